/**
 * Refuses an impossible argument.
 * @param holds  what must hold of the argument; a comparison with NaN does not hold
 * @param what   the demand in words, as "p lies between 0 and 1"
 * @param was    the argument as it came
 * @throws RangeError when it does not hold
 * @example demand(2 > 1, 'two exceeds one', 2) // undefined
 */
export function demand(holds: boolean, what: string, was: unknown): asserts holds {
  if (!holds) throw new RangeError(`${what}; was ${String(was)}`);
}

/**
 * Refuses an array that holds anything but finite numbers, or fewer of them than are needed.
 * @param xs     numbers in any unit
 * @param least  how many there must be, >= 0
 * @throws RangeError naming the place of the first that is not finite, or the length
 * @example finite([1, 2, 3], 2) // undefined
 */
export function finite(xs: ArrayLike<number>, least: number): void {
  demand(xs.length >= least, `at least ${least} values`, xs.length);
  for (let i = 0; i < xs.length; i++)
    // Only a finite number less itself is nothing; cheaper than a call, and hot.
    if (xs[i] - xs[i] !== 0) demand(false, `value ${i} is a finite number`, xs[i]);
}
