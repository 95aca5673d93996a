import { demand } from './require.ts';

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
const chain = (
  start: readonly number[],
  transition: readonly (readonly number[])[],
): readonly (readonly number[])[] => {
  demand(transition.length === start.length, 'a row of transitions a state', transition.length);
  for (const row of [start, ...transition]) {
    demand(row.length === start.length, `${start.length} chances`, row.length);
    demand(
      row.every((p) => p >= 0 && p <= 1) && Math.abs(row.reduce((s, p) => s + p, 0) - 1) < SUM,
      'chances lie between 0 and 1 and sum to 1',
      row,
    );
  }
  return transition;
};

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
  transition: readonly (readonly number[])[],
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
      const joint = predicted[row + j] * Math.exp(logDensities[row + j] - best);
      // A state that cannot be may have a density beyond all others.
      filtered[row + j] = predicted[row + j] > 0 ? joint : 0;
      sum += filtered[row + j];
    }
    for (let j = 0; j < n; j++) filtered[row + j] /= sum;
    logLikelihood += best + Math.log(sum);
  }
  return { states: n, predicted, filtered, logLikelihood };
}
