import { demand, finite } from '../../src/kernel/require.ts';

/** What buying the losers of one session earned in the next. */
export type Reversal = {
  /** Weights (mean - r) / N: profit of a book as large as the losers and winners are apart. */
  readonly profit: number;
  /** The same book at one unit long and one short; undefined when all returns were equal. */
  readonly scaled: number | undefined;
};

/**
 * Reversal as the pay of those who provide liquidity: last session's losers bought, winners sold.
 * Sources: A. E. Khandani and A. W. Lo, "What happened to the quants in August 2007?", Journal of
 * Investment Management 5 (2007) 5-54; S. Nagel, "Evaporating liquidity", Review of Financial
 * Studies 25 (2012) 2005-2039.
 * @param before  returns of N names in one session, share
 * @param now     returns of the same names in the next
 * @throws RangeError when sizes differ or a return is not finite
 * @example reversal([0.25, -0.25], [0, 0.5]) // { profit: 0.0625, scaled: 0.5 }
 */
export function reversal(before: readonly number[], now: readonly number[]): Reversal {
  demand(before.length === now.length, 'as many returns as before', now.length);
  finite(before, 1);
  finite(now, 1);
  const mean = before.reduce((sum, r) => sum + r, 0) / before.length;
  const gained = before.reduce((sum, r, i) => sum - (r - mean) * now[i], 0);
  const size = before.reduce((sum, r) => sum + Math.abs(r - mean), 0) / 2;
  return { profit: gained / before.length, scaled: size > 0 ? gained / size : undefined };
}
