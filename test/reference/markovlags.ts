import { markov, smoothed, stationary, transitions } from '../../src/kernel/markov.ts';
import { demand, finite } from '../../src/kernel/require.ts';
/** Two means that a hidden state chooses between, and an autoregression about them. */
export type Lagged = {
  readonly mean: readonly [number, number];
  /** Of the errors, the same in both states. */
  readonly variance: number;
  readonly stay: readonly [number, number];
  /** Weight of the deviation one step ago, two steps ago, and so on; at most ten. */
  readonly lags: readonly number[];
};

const MOST = 10;

/**
 * Hamilton's switching autoregression: y_t - mu(s_t) = sum of lag_k (y_{t-k} - mu(s_{t-k})) + error.
 * The states of the chain are the last k + 1 states together, 2^(k+1) of them; the first k values
 * are taken as given, and the chain begins in its long run.
 * Source: J. D. Hamilton, Econometrica 57 (1989) 357-384.
 * @param xs  finite numbers, oldest first, more than there are lags
 * @returns   chance of the second state from value k on: given values so far, and given all;
 *            and the log likelihood of those values
 * @throws RangeError when a value is not finite, the variance is not positive, a chance is outside
 *         0..1, neither state is ever left, or there are too few values or too many lags
 * @example lagged({ mean: [0, 0], variance: 1, stay: [0.5, 0.5], lags: [0.5] }, [1, 2]).filtered // [0.5]
 */
export function lagged(
  { mean, variance, stay, lags }: Lagged,
  xs: readonly number[],
): { readonly filtered: number[]; readonly smoothed: number[]; readonly logLikelihood: number } {
  const k = lags.length;
  demand(k <= MOST, `at most ${MOST} lags`, k);
  finite(xs, k + 1);
  finite(lags, 0);
  demand(variance > 0 && variance < Number.POSITIVE_INFINITY, 'a variance is positive', variance);
  const long = stationary(stay);
  demand(long !== undefined, 'a state is left at times', stay);
  const step = transitions(stay);
  // Bit j of a joint state is the state j steps ago.
  const all = Array.from({ length: 2 ** (k + 1) }, (_, joint) => joint);
  const bit = (joint: number, j: number): number => (joint >> j) & 1;
  const start = all.map((joint) => {
    let p = long[bit(joint, k)];
    for (let j = k; j > 0; j--) p *= step[bit(joint, j)][bit(joint, j - 1)];
    return p;
  });
  const joint = all.map((from) =>
    all.map((to) => (to >> 1 === (from & (2 ** k - 1)) ? step[bit(from, 0)][bit(to, 0)] : 0)),
  );
  const densities = new Float64Array((xs.length - k) * all.length);
  const scale = -0.5 * Math.log(2 * Math.PI * variance);
  for (let t = k; t < xs.length; t++)
    for (const state of all) {
      let error = xs[t] - mean[bit(state, 0)];
      for (let j = 1; j <= k; j++) error -= lags[j - 1] * (xs[t - j] - mean[bit(state, j)]);
      densities[(t - k) * all.length + state] = scale - (error * error) / (2 * variance);
    }
  const filter = markov(start, joint, densities);
  // The state now is the lowest bit.
  const second = (rows: Float64Array): number[] =>
    Array.from({ length: xs.length - k }, (_, t) =>
      all.reduce((sum, s) => sum + (s & 1 ? rows[t * all.length + s] : 0), 0),
    );
  return {
    filtered: second(filter.filtered),
    smoothed: second(smoothed(filter, joint)),
    logLikelihood: filter.logLikelihood,
  };
}
