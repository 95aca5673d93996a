import type { LegId } from './episode.ts';
import type { Watch } from './evidence.ts';
import type { Known, Spread } from './known.ts';
import type { Belief } from './regime.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** Sessions over which the legs are set side by side. */
export const LEG_SESSIONS = 3;
/** What counts as one step apart: a sigma of a leg, two rungs of a group, five decibans of the regime. */
export const ONE_STEP = { sigmas: 1, rungs: 2, decibans: 5 } as const;
/** Fewest days between two of one episode, so that one stretch is not counted again and again. */
export const DAYS_APART = 14;

/** Groups whose acts are set side by side; prices speak through the legs. */
export type ActGroup = Exclude<Watch, 'E'>;

/** A day of decision as it is set beside days of other episodes. */
export type Likeness = {
  /** Moves over three sessions, in sigmas of each leg's own past; below 0 it fell. */
  readonly legs: { readonly [L in LegId]: number };
  /** Hardest rung of friction that stands in each group, 0..5; 0 where none does. */
  readonly rungs: { readonly [W in ActGroup]: number };
  readonly regime: Belief;
};

/** What the risk leg did from the close after a decision: simple returns, and its lowest point. */
export type Followed = {
  readonly within: { readonly [S in 5 | 20 | 60]: Known<number> };
  /** Deepest point within sixty sessions, share below the start, <= 0. */
  readonly low: Known<number>;
};

/** A day of another episode, and how far it lies from the day asked for. */
export type LikeDay = {
  readonly episode: string;
  readonly title: Text;
  readonly day: Day;
  readonly distance: number;
  readonly likeness: Likeness;
  /** What the machine held. */
  readonly exposure: number;
  readonly followed: Followed;
};

/** The days most like one day, what followed them, and what followed any day of the same episodes. */
export type LikeDays = {
  readonly episode: string;
  readonly title: Text;
  readonly day: Day;
  readonly likeness: Likeness;
  /** Nearest first; days of one episode lie apart. */
  readonly days: readonly LikeDay[];
  /** Episodes that were looked through, and their days whose legs are known. */
  readonly episodes: readonly string[];
  readonly among: number;
  /** Of all those days: the middle and the middle eight tenths of the return over twenty sessions. */
  readonly any: Known<Spread>;
};
