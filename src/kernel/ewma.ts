import { demand, finite } from './require.ts';

/**
 * One step of the exponentially weighted variance about a mean of zero:
 * next = lambda previous + (1 - lambda) change^2.
 * Source: J.P. Morgan/Reuters, "RiskMetrics - Technical Document", 4th ed. (1996), section 5.2.
 * @param previous  variance before the change, >= 0
 * @param change    the return that arrived, finite
 * @param lambda    weight of the past, 0 < lambda < 1 (0.94 for daily returns)
 * @returns         variance with the change in it, unit of the return squared
 * @throws RangeError on any argument outside its range
 * @example ewma(1, 3, 0.75) // 3
 */
export function ewma(previous: number, change: number, lambda: number): number {
  demand(previous >= 0 && previous < Number.POSITIVE_INFINITY, 'a variance is >= 0', previous);
  demand(Number.isFinite(change), 'a return is a finite number', change);
  demand(lambda > 0 && lambda < 1, 'lambda lies between 0 and 1', lambda);
  return lambda * previous + (1 - lambda) * change * change;
}

/**
 * The same variance once all of a series of returns are in it, seeded with the first squared return.
 * @param changes  finite returns, oldest first, at least one
 * @param lambda   weight of the past, 0 < lambda < 1
 * @throws RangeError when there is no return, one is not finite, or lambda is outside (0, 1)
 * @example ewmaAll([1, 3], 0.75) // 3
 */
export function ewmaAll(changes: readonly number[], lambda: number): number {
  finite(changes, 1);
  demand(lambda > 0 && lambda < 1, 'lambda lies between 0 and 1', lambda);
  let variance = changes[0] * changes[0];
  for (let i = 1; i < changes.length; i++)
    variance = lambda * variance + (1 - lambda) * changes[i] * changes[i];
  return variance;
}
