import { cholesky, forward } from './cholesky.ts';
import { finite } from './finite.ts';
import { demand } from './require.ts';

/**
 * Squared Mahalanobis distance of v from the origin, v' S^-1 v.
 * Source: P. C. Mahalanobis, "On the generalised distance in statistics" (1936).
 * @param v  n finite numbers, already less their mean
 * @param s  their covariance, n x n, row by row
 * @returns  >= 0, no unit; undefined when S is not positive definite
 * @throws RangeError when the sizes differ, or S is not square, finite and symmetric
 * @example mahalanobis([2, 4], [[4, 0], [0, 16]]) // 2
 */
export function mahalanobis(
  v: readonly number[],
  s: readonly (readonly number[])[],
): number | undefined {
  demand(v.length === s.length, `a vector of ${s.length} values`, v.length);
  finite(v, 1);
  const lower = cholesky(s);
  return lower && forward(lower, v).reduce((sum, x) => sum + x * x, 0);
}
