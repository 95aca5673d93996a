import type { RunLaw } from './changepoint.ts';
import { demand } from './require.ts';
import { logGamma } from './gamma.ts';

/** Mean and precision unknown: m, and b / a for the variance; k and 2 a are how much has been seen. */
export type NormalGamma = {
  readonly m: number;
  readonly k: number;
  readonly a: number;
  readonly b: number;
};

/** A mean that is not known, as a normal distribution; the variance about it is known. */
export type NormalMean = { readonly mean: number; readonly variance: number };

const HALF_LOG_PI = 0.5 * Math.log(Math.PI);
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

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
      return constant(a) - 0.5 * Math.log(square) - (a + 0.5) * Math.log1p((x - m) ** 2 / square);
    },
    learn: ({ m, k, a, b }, x) => ({
      m: (k * m + x) / (k + 1),
      k: k + 1,
      a: a + 0.5,
      b: b + (k * (x - m) ** 2) / (2 * (k + 1)),
    }),
  };
}

/**
 * Normal observations of unknown mean and known variance: the next one is normal about the mean, with
 * the variance of the mean on top of their own.
 * @param prior  of the mean; its variance > 0
 * @param own    variance of an observation about the mean, > 0
 * @throws RangeError when a variance is not positive or the mean is not finite
 * @example normalMean({ mean: 0, variance: 1 }, 1).learn({ mean: 0, variance: 1 }, 2) // { mean: 1, variance: 0.5 }
 */
export function normalMean(prior: NormalMean, own: number): RunLaw<NormalMean> {
  demand(Number.isFinite(prior.mean), 'the mean is a finite number', prior.mean);
  positive(prior.variance, 'the variance of the mean');
  positive(own, 'the variance of an observation');
  return {
    fresh: prior,
    logDensity: ({ mean, variance }, x) => {
      const whole = variance + own;
      return -HALF_LOG_TWO_PI - 0.5 * Math.log(whole) - (x - mean) ** 2 / (2 * whole);
    },
    learn: ({ mean, variance }, x) => {
      const after = 1 / (1 / variance + 1 / own);
      return { mean: after * (mean / variance + x / own), variance: after };
    },
  };
}
