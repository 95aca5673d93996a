import { forecast, share } from './forecast.ts';

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
