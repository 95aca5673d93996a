import { demand, type Rows } from './require.ts';

/**
 * Means and sample covariance (divisor n - 1) of the first n entries of each column.
 * @param columns one array a quantity, each with at least n finite numbers
 * @param n       observations, at least two
 * @returns       covariance k x k, symmetric; unit of the values squared
 * @throws RangeError when n is below two, a column is shorter, or a value is not finite
 * @example moments([[1, 3], [2, 6]], 2).covariance // [[2, 4], [4, 8]]
 */
export function moments(columns: Rows, n: number) {
  demand(n >= 2, 'a covariance needs at least two observations', n);
  demand(columns.length >= 1, 'there is a quantity to measure', columns.length);
  const mean = columns.map((column) => {
    demand(column.length >= n, 'a column is long enough', column.length);
    // Sums are taken from the first value, so that a large level costs no digits.
    const origin = column[0];
    let sum = 0;
    for (let t = 0; t < n; t++) sum += column[t] - origin;
    return origin + sum / n;
  });
  demand(mean.every(Number.isFinite), 'every value is finite', mean);
  const covariance = columns.map((_, i) => columns.map((_, j) => (j > i ? 0 : pair(i, j))));
  for (let i = 0; i < columns.length; i++)
    for (let j = i + 1; j < columns.length; j++) covariance[i][j] = covariance[j][i];
  return { mean, covariance };

  function pair(i: number, j: number): number {
    const [a, b] = [columns[i], columns[j]];
    const [ma, mb] = [mean[i], mean[j]];
    let sum = 0;
    for (let t = 0; t < n; t++) sum += (a[t] - ma) * (b[t] - mb);
    return sum / (n - 1);
  }
}
