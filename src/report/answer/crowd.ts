import type { Unknown } from '../../domain/known.ts';
import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { asked, crowdMethod, fittedBlocks, kinds, overshoot, sizeOf } from '../content/crowd.ts';
import { type CrowdView, shownOf } from '../content/crowdview.ts';
import { back, half } from '../content/halfback.ts';
import { fallsBySize, levels, often, sold } from '../content/run.ts';
import { hatched } from '../content/unknown.ts';
import type { Block, Section } from '../render/block.ts';
import type { Prose } from '../render/prose.ts';
import { words } from '../words/index.ts';
import { chance } from '../words/number.ts';
import { answerPage, answerScreen, type CommandAnswer } from './answer.ts';

const COMMAND = 'crowd';

/** One simulation: the path of the market, the overshoot, who sold, on a terminal. */
export const crowdScreen = (view: CrowdView, lang: Lang): readonly string[] =>
  answerScreen(composed(view, lang));

/** The same as one HTML file. */
export const crowdPage = (view: CrowdView, lang: Lang): string => answerPage(composed(view, lang));

function composed(view: CrowdView, lang: Lang): CommandAnswer {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-crowd' };
  const { like, walk } = shownOf(view);
  const why: Unknown = { kind: 'no like fall' };
  const unknown = (text: string): Block => hatched(g, text, { why });
  const blocks: Block[] = like
    ? [overshoot(g, like), half(g, like, walk), back(g, like, walk)]
    : [unknown(w.like.overshoot.unknown), unknown(w.like.half.unknown)];
  const spoken: Prose[] = like
    ? [w.like.overshoot.heading(chance(like.mean.at)), flatly(half(g, like, walk))]
    : [[{ unknown: w.unknown(why) }]];
  const sections: Section<Block>[] = [
    {
      id: 'crowd',
      title: w.like.title,
      blocks: [
        ...(view.fan.length > 0 ? [levels(g, view)] : []),
        ...(view.histogram.length > 0 ? [often(g, view)] : []),
        sold(g, view),
        ...blocks,
        fallsBySize(g, view),
        ...(view.vintage ? fittedBlocks({ ...g, place: 's-method' }, view.vintage) : []),
      ],
    },
    {
      id: 'method',
      title: w.title.method,
      blocks: [
        asked(g, view),
        kinds(g, view),
        ...crowdMethod(g, view).map((line): Block => ({ kind: 'say', note: true, prose: [line] })),
      ],
    },
  ];
  return {
    lang,
    words: w,
    command: COMMAND,
    mast: [w.like.title, view.crowd.title[lang]],
    partial: view.partial && w.page.partialOf(view.partial),
    headline: like
      ? w.like.verdict(chance(like.mean.at), sizeOf(g, like))
      : w.like.overshoot.unknown,
    why: spoken,
    sections,
  };
}

/** The finding of a chart. */
const flatly = (b: Block): Prose => (b.kind === 'chart' ? b.heading : []);
