import { expm1, log1p } from '../../kernel/fdlibm.ts';
import { demand } from '../../kernel/require.ts';
import { TAIL_SHARE } from '../outcome.ts';
import type { Resampling } from './bootstrap.ts';
import type { Draw } from './draw.ts';

/** Mean length of a block, sessions: about a quarter, so that a fall stays with its return. */
export const BLOCK_SESSIONS = 60;
export const RESAMPLES = 1000;
/** Sessions that must be there: six blocks. */
export const MIN_RESAMPLED_SESSIONS = 6 * BLOCK_SESSIONS;

/** What is taken of a path in each resample; every figure larger is better but `cvar`. */
export const RESAMPLED_FIGURES = ['growth', 'drawdown', 'cvar', 'asymmetry'] as const;
export type ResampledFigure = (typeof RESAMPLED_FIGURES)[number];

/** One value a resample, in the order of the resamples. */
export type Resampled = { readonly [F in ResampledFigure]: Float64Array };

/**
 * Growth (log, over the stretch), deepest fall, CVaR 95 % of a session and gains over losses of a
 * path in each resample of its sessions: stationary bootstrap, blocks of geometric length, the path
 * bent into a ring. Paths of one length are resampled alike under one draw, so that the figures of
 * two can be subtracted resample by resample.
 * Source: D. N. Politis and J. P. Romano, "The stationary bootstrap", JASA 89 (1994) 1303-1313.
 * @param returns simple returns a session, > -1; at least one
 * @throws RangeError when there is none, or a path is ruined
 */
export function resample(
  returns: readonly number[],
  draw: Draw,
  { resamples = RESAMPLES, block = BLOCK_SESSIONS }: Resampling = {},
): Resampled {
  const n = returns.length;
  demand(n > 0 && block >= 1 && resamples >= 1, 'sessions, blocks and resamples', n);
  const logs = Float64Array.from(returns, log1p);
  demand(logs.every(Number.isFinite), 'a path keeps something', n);
  const [growth, drawdown, cvar, asymmetry] = RESAMPLED_FIGURES.map(
    () => new Float64Array(resamples),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const drawn = new Float64Array(n);
  for (let b = 0; b < resamples; b++) {
    let [at, sum, peak, fall, gain, loss] = [0, 0, 0, 0, 0, 0];
    for (let t = 0; t < n; t++) {
      const fresh = t === 0 || draw(b, 2 * t) < 1 / block;
      at = fresh ? Math.floor(draw(b, 2 * t + 1) * n) : at + 1 === n ? 0 : at + 1;
      sum += logs[at] as number;
      if (sum > peak) peak = sum;
      else if (sum - peak < fall) fall = sum - peak;
      const x = returns[at] as number;
      drawn[t] = x;
      if (x > 0) gain += x;
      else loss -= x;
    }
    growth[b] = sum;
    drawdown[b] = expm1(fall);
    cvar[b] = tail(worstFirst(drawn));
    asymmetry[b] = loss > 0 ? gain / loss : Number.POSITIVE_INFINITY;
  }
  return { growth, drawdown, cvar, asymmetry };
}

/** Minus the mean of the worst twentieth of sorted returns; the one on the edge counts with its part. */
function tail(sorted: Float64Array): number {
  const mass = TAIL_SHARE * sorted.length;
  let sum = 0;
  for (let i = 0; i < mass; i++) sum += (sorted[i] as number) * Math.min(1, mass - i);
  return -sum / mass;
}

/** The worst twentieth in order at the front, the rest in any order behind it: Hoare's selection. */
function worstFirst(x: Float64Array): Float64Array {
  const count = Math.ceil(TAIL_SHARE * x.length);
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const pivot = x[(low + high) >> 1] as number;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((x[i] as number) < pivot) i++;
      while ((x[j] as number) > pivot) j--;
      if (i > j) break;
      const swapped = x[i] as number;
      x[i++] = x[j] as number;
      x[j--] = swapped;
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else break;
  }
  x.subarray(0, count).sort();
  return x;
}
