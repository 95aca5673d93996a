import type { Known } from './known.ts';
import type { Day, Instant } from './time.ts';

/** An amount of a currency of three capital letters. */
export type Money = { readonly amount: number; readonly currency: string };

/** Units that were bought together: what each cost, and when. */
export type Lot = { readonly quantity: number; readonly cost: number; readonly on?: Day };

/** One position as a broker or its owner states it. */
export type Holding = {
  readonly symbol: string;
  readonly name?: string;
  readonly account?: string;
  /** Units; below 0 sold short. */
  readonly quantity: number;
  readonly currency: string;
  /** Of one unit, in its currency, and the day of that price; absent where none was stated. */
  readonly price?: number;
  readonly priced?: Day;
  readonly lots?: readonly Lot[];
  /** Average daily traded quantity. */
  readonly adv?: number;
  /** Maintenance margin, share of its value. */
  readonly margin?: number;
  /** Series of the episode whose price it takes; absent: the one whose id is its symbol, if there is one. */
  readonly series?: string;
  /** Series whose impacts it takes, share for share. */
  readonly follows?: string;
};

/** Cash or a loan, perhaps of one account. */
export type Balance = Money & { readonly account?: string };

/** What one unit of a currency was worth in another on a day, as a file or its owner states it. */
export type StatedRate = {
  readonly of: string;
  readonly to: string;
  readonly rate: number;
  readonly on: Day;
};

/** Everything that its owner holds and owes on a day. */
export type Portfolio = {
  readonly on: Day;
  /** The currency in which it is told. */
  readonly currency: string;
  readonly holdings: readonly Holding[];
  readonly cash: readonly Balance[];
  /** Amounts owed, > 0. */
  readonly loans: readonly Balance[];
  /** Rates that hold where the episode has no series of the two currencies; told with their age. */
  readonly rates?: readonly StatedRate[];
  /** Maintenance margin, least equity as a share of the holdings. */
  readonly margin?: number;
  /** The owner's time zone, e.g. Asia/Taipei. */
  readonly zone?: string;
};

/** What stands on record as held from a day on: a portfolio before the decision of that day, or what its owner did after it. */
export type Stated =
  | {
      readonly kind: 'portfolio';
      readonly at: Instant;
      readonly on: Day;
      readonly portfolio: Portfolio;
    }
  | { readonly kind: 'decided'; readonly at: Instant; readonly on: Day; readonly exposure: number };

/** What a sale or a purchase of one position comes to. */
export type Order = {
  readonly symbol: string;
  readonly account?: string;
  /** Units, below 0 sold. */
  readonly quantity: number;
  readonly price: number;
  readonly currency: string;
  /** In the portfolio's currency, below 0 sold. */
  readonly amount: number;
  /** Expected cost in the portfolio's currency, and days at the stated share of daily volume. */
  readonly cost: Known<number>;
  readonly days: Known<number>;
};

/** What is really held at a decision, as a share of own capital, and what the decision asks of it. */
export type Held = {
  readonly exposure: number;
  readonly from: Stated['kind'];
  readonly on: Day;
  /** Own capital in the portfolio's currency; absent where nothing but a share was stated. */
  readonly capital?: Money;
  /** Orders of today's step, and all until the limit that today's odds allow is reached. */
  readonly orders: readonly Order[];
  readonly all: readonly Order[];
};
