import type { Day } from '../../domain/time.ts';

/** Sessions of the longest window: a vintage that reaches into it may not judge it. */
const LONGEST_WINDOW = 5;

/**
 * The vintage in force at a session: the latest that ends before the longest window begins.
 * @param days     sessions of the risk leg, oldest first
 * @param session  place among them
 * @returns        undefined while there is none
 */
export const inForce = <V extends { readonly until: Day }>(
  vintages: readonly V[],
  days: readonly Day[],
  session: number,
): V | undefined => {
  const begin = days[session - LONGEST_WINDOW];
  return begin === undefined ? undefined : vintages.findLast((v) => v.until < begin);
};
