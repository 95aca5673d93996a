import type { Stakes } from '../../domain/career.ts';
import { deviate, exp } from '../../kernel/portablemath.ts';

/**
 * What being fired costs the manager at a probability of the law: so much of the money has less at
 * stake.
 * @param at  probability, 0 < at < 1
 * @returns   years of pay, > 0
 * @throws RangeError when a list is empty or `at` is outside (0, 1)
 * @example stake({ kind: 'list', parts: [{ stake: 2, weight: 0.5 }, { stake: 1, weight: 0.5 }] }, 0.75) // 2
 */
export function stake(stakes: Stakes, at: number): number {
  if (stakes.kind === 'lognormal') return stakes.median * exp(stakes.spread * deviate(at));
  const parts = stakes.parts.toSorted((a, b) => a.stake - b.stake);
  let sum = 0;
  for (const part of parts) {
    sum += part.weight;
    if (at <= sum) return part.stake;
  }
  const last = parts.at(-1);
  if (!last) throw new RangeError('a list of stakes has parts');
  return last.stake;
}
