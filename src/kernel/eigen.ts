import { EigenvalueDecomposition } from 'ml-matrix';
import { type Rows, square } from './require.ts';

/**
 * Eigenvalues of a symmetric matrix, largest first.
 * Householder tridiagonal form and implicit QL, as in EISPACK's tred2 and tql2, by ml-matrix.
 * @param s  symmetric n x n, row by row
 * @returns  n real numbers, unit of the entries
 * @throws RangeError when S is not square, finite and symmetric
 * @example eigen([[3, 0], [0, 5]]) // [5, 3]
 */
export const eigen = (s: Rows): number[] => spectrum(s).map(({ value }) => value);

/**
 * Eigenvalues of a symmetric matrix with their vectors of length 1, largest first; the first
 * component of a vector that is not zero is positive.
 * Householder tridiagonal form and implicit QL, as in EISPACK's tred2 and tql2, by ml-matrix.
 * @param s  symmetric n x n, row by row
 * @throws RangeError when S is not square, finite and symmetric
 * @example spectrum([[3, 0], [0, 5]]) // [{ value: 5, vector: [0, 1] }, { value: 3, vector: [1, 0] }]
 */
export function spectrum(s: Rows) {
  square(s);
  const rows = s.map((row) => row.slice());
  const found = new EigenvalueDecomposition(rows, { assumeSymmetric: true });
  return found.realEigenvalues
    .map((value, k) => {
      const vector = found.eigenvectorMatrix.getColumn(k);
      const sign = (vector.find((x) => Math.abs(x) > 1e-12) ?? 1) < 0 ? -1 : 1;
      return { value, vector: vector.map((x) => (x === 0 ? 0 : sign * x)) };
    })
    .sort((a, b) => b.value - a.value);
}
