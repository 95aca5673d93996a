import { demand } from './require.ts';

/**
 * Where the k values nearest to x lie in a sorted array; of two that are as near, the lower one.
 * @param sorted  numbers, smallest first, at least k
 * @param k       whole number >= 1
 * @returns       the first place and the one after the last
 * @throws RangeError when there are fewer than k values
 * @example nearest([1, 2, 4, 8], 5, 2) // [1, 3]
 */
export function nearest(
  sorted: ArrayLike<number>,
  x: number,
  k: number,
): readonly [number, number] {
  demand(Number.isInteger(k) && k >= 1 && k <= sorted.length, 'as many values as are asked for', k);
  let low = 0;
  let high = sorted.length - k;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x - sorted[middle] > sorted[middle + k] - x) low = middle + 1;
    else high = middle;
  }
  return [low, low + k];
}
