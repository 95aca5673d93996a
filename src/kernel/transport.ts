import { backward, cholesky, forward } from './cholesky.ts';
import { spectrum } from './eigen.ts';
import { demand, type Rows, square } from './require.ts';

/**
 * The symmetric map T, with no negative eigenvalue, that turns one covariance into another:
 * T S T = C. With S = L L' it is L'^-1 (L' C L)^1/2 L^-1.
 * Source: I. Olkin and F. Pukelsheim, "The distance between two random vectors with given dispersion
 * matrices", Linear Algebra and its Applications 48 (1982) 257-263.
 * @param from  S, symmetric n x n, row by row
 * @param to    C, symmetric n x n, no negative eigenvalue
 * @returns     undefined when S is not positive definite
 * @throws RangeError when one is not square, finite and symmetric, or their sizes differ
 * @example transport([[4]], [[9]]) // [[1.5]]
 */
export function transport(from: Rows, to: Rows): number[][] | undefined {
  square(to);
  demand(from.length === to.length, 'two matrices of one size', to.length);
  const lower = cholesky(from);
  if (lower === undefined) return undefined;
  const n = to.length;
  const cell = (i: number, j: number): number => (j <= i ? lower[i][j] : 0);
  const half = table(n, (i, j) => sum(n, (k) => to[i][k] * cell(k, j)));
  // Entry of L' (C L), taken from both sides so that rounding leaves it symmetric.
  const even = (i: number, j: number): number =>
    sum(n, (k) => cell(k, i) * half[k][j] + cell(k, j) * half[k][i]) / 2;
  const modes = spectrum(table(n, even));
  const root = table(n, (i, j) =>
    modes.reduce(
      (s, { value, vector }) => s + Math.sqrt(Math.max(0, value)) * vector[i] * vector[j],
      0,
    ),
  );
  // L'^-1 R L^-1, one column at a time: first L'^-1 R, then the same from the other side.
  const left = root.map((row) => backward(lower, row));
  const both = table(n, (i, j) => left[j][i]).map((row) => backward(lower, row));
  return table(n, (i, j) => (both[i][j] + both[j][i]) / 2);
}

/**
 * Size of the change from one covariance to another: trace of (S^-1 C - I)^2. In n sessions of normal
 * returns of covariance S, n / 2 times it is chi-squared with k (k + 1) / 2 degrees of freedom.
 * @returns  >= 0; undefined when S is not positive definite
 * @example departure([[4]], [[8]]) // 1
 */
export function departure(from: Rows, to: Rows): number | undefined {
  square(to);
  demand(from.length === to.length, 'two matrices of one size', to.length);
  const lower = cholesky(from);
  if (lower === undefined) return undefined;
  const once = to.map((row) => forward(lower, row));
  let total = 0;
  for (let j = 0; j < to.length; j++) {
    const column = once.map((row) => row[j]);
    const white = forward(lower, column);
    for (const [i, w] of white.entries()) total += (w - (i === j ? 1 : 0)) ** 2;
  }
  return total;
}

function sum(n: number, of: (k: number) => number): number {
  let s = 0;
  for (let k = 0; k < n; k++) s += of(k);
  return s;
}

const table = (n: number, of: (i: number, j: number) => number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => of(i, j)));
