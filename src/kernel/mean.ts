import { finite } from './require.ts';
/**
 * Arithmetic mean, taken about the first value so that a constant array has exactly its own mean.
 * @param xs  at least one finite number
 * @returns   the mean, unit of the values
 * @throws RangeError when empty or not finite
 * @example mean([1, 2, 6]) // 3
 */
export function mean(xs: readonly number[]): number {
  finite(xs, 1);
  const origin = xs[0];
  let sum = 0;
  for (const x of xs) sum += x - origin;
  return origin + sum / xs.length;
}

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
