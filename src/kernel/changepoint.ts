import { exp, log, log1p } from './fdlibm.ts';
import { logGamma } from './gamma.ts';
import { demand } from './require.ts';

/**
 * How the observations of one run are forecast: what is believed before the first of them, the log
 * density of the next, and what is believed once it is seen.
 */
export type RunLaw<Belief> = {
  readonly fresh: Belief;
  readonly logDensity: (belief: Belief, x: number) => number;
  readonly learn: (belief: Belief, x: number) => Belief;
};

/** How long the present run may be: length 0 first; a run holds the observations since a change. */
export type Runs<Belief> = {
  /** Observations in the run, rising. Runs that were dropped are left out. */
  readonly lengths: readonly number[];
  /** Chance of each, summing to 1. */
  readonly chances: readonly number[];
  readonly beliefs: readonly Belief[];
  /** Natural logarithm of the density of all observations so far. */
  readonly logEvidence: number;
};

/**
 * Before the first observation: a run of none, for certain.
 * @param law  how the observations of one run are forecast
 * @example noRuns({ fresh: 0, logDensity: () => 0, learn: (n) => n + 1 }).chances // [1]
 */
export const noRuns = <Belief>(law: RunLaw<Belief>): Runs<Belief> => ({
  lengths: [0],
  chances: [1],
  beliefs: [law.fresh],
  logEvidence: 0,
});

/**
 * Bayesian online change points, one observation more: each run grows by it, or ends after it and
 * leaves a run of none. Source: R. P. Adams and D. J. C. MacKay, "Bayesian online changepoint
 * detection", arXiv:0710.3742 (2007), algorithm 1.
 * @param runs    before the observation
 * @param law     how the observations of one run are forecast
 * @param hazard  chance that a run ends after an observation, 0 < hazard < 1
 * @param x       the observation, finite
 * @param least   runs of one and more with a smaller chance are dropped, and the rest makes up for
 *                them; 0 drops none
 * @returns       P(run of none) is the hazard but for what was dropped
 * @throws RangeError when the hazard is outside its range, x is not finite, `least` is not in
 *         0..0.01, or no run gives the observation a density
 * @example changepoint(noRuns({ fresh: 0, logDensity: () => 0, learn: (n) => n + 1 }), { fresh: 0, logDensity: () => 0, learn: (n) => n + 1 }, 0.25, 7).chances // [0.25, 0.75]
 */
export function changepoint<Belief>(
  runs: Runs<Belief>,
  law: RunLaw<Belief>,
  hazard: number,
  x: number,
  least = 0,
): Runs<Belief> {
  demand(hazard > 0 && hazard < 1, 'the hazard lies between 0 and 1', hazard);
  demand(Number.isFinite(x), 'an observation is a finite number', x);
  demand(least >= 0 && least <= 0.01, 'runs are dropped below 0..0.01', least);
  const count = runs.lengths.length;
  const joint = new Float64Array(count);
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    joint[i] = law.logDensity(runs.beliefs[i], x);
    if (joint[i] > best) best = joint[i];
  }
  demand(Number.isFinite(best), 'some run gives the observation a density', x);
  let evidence = 0;
  for (let i = 0; i < count; i++) {
    joint[i] = runs.chances[i] * exp(joint[i] - best);
    evidence += joint[i];
  }
  demand(evidence > 0, 'some run that can be gives the observation a density', x);
  const lengths = [0];
  const chances = [hazard];
  const beliefs = [law.fresh];
  let sum = hazard;
  for (let i = 0; i < count; i++) {
    const chance = (joint[i] * (1 - hazard)) / evidence;
    if (chance < least) continue;
    lengths.push(runs.lengths[i] + 1);
    chances.push(chance);
    beliefs.push(law.learn(runs.beliefs[i], x));
    sum += chance;
  }
  for (let i = 0; i < chances.length; i++) chances[i] /= sum;
  const logEvidence = runs.logEvidence + best + log(evidence);
  return { lengths, chances, beliefs, logEvidence };
}

/**
 * The chance that the last change lies within the last so many observations, given that a run is
 * going: the run of none speaks of the next observation, and is left out.
 * @param runs    after at least one observation
 * @param within  observations, a whole number >= 1
 * @throws RangeError when `within` is no such number, or no run is going
 * @example changeWithin({ lengths: [0, 1, 9], chances: [0.5, 0.125, 0.375], beliefs: [0, 0, 0], logEvidence: 0 }, 5) // 0.25
 */
export function changeWithin<Belief>({ lengths, chances }: Runs<Belief>, within: number): number {
  demand(Number.isInteger(within) && within >= 1, 'observations, 1 or more', within);
  let [near, all] = [0, 0];
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i] === 0) continue;
    all += chances[i];
    if (lengths[i] <= within) near += chances[i];
  }
  demand(all > 0, 'a run is going', all);
  return near / all;
}

/**
 * The most likely length of the run that is going; of equals the shortest.
 * @param runs  after at least one observation
 * @throws RangeError when no run is going
 * @example likeliestRun({ lengths: [0, 1, 9], chances: [0.5, 0.125, 0.375], beliefs: [0, 0, 0], logEvidence: 0 }) // 9
 */
export function likeliestRun<Belief>({ lengths, chances }: Runs<Belief>): number {
  let best = -1;
  for (let i = 0; i < lengths.length; i++)
    if (lengths[i] > 0 && (best < 0 || chances[i] > chances[best])) best = i;
  demand(best >= 0, 'a run is going', lengths);
  return lengths[best];
}

/** Mean and precision unknown: m, and b / a for the variance; k and 2 a are how much has been seen. */
export type NormalGamma = {
  readonly m: number;
  readonly k: number;
  readonly a: number;
  readonly b: number;
};

const HALF_LOG_PI = 0.5 * log(Math.PI);

const positive = (x: number, what: string): void =>
  demand(x > 0 && x < Number.POSITIVE_INFINITY, `${what} is positive and finite`, x);

/**
 * Normal observations of unknown mean and precision: the next one is Student-t with 2 a degrees of
 * freedom about m, scale^2 = b (k + 1) / (a k).
 * Source: K. P. Murphy, "Conjugate Bayesian analysis of the Gaussian distribution" (2007), section 3.
 * @param prior  m finite; k, a, b > 0
 * @throws RangeError when the prior is outside its range
 * @example normalGamma({ m: 0, k: 1, a: 1, b: 1 }).learn({ m: 0, k: 1, a: 1, b: 1 }, 2) // { m: 1, k: 2, a: 1.5, b: 2 }
 */
export function normalGamma(prior: NormalGamma): RunLaw<NormalGamma> {
  demand(Number.isFinite(prior.m), 'm is a finite number', prior.m);
  for (const name of ['k', 'a', 'b'] as const) positive(prior[name], name);
  // Runs of one length share their a, and gamma functions are dear.
  const constants = new Map<number, number>();
  const constant = (a: number): number => {
    const known = constants.get(a);
    if (known !== undefined) return known;
    const found = logGamma(a + 0.5) - logGamma(a) - HALF_LOG_PI;
    constants.set(a, found);
    return found;
  };
  return {
    fresh: prior,
    logDensity: ({ m, k, a, b }, x) => {
      const square = (2 * b * (k + 1)) / k;
      return constant(a) - 0.5 * log(square) - (a + 0.5) * log1p((x - m) ** 2 / square);
    },
    learn: ({ m, k, a, b }, x) => ({
      m: (k * m + x) / (k + 1),
      k: k + 1,
      a: a + 0.5,
      b: b + (k * (x - m) ** 2) / (2 * (k + 1)),
    }),
  };
}
