import { demand } from './require.ts';

/**
 * Refuses anything but pairs of a probability and a 0 or 1.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example forecast([0.8, 0.2], [1, 0]) // undefined
 */
export function forecast(forecasts: readonly number[], outcomes: readonly number[]): void {
  demand(forecasts.length === outcomes.length, 'an outcome a forecast', outcomes.length);
  demand(forecasts.length > 0, 'at least one forecast', forecasts.length);
  for (const f of forecasts) demand(f >= 0 && f <= 1, 'a forecast lies in 0..1', f);
  for (const y of outcomes) demand(y === 0 || y === 1, 'an outcome is 0 or 1', y);
}

/** A distribution over kinds may miss 1 by this much. */
const SLACK = 1e-9;

/**
 * Refuses anything but a distribution over kinds and the place of the one that came.
 * @param probabilities  0..1 each, summing to 1
 * @param came           place of the kind that came, 0..kinds - 1
 * @throws RangeError when they are not
 * @example share([0.7, 0.2, 0.1], 0) // undefined
 */
export function share(probabilities: readonly number[], came: number): void {
  for (const p of probabilities) demand(p >= 0 && p <= 1, 'a probability lies in 0..1', p);
  const sum = probabilities.reduce((total, p) => total + p, 0);
  demand(Math.abs(sum - 1) <= SLACK, 'probabilities sum to 1', sum);
  const last = probabilities.length - 1;
  demand(Number.isInteger(came) && came >= 0 && came <= last, `what came is 0..${last}`, came);
}
