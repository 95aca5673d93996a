import { demand } from './require.ts';
import { finite } from './finite.ts';
import { type Filtered, markov } from './markov.ts';

/** Two states with a mean and a variance each, and the chance of staying in each. */
export type TwoStates = {
  readonly mean: readonly [number, number];
  readonly variance: readonly [number, number];
  readonly stay: readonly [number, number];
};

const LOG_TWO_PI = Math.log(2 * Math.PI);

/**
 * Chances of two states in the long run.
 * @param stay  chance of staying in each, 0..1
 * @returns     undefined when both are left never, so that the beginning decides for ever
 * @throws RangeError when a chance is outside 0..1
 * @example stationary([0.75, 0.25]) // [0.75, 0.25]
 */
export function stationary(stay: readonly [number, number]): [number, number] | undefined {
  for (const p of stay) demand(p >= 0 && p <= 1, 'a chance lies between 0 and 1', p);
  const [a, b] = [1 - stay[0], 1 - stay[1]];
  return a + b > 0 ? [b / (a + b), a / (a + b)] : undefined;
}

/**
 * Transitions of two states, rows from, columns to.
 * @param stay  chance of staying in each, 0..1
 * @example transitions([0.75, 0.5]) // [[0.75, 0.25], [0.5, 0.5]]
 */
export const transitions = (stay: readonly [number, number]): [number[], number[]] => [
  [stay[0], 1 - stay[0]],
  [1 - stay[1], stay[1]],
];

/**
 * Filter of independent normal observations whose mean and variance follow a hidden state, from the
 * chain's long run on.
 * @param xs  finite numbers, oldest first, in the unit of the means
 * @throws RangeError when a value is not finite, a variance is not positive, a chance is outside 0..1
 *         or neither state is ever left
 * @example twoStates({ mean: [0, 0], variance: [1, 1], stay: [0.5, 0.5] }, [3]).filtered // [0.5, 0.5]
 */
export function twoStates({ mean, variance, stay }: TwoStates, xs: readonly number[]): Filtered {
  finite(xs, 0);
  for (const v of variance)
    demand(v > 0 && v < Number.POSITIVE_INFINITY, 'a variance is positive and finite', v);
  const start = stationary(stay);
  demand(start !== undefined, 'a state is left at times', stay);
  const densities = new Float64Array(2 * xs.length);
  for (let s = 0; s < 2; s++) {
    const scale = -0.5 * (LOG_TWO_PI + Math.log(variance[s]));
    for (let t = 0; t < xs.length; t++)
      densities[2 * t + s] = scale - (xs[t] - mean[s]) ** 2 / (2 * variance[s]);
  }
  return markov(start, transitions(stay), densities);
}
