import { LuDecomposition, Matrix } from 'ml-matrix';
import { demand, finite } from '../../src/kernel/require.ts';

/**
 * Solves A'M + MA = Q, the continuous Lyapunov equation, as a linear system of n^2 unknowns.
 * Source: R. H. Bartels and G. W. Stewart, "Solution of the matrix equation AX + XB = C", CACM 15
 * (1972) 820-826; at these sizes the Kronecker system itself is enough.
 * @param a  n x n, row by row, n at most 12
 * @param q  n x n
 * @returns  n x n, symmetric when Q is; undefined when two eigenvalues of A sum to 0
 * @throws RangeError when sizes differ or a number is not finite
 * @example lyapunov([[1]], [[6]]) // [[3]]
 */
export function lyapunov(
  a: readonly (readonly number[])[],
  q: readonly (readonly number[])[],
): number[][] | undefined {
  const n = a.length;
  demand(n > 0 && n <= 12 && q.length === n, 'two square matrices of 1 to 12 rows', q.length);
  for (const row of [...a, ...q]) {
    demand(row.length === n, `rows of ${n}`, row.length);
    finite(row, n);
  }
  const system = Matrix.zeros(n * n, n * n);
  const add = (row: number, column: number, x: number): void => {
    system.set(row, column, system.get(row, column) + x);
  };
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < n; k++) {
        add(i * n + j, k * n + j, a[k][i]);
        add(i * n + j, i * n + k, a[k][j]);
      }
  const lu = new LuDecomposition(system);
  if (lu.isSingular()) return undefined;
  const flat = lu.solve(Matrix.columnVector(q.flat())).to1DArray();
  return a.map((_, i) => flat.slice(i * n, i * n + n));
}
