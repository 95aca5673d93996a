import { ewmaAll } from './ewma.ts';
import { demand } from './require.ts';

/**
 * A limit on exposure. Figures are shares of equity, or multiples of it where they say so.
 * `risk`: the loss at a quantile may not exceed `share`. `volatility`: the exposure's volatility is
 * held at `target`. `leverage`: a multiple of equity and nothing else. `most` is the multiple that
 * no calm can exceed, > 0.
 */
export type Limit =
  | {
      readonly kind: 'risk';
      /** Largest loss at the quantile, share of equity, > 0. */
      readonly share: number;
      /** Standard deviations out, > 0: 2.33 for 99 % of a normal. */
      readonly quantile: number;
      readonly most: number;
    }
  | {
      readonly kind: 'volatility';
      /** Share of equity, > 0, for the same length of time as the volatility it is held against. */
      readonly target: number;
      readonly most: number;
    }
  | { readonly kind: 'leverage'; readonly most: number };

/**
 * The largest exposure that a limit allows at a volatility.
 * Under a risk limit equity x share = exposure x quantile x volatility, so that at share 1 leverage
 * is 1 / unit value at risk: the calmer the market, the larger the book, and the reverse at once.
 * Sources: J. Danielsson, H. S. Shin and J.-P. Zigrand, "Balance sheet capacity and endogenous risk",
 * LSE Financial Markets Group DP 665; J.P. Morgan/Reuters, "RiskMetrics - Technical Document", 4th
 * ed. (1996).
 * @param volatility  of one unit of exposure, share of its value, >= 0, finite
 * @returns           multiple of equity, 0 to `most`; `most` when nothing moves
 * @throws RangeError on any argument outside its range
 * @example multiple({ kind: 'risk', share: 0.05, quantile: 2.5, most: 20 }, 0.01) // 2
 */
export function multiple(limit: Limit, volatility: number): number {
  positive(limit.most, 'the largest multiple');
  const moves = volatility >= 0 && volatility < Number.POSITIVE_INFINITY;
  demand(moves, 'a volatility is >= 0 and finite', volatility);
  if (limit.kind === 'leverage') return limit.most;
  if (limit.kind === 'volatility') {
    positive(limit.target, 'a target');
    return Math.min(limit.most, limit.target / volatility);
  }
  positive(limit.share, 'a share of equity');
  positive(limit.quantile, 'a quantile');
  return Math.min(limit.most, limit.share / (limit.quantile * volatility));
}

/**
 * Volatility as risk limits read it: the root of the exponentially weighted variance about zero.
 * Source: RiskMetrics, as in `ewma.ts`.
 * @param changes  returns, finite, oldest first, at least one
 * @param lambda   weight of the past, 0 < lambda < 1 (0.94 for daily returns)
 * @returns        unit of the returns, >= 0, for the length of time of one return
 * @throws RangeError on any argument outside its range
 * @example volatility([0.01, 0.03], 0.75) // 0.017320508075688773
 */
export function volatility(changes: readonly number[], lambda: number): number {
  demand(changes.length > 0, 'at least one return', changes.length);
  return Math.sqrt(ewmaAll(changes, lambda));
}

const positive = (x: number, what: string): void =>
  demand(x > 0 && x < Number.POSITIVE_INFINITY, `${what} is positive and finite`, x);
