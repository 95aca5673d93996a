import { exp, log } from './fdlibm.ts';
import { demand, finite, type Rows } from './require.ts';

/** Chances of hidden states, one row an observation, row by row: entry t x states + s. */
export type Filtered = {
  readonly states: number;
  /** Given the observations before t. */
  readonly predicted: Float64Array;
  /** Given the observations up to and with t. */
  readonly filtered: Float64Array;
  /** Natural logarithm of the likelihood, summed over the observations. */
  readonly logLikelihood: number;
};

/** How far from 1 the chances of a row may sum. */
const SUM = 1e-9;

/** The demand on every chain: chances of its states at first, and from each to each. */
function chain(start: readonly number[], transition: Rows): void {
  demand(transition.length === start.length, 'a row of transitions a state', transition.length);
  for (const row of [start, ...transition]) {
    demand(row.length === start.length, `${start.length} chances`, row.length);
    demand(
      row.every((p) => p >= 0 && p <= 1) && Math.abs(row.reduce((s, p) => s + p, 0) - 1) < SUM,
      'chances lie between 0 and 1 and sum to 1',
      row,
    );
  }
}

/**
 * Hamilton's filter of a hidden Markov chain: P(state) before and after each observation.
 * Source: J. D. Hamilton, "A new approach to the economic analysis of nonstationary time series and
 * the business cycle", Econometrica 57 (1989) 357-384.
 * @param start         chance of each state at the first observation, before it is seen
 * @param transition    chance from state i (row) to state j (column)
 * @param logDensities  natural logarithm of the density of each observation in each state, row by
 *                      row, finite; one row an observation
 * @throws RangeError when chances are none, the rows do not fit, or a log density is not finite
 * @example markov([0.5, 0.5], [[1, 0], [0, 1]], [Math.log(3), 0]).filtered // [0.75, 0.25]
 */
export function markov(
  start: readonly number[],
  transition: Rows,
  logDensities: ArrayLike<number>,
): Filtered {
  chain(start, transition);
  const n = start.length;
  demand(logDensities.length % n === 0, `rows of ${n}`, logDensities.length);
  const predicted = new Float64Array(logDensities.length);
  const filtered = new Float64Array(logDensities.length);
  let logLikelihood = 0;
  for (let row = 0; row < logDensities.length; row += n) {
    // The best state that can be has weight 1, so that the sum never underflows.
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < n; j++) {
      let p = row === 0 ? start[j] : 0;
      if (row > 0) for (let i = 0; i < n; i++) p += filtered[row - n + i] * transition[i][j];
      predicted[row + j] = p;
      const d = logDensities[row + j];
      demand(Number.isFinite(d), 'a log density is finite', d);
      if (p > 0 && d > best) best = d;
    }
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const joint = predicted[row + j] * exp(logDensities[row + j] - best);
      // A state that cannot be may have a density beyond all others.
      filtered[row + j] = predicted[row + j] > 0 ? joint : 0;
      sum += filtered[row + j];
    }
    for (let j = 0; j < n; j++) filtered[row + j] /= sum;
    logLikelihood += best + log(sum);
  }
  return { states: n, predicted, filtered, logLikelihood };
}

/** Two states with a mean and a variance each, and the chance of staying in each. */
export type TwoStates = {
  readonly mean: readonly [number, number];
  readonly variance: readonly [number, number];
  readonly stay: readonly [number, number];
};

const LOG_TWO_PI = log(2 * Math.PI);

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
    const scale = -0.5 * (LOG_TWO_PI + log(variance[s]));
    for (let t = 0; t < xs.length; t++)
      densities[2 * t + s] = scale - (xs[t] - mean[s]) ** 2 / (2 * variance[s]);
  }
  return markov(start, transitions(stay), densities);
}

/**
 * Kim's smoother: P(state at t) given all observations, from a filter of the same chain.
 * Source: C.-J. Kim, "Dynamic linear models with Markov-switching", Journal of Econometrics 60
 * (1994) 1-22; exact where the states are the whole memory of the chain.
 * @param filter      what Hamilton's filter left
 * @param transition  chance from state i (row) to state j (column)
 * @returns           one row an observation, row by row
 * @throws RangeError when the transitions are of another number of states
 * @example smoothed({ states: 1, predicted: new Float64Array([1]), filtered: new Float64Array([1]), logLikelihood: 0 }, [[1]]) // [1]
 */
export function smoothed(
  { states: n, predicted, filtered }: Filtered,
  transition: Rows,
): Float64Array {
  demand(transition.length === n, `${n} rows of transitions`, transition.length);
  const out = Float64Array.from(filtered);
  for (let row = filtered.length - 2 * n; row >= 0; row -= n)
    for (let i = 0; i < n; i++) {
      let after = 0;
      for (let j = 0; j < n; j++) {
        const p = predicted[row + n + j];
        if (p > 0) after += (transition[i][j] * out[row + n + j]) / p;
      }
      out[row + i] *= after;
    }
  return out;
}
