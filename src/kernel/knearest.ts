import { demand } from './require.ts';

/**
 * The first of so many places at which something holds, by halving.
 * @param count  places 0..count - 1
 * @param holds  once it is true it stays so further up
 * @returns      count where it holds nowhere
 * @example firstPlace(10, (i) => i * i > 20) // 5
 */
export function firstPlace(count: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

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
  const low = firstPlace(sorted.length - k, (i) => !(x - sorted[i] > sorted[i + k] - x));
  return [low, low + k];
}
