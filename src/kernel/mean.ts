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
