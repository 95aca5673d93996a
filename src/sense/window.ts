import { LEGS } from '../domain/episode.ts';
import type { Known } from '../domain/known.ts';
import type { Leg, Window, WindowStress } from '../domain/stress.ts';
import type { Day } from '../domain/time.ts';
import { type LegSeries, leg } from './leg.ts';
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
