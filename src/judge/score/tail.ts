import { demand } from '../../kernel/require.ts';
import { TAIL_SHARE } from '../outcome.ts';

/** Returns that must stand behind a worst twentieth. */
export const MIN_TAIL_RETURNS = 20;

/**
 * CVaR 95 %: minus the mean of the worst twentieth; the outcome on the edge counts with its part.
 * Source: R. T. Rockafellar and S. Uryasev, "Optimization of conditional value-at-risk",
 * Journal of Risk 2 (2000), for equally likely outcomes.
 * @param returns at least one, share
 * @returns       share; a loss is positive, below 0 when even the worst twentieth gained
 * @throws RangeError when empty
 */
export function tail(returns: readonly number[]): number {
  demand(returns.length > 0, 'a tail needs at least one return', returns.length);
  const mass = TAIL_SHARE * returns.length;
  const sum = [...returns]
    .sort((a, b) => a - b)
    .reduce((s, x, i) => s + x * Math.min(1, Math.max(0, mass - i)), 0);
  return -sum / mass;
}
