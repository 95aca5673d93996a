import type { Known, Unknown } from './known.ts';
import type { Day, Instant } from './time.ts';

/** An amount of a currency of three capital letters. */
export type Money = { readonly amount: number; readonly currency: string };

/** Units that were bought together: what each cost, and when. */
type Lot = { readonly quantity: number; readonly cost: number; readonly on?: Day };

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
  | {
      readonly kind: 'decided';
      readonly at: Instant;
      readonly on: Day;
      readonly exposure: number;
      /** Own capital when it was decided, where it was known. */
      readonly capital?: Money;
      /** What the orders of that day left, where they were done as proposed. */
      readonly portfolio?: Portfolio;
    };

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

/** A price or a rate, its day, and the series that it comes from: none where it was stated. `late`: too old to stand for today's. */
export type Price = {
  readonly at: number;
  readonly on: Day;
  readonly series: readonly string[];
  readonly late: boolean;
  /** Present where a series of its name told another price for the day that this was stated for: one of the two is of something else. */
  readonly unlike?: string;
};

/** One position at a moment. */
export type Valued = Pick<Holding, 'symbol' | 'name' | 'account' | 'quantity' | 'currency'> & {
  /** Of one unit, in the position's own currency. */
  readonly price: Known<Price>;
  /** What one unit of its currency is worth in the portfolio's; absent where they are the same. */
  readonly rate?: Known<Price>;
  /** In the portfolio's currency, below 0 sold short. */
  readonly worth: Known<number>;
};

/**
 * What is really held at a decision. Exposure is what is held, long and short added, as a share of
 * own capital (positions and cash less loans): a short position never makes it look smaller. Where it
 * is not known in full it is the least that it can be, and `doubts` says why.
 */
export type Stands = {
  readonly exposure: number;
  readonly from: Stated['kind'];
  readonly on: Day;
  /** The most that it can be, where it is not known and that is; absent where exposure is known, or may be any. */
  readonly most?: number;
  /** Why exposure is not known, or rests on what is old; nothing is added while there is any. */
  readonly doubts: readonly Unknown[];
  /** Own capital; absent where nothing but a share was stated, or where it is not known. */
  readonly capital?: Money;
  /** In which positions are valued; absent where nothing but a share was stated. */
  readonly currency?: string;
  /** As a portfolio states them, each at its price; none where nothing but a share was stated. */
  readonly positions: readonly Valued[];
};

/** The name under which a decision misses what is held, where that is not known. */
export const HELD = 'held';

/** By what rule positions are sold: alike by value, the most liquid first, or the highest cost first. */
export const RULES_OF_SALE = ['pro-rata', 'liquid', 'tax'] as const;
export type RuleOfSale = (typeof RULES_OF_SALE)[number];
export const USUAL_RULE: RuleOfSale = 'pro-rata';

/** The same, and what the decision asks of it, as orders by a stated rule. */
export type Held = Stands & {
  readonly rule: RuleOfSale;
  /** Symbols of long positions of which the rule says nothing, for their cost or volume is not known. */
  readonly unruled: readonly string[];
  /** Orders of today's step, and all until the limit that today's odds allow is reached. */
  readonly orders: readonly Order[];
  readonly all: readonly Order[];
};
