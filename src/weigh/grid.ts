import { firstPlace } from '../kernel/knearest.ts';
import { demand } from '../kernel/require.ts';

/** Exposures are told apart by hundredths. */
const STEPS = 100;

/**
 * The exposures 0, 0.01, ... up to the last one that is not above `most`.
 * @param most  >= 0, at most 1000
 * @throws RangeError when it is outside its range
 * @example grid(0.029) // [0, 0.01, 0.02]
 */
export function grid(most: number): readonly number[] {
  demand(most >= 0 && most <= 1000, 'the largest exposure lies between 0 and 1000', most);
  return Array.from({ length: Math.floor(most * STEPS + 1e-9) + 1 }, (_, i) => i / STEPS);
}

/**
 * The last entry before the first that is not allowed; the first entry when none is.
 * @param xs       at least one
 * @param allowed  once it is false it stays so further up
 * @example largest([0, 1, 2, 3], (x) => x < 2.5) // 2
 */
export const largest = (xs: readonly number[], allowed: (x: number) => boolean): number =>
  xs[Math.max(0, firstPlace(xs.length, (i) => !allowed(xs[i] as number)) - 1)] as number;
