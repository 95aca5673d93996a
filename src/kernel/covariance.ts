import { demand } from './demand.ts';
import { finite } from './finite.ts';
import { moments } from './moments.ts';

/**
 * Sample covariance matrix, divisor rows - 1.
 * @param rows  at least two observations of the same k >= 1 quantities, finite
 * @returns     k x k, symmetric, row by row; unit of the values squared
 * @throws RangeError when there are fewer than two rows, or they differ in length, or are not finite
 * @example covariance([[1, 2], [3, 6]]) // [[2, 4], [4, 8]]
 */
export function covariance(rows: readonly (readonly number[])[]): number[][] {
  demand(rows.length >= 2, 'a covariance needs at least two rows', rows.length);
  const k = rows[0].length;
  for (const row of rows) {
    demand(row.length === k, `every row has ${k} values`, row.length);
    finite(row, 1);
  }
  const columns = Array.from({ length: k }, (_, j) => rows.map((row) => row[j]));
  return moments(columns, rows.length).covariance;
}
