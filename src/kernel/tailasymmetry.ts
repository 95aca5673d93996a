import { demand } from './require.ts';

/**
 * How much farther the lowest values lie below the mean than the highest lie above it: the mean
 * distance of the lowest share less that of the highest. 0 for a symmetric law however thick its
 * tails; positive when falls are larger than rises.
 * @param xs     finite numbers, at least one
 * @param share  of the values in each tail, 0 < share <= 0.5; the count is rounded, at least one
 * @returns      unit of the values
 * @throws RangeError when there is no value, one is not finite, or the share is outside its range
 * @example asymmetry([-4, 0, 1, 3], 0.25) // 1
 */
export function asymmetry(xs: ArrayLike<number>, share: number): number {
  demand(xs.length > 0, 'an asymmetry needs at least one value', xs.length);
  demand(share > 0 && share <= 0.5, 'a share of a tail lies in 0..0.5', share);
  const sorted = Float64Array.from(xs).sort();
  const n = sorted.length;
  const k = Math.max(1, Math.round(share * n));
  let [sum, low, high] = [0, 0, 0];
  for (let i = 0; i < n; i++) sum += sorted[i];
  demand(Number.isFinite(sum), 'every value is finite', sum);
  for (let i = 0; i < k; i++) {
    low += sorted[i];
    high += sorted[n - 1 - i];
  }
  return (2 * sum) / n - (low + high) / k;
}
