import type { Known } from '../../domain/known.ts';
import type { Lane } from '../../domain/record.ts';
import { BASELINES, type Sizing, type StopLossBand, type WealthPath } from '../../domain/score.ts';
import { mean } from '../../kernel/mean.ts';
import { quantile } from '../../kernel/quantile.ts';
import { type Basis, baseline, stopLosses } from './baseline.ts';
import { path, type Terms } from './path.ts';

/** Own decisions, and what the baselines decide from. */
export type LaneInput = Terms &
  Omit<Basis, 'days'> & {
    /** Own decisions, oldest first. */
    readonly sizings: readonly Sizing[];
  };

/** The own path first, then each baseline's by the same rule over the same sessions. */
export function lanes(entry: LaneInput): Lane[] {
  const run = (sizings: Known<readonly Sizing[]>): Known<WealthPath> =>
    'unknown' in sizings ? sizings : path(sizings, entry.prices, entry);
  const own = run(entry.sizings);
  const points = 'unknown' in own ? [] : own.points;
  const basis = {
    ...entry,
    days: entry.sizings.map((s) => s.day),
    ...(points.length > 0 && { mean: mean(points.map((p) => p.exposure)) }),
  };
  return [
    { contender: 'own', path: own },
    ...BASELINES.map((id) => ({ contender: id, path: run(baseline(id, basis)) })),
  ];
}

/** The path of one contender among them; unknown where it is not there. */
export const pathOf = (lanes: readonly Lane[], who: Lane['contender']): Known<WealthPath> =>
  lanes.find((l) => l.contender === who)?.path ?? { unknown: { kind: 'nothing to compare' } };

/** Totals of the stop-loss over its settings, by the same rule over the same sessions. */
export function stopLossBand(entry: LaneInput): Known<StopLossBand> {
  const totals: number[] = [];
  for (const sizings of stopLosses({ ...entry, days: entry.sizings.map((s) => s.day) })) {
    const went = path(sizings, entry.prices, entry);
    if ('unknown' in went) return went;
    totals.push((went.points.at(-1)?.wealth ?? 1) - 1);
  }
  return bandOf(totals);
}

/** Lowest, middle and highest of totals, at least one. */
export function bandOf(totals: readonly number[]): StopLossBand {
  const sorted = totals.toSorted((a, b) => a - b);
  return {
    totals,
    low: sorted[0] as number,
    median: quantile(sorted, 0.5),
    high: sorted.at(-1) as number,
  };
}
