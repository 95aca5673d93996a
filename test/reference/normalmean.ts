import type { RunLaw } from '../../src/kernel/changepoint.ts';
import { demand } from '../../src/kernel/require.ts';

/** A mean that is not known, as a normal distribution; the variance about it is known. */
export type NormalMean = { readonly mean: number; readonly variance: number };

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

const positive = (x: number, what: string): void =>
  demand(x > 0 && x < Number.POSITIVE_INFINITY, `${what} is positive and finite`, x);

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
