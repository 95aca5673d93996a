import { log, log1p } from './fdlibm.ts';
import { normalCumulative, normalDensity } from './normal.ts';
import { demand, finite, forecast, share } from './require.ts';

/**
 * Brier score of yes-or-no forecasts: mean of (forecast - outcome)^2. Proper; smaller is better.
 * Source: G. W. Brier, "Verification of forecasts expressed in terms of probability",
 * Monthly Weather Review 78 (1950) 1-3, halved as is usual for two kinds.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @returns          0..1; always saying 0.5 scores 0.25
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example brier([0.5, 1], [1, 1]) // 0.125
 */
export function brier(forecasts: readonly number[], outcomes: readonly number[]): number {
  forecast(forecasts, outcomes);
  return forecasts.reduce((sum, f, i) => sum + (f - outcomes[i]) ** 2, 0) / forecasts.length;
}

/**
 * Brier score of one forecast over several kinds: sum over kinds of (probability - 0 or 1)^2,
 * as Brier wrote it; for two kinds it is twice `brier`.
 * @param probabilities  0..1 each, summing to 1
 * @param came           place of the kind that came
 * @returns              0..2
 * @throws RangeError when the probabilities are no distribution or `came` is no place in it
 * @example brierOfKinds([0.5, 0.5, 0], 0) // 0.5
 */
export function brierOfKinds(probabilities: readonly number[], came: number): number {
  share(probabilities, came);
  return probabilities.reduce((sum, p, k) => sum + (p - (k === came ? 1 : 0)) ** 2, 0);
}

/**
 * Logarithmic score of yes-or-no forecasts: mean of -log of the probability given to what came.
 * Proper; smaller is better. Source: I. J. Good, "Rational decisions", J. R. Stat. Soc. B 14 (1952)
 * 107-114.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @returns          nats, >= 0; infinite once something held impossible came
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example logScore([1, 0], [1, 0]) // 0
 */
export function logScore(forecasts: readonly number[], outcomes: readonly number[]): number {
  forecast(forecasts, outcomes);
  const loss = (f: number, y: number): number => (y === 1 ? surprisal(f) : -log1p(-f) + 0);
  return forecasts.reduce((sum, f, i) => sum + loss(f, outcomes[i]), 0) / forecasts.length;
}

/**
 * Logarithmic score of one forecast over several kinds: -log of the probability of the one that came.
 * @param probabilities  0..1 each, summing to 1
 * @param came           place of the kind that came
 * @returns              nats, >= 0; infinite when it was held impossible
 * @throws RangeError when the probabilities are no distribution or `came` is no place in it
 * @example logScoreOfKinds([1, 0, 0], 0) // 0
 */
export function logScoreOfKinds(probabilities: readonly number[], came: number): number {
  share(probabilities, came);
  return surprisal(probabilities[came]);
}

/** -log p; adding 0 turns -0 into 0. */
const surprisal = (p: number): number => -log(p) + 0;

const ROOT_PI = 1.772453850905516;

/**
 * Continuous ranked probability score of a normal forecast: the integral of the squared distance
 * between its cumulative and the step at what came. Proper; smaller is better.
 * s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (x - m) / s.
 * Source: T. Gneiting and A. E. Raftery, "Strictly proper scoring rules, prediction, and
 * estimation", J. Am. Stat. Assoc. 102 (2007) 359-378, equation 22.
 * @param m  mean, finite
 * @param s  standard deviation, > 0, finite
 * @param x  what came, finite
 * @returns  >= 0, unit of x
 * @throws RangeError when s is not positive or a value is not finite
 * @example crpsNormal(0, 1, 0) // 0.23369497725510913
 */
export function crpsNormal(m: number, s: number, x: number): number {
  finite([m, s, x], 3);
  demand(s > 0, 's is positive', s);
  const z = (x - m) / s;
  return s * (z * (2 * normalCumulative(z) - 1) + 2 * normalDensity(z) - 1 / ROOT_PI);
}

/**
 * The same score of an ensemble taken as n equal steps: mean |e_i - x| - mean |e_i - e_j| / 2 over
 * all n^2 pairs.
 * Source: as above, equation 21.
 * @param members  at least one finite number, in any order
 * @param x        what came, finite
 * @returns        >= 0, unit of x; with one member the absolute error
 * @throws RangeError when there is no member or a value is not finite
 * @example crpsEnsemble([1, 3], 2) // 0.5
 */
export function crpsEnsemble(members: readonly number[], x: number): number {
  finite(members, 1);
  finite([x], 1);
  const n = members.length;
  const sorted = [...members].sort((a, b) => a - b);
  let [apart, spread] = [0, 0];
  // Sorted, the pairs' distances add up member by member: e_i is the larger i times, the smaller n - 1 - i.
  for (let i = 0; i < n; i++) {
    apart += Math.abs(sorted[i] - x);
    spread += (2 * i + 1 - n) * (sorted[i] - x);
  }
  return Math.max(0, apart / n - spread / (n * n));
}

/** Forecasts that said about the same: how many, mean of what was said, share of what came. */
type Bin = { readonly n: number; readonly forecast: number; readonly frequency: number };

/** Keeps a forecast that stands on a bin's lower edge in that bin. */
const EDGE = 1e-9;

/** So many bins of equal width, or the lower edge of each, rising from 0. */
type Bins = number | readonly number[];

/**
 * Bin of a forecast: among so many of equal width floor(count f + 1e-9), at most count - 1.
 * @example binOf(0.2, 5) // 1
 * @example binOf(0.6, [0, 0.1, 0.5, 0.7]) // 2
 */
export const binOf = (f: number, bins: Bins): number =>
  typeof bins === 'number'
    ? Math.min(bins - 1, Math.floor(bins * f + EDGE))
    : bins.findLastIndex((edge) => f + EDGE >= edge);

/**
 * Forecasts against what came, in bins; bins without a forecast are left out.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @param bins       number of bins of equal width, a whole number >= 1, or their lower edges from 0
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example calibrationBins([0, 1], [0, 1])[1].frequency // 1
 */
export function calibrationBins(
  forecasts: readonly number[],
  outcomes: readonly number[],
  bins: Bins = 5,
): readonly Bin[] {
  forecast(forecasts, outcomes);
  const count = typeof bins === 'number' ? bins : bins.length;
  demand(Number.isInteger(count) && count >= 1, 'count is a whole number >= 1', count);
  return Array.from({ length: count }, (_, bin) => bin).flatMap((bin) => {
    const said = forecasts.filter((f) => binOf(f, bins) === bin);
    const came = outcomes.filter((_, i) => binOf(forecasts[i], bins) === bin);
    if (said.length === 0) return [];
    return [{ n: said.length, forecast: average(said), frequency: average(came) }];
  });
}

const average = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
