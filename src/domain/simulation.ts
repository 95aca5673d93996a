import type { Career } from './career.ts';
import type { Conditions } from './crowd.ts';
import type { Spread } from './known.ts';
import type { RegimeId } from './regime.ts';
import type { Survival, Tail, ToCash } from './survival.ts';

/** The world that a simulation is of: a regime, or the walk of prices in which nobody is forced. */
export type World = RegimeId | 'walk';

/** A question to the crowd model: the same question has the same answer, on every machine. */
export type Inquiry = {
  /** Names the rules of the model; it changes when they do. */
  readonly model: string;
  /** SHA-256 of the crowd, and the end of its vintage or `none`. */
  readonly crowd: string;
  readonly vintage: string;
  readonly world: World;
  readonly conditions: Conditions;
  readonly seed: number;
  /** Paths in all, and independent scrambles that they are split into. */
  readonly paths: number;
  readonly scrambles: number;
};

/** An estimate over paths and its standard error over independent scrambles. */
export type Estimate = { readonly at: number; readonly error: number };

/** Simulated falls of like size: how far they overshot, and how they came back. */
export type LikeFall = {
  /** Size, sigmas of the market over the window of the shock. */
  readonly from: number;
  readonly to: number;
  /** Paths that fell by as much. */
  readonly paths: number;
  /** Share of these paths in which anybody was forced to sell. */
  readonly forced: number;
  /** Part of the fall that sales made and not the news, 0..1. */
  readonly overshoot: Spread;
  /** Mean of it, with its standard error. */
  readonly mean: Estimate;
  /** Money sold, share of what the crowd held; of it, the mean of what limits and redemptions sold. */
  readonly sold: Spread;
  readonly mandate: Estimate;
  /** Mean share of the money with careers behind it that sold. */
  readonly left: Estimate;
  /** Sessions until half is back at a close; 61 when not within 60. */
  readonly half: Spread;
  /** P(half back at a close within 5, 20, 60 sessions). */
  readonly within: { readonly 5: Estimate; readonly 20: Estimate; readonly 60: Estimate };
  /** Share of the fall that is back after 1, 3, 5, 10, 20, 40, 60 sessions. */
  readonly back: readonly Spread[];
};

export type Simulation = {
  readonly inquiry: Inquiry;
  readonly falls: readonly LikeFall[];
  /** Worst mark of the user's book within 5, 20, 60 sessions, and before half is back. */
  readonly lows: { readonly 5: Tail; readonly 20: Tail; readonly 60: Tail; readonly half: Tail };
  /** FNV-1a over every figure of every path: equal on every machine, thread count and kernel. */
  readonly fingerprint: string;
};

/** What the crowd says at a decision. */
export type CrowdReading = {
  /** Today's volatility over the crowd's own, on the grid on which it is asked. */
  readonly volatility: number;
  /** How far the risk leg fell over the window that stress reports, sigmas; absent when it rose or is not known. */
  readonly fell?: number;
  /** Falls of like size with the crowd, and in the walk without it. */
  readonly like?: LikeFall;
  readonly walk?: LikeFall;
  readonly career: Career;
  /** The user's book at once, twice and three times own capital, and as it stands. */
  readonly survival: readonly Survival[];
  /** Largest leverage that keeps P(forced out) under the user's limit. */
  readonly largest: number;
  /** Whether the book could be laid over the crowd's assets; else the market stands for it. */
  readonly mapped: boolean;
  /** The first position that lies on no asset of the crowd. */
  readonly astray?: string;
  readonly toCash?: ToCash;
  /** Fingerprints of the simulations that it rests on. */
  readonly fingerprints: readonly string[];
};
