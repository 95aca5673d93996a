import { smoothed, stationary, type TwoStates, transitions, twoStates } from './markov.ts';
import { mean, variance } from './mean.ts';
import { finite } from './require.ts';

/** A fit of two states: the one of smaller variance first. */
export type TwoStatesFit = TwoStates & { readonly logLikelihood: number };

/** Shares of the values, those farthest from the middle, that begin in the second state. */
const BEGIN = [0.5, 0.2, 0.05];
/** Steps for each beginning; steps for the best of them. */
const TRIAL = 25;
const STEPS = 3000;
/** No parameter moves by more than this share of the values' deviation, or of 1 for a chance. */
const STILL = 1e-8;
/** A state that holds fewer values is empty; a variance under this share of the whole is none. */
const MIN_VALUES_OF_STATE = 2;
const MIN_VARIANCE_SHARE = 1e-6;

/**
 * Two states by greatest likelihood, the chain beginning in its long run: Baum and Welch's steps,
 * each of which raises the likelihood, from the best of three fixed beginnings.
 * The share of the beginning in the transitions is -log(a + b) of the chances of leaving; its tangent
 * lies below it, so that the step has a closed form and still climbs.
 * Sources: L. E. Baum, T. Petrie, G. Soules and N. Weiss, Annals of Mathematical Statistics 41 (1970)
 * 164-171; D. R. Hunter and K. Lange, "A tutorial on MM algorithms", American Statistician 58 (2004).
 * @param xs  finite numbers, oldest first
 * @returns   undefined when there are fewer than eight values, they do not vary, a state is empty or
 *            has no spread, or the steps do not come to rest
 * @throws RangeError when a value is not finite
 * @example twoStatesFit([1, 1, 1, 1, 1, 1, 1, 1]) // undefined
 */
export function twoStatesFit(xs: readonly number[]): TwoStatesFit | undefined {
  finite(xs, 0);
  if (xs.length < 4 * MIN_VALUES_OF_STATE) return undefined;
  const whole = variance(xs);
  if (whole === 0) return undefined;
  const trials = BEGIN.flatMap((share) => {
    const tried = climb(xs, whole, begin(xs, share), TRIAL);
    return tried === undefined ? [] : [tried];
  });
  if (trials.length === 0) return undefined;
  const best = trials.reduce((top, t) => (t.logLikelihood > top.logLikelihood ? t : top));
  const done = best.still ? best : climb(xs, whole, best.at, STEPS);
  if (!done?.still) return undefined;
  const { at, logLikelihood } = done;
  const turned = at.variance[0] > at.variance[1];
  const ordered = ([a, b]: readonly [number, number]): [number, number] =>
    turned ? [b, a] : [a, b];
  return {
    mean: ordered(at.mean),
    variance: ordered(at.variance),
    stay: ordered(at.stay),
    logLikelihood,
  };
}

/** The values farthest from their mean in the second state, the others in the first. */
function begin(xs: readonly number[], share: number): TwoStates | undefined {
  const centre = mean(xs);
  const size = xs.map((x) => (x - centre) ** 2).sort((a, b) => a - b);
  const cut = xs.length - Math.max(MIN_VALUES_OF_STATE, Math.round(share * xs.length));
  const of = (part: readonly number[]): number => part.reduce((s, x) => s + x, 0) / part.length;
  const parts: [number, number] = [of(size.slice(0, cut)), of(size.slice(cut))];
  // As long in the second state as its share says, if a stay in it takes ten values.
  const leave = Math.min(0.5, (0.1 * share) / (1 - share));
  return parts[0] > 0
    ? { mean: [centre, centre], variance: parts, stay: [1 - leave, 0.9] }
    : undefined;
}

/** Steps until nothing moves; undefined when a state empties. */
function climb(xs: readonly number[], whole: number, from: TwoStates | undefined, most: number) {
  let at = from;
  let still = false;
  let logLikelihood = Number.NEGATIVE_INFINITY;
  for (let steps = 0; at !== undefined && !still && steps < most; steps++) {
    const next = step(xs, whole, at);
    if (next === undefined) return undefined;
    still = apart(at, next.at, whole) < STILL;
    logLikelihood = next.logLikelihood;
    at = next.at;
  }
  return at && { at, logLikelihood, still };
}

/** How far the farthest parameter moved. */
function apart(a: TwoStates, b: TwoStates, whole: number): number {
  let far = 0;
  for (let s = 0; s < 2; s++)
    far = Math.max(
      far,
      Math.abs(a.mean[s] - b.mean[s]) / Math.sqrt(whole),
      Math.abs(a.variance[s] - b.variance[s]) / whole,
      Math.abs(a.stay[s] - b.stay[s]),
    );
  return far;
}

/** One step, and the likelihood of where it began. */
function step(xs: readonly number[], whole: number, at: TwoStates) {
  const long = stationary(at.stay);
  if (long === undefined) return undefined;
  const filter = twoStates(at, xs);
  const p = transitions(at.stay);
  const s = smoothed(filter, p);
  const zeros = (): [number, number] => [0, 0];
  const [n, sum, square] = [zeros(), zeros(), zeros()];
  for (let t = 0; t < xs.length; t++)
    for (let j = 0; j < 2; j++) {
      n[j] += s[2 * t + j];
      sum[j] += s[2 * t + j] * xs[t];
    }
  if (Math.min(n[0], n[1]) < MIN_VALUES_OF_STATE) return undefined;
  const means: [number, number] = [sum[0] / n[0], sum[1] / n[1]];
  const stays = zeros();
  const moved = [zeros(), zeros()];
  for (let t = 0; t < xs.length; t++)
    for (let i = 0; i < 2; i++) {
      square[i] += s[2 * t + i] * (xs[t] - means[i]) ** 2;
      if (t + 1 === xs.length) continue;
      for (let j = 0; j < 2; j++) {
        const ahead = filter.predicted[2 * t + 2 + j];
        if (ahead > 0)
          moved[i][j] += (filter.filtered[2 * t + i] * p[i][j] * s[2 * t + 2 + j]) / ahead;
      }
    }
  // The tangent of log(a + b) where the step begins.
  const slope = 1 / (2 - at.stay[0] - at.stay[1]);
  for (let i = 0; i < 2; i++) {
    // Being in the other state at first speaks for leaving this one.
    const left = moved[i][1 - i] + s[1 - i];
    const all = left + moved[i][i] + slope;
    stays[i] = 1 - (2 * left) / (all + Math.sqrt(Math.max(0, all * all - 4 * slope * left)));
  }
  const variances: [number, number] = [square[0] / n[0], square[1] / n[1]];
  if (Math.min(...variances) < MIN_VARIANCE_SHARE * whole) return undefined;
  const clamped = (x: number): number => Math.min(1, Math.max(0, x));
  const stay: [number, number] = [clamped(stays[0]), clamped(stays[1])];
  const next: TwoStates = { mean: means, variance: variances, stay };
  return { at: next, logLikelihood: filter.logLikelihood };
}
