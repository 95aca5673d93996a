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
