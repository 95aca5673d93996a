import { type Rows, square } from './require.ts';

/** A pivot below this share of its diagonal entry is rounding, not variance; times the size n. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * The lower triangle L with L L' = S.
 * Source: G. H. Golub and C. F. Van Loan, "Matrix Computations", 4th ed., section 4.2.
 * @param s  symmetric n x n, row by row
 * @returns  row i holds its i + 1 entries; undefined when S is not positive definite, or so near to
 *           singular that its smallest direction is lost in rounding
 * @throws RangeError when S is not square, finite and symmetric
 * @example cholesky([[4, 2], [2, 5]]) // [[2], [1, 2]]
 */
export function cholesky(s: Rows): number[][] | undefined {
  square(s);
  const lower: number[][] = [];
  for (let i = 0; i < s.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? row : lower[j];
      let sum = s[i][j];
      for (let k = 0; k < j; k++) sum -= row[k] * other[k];
      if (j < i) row.push(sum / other[j]);
      else if (sum > ROUNDING * s.length * s[i][i]) row.push(Math.sqrt(sum));
      else return undefined;
    }
    lower.push(row);
  }
  return lower;
}

/**
 * Solves L x = v from the top.
 * @param lower  as `cholesky` gives it
 * @param v      as many numbers as rows
 * @example forward([[2], [1, 2]], [4, 6]) // [2, 2]
 */
export function forward(lower: Rows, v: readonly number[]): number[] {
  const x: number[] = [];
  for (let i = 0; i < lower.length; i++) {
    let sum = v[i];
    for (let j = 0; j < i; j++) sum -= lower[i][j] * x[j];
    x.push(sum / lower[i][i]);
  }
  return x;
}

/**
 * Solves L' x = v from the bottom; after `forward` it gives S^-1 v.
 * @param lower  as `cholesky` gives it
 * @param v      as many numbers as rows
 * @example backward([[2], [1, 2]], [2, 2]) // [0.5, 1]
 */
export function backward(lower: Rows, v: readonly number[]): number[] {
  const x = v.slice();
  for (let i = lower.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < lower.length; j++) x[i] -= lower[j][i] * x[j];
    x[i] /= lower[i][i];
  }
  return x;
}
