import type { Mixes, Part } from '../domain/exposure.ts';
import { REGIMES, type RegimeId } from '../domain/regime.ts';
import type { ExposurePolicy } from '../domain/thesis.ts';
import { studentQuantile } from '../kernel/student.ts';

/** Tails of an outcome: Student-t, rescaled to unit variance. */
const DEGREES_OF_FREEDOM = 4;
/** Halvings of the bracket of a quantile. */
const QUANTILE_HALVINGS = 40;

/** Mid-point quantiles of an outcome of mean 0 and deviation 1, smallest first. */
export const deviates = (points: number): readonly number[] =>
  Array.from(
    { length: points },
    (_, i) => studentQuantile((i + 0.5) / points, DEGREES_OF_FREEDOM) / Math.SQRT2,
  );

/**
 * Mid-point quantiles of a mixture of outcomes mean + sd x deviate, smallest first. A quantile of a
 * mixture lies between the smallest and the largest of its parts'.
 * @param parts      at least one; weights >= 0 that sum to 1, sd >= 0
 * @param quantiles  of the deviate, as `deviates` gives them
 */
export function mixture(parts: readonly Part[], quantiles: readonly number[]): number[] {
  const [only] = parts;
  if (only && parts.length === 1) {
    const row = quantiles.slice();
    for (let i = 0; i < row.length; i++) row[i] = only.mean + only.sd * (row[i] as number);
    return row;
  }
  return quantiles.map((t, i) => {
    const p = (i + 0.5) / quantiles.length;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { mean, sd } of parts) {
      low = Math.min(low, mean + sd * t);
      high = Math.max(high, mean + sd * t);
    }
    for (let k = 0; k < QUANTILE_HALVINGS && low < high; k++) {
      const middle = (low + high) / 2;
      if (below(parts, middle) < p) low = middle;
      else high = middle;
    }
    return high;
  });
}

/**
 * The same mixes with every path of noise moved up.
 * @param by log move, share, >= 0
 */
export const lifted = (mixes: Mixes, policy: ExposurePolicy, by: number): Mixes => ({
  ...mixes,
  noise: partsOf(mixes, policy, 'noise').map((part) => ({ ...part, mean: part.mean + by })),
});

/**
 * The same mixes with every path of every regime spread wider.
 * @param by times its deviation, >= 0
 */
export const widened = (mixes: Mixes, policy: ExposurePolicy, by: number): Mixes =>
  Object.fromEntries(
    REGIMES.map((regime) => [
      regime,
      partsOf(mixes, policy, regime).map((part) => ({ ...part, sd: part.sd * by })),
    ]),
  );

/** The paths of a regime, or the policy's own outcome for it where there are none. */
export const partsOf = (mixes: Mixes, policy: ExposurePolicy, regime: RegimeId): readonly Part[] =>
  mixes[regime] ?? [{ ...policy.outcomes[regime], weight: 1 }];

/** P(outcome <= x). */
function below(parts: readonly Part[], x: number): number {
  let sum = 0;
  for (const { weight, mean, sd } of parts)
    if (sd > 0) sum += weight * cumulative((Math.SQRT2 * (x - mean)) / sd);
    else if (x >= mean) sum += weight;
  return sum;
}

/** P(T <= t) of Student's t with four degrees of freedom, in closed form. */
function cumulative(t: number): number {
  const square = 1 + (t * t) / 4;
  return 0.5 + ((3 / 8) * t * (1 - (t * t) / (12 * square))) / Math.sqrt(square);
}
