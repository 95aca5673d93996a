import { mean } from './mean.ts';
import { finite } from './require.ts';

/**
 * Sample variance: squared deviations from the mean, divided by n - 1.
 * Two passes; exactly 0 for a constant array.
 * @param xs  at least two finite numbers
 * @returns   >= 0, unit of the values squared
 * @throws RangeError when there are fewer than two, or one is not finite
 * @example variance([1, 2, 6]) // 7
 */
export function variance(xs: readonly number[]): number {
  finite(xs, 2);
  const centre = mean(xs);
  let sum = 0;
  for (const x of xs) sum += (x - centre) ** 2;
  return sum / (xs.length - 1);
}
