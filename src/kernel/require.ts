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
