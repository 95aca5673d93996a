import { cholesky, forward } from './cholesky.ts';
import { eigen } from './eigen.ts';
import { demand, finite, type Rows } from './require.ts';

/**
 * Financial turbulence: how far a vector of returns lies from what is usual, its squared Mahalanobis
 * distance v' S^-1 v, not divided by the number of assets.
 * Source: M. Kritzman and Y. Li, "Skulls, financial turbulence, and risk management",
 * Financial Analysts Journal 66:5 (2010) 30-41.
 * @param v  n returns less their past means
 * @param s  n x n covariance of the past, row by row
 * @returns  >= 0, about n on an ordinary day; undefined when S is not positive definite
 * @throws RangeError when the sizes differ, or S is not square, finite and symmetric
 * @example turbulence([2, 4], [[4, 0], [0, 16]]) // 2
 */
export function turbulence(v: readonly number[], s: Rows): number | undefined {
  demand(v.length === s.length, `a vector of ${s.length} values`, v.length);
  finite(v, 1);
  const lower = cholesky(s);
  return lower && forward(lower, v).reduce((sum, x) => sum + x * x, 0);
}

/**
 * Correlation surprise: turbulence over what it would be without any correlation,
 * (v' S^-1 v) / sum(v_i^2 / S_ii). Above 1 the assets moved against their habit.
 * Source: W. Kinlaw and D. Turkington, "Correlation surprise",
 * Journal of Asset Management 14 (2013) 385-399.
 * @param v  n returns less their past means
 * @param s  n x n covariance of the past, row by row
 * @returns  > 0; undefined when S is not positive definite or nothing moved
 * @throws RangeError as `turbulence`
 * @example surprise([1, 1], [[1, 0], [0, 1]]) // 1
 */
export function surprise(v: readonly number[], s: Rows): number | undefined {
  const distance = turbulence(v, s);
  if (distance === undefined) return undefined;
  const alone = v.reduce((sum, x, i) => sum + (x * x) / s[i][i], 0);
  demand(!Number.isNaN(alone), 'variances are positive', alone);
  return alone > 0 ? distance / alone : undefined;
}

/**
 * Absorption ratio: the share of all variance that the k largest principal components carry.
 * Source: M. Kritzman, Y. Li, S. Page and R. Rigobon, "Principal components as a measure of
 * systemic risk", Journal of Portfolio Management 37:4 (2011) 112-126.
 * @param s  n x n covariance, row by row
 * @param k  number of components, 0..n
 * @returns  0..1, near 1 when everything moves together
 * @throws RangeError when S is not square, finite and symmetric, has no variance, or k is not in 0..n
 * @example absorption([[3, 0], [0, 1]], 1) // 0.75
 */
export function absorption(s: Rows, k: number): number {
  demand(Number.isInteger(k) && k >= 0 && k <= s.length, `k is 0..${s.length}`, k);
  const values = eigen(s);
  const trace = values.reduce((sum, x) => sum + x, 0);
  demand(trace > 0, 'the trace of a covariance is positive', trace);
  const top = values.slice(0, k).reduce((sum, x) => sum + x, 0);
  return Math.min(1, top / trace);
}
