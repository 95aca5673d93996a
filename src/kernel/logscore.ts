import { forecast, share } from './forecast.ts';

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
  const loss = (f: number, y: number): number => (y === 1 ? surprisal(f) : -Math.log1p(-f) + 0);
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
const surprisal = (p: number): number => -Math.log(p) + 0;
