import { finite } from './require.ts';

/**
 * The middle of a sample, or the mean of its two middles: by selection, so in time that grows as the
 * sample does. Source: C. A. R. Hoare, "Algorithm 65: find", Communications of the ACM 4 (1961) 321.
 * @param sample  finite numbers in any order, at least one; left as it is
 * @throws RangeError when there is none, or one is not finite
 * @example median([4, 1, 3, 2]) // 2.5
 */
export function median(sample: ArrayLike<number>): number {
  const x = new Float64Array(sample);
  finite(x, 1);
  const middle = x.length >> 1;
  let [low, high] = [0, x.length - 1];
  while (low < high) {
    const pivot = x[middle] as number;
    let [i, j] = [low, high];
    while (i <= j) {
      while ((x[i] as number) < pivot) i++;
      while ((x[j] as number) > pivot) j--;
      if (i > j) break;
      const swapped = x[i] as number;
      x[i++] = x[j] as number;
      x[j--] = swapped;
    }
    if (j < middle) low = i;
    if (i > middle) high = j;
  }
  const upper = x[middle] as number;
  if (x.length % 2 === 1) return upper;
  // Whatever stands before the middle is no larger than it.
  return (x.subarray(0, middle).reduce((most, v) => Math.max(most, v)) + upper) / 2;
}
