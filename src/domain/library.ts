import type { LegId } from './episode.ts';
import type { Watch } from './evidence.ts';
import type { Penalty, RegimeScore, RetraceScore } from './forecastscore.ts';
import type { Known, Spread } from './known.ts';
import type { Belief } from './regime.ts';
import type { Contender, Score, StopLossBand, Timing } from './score.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** The deepest fall of the risk asset within a stretch, and what the own path had of it. Shares. */
export type Capture = {
  /** Closes of the high, of the low after it, and of the recovery, or the highest since. */
  readonly peak: Day;
  readonly trough: Day;
  readonly back: Day;
  /** Simple return of always holding from high to low, and from low to recovery. */
  readonly fall: number;
  readonly repair: number;
  /** Log change of the own path and of always holding, from high to low and from low to recovery. */
  readonly fell: { readonly own: number; readonly hold: number };
  readonly rose: { readonly own: number; readonly hold: number };
};

/** One stop over an episode, and what it was worth: the same replay in which it never trips. */
export type StopWorth = {
  readonly stop: string;
  readonly title: Text;
  /** Times that it tripped, and times that it was absorbed; keys are counted one by one. */
  readonly trips: number;
  readonly absorbed: number;
  /** Decisions at which it lacked data. */
  readonly blind: number;
  /** Sessions in which less was held because of it. */
  readonly held: number;
  /** Total with it less total without it, share of capital: above 0 it saved, below 0 it cost. */
  readonly worth: Known<number>;
};

/** How an item of evidence is coded otherwise. */
export const RECODINGS = ['up', 'down', 'neutral'] as const;
export type Recoding = {
  readonly item: string;
  readonly how: (typeof RECODINGS)[number];
  /** Total of the episode with it less the total without it, share of capital. */
  readonly move: number;
};

/** How far a total moves when single items are coded otherwise; the largest first. */
export type Recoded = {
  /** Recodings that there are, and those that were drawn. */
  readonly all: number;
  readonly moves: readonly Recoding[];
};

/** One coded episode, replayed and scored. */
export type LibraryRow = {
  readonly id: string;
  readonly title: Text;
  readonly score: Score;
  readonly capture: Known<Capture>;
  readonly stops: readonly StopWorth[];
  readonly recoded: Known<Recoded>;
  /** Total with every decision carried out a session later, less the total, share. */
  readonly later: Known<number>;
};

/** What a contender was worth over several episodes, each begun anew. */
export type Pooled = {
  readonly contender: Contender;
  /** Episodes in which its path is known. */
  readonly episodes: number;
  /** Sum of the totals, share. */
  readonly total: Known<number>;
  /** Deepest fall within any episode, share, <= 0. */
  readonly drawdown: Known<number>;
  /** Mean loss in the worst twentieth of all 20-session stretches, share. */
  readonly cvar: Known<number>;
  /** Sum of gains over sum of losses, by session, and mean exposure. */
  readonly asymmetry: Known<number>;
  readonly exposure: Known<number>;
};

/** All episodes together, or all but one. */
export type Together = {
  readonly episodes: number;
  readonly sessions: number;
  /** Contenders in the order of the table. */
  readonly rows: readonly Pooled[];
  readonly timing: Timing;
  readonly stopLoss: Known<StopLossBand>;
  /** Log changes, summed. */
  readonly fell: Capture['fell'];
  readonly rose: Capture['rose'];
};

/** Every coded episode whose series are there, scored together. */
export type LibraryScore = {
  readonly episodes: readonly LibraryRow[];
  /** Coded episodes without series. */
  readonly absent: readonly string[];
  readonly together: Together;
  /** The same without each episode in turn. */
  readonly without: readonly { readonly id: string; readonly together: Together }[];
  readonly regime: Known<{
    readonly resolved: number;
    readonly apart: number;
    readonly came: RegimeScore['came'];
    readonly called: RegimeScore['called'];
    readonly brier: Penalty;
    readonly log: Penalty;
    readonly curve: RegimeScore['curve'];
  }>;
  readonly retrace: Known<RetraceScore>;
  readonly later: Known<number>;
};

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
