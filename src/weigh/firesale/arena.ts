/** How a sleeve decides: it keeps a limit, meets redemptions, or fears for a career. */
export const SORT = { limit: 0, redemption: 1, career: 2 } as const;
/** What a sleeve sells first: all alike, or the most liquid first. */
export const RULE = { 'pro rata': 0, 'most liquid first': 1 } as const;
/** How the price, as a share of its level after the news, answers what was sold. */
export const IMPACT = { linear: 0, exponential: 1, floored: 2, 'square-root': 3 } as const;
export const MEASURE = { quantity: 0, money: 1 } as const;

/** Paths in a block: the unit of work, and of merging. */
export const PATHS_PER_BLOCK = 256;
/** Sessions of recovery. */
export const SESSIONS = 60;
/** Sessions at which the level of the market is kept for the picture of the path. */
export const FAN = [1, 3, 5, 10, 20, 40, 60] as const;

/** One figure a path, by its place in a path's row. */
export const OUT = {
  /** Fall of the market to the end of the rounds, share; negative when it rose. */
  fall: 0,
  /** Fall beyond the news, share of the level after the news. */
  overshoot: 1,
  /** Money sold, share of what the crowd held. */
  sold: 2,
  defaults: 3,
  rounds: 4,
  /** Sessions until half of the fall is back at a close; 0 when nothing fell, 61 when not within 60. */
  half: 5,
  /** Lowest level of the market on the way, 1 being the start. */
  worst: 6,
  /** Lowest mark of the user's book on the way, over the interest on a loan. */
  book: 7,
  /** The same up to the session at which half is back. */
  bookToHalf: 8,
  /** Level of the market after the news alone. */
  news: 9,
  /** Levels at the sessions of `FAN`. */
  fan: 10,
  /** Weight of the path when the scale of shocks is tilted; else 1. */
  weight: 17,
  /** Lowest mark of the user's book within 5 and within 20 sessions. */
  book5: 18,
  book20: 19,
  /** Share of the money with careers behind it that sold. */
  left: 20,
} as const;
export const WIDTH = 21;

/**
 * The crowd as columns, as the kernel runs it. Assets stand in order of liquidity, the most liquid
 * first; money is in units of what the market is worth at the start; prices start at 1.
 */
export type Arena = {
  readonly assets: number;
  readonly sleeves: number;
  readonly factors: number;

  /** Share of each asset in the market, and in the user's book; each sums to 1. */
  readonly market: Float64Array;
  readonly book: Float64Array;
  /** Move that the news explains, share of price. */
  readonly news: Float64Array;
  /** Move a unit of each factor, assets x factors, and the asset's own spread; share of price. */
  readonly loading: Float64Array;
  readonly own: Float64Array;
  /** What must be sold to move the price by the law's unit, > 0; level below which it cannot fall. */
  readonly depth: Float64Array;
  readonly floor: Float64Array;

  /** Money in each asset, sleeves x assets. */
  readonly holding: Float64Array;
  /** The sum of each row of `holding`, > 0, and of all of it. */
  readonly start: Float64Array;
  readonly held: number;
  readonly sort: Float64Array;
  readonly rule: Float64Array;
  /** What is not sold, cash, and own capital before the shock. */
  readonly other: Float64Array;
  readonly cash: Float64Array;
  readonly equity: Float64Array;
  /** Assets over equity that trigger a sale, that it aims at; equity over assets that ends the book. */
  readonly most: Float64Array;
  readonly aim: Float64Array;
  readonly least: Float64Array;
  /** Weight of the newest squared return in the variance that a limit looks at; 0: it does not. */
  readonly react: Float64Array;
  /** Volatility of the sleeve's holdings over the window of the shock, share. */
  readonly sigma: Float64Array;
  /** Share of the fund redeemed a unit of loss beyond `from`. */
  readonly flow: Float64Array;
  readonly from: Float64Array;
  /** Share that a career sale cuts, what staying gains, what being fired costs, share of career money. */
  readonly cut: Float64Array;
  readonly gain: Float64Array;
  readonly stake: Float64Array;
  readonly part: Float64Array;

  readonly rules: Rules;
};

/** What holds for the whole market, in the order in which every kernel reads it; `asm/rules.ts` too. */
export const RULES = [
  'impact',
  'measure',
  /** Share of a round's fall that a seller bears on what it sells: 0 sells before it, 1 after it. */
  'shortfall',
  /** 1 when money from sales counts as an asset until the next round, 0 when it repays at once. */
  'counts',
  'rounds',
  /** P(fired | loss) when nobody has sold, and what being alone adds. */
  'fired',
  'alone',
  /** Tail probability at no loss, and its growth a sigma of the market's fall. */
  'tail',
  'alarm',
  /** Volatility of the market over the window of the shock, share. */
  'sigma',
  /** Makers: share of each round's sales that they take, money that they may hold at the prices of the start, share unloaded a session. */
  'maker',
  'capacity',
  'unload',
  /** Patient capital: share of sales taken, its money, the gap below the news that it asks, money spent a session. */
  'patient',
  'money',
  'margin',
  'pace',
  /** Share of the impact that decays, and what is left of that after a session. */
  'decaying',
  'decay',
  /** What is left of the excess variance after a session; weight of the shock in it. */
  'memory',
  'react',
  /** Volatility a session of the market and of the book, share; drift a session; price of a loan a session. */
  'daily',
  'dailyBook',
  'drift',
  'rate',
] as const;
export type Rules = { readonly [R in (typeof RULES)[number]]: number };
