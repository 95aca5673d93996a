import type { Act } from './decision.ts';
import type { Known } from './known.ts';
import type { Belief, RegimeId } from './regime.ts';
import type { LampState } from './stop.ts';
import type { StressState } from './stress.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

/** What a person writes into the journal, and what the machine does. */
export const PERSON_ENTRIES = [
  'accept',
  'override',
  'sign',
  'evidence',
  'accept-evidence',
  'reject-evidence',
  'threats',
  'book',
  'silence',
  'acknowledge',
  'undo',
] as const;
export const MACHINE_ENTRIES = ['decision', 'run', 'alert', 'delivery'] as const;
export type EntryKind = (typeof PERSON_ENTRIES)[number] | (typeof MACHINE_ENTRIES)[number];

/** What the owner did about the proposal of a day, as it stands in the journal. */
export type OwnDecision = {
  /** Its number in the journal, and when it was written there. */
  readonly entry: number;
  readonly at: Instant;
  readonly kind: 'accept' | 'override';
  readonly episode: string;
  readonly day: Day;
  /** Hash of the line of the proposal. */
  readonly proposal: string;
  /** Shares of own capital, proposed and held instead. */
  readonly proposed: number;
  readonly exposure: number;
  readonly why?: string;
  readonly review?: Day;
};

/** What a proposal said on its day: what was known then. */
export type Proposal = {
  readonly day: Day;
  readonly verdict: Act;
  readonly target: number;
  readonly regime: Belief & { readonly call: RegimeId };
  readonly stress: StressState;
  /** Stops that are not quiet, each key of one by itself. */
  readonly stops: readonly {
    readonly id: string;
    readonly key?: string;
    readonly state: LampState;
  }[];
};

/** How the review of an override stands: not yet due, due and not done, done by its day, done after it. */
export type ReviewState = 'none' | 'ahead' | 'due' | 'in time' | 'late';

/** What an override came to, as a share of own capital: earned above 0, cost below. */
export type OverrideWorth = {
  /** Exposure beyond what was proposed, share of own capital. */
  readonly beyond: number;
  /** Simple return of the risk assets between two closes, share. */
  readonly ret: number;
  readonly worth: number;
  /** Closes at which it was carried out, and up to which it is counted. */
  readonly from: Day;
  readonly to: Day;
};

/** A decision of the owner's with what was known then, how its review stands, and what it came to. */
export type Judged = OwnDecision & {
  readonly told: Known<Proposal>;
  readonly state: ReviewState;
  readonly came: Known<OverrideWorth>;
};

/** Decisions below which shares of them say nothing: with twenty, 80 % of luck alone spans a quarter. */
export const MIN_JUDGED_DECISIONS = 20;

/** How an owner decided about the proposals of an episode, and beside it what came of it. */
export type Process = {
  readonly episode: string;
  readonly title: Text;
  /** Last day with a proposal. */
  readonly last: Day;
  /** Proposals of the episode; the owner's decisions, the last of each day, by day. */
  readonly proposals: number;
  readonly judged: readonly Judged[];
  /** Decisions that a later one of the same day replaced, and those that were taken back. */
  readonly replaced: number;
  readonly undone: number;
};
