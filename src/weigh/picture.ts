import type { Spread } from '../domain/simulation.ts';
import { FAN, OUT, WIDTH } from './firesale/arena.ts';
import { spread } from './recovery.ts';

/** Bins of the picture of overshoots. */
const BINS = 10;

/** What a picture of a simulation is drawn from, over the paths that fell. */
export type Picture = {
  /** Part of the fall that sales made: bins of 0..1 side by side, weights summing to 1. */
  readonly histogram: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
  }[];
  /** Level of the market after 1, 3, 5, 10, 20, 40, 60 sessions. */
  readonly fan: readonly Spread[];
};

/**
 * The picture of the paths that fell by at least so much.
 * @param rows  paths x `WIDTH`
 * @param from  least fall, share
 * @returns     undefined when no path fell by as much
 */
export function picture(rows: Float64Array, from: number): Picture | undefined {
  const at = (path: number, column: number): number => rows[path * WIDTH + column] as number;
  const of = Array.from({ length: rows.length / WIDTH }, (_, i) => i).filter(
    (path) => at(path, OUT.fall) >= from,
  );
  if (of.length === 0) return undefined;
  const bins = new Float64Array(BINS);
  let total = 0;
  for (const path of of) {
    const weight = at(path, OUT.weight);
    const part = (at(path, OUT.overshoot) * at(path, OUT.news)) / at(path, OUT.fall);
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(part * BINS)));
    bins[bin] = (bins[bin] as number) + weight;
    total += weight;
  }
  return {
    histogram: Array.from(bins, (weight, i) => ({
      from: i / BINS,
      to: (i + 1) / BINS,
      weight: weight / total,
    })),
    fan: FAN.map((_, k) => spread({ rows, of }, (path) => at(path, OUT.fan + k))),
  };
}
