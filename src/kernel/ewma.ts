import { finite } from './finite.ts';
import { demand } from './require.ts';

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
 * The same variance with each of a series of returns, seeded with the first squared return.
 * @param changes  finite returns, oldest first
 * @param lambda   weight of the past, 0 < lambda < 1
 * @returns        entry i knows returns 0..i and nothing later
 * @throws RangeError when a return is not finite or lambda is outside (0, 1)
 * @example ewmas([1, 3], 0.75) // [1, 3]
 */
export function ewmas(changes: readonly number[], lambda: number): number[] {
  finite(changes, 0);
  demand(lambda > 0 && lambda < 1, 'lambda lies between 0 and 1', lambda);
  const out: number[] = [];
  for (const change of changes) {
    const previous = out[out.length - 1];
    out.push(previous === undefined ? change * change : ewma(previous, change, lambda));
  }
  return out;
}
