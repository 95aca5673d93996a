import { EigenvalueDecomposition } from 'ml-matrix';
import { square } from './symmetric.ts';

/**
 * Eigenvalues of a symmetric matrix, largest first.
 * Householder tridiagonal form and implicit QL, as in EISPACK's tred2 and tql2, by ml-matrix.
 * @param s  symmetric n x n, row by row
 * @returns  n real numbers, unit of the entries
 * @throws RangeError when S is not square, finite and symmetric
 * @example eigen([[3, 0], [0, 5]]) // [5, 3]
 */
export function eigen(s: readonly (readonly number[])[]): number[] {
  square(s);
  const rows = s.map((row) => row.slice());
  const found = new EigenvalueDecomposition(rows, { assumeSymmetric: true }).realEigenvalues;
  return [...found].sort((a, b) => b - a);
}
