import type { Known, Spread } from './known.ts';
import type { RegimeId } from './regime.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

export type Bounds = { readonly low: number; readonly high: number };

/** What is wrong with the odds of a thesis; each is told, and none is smoothed over. */
export type Misfit =
  /** The bounds of all paths leave no room for probabilities that sum to one. */
  | ({ readonly kind: 'contradictory' } & Bounds)
  /** A path's own odds lay outside its bounds and were brought back. */
  | {
      readonly kind: 'out of bounds';
      readonly scenario: string;
      readonly own: number;
      readonly bound: number;
    }
  /** No odds over these paths make the moves that were seen; the nearest that can be had stands beside. */
  | ({ readonly kind: 'infeasible'; readonly asset: string; readonly wanted: number } & Bounds)
  /** Paths whose impacts all name an asset are needed; this one lacks it. */
  | { readonly kind: 'no impact'; readonly scenario: string; readonly asset: string }
  /** Its move over the window is not known; the others count without it. */
  | { readonly kind: 'unseen'; readonly asset: string }
  | { readonly kind: 'expired'; readonly contract: string; readonly deadline: Day }
  /** Its last book says no price. */
  | ({ readonly kind: 'no price'; readonly contract: string } & Pick<Contract, 'bid' | 'ask'>)
  /** Prices of contracts that speak of one path disagree beyond what their wording explains. */
  | { readonly kind: 'disagreeing'; readonly contracts: readonly string[]; readonly apart: number };

/**
 * A prediction-market contract as quoted at one moment. What it became is not part of it, so that no
 * odds can read it: that stands in `Settled`, and goes to the score alone.
 */
export type Contract = {
  readonly id: string;
  readonly title: Text;
  readonly scenario: string;
  /** Class of its wording: prices of one class may be set side by side. */
  readonly wording: string;
  readonly deadline: Day;
  /** Who decides that it came true. */
  readonly resolution: { readonly name: string; readonly url: string };
  readonly knownAt: Instant;
  readonly at: Day;
  /** Price of yes, 0..1: best bid, 0 where nobody bids; best ask, 1 where nobody offers. */
  readonly bid: number;
  readonly ask: number;
};

/**
 * Widest book whose middle is a price, best offer less best bid, share of what is paid out: up to it Polymarket
 * itself shows the middle of its book.
 */
export const MAX_BOOK_WIDTH = 0.1;

/**
 * Whether a book says a price: one without anybody on either side, or that is too wide, says none. Exchanges tell
 * a side without anybody as a bid of 0 below what is offered, an offer of 1 above what is bid.
 * @example hasPrice({ bid: 0, ask: 1 }) // false
 * @example hasPrice({ bid: 0, ask: 0.03 }) // false
 */
export const hasPrice = ({ bid, ask }: Pick<Contract, 'bid' | 'ask'>): boolean =>
  ask === bid || (bid > 0 && ask < 1 && ask - bid <= MAX_BOOK_WIDTH + 1e-9);

/** What a contract became: hindsight, for the score alone. */
export type Settled = {
  readonly contract: string;
  readonly came: boolean;
  /** Day on which that was decided. */
  readonly on: Day;
};

/** What a contract's price says of its path over the thesis' horizon. */
export type Priced = {
  readonly contract: string;
  readonly scenario: string;
  readonly wording: string;
  /** Hazard a year that the price implies, and the probability over the horizon; bid to ask. */
  readonly hazard: Spread;
  readonly horizon: Spread;
};

/** One path: what it may be by its constraints, own odds, and those that prices imply. */
export type PathOdds = {
  readonly scenario: string;
  readonly regime: RegimeId;
  /** Frechet bounds; nothing is assumed about how the obstacles hang together. */
  readonly bounds: Bounds;
  /** Under the thesis' stated dependence; absent where none is stated. */
  readonly stated?: Bounds;
  readonly own: number;
  /** What prices imply, 80 % from the noise of the moves; unknown where nothing was observed. */
  readonly implied: Known<Spread>;
};

/** What own odds and the market's make of one asset over the horizon. Log moves, share. */
export type AssetGap = {
  readonly asset: string;
  /** Own expected move, and the one that implied odds expect. */
  readonly own: number;
  readonly implied: number;
  /** The move that was seen over the window, and its noise, one standard deviation. */
  readonly seen: number;
  readonly noise: number;
  /** Sum over paths of (implied - own) x impact; below 0 the market fears more. */
  readonly gap: Spread;
};

/** How far one input would have to go for the verdict to flip, all others left as they are. */
export type Tipping = {
  readonly input: string;
  /** Unit of the three figures. */
  readonly unit: 'decibans' | 'share';
  readonly now: number;
  /** Where it flips; unknown where no value within `reach` does. */
  readonly tips: Known<number>;
  readonly reach: number;
  /** What follows at the exposure decided as things stand, and what it becomes; the latter absent where no
   * value within reach turns it. */
  readonly from: 'hold' | 'trim' | 'leave' | 'add';
  readonly to?: 'hold' | 'trim' | 'leave' | 'add';
};

/** Own odds against those that prices imply. */
export type Odds = {
  readonly paths: readonly PathOdds[];
  readonly assets: readonly AssetGap[];
  /** The gap on the user's book, share of its value, and the assets that its positions follow. */
  readonly book: Known<Spread>;
  /** What own odds weigh as a guess at the market's, cases. */
  readonly cases: number;
  /** Relative entropy of the implied odds to own, nats. */
  readonly distance: Known<number>;
  readonly contracts: readonly Priced[];
  /** By path, every two wordings: how far the second stands above the first over the horizon. */
  readonly wordings: readonly {
    readonly scenario: string;
    readonly of: readonly [string, string];
    readonly apart: number;
  }[];
  readonly tipping: readonly Tipping[];
  readonly misfits: readonly Misfit[];
};
