import type { CareerRules } from './career.ts';
import type { Spread } from './known.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** Share of a book's sales that go by liquidity, most liquid first, 0..1; the rest pro rata. */
export type Blend = number;

/** How a kind of book decides. */
export type BookSort = 'leverage' | 'var' | 'volatility target' | 'redemption' | 'career';

/** What a kind of asset is worth, how it moves, how much of it trades. */
export type CrowdAsset = {
  readonly id: string;
  readonly title: Text;
  /** Share of the market's value; all sum to 1. */
  readonly weight: number;
  /** Volatility a year, share. */
  readonly volatility: number;
  /** Correlation with each factor; the squares sum to at most 1, the rest is the asset's own. */
  readonly factors: readonly number[];
  /** Share of its value that trades in a day. */
  readonly traded: number;
};

/** What every kind of book has, whatever makes it sell. */
type Common = {
  readonly id: string;
  readonly title: Text;
  /** Share of the market's value that it holds. */
  readonly share: number;
  /** How many books of one size stand for it. */
  readonly books: number;
  /** Weight of each asset in its holdings, summing to 1; the market's where none is given. */
  readonly holdings?: Readonly<Record<string, number>>;
};

/** A ceiling on assets over equity. */
type Ceiling = {
  readonly liquid: Blend;
  /** Assets over equity at the start; 1 is unlevered. */
  readonly leverage: number;
  /** Assets over equity at which it must sell, > 1, and to which it sells, as multiples of the start. */
  readonly limit: number;
  readonly target: number;
  /** How much its books differ in the room above 1 of both: standard deviation of its logarithm. */
  readonly spread: number;
};

/**
 * A kind of book: how much of the market it holds, and the rule that makes it sell. A limit on value
 * at risk and a target of volatility are ceilings that come down as volatility goes up. Figures are
 * those of the median book.
 */
export type BookKind = Common &
  (
    | (Ceiling & { readonly sort: 'leverage' })
    | (Ceiling & {
        readonly sort: 'var' | 'volatility target';
        /** Weight of the shock's squared return in the variance that the limit looks at, 0..1. */
        readonly react: number;
      })
    | {
        readonly sort: 'redemption';
        /** Share redeemed a unit of loss, and the loss from which it starts. Sold pro rata. */
        readonly flow: number;
        readonly from: number;
        /** How much its books differ in flow: standard deviation of the logarithm. */
        readonly spread: number;
      }
    /** Its managers play the game of `fear`, and differ in what being fired costs them. */
    | {
        readonly sort: 'career';
        readonly liquid: Blend;
        /** Share of the book that its manager sells, once. */
        readonly cut: number;
      }
  );

/** Those who take the other side: makers who must unload, and patient money that need not. */
export type Buyers = {
  /** Share of each round's sales that makers take, and the money they may hold, share of the market. */
  readonly makers: number;
  readonly capacity: number;
  /** Share of what they hold that they unload a session. */
  readonly unload: number;
  /** Share of each round's sales that patient money takes once prices are cheap; its money, share of the market. */
  readonly patient: number;
  readonly money: number;
  /** How far below the news prices must stand, share. */
  readonly margin: number;
  /** Share of its money that it spends a session. */
  readonly pace: number;
};

/** How prices answer sales, and how they come back. */
export type PriceRules = {
  readonly law: 'linear' | 'exponential' | 'floored' | 'square-root';
  /** Price impact: the fall, in daily sigmas, of selling a day's volume. Fitted by calibration. */
  readonly impact: number;
  /** Level below which the floored law cannot push, share of the level after the news. */
  readonly floor: number;
  /** Share of the impact that decays. Fitted by calibration. */
  readonly decaying: number;
  /** Sessions in which the decaying part halves. */
  readonly halfLife: number;
  /** Share of a round's fall that a seller bears on what it sells. */
  readonly shortfall: number;
  /** Decay factor of the variance a session, and weight of the shock's squared return in it. */
  readonly memory: number;
  readonly react: number;
  /** Sessions of the shock's window. */
  readonly window: number;
  /** Most rounds of sales. */
  readonly rounds: number;
};

/** What fear for a career weighs: the managers' game, and how likely the tail looks. */
export type Fear = {
  readonly game: CareerRules;
  /** Tail probability before prices move, and how much of itself it grows a sigma of fall. */
  readonly tail: number;
  readonly alarm: number;
};

/** What a lender and a market ask where a book does not say. */
export type Lending = {
  /** Rate of a loan, share a year; least equity, share of the holdings. */
  readonly rate: number;
  readonly maintenance: number;
  /** Share of a day's volume that one seller may be; scale of the square-root law. */
  readonly participation: number;
  readonly scale: number;
};

/** Why a figure is what it is: stated, not estimated. */
export type Assumption = {
  /**
   * Which figures, by their place in the file: `kinds.dealers.leverage`, or `kinds.dealers` for all
   * beneath it; `*` stands for any one name, as in `assets.*.volatility`.
   */
  readonly of: readonly string[];
  readonly reason: Text;
  /** Where something like the figure is reported; absent where it is assumed. */
  readonly source?: { readonly name: string; readonly url?: string };
};

/** The crowd as people write it: every figure an assumption but the two that calibration fits. */
export type Crowd = {
  readonly id: string;
  readonly title: Text;
  readonly factors: readonly string[];
  /** In order of liquidity, the most liquid first. */
  readonly assets: readonly CrowdAsset[];
  readonly kinds: readonly BookKind[];
  readonly buyers: Buyers;
  readonly prices: PriceRules;
  readonly fear: Fear;
  readonly lending: Lending;
  /** The asset whose volatility that of the risk leg is compared with. */
  readonly gauge: string;
  readonly assumptions: readonly Assumption[];
};

export type Fitted = Spread & {
  /** Set where the estimate stands at an end of what was searched. */
  readonly bound?: 'low' | 'high';
};

/** What simulated moments say of the two figures that are fitted, learnt from the past up to `until`. */
export type CrowdVintage = {
  readonly method: string;
  readonly until: Day;
  readonly from: Day;
  /** Synchronised falls, and falls of like size that were not. */
  readonly falls: number;
  readonly matched: number;
  readonly impact: Fitted;
  readonly decaying: Fitted;
  /** Level of the intervals. */
  readonly level: number;
  /** Moments of the past, of the model at the fit, and the weighted distance between them. */
  readonly moments: readonly {
    readonly name: string;
    readonly past: number;
    readonly model: number;
    /** Standard error of the past's. */
    readonly error: number;
    /** True where it is compared and not fitted. */
    readonly compared?: true;
  }[];
  readonly distance: number;
  /** SHA-256 of each input file and of the crowd's own. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** The state of the world in which the crowd is asked. */
export type Conditions = {
  /** Today's volatility over the crowd's own: 1 is as written. */
  readonly volatility: number;
  /** Move that the news explains, by asset, share of price; 0 where none is given. */
  readonly news: Readonly<Record<string, number>>;
  /** Mean return a session after the shock, share. */
  readonly drift: number;
  /** Share of each asset in the user's book, summing to 1; the market's where none is given. */
  readonly book?: Readonly<Record<string, number>>;
  /** Yearly rate of a loan, share. */
  readonly rate: number;
  /** Tail probability before prices move; the crowd's own where none is given. */
  readonly tail?: number;
};
