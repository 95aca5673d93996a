import type { RegimeId } from './regime.ts';

/**
 * Quantiles of the worst mark that a book sees on a simulated path. A mark is the value of the
 * holdings as a share of their value at the start, already divided by the growth of a loan: 0.87
 * means that 13 % were lost at the worst point, 1 that they never stood below the start.
 */
export type Tail = {
  /** Probabilities of a mark below, rising strictly, 0 < p <= 1. */
  readonly ps: readonly number[];
  /** The mark at each, 0..1, never falling. */
  readonly marks: readonly number[];
};

export type Tails = { readonly [R in RegimeId]: Tail };

export type Lows = {
  /** Worst mark within the horizon. */
  readonly horizon: Tails;
  /** Worst mark before half of the fall is back; never lower than that of the horizon. */
  readonly half: Tails;
};

/** What a lender asks for, and what stands behind it. */
export type MarginRule = {
  /** Least equity, share of the holdings, 0 <= m < 1. */
  readonly maintenance: number;
  /**
   * Cash that meets calls first, share of own capital, >= -1. It is kept beside the capital that
   * exposure is counted in; negative when so much of that capital is not there to meet them.
   */
  readonly cash: number;
};

/** How a book stands today: holdings as a multiple of own capital, and its margin rule. */
export type Account = { readonly leverage: number; readonly rule: MarginRule };

/** Whether a book lives until the prices come back. Probabilities 0..1; shares of own capital. */
export type Survival = {
  /** True of the book as it stands; the others are what-ifs. */
  readonly own?: true;
  /** Holdings as a multiple of own capital. */
  readonly leverage: number;
  /** The mark below which it is sold out; absent when nothing is owed. */
  readonly callAt?: number;
  /** Probability of being sold out before the horizon, and before half of the fall is back. */
  readonly forcedOut: number;
  readonly beforeHalf: number;
  /** What is left once sold out, own impact paid; below 0 it is owed. Absent when nothing is owed. */
  readonly left?: number;
};

/** How fast, and into what market, a book is sold. */
export type Pace = {
  /** Share of a day's traded quantity that may be one's own, 0 < share <= 1. */
  readonly participation: number;
  /** Scale of the square-root law, >= 0, of the order of 1. */
  readonly scale: number;
  /** Daily volatility by symbol, share of price, >= 0. */
  readonly volatility: Readonly<Record<string, number>>;
};

/** One position turned into cash; a figure that cannot be known is absent. */
export type Sale = {
  readonly symbol: string;
  readonly days?: number;
  /** Share of price given up, 0..1. */
  readonly cost?: number;
  /** The same in money of the position's own currency. */
  readonly money?: number;
};

export type ToCash = {
  readonly sales: readonly Sale[];
  /** Of the slowest position; absent when that of any is not known. */
  readonly days?: number;
  /** What is given up in all, in the book's currency; absent when that of any is not known. */
  readonly money?: number;
  /** The same as a share of the value of the holdings, 0..1; 0 when there are none. */
  readonly cost?: number;
  /** What is missing, and of which symbol. `currency`: the price is not in the book's. */
  readonly missing: readonly {
    readonly symbol: string;
    readonly what: 'adv' | 'volatility' | 'currency';
  }[];
};
