import { demand } from './require.ts';

/**
 * Refuses an array that holds anything but finite numbers, or fewer of them than are needed.
 * @param xs     numbers in any unit
 * @param least  how many there must be, >= 0
 * @throws RangeError naming the place of the first that is not finite, or the length
 * @example finite([1, 2, 3], 2) // undefined
 */
export function finite(xs: readonly number[], least: number): void {
  demand(xs.length >= least, `at least ${least} values`, xs.length);
  for (let i = 0; i < xs.length; i++)
    // Only a finite number less itself is nothing; cheaper than a call, and hot.
    if (xs[i] - xs[i] !== 0) demand(false, `value ${i} is a finite number`, xs[i]);
}
