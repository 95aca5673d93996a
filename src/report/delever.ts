import type { Lang } from '../domain/text.ts';
import { type Answer, answerPage } from './answer.ts';
import type { Block } from './block.ts';
import type { Ground } from './ground.ts';
import { delever, record } from './piece/delever.ts';
import { flat, type Prose } from './prose.ts';
import { answerLines, under } from './screen/answer.ts';
import { table } from './screen/table.ts';
import type { DeleverView } from './view/delever.ts';
import { words } from './words/index.ts';
import { chance } from './words/number.ts';

const COMMAND = 'delever';

/** Mechanical or news, on a terminal of 80 columns. */
export function deleverScreen(view: DeleverView, lang: Lang): readonly string[] {
  const { answer, blocks } = opened(view, lang);
  return answerLines(
    answer,
    COMMAND,
    blocks.flatMap((b) => lines(b, answer)),
  );
}

/** The same as one HTML file. */
export const deleverPage = (view: DeleverView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

/** A block without its picture. */
function lines(b: Block, a: Answer): readonly string[] {
  if (b.kind === 'say') return under(a, flat(b.prose), []);
  if (b.kind !== 'chart' && b.kind !== 'table') return [];
  const heading = `${flat(b.heading ?? [])}${a.words.full}`;
  const caption =
    b.caption && b.caption.length > 0
      ? under(a, `${flat(b.caption)}${a.words.full}`, []).slice(1)
      : [];
  return [...under(a, heading, caption), ...(b.table ? ['', ...table(b.table, a.words)] : [])];
}

function opened(view: DeleverView, lang: Lang): { answer: Answer; blocks: readonly Block[] } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-delever' };
  const { retrace, mechanical } = view.delever;
  const share =
    'unknown' in mechanical || mechanical.share === 'not identified'
      ? undefined
      : chance(mechanical.share.at);
  const blocks = [...delever(g, view.delever), ...(view.record ? [record(g, view.record)] : [])];
  return {
    blocks,
    answer: {
      lang,
      words: w,
      mast: [w.delever.title, view.title[lang]],
      partial: undefined,
      headline: w.delever.verdict(
        share,
        'unknown' in retrace ? undefined : chance(retrace.half.at),
      ),
      why: why(g, view),
      sections: [{ id: 'delever', title: w.delever.title, blocks }],
    },
  };
}

/** When the forecast was made, and what stands against its being mechanical. */
function why({ w }: Ground, { delever: d, day }: DeleverView): readonly Prose[] {
  const { retrace } = d;
  if ('unknown' in retrace) return [[w.unknown(retrace.unknown)]];
  return [
    [w.delever.made(w.date(retrace.made, day))],
    w.delever.cases(String(retrace.cases), retrace.by === 'past mean'),
  ];
}
