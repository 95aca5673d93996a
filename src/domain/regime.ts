import type { TwoStates } from '../kernel/markov.ts';
import type { Known } from './known.ts';
import type { Day } from './time.ts';

/** The three regimes, calm to harsh. */
export const REGIMES = ['noise', 'friction', 'rupture'] as const;
export type RegimeId = (typeof REGIMES)[number];

/** Probabilities that sum to one. */
export type Belief = { readonly [R in RegimeId]: number };

/** Log odds against noise in decibans. */
export type Lean = { readonly friction: number; readonly rupture: number };

/** What one source moved since the last decision, in decibans of log odds against noise. */
export type Contribution = Lean & {
  /** `time`, `market:...`, `claim:...` or `talk`. */
  readonly source: string;
  /** Ids of the evidence or observations behind it. */
  readonly evidence: readonly string[];
};

/** The smallest set of possible facts that would change the call. */
export type Flip = {
  readonly to: RegimeId;
  /** Ids of possible facts, or `withdrawal:claim`. */
  readonly facts: readonly string[];
  /** How far they move the odds, decibans. */
  readonly decibans: number;
};

/** What world are we in? */
export type Regime = Belief & {
  readonly call: RegimeId;
  readonly lean: Lean;
  /** They add up to the move of `lean` since the decision before. */
  readonly contributions: readonly Contribution[];
  /** One for each other call within reach of three facts; empty means none within three. */
  readonly flip: readonly Flip[];
};

/**
 * Two states of a market, calm first and stormy, as a Markov-switching model was fitted to so many moves
 * of the risk leg, per cent a session.
 */
export type SwitchingModel = TwoStates & { readonly count: number };

/** What other methods make of the same prices: shown beside the regime call, never in it. */
export type Second = {
  /** Filtered chance that the market is in its stormy state. */
  readonly stormy: Known<number>;
  /** Chance that the moves have changed their law within the last so many sessions. */
  readonly change: Known<{
    readonly within: number;
    readonly probability: number;
    /** First session of the run that is now most likely. */
    readonly since: Day;
  }>;
};
