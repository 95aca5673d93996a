import { expm1 } from '../../kernel/fdlibm.ts';
import type { Ground } from '../content/context.ts';
import { assets, contracts, paths, wrong } from '../content/odds.ts';
import type { OddsView } from '../content/oddsview.ts';
import { nearestTurn, turns } from '../content/tipping.ts';
import { section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { fixed, percent, signedPercent } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** Digits that an amount of money is worth here. */
const DIGITS = 2;

/** Own odds against the market's. */
export const [oddsScreen, oddsPage] = faces('odds', (g, view: OddsView) => {
  const { w } = g;
  const turning: Ground = { ...g, place: 's-turns' };
  return {
    mast: [w.odds.title, `${view.title[g.lang]}${w.pause}${w.longDate(view.day)}`],
    headline: headline(g, view),
    why: [
      found(g, view),
      w.odds.today(view.act, cite(percent(view.held), turning.place)),
      nearestTurn(turning, view),
    ],
    sections: [
      section('odds', w.odds.title, [paths(g, view), assets(g, view), ...contracts(g, view)]),
      section('turns', w.odds.turns.heading, [turns(turning, view)]),
      section('misfits', w.odds.misfits, [
        { kind: 'list', items: faults(g, view).map((s) => [s]) },
      ]),
      method(g, stated(g, view)),
    ],
  };
});

/** Which way the gap lies, or that noise hides it. */
function headline({ w }: Ground, { odds }: OddsView): string {
  const { book } = odds;
  if ('unknown' in book) return w.odds.verdict('unknown', undefined);
  const way = book.high < 0 ? 'fear' : book.low > 0 ? 'calm' : 'hidden';
  return w.odds.verdict(way, percent(Math.abs(book.at), 1));
}

/** What the gap is worth, in one sentence without its end. */
function found({ w, lang, place }: Ground, view: OddsView): Prose {
  const { odds, window, book: owned, titles } = view;
  const { book } = odds;
  const naming = { title: (id: string) => titles.series[id]?.[lang] ?? id, absent: () => false };
  if ('unknown' in book) return w.odds.noBook(w.unknown(book.unknown, naming));
  return w.odds.found({
    at: cite(signedPercent(book.at, 1), place),
    low: signedPercent(book.low, 1),
    high: signedPercent(book.high, 1),
    sessions: w.sessions(window),
    money:
      owned && w.change(Number((expm1(book.at) * owned.worth).toPrecision(DIGITS)), owned.currency),
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
