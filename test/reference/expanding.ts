import { quantile } from '../../src/kernel/quantile.ts';
import { finite } from '../../src/kernel/require.ts';

/**
 * The quantile as it was known at each place: entry i is the type-7 quantile of values 0..i, so
 * cutting the array short changes no earlier entry. Each value is put in its rank among the ones
 * before it.
 * @param xs  finite numbers, oldest first
 * @param p   share of values below, 0 < p < 1
 * @returns   as many quantiles as values, same unit
 * @throws RangeError when a value is not finite or p is outside (0, 1)
 * @example expanding([4, 1, 8, 2], 0.5) // [4, 2.5, 4, 3]
 */
export function expanding(xs: readonly number[], p: number): number[] {
  finite(xs, 0);
  const sorted: number[] = [];
  return xs.map((x) => {
    sorted.splice(rank(sorted, x), 0, x);
    return quantile(sorted, p);
  });
}

/** How many of the sorted values are not above x. */
function rank(sorted: readonly number[], x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
