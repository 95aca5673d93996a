import type { Lang } from '../../domain/text.ts';
import type { Ground } from '../content/context.ts';
import { assets, contracts, paths, wrong } from '../content/odds.ts';
import type { OddsView } from '../content/oddsview.ts';
import { nearestTurn, turns } from '../content/tipping.ts';
import type { Block, Section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { words } from '../words/index.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { answerPage, answerScreen, type CommandAnswer } from './answer.ts';

const COMMAND = 'odds';
/** Digits that an amount of money is worth here. */
const DIGITS = 2;

/** Own odds against the market's, on a terminal. */
export const oddsScreen = (view: OddsView, lang: Lang): readonly string[] =>
  answerScreen(composed(view, lang));

/** The same as one HTML file. */
export const oddsPage = (view: OddsView, lang: Lang): string => answerPage(composed(view, lang));

function composed(view: OddsView, lang: Lang): CommandAnswer {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-odds' };
  const at = (place: string): Ground => ({ ...g, place });
  const method: Block[] = stated(g, view).map((s) => ({ kind: 'say', note: true, prose: [s] }));
  const section = (id: string, title: string, blocks: readonly Block[]): Section<Block> => ({
    id,
    title,
    blocks,
  });
  return {
    lang,
    words: w,
    command: COMMAND,
    mast: [w.odds.title, `${view.title[lang]}${w.pause}${w.longDate(view.day)}`],
    partial: undefined,
    headline: headline(g, view),
    why: [
      found(g, view),
      w.odds.today(view.verdict, cite(percent(view.held), 's-turns')),
      nearestTurn(at('s-turns'), view),
    ],
    sections: [
      section('odds', w.odds.title, [paths(g, view), assets(g, view), ...contracts(g, view)]),
      section('turns', w.odds.turns.heading, [turns(at('s-turns'), view)]),
      section('misfits', w.odds.misfits, [
        { kind: 'list', items: faults(g, view).map((s) => [s]) },
      ]),
      section('method', w.title.method, method),
    ],
  };
}

/** Which way the gap lies, or that noise hides it. */
function headline({ w }: Ground, { odds }: OddsView): string {
  const { book } = odds;
  if ('unknown' in book) return w.odds.verdict('unknown', undefined);
  const way = book.high < 0 ? 'fear' : book.low > 0 ? 'calm' : 'hidden';
  return w.odds.verdict(way, percent(Math.abs(book.at), 1));
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
