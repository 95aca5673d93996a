import { eigen } from './eigen.ts';
import { demand, type Rows } from './require.ts';

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
