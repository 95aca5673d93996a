import { LEGS } from '../domain/episode.ts';
import { type History, indexAt, move } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import type { Series } from '../domain/series.ts';
import type { Leg, Window, WindowStress } from '../domain/stress.ts';
import type { Day } from '../domain/time.ts';
import { sigmas } from './measure.ts';

/** A series of a leg, what is known of it, and whether it is complete and open today. */
export type LegSeries = {
  readonly series: Series;
  readonly history: History;
  /** True when a due value is missing. */
  readonly stale: boolean;
  /** Sessions that lack their value still, although a later one has come. */
  readonly gaps: readonly Day[];
  /** True when the market kept no session since the decision before. */
  readonly closed: boolean;
  /** Where a window begins in it that begins with the close of a day; undefined: with its own close of that day. */
  readonly reach: ((close: Day) => Day) | undefined;
};

/** A yield pulls the price down as it rises; `sign` turns a series that runs against its leg. */
export const direction = (s: Pick<Series, 'kind' | 'sign'>): number =>
  s.sign * (s.kind === 'yield' ? -1 : 1);

/**
 * How a leg moved after the close of `start` up to now: the mean over its series of the move in
 * sigmas, and of the log return in price direction.
 */
export function leg(strands: readonly LegSeries[], start: Day): Known<Leg> {
  let [z, total, n] = [0, 0, 0];
  let [first, last] = [start, start];
  for (const { series, history, stale, gaps, reach } of strands) {
    if (stale) return { unknown: { kind: 'stale', series: series.id } };
    const begin = reach ? reach(start) : start;
    if (gaps.some((day) => day >= begin)) return { unknown: { kind: 'window incomplete' } };
    const from = indexAt(history, begin);
    const to = history.length - 1;
    if (from < 0) return { unknown: { kind: 'no value before the window', series: series.id } };
    if (to <= from) return { unknown: { kind: 'no session inside the window', series: series.id } };
    const own = sigmas(history, from, to);
    if (own === undefined) return { unknown: { kind: 'too short a past', series: series.id } };
    const step = move(history.kind, history.values[from] as number, history.values[to] as number);
    z += (direction(series) * own) / strands.length;
    total += (direction(series) * step * scale(series)) / strands.length;
    n = Math.max(n, to - from);
    first = history.days[from] as Day;
    last = history.days[to] as Day;
  }
  return { z, move: total, n, start: first, end: last, carried: strands.some((s) => s.closed) };
}

/** Turns a yield in per cent into a price move, share: duration years, a hundredth a point. */
const scale = (s: Series): number => (s.kind === 'yield' ? (s.duration ?? 1) / 100 : 1);

/** The series of the three legs; the first of risk sets the window. */
export type StressLegs = { readonly [L in (typeof LEGS)[number]]: readonly LegSeries[] };

/** First day of the h-session window: the close of the h-th earlier session of the risk leg. */
export function startOf(strands: StressLegs, h: number): Day | undefined {
  const anchor = strands.risk[0]?.history;
  return anchor?.days[anchor.length - 1 - h];
}

/** Legs and severity of one window length; the threshold is the vintage's, where one is at hand. */
export function windowStress(
  strands: StressLegs,
  window: Window,
  threshold: Known<number> = { unknown: { kind: 'not yet' } },
): WindowStress {
  const start = startOf(strands, window);
  const of = (name: (typeof LEGS)[number]): Known<Leg> =>
    start === undefined ? { unknown: { kind: 'too short a past' } } : leg(strands[name], start);
  const legs = { risk: of('risk'), rates: of('rates'), dollar: of('dollar') };
  const all = LEGS.map((name) => legs[name]);
  const gap = all.find((one) => 'unknown' in one);
  const severity = gap ? { unknown: gap.unknown } : Math.min(...all.map((one) => -(one as Leg).z));
  return { window, legs, severity, threshold };
}
