import type { Penalty } from '../../domain/forecastscore.ts';
import type { LibraryRow, LibraryScore, Recoding, StopWorth } from '../../domain/library.ts';
import { quantile } from '../../kernel/quantile.ts';
import type { Block } from '../render/block.ts';
import { amount, type Column, tabulate, wording } from '../render/table.ts';
import { fixed, signed } from '../words/number.ts';
import { againstPrior } from './benchmark.ts';
import { type Ground, spoken } from './context.ts';
import { byRival, unscored } from './retrace.ts';
import { told } from './score.ts';
import { inPoints } from './timing.ts';

/** What all stops were worth, each taken alone, and the most that one was; share of capital. */
export function stopWorth(rows: readonly LibraryRow[]): Record<'sum' | 'most', number> {
  const known = rows
    .flatMap((e) => e.stops)
    .flatMap((s) => (typeof s.worth === 'number' ? [s.worth] : []));
  return { sum: known.reduce((sum, x) => sum + x, 0), most: Math.max(0, ...known) };
}

/** What each stop that tripped cost or saved, under the name of its episode. */
export function stopCosts(g: Ground, { episodes }: LibraryScore): Block[] {
  const w = g.w.library.stops;
  type Shown = { readonly name: string; readonly stop?: StopWorth };
  const lines = episodes.flatMap(({ title, stops }): Shown[] => {
    const moved = stops.filter((s) => s.trips > 0 || s.held > 0);
    const own = moved.map((stop) => ({ name: `· ${stop.title[g.lang]}`, stop }));
    return own.length > 0 ? [{ name: title[g.lang] }, ...own] : [];
  });
  if (lines.length === 0) return [spoken(g, w.none)];
  const [name, trips, absorbed, held, worth] = w.column;
  const figure = (head: string, says: (s: StopWorth) => string): Column<Shown> =>
    amount(head, ({ stop }) => (stop ? says(stop) : ''));
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(trips, (s) => String(s.trips)),
        figure(absorbed, (s) => String(s.absorbed)),
        figure(held, (s) => String(s.held)),
        figure(worth, (s) => told(g, s.worth, inPoints)),
      ]),
    },
    spoken(g, w.sum(inPoints(stopWorth(episodes).sum))),
  ];
}

/** Regime calls beside the prior, by episode and together. */
export function callTable(g: Ground, { episodes, regime }: LibraryScore): Block[] {
  const w = g.w.library.calls;
  const [name, brier, prior, log, priorLog, cases, apart, verdict] = w.column;
  const lines = [
    ...episodes.map(({ title, score }) => ({ name: title[g.lang], r: score.regime })),
    { name: g.w.library.together, r: regime },
  ];
  type Called = (typeof lines)[number];
  const none = g.w.record.unknown;
  const figure = (head: string, of: 'brier' | 'log', whose: keyof Penalty): Column<Called> =>
    amount(head, ({ r }) => {
      const p = 'unknown' in r ? r : r[of];
      return 'unknown' in p ? none : fixed(p[whose] as number, 3);
    });
  return [
    {
      kind: 'table',
      caption: [`${w.caption}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        figure(brier, 'brier', 'own'),
        figure(prior, 'brier', 'prior'),
        figure(log, 'log', 'own'),
        figure(priorLog, 'log', 'prior'),
        amount(cases, ({ r }) => ('unknown' in r ? none : String(r.resolved))),
        amount(apart, ({ r }) => ('unknown' in r ? none : String(r.apart))),
        wording(verdict, ({ r }) => {
          const how = 'unknown' in r ? undefined : againstPrior(r);
          return how === undefined ? none : w.verdict[how];
        }),
      ]),
    },
  ];
}

/** Forecasts of falls of all episodes beside their benchmarks; nothing where there are none. */
export function forecastTable(g: Ground, { retrace: r }: LibraryScore): Block[] {
  if ('unknown' in r || r.calls.length === 0) return [];
  const w = g.w.calls.retrace;
  const penalties = [r.crps, r.brier.half, r.brier.end, r.log.half, r.log.end];
  return [
    {
      kind: 'table',
      heading: [w.heading({ made: r.made, due: r.calls.length, open: r.open, apart: r.apart })],
      caption: [`${w.beside(r.calls.length)}${g.w.full}`],
      table: byRival(g, penalties),
    },
    ...unscored(g, penalties),
  ];
}

/** Recodings of some episodes that were tried, the largest move first. */
export const movesOf = (rows: readonly LibraryRow[]): readonly Recoding[] =>
  rows
    .flatMap(({ recoded }) => ('unknown' in recoded ? [] : recoded.moves))
    .toSorted((a, b) => Math.abs(b.move) - Math.abs(a.move));

/** Ways of coding one item otherwise, tried or not. */
export const waysOf = (rows: readonly LibraryRow[]): number =>
  rows.reduce((sum, { recoded }) => sum + ('unknown' in recoded ? 0 : recoded.all), 0);

/** How far totals move when an item is coded otherwise, and when everything is done a session later. */
export function robustness(g: Ground, { episodes, later }: LibraryScore): Block[] {
  const w = g.w.library.robust;
  const [name, tried, median, largest, item, delayed] = w.column;
  const moves = movesOf(episodes);
  const lines = [
    ...episodes.map((e) => ({ name: e.title[g.lang], moves: movesOf([e]), later: e.later })),
    { name: g.w.library.together, moves, later },
  ];
  type Moved = (typeof lines)[number];
  const size = (l: Moved): readonly number[] =>
    l.moves.map((m) => Math.abs(m.move)).toSorted((a, b) => a - b);
  const none = g.w.record.unknown;
  return [
    {
      kind: 'table',
      caption: [`${w.caption(fixed(moves.length, 0), fixed(waysOf(episodes), 0))}${g.w.full}`],
      table: tabulate(lines, [
        wording(name, (l) => l.name),
        amount(tried, (l) => String(l.moves.length)),
        amount(median, (l) =>
          l.moves.length === 0 ? none : fixed(100 * quantile(size(l), 0.5), 2),
        ),
        amount(largest, (l) => (l.moves[0] ? signed(100 * l.moves[0].move, 2) : none)),
        wording(item, ({ moves: [m] }) => (m ? w.item(m.item, w.how[m.how]) : none)),
        amount(delayed, (l) => told(g, l.later, (x) => signed(100 * x, 2))),
      ]),
    },
  ];
}
