import type { Tail } from '../domain/survival.ts';
import { demand } from '../kernel/require.ts';
import { weighted } from '../kernel/weightedquantile.ts';

/** The probabilities of a tail: dense where books are forced out, and up to certainty. */
export const LADDER: readonly number[] = [
  0.0001, 0.0002, 0.0003, 0.0005, 0.0007, 0.001, 0.0015, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007,
  0.008, 0.009, 0.01, 0.0125, 0.015, 0.0175, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05, 0.06,
  0.07, 0.08, 0.09, 0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.225, 0.25, 0.275, 0.3, 0.35, 0.4, 0.45, 0.5,
  0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1,
];

/**
 * The tail of simulated paths: at each probability the smallest mark at which the weight of the
 * marks up to it reaches that probability (definition 1 of Hyndman and Fan 1996). Below one over the
 * number of paths that is the worst mark of all: a rarer one was not seen.
 * @param lowest   worst marks of the paths, 0..1, at least one
 * @param weights  of the paths, >= 0, not all 0, in any unit; equal when absent
 * @throws RangeError when an argument is outside its range
 * @example lowestMarks([0.5, 0.9, 1, 1]).marks[LADDER.indexOf(0.5)] // 0.9
 */
export function lowestMarks(lowest: ArrayLike<number>, weights?: ArrayLike<number>): Tail {
  const marks = weighted(lowest, weights ?? new Float64Array(lowest.length).fill(1), LADDER);
  rising(marks);
  return { ps: LADDER, marks };
}

/**
 * Probability that the worst mark lies below a mark, linear between the quantiles of a tail. Holdings
 * cannot be worth less than nothing, so below the first quantile the line runs to (0, 0); no worst
 * mark lies above the start, so beyond the last it runs to (1, 1), and above 1 it is certain.
 * @param mark  any number but NaN
 * @returns     0..1, never falling with the mark; 0 at 0 and below
 * @throws RangeError when the mark is NaN, or the tail is none
 * @example below({ ps: [0.1, 0.5], marks: [0.4, 0.8] }, 0.6) // 0.3
 */
export function below({ ps, marks }: Tail, mark: number): number {
  demand(!Number.isNaN(mark), 'a mark is a number', mark);
  demand(ps.length > 0 && ps.length === marks.length, 'a mark a probability', marks.length);
  for (const [i, p] of ps.entries())
    demand(p > (ps[i - 1] ?? 0) && p <= 1, 'probabilities rise strictly, to 1 at most', p);
  rising(marks);
  if (mark <= 0) return 0;
  if (mark > 1) return 1;
  const i = marks.findIndex((m) => m >= mark);
  const [m1, p1] = i < 0 ? [1, 1] : [marks[i] as number, ps[i] as number];
  const before = i < 0 ? marks.length - 1 : i - 1;
  const [m0, p0] = [marks[before] ?? 0, ps[before] ?? 0];
  return m1 > m0 ? Math.min(p1, p0 + (p1 - p0) * ((mark - m0) / (m1 - m0))) : p1;
}

function rising(marks: readonly number[]): void {
  for (const [i, m] of marks.entries())
    demand(m >= (marks[i - 1] ?? 0) && m <= 1, 'marks lie between 0 and 1, smallest first', m);
}
