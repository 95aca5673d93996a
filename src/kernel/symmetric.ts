import { demand, finite } from './require.ts';

/** A matrix, or several rows of numbers. */
export type Rows = readonly (readonly number[])[];

/** Two entries that should be equal may differ by this share of the larger diagonal entry. */
const SLACK = 1e-10;

/**
 * Refuses anything but a symmetric matrix of finite numbers, given row by row.
 * @param s  n rows of n numbers, n >= 1
 * @throws RangeError when it is empty, not square, not finite or not symmetric
 * @example square([[2, 1], [1, 2]]) // undefined
 */
export function square(s: Rows): void {
  const n = s.length;
  demand(n > 0, 'a matrix has at least one row', n);
  for (const row of s) {
    demand(row.length === n, `a square matrix of ${n} rows has rows of ${n}`, row.length);
    finite(row, n);
  }
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(s[i][i]));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const apart = Math.abs(s[i][j] - s[j][i]);
      demand(apart <= SLACK * scale, `entries ${i},${j} and ${j},${i} are equal`, apart);
    }
}
