import { demand } from './require.ts';

/**
 * Quantile of a sorted array, linear between neighbours: type 7, the default of R and NumPy.
 * Position h = (n - 1) p; the result lies the fraction of h between the values at floor(h), ceil(h).
 * Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages",
 * The American Statistician 50 (1996) 361-365, definition 7.
 * @param sorted  finite numbers, smallest first, at least one
 * @param p       share of values below, 0 < p < 1
 * @returns       unit of the values, between the smallest and the largest
 * @throws RangeError when the array is empty or p is outside (0, 1)
 * @example quantile([1, 2, 4, 8], 0.5) // 3
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  demand(p > 0 && p < 1, 'p lies between 0 and 1', p);
  demand(sorted.length > 0, 'a quantile needs at least one value', sorted.length);
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const below = sorted[low];
  const above = sorted[Math.min(low + 1, sorted.length - 1)];
  demand(below <= above, 'values stand smallest first and are numbers', `${below}, ${above}`);
  return below + (h - low) * (above - below);
}
