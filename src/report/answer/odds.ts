import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import {
  assets,
  byAsset,
  byPath,
  contracts,
  most,
  named,
  paths,
  spreadOf,
  wrong,
} from '../content/odds.ts';
import type { OddsView } from '../content/oddsview.ts';
import { byInput, nearest, reach, turns } from '../content/tipping.ts';
import type { Block, Section } from '../render/block.ts';
import { plain } from '../render/columns.ts';
import { cite, flat, type Prose } from '../render/prose.ts';
import { answerLines, tableLines, under } from '../render/terminaltable.ts';
import { strip } from '../screen/strip.ts';
import { words } from '../words/index.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { type Answer, answerPage } from './answer.ts';

const COMMAND = 'odds';
/** Cells of a path's row in signs. */
const ROW = 76;
/** Digits that an amount of money is worth here. */
const DIGITS = 2;

/** Own odds against the market's on a terminal of 80 columns. */
export function oddsScreen(view: OddsView, lang: Lang): readonly string[] {
  const { answer, g } = opened(view, lang);
  const { w } = g;
  const { odds } = view;
  const end = most(odds);
  const n = named(g, view);
  const drawn = odds.paths.flatMap((p) => {
    const span = spreadOf(p);
    const row = strip({ frame: p.bounds, ...(span ? { span } : {}), beside: p.own }, end, ROW);
    return [`  ${plain(n.path(p.scenario))}`, `  |${row}`];
  });
  const said = contracts(g, view);
  const over = (heading: string, caption: string): string =>
    `${heading}${w.full}${w.blank}${caption}${w.full}`;
  return answerLines(answer, COMMAND, [
    ...under(answer, `${w.odds.paths.key(percent(end))}${w.full}`, ['', ...drawn]),
    '',
    ...tableLines(byPath(g, view), w),
    ...(odds.assets.length > 0
      ? under(
          answer,
          over(w.odds.assets.heading(w.sessions(view.window)), w.odds.assets.caption),
          tableLines(byAsset(g, view), w),
        )
      : under(answer, `${w.odds.assets.none}${w.full}`, [])),
    ...said.flatMap((b) =>
      b.kind === 'table'
        ? under(
            answer,
            over(w.odds.contracts.heading, w.odds.contracts.caption(w.sessions(view.horizon))),
            tableLines(b.table, w),
          )
        : b.kind === 'say'
          ? under(answer, flat(b.prose), [])
          : [],
    ),
    ...under(
      answer,
      over(w.odds.turns.heading, reach(g, view)),
      tableLines(byInput(g, odds.tipping), w),
    ),
    ...faults(g, view).flatMap((s) => under(answer, s, [])),
    ...stated(g, view).flatMap((s) => under(answer, s, [])),
  ]);
}

/** The same as one HTML file. */
export const oddsPage = (view: OddsView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

function opened(view: OddsView, lang: Lang): { answer: Answer; g: Ground } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-odds' };
  const at = (place: string): Ground => ({ ...g, place });
  const method: Block[] = stated(g, view).map((s) => ({ kind: 'say', note: true, prose: [s] }));
  const section = (id: string, title: string, blocks: readonly Block[]): Section => ({
    id,
    title,
    blocks,
  });
  return {
    g,
    answer: {
      lang,
      words: w,
      mast: [w.odds.title, `${view.title[lang]}${w.pause}${w.longDate(view.day)}`],
      partial: undefined,
      headline: headline(g, view),
      why: [
        found(g, view),
        w.odds.today(view.verdict, cite(percent(view.held), 's-turns')),
        nearest(at('s-turns'), view),
      ],
      sections: [
        section('odds', w.odds.title, [paths(g, view), assets(g, view), ...contracts(g, view)]),
        section('turns', w.odds.turns.heading, [turns(at('s-turns'), view)]),
        section('misfits', w.odds.misfits, [
          { kind: 'list', items: faults(g, view).map((s) => [s]) },
        ]),
        section('method', w.title.method, method),
      ],
    },
  };
}

/** Which way the gap lies, or that noise hides it. */
function headline({ w }: Ground, { odds }: OddsView): string {
  const { book } = odds;
  if ('unknown' in book) return w.odds.verdict('unknown', undefined);
  const way = book.high < 0 ? 'fear' : book.low > 0 ? 'calm' : 'hidden';
  return w.odds.verdict(way, signedPercent(book.at, 1));
}

/** What the gap is worth, in one sentence without its end. */
function found({ w, place }: Ground, { odds, window, book: owned }: OddsView): Prose {
  const { book } = odds;
  if ('unknown' in book) return w.odds.noBook(w.unknown(book.unknown));
  return w.odds.found({
    at: cite(signedPercent(book.at, 1), place),
    low: signedPercent(book.low, 1),
    high: signedPercent(book.high, 1),
    sessions: w.sessions(window),
    ...(owned
      ? { money: w.change(Number((book.at * owned.worth).toPrecision(DIGITS)), owned.currency) }
      : {}),
  });
}

const faults = (g: Ground, view: OddsView): readonly string[] => {
  const all = wrong(g, view);
  return (all.length > 0 ? all : [g.w.odds.noMisfits]).map((s) => `${s}${g.w.full}`);
};

/** What the figures rest on. */
const stated = ({ w }: Ground, { odds }: OddsView): readonly string[] => [
  `${w.odds.method({
    cases: fixed(odds.cases, 0),
    distance: typeof odds.distance === 'number' ? fixed(odds.distance, 2) : undefined,
  })}${w.full}`,
  `${w.odds.reading}${w.full}`,
];
