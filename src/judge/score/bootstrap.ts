import type { Known } from '../../domain/known.ts';
import type { Resamples } from '../../domain/score.ts';
import { quantile } from '../../kernel/quantile.ts';
import { demand } from '../../kernel/require.ts';
import type { Draw } from './draw.ts';

/** Mean length of a block, sessions. */
const BLOCK_SESSIONS = 10;
const RESAMPLES = 1999;
/** Mean blocks that must be there. */
const MIN_BLOCKS = 6;
/** Quantiles between which an 80 % interval lies. */
export const INTERVAL = { low: 0.1, high: 0.9 } as const;

/** How a row is resampled: mean length of a block, sessions, >= 1, and how many times, >= 1. */
export type Resampling = { readonly block?: number; readonly resamples?: number };

/** Sums of a series in resamples, as they are drawn; series of one length are resampled alike. */
export function resampledSums(
  xs: readonly number[],
  draw: Draw,
  { block = BLOCK_SESSIONS, resamples = RESAMPLES }: Resampling = {},
): Known<readonly number[]> {
  const n = xs.length;
  demand(block >= 1 && resamples >= 1, 'blocks and resamples are at least 1', block);
  const least = MIN_BLOCKS * block;
  if (n < least) return { unknown: { kind: 'too few', of: 'sessions', least } };
  const uniform = (b: number, i: number): number => {
    const u = draw(b, i);
    demand(u >= 0 && u < 1, 'a draw lies in [0, 1)', u);
    return u;
  };
  return Array.from({ length: resamples }, (_, b) => {
    let [sum, at] = [0, 0];
    for (let t = 0; t < n; t++) {
      const fresh = t === 0 || uniform(b, 2 * t) < 1 / block;
      at = fresh ? Math.floor(uniform(b, 2 * t + 1) * n) : (at + 1) % n;
      sum += xs[at] as number;
    }
    return sum;
  });
}

/** The middle 80 % of what was drawn. */
export function middle(
  drawn: Known<readonly number[]>,
  { block = BLOCK_SESSIONS }: Resampling = {},
): Known<Resamples> {
  if ('unknown' in drawn) return drawn;
  const sorted = drawn.toSorted((x, y) => x - y);
  return {
    low: quantile(sorted, INTERVAL.low),
    high: quantile(sorted, INTERVAL.high),
    block,
    resamples: sorted.length,
  };
}

/**
 * 80 % interval for the sum of a series that depends on its own past: stationary bootstrap, blocks
 * of geometric length, the series bent into a ring. The same draws give the same interval, and
 * series of one length are resampled alike.
 * Source: D. N. Politis and J. P. Romano, "The stationary bootstrap", JASA 89 (1994) 1303-1313.
 * @param xs finite numbers, one a session
 * @returns  in the unit of the values; unknown with fewer than six blocks of them
 * @throws RangeError when a draw lies outside [0, 1)
 */
export const bootstrap = (
  xs: readonly number[],
  draw: Draw,
  how: Resampling = {},
): Known<Resamples> => middle(resampledSums(xs, draw, how), how);
