import type { Decision } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { AtStake } from './exposure.ts';
import type { Foreseen } from './foretold.ts';
import type { Known } from './known.ts';
import type { Odds } from './odds.ts';
import type { Setup } from './policy.ts';
import type { Held } from './portfolio.ts';
import type { TrackRecord } from './record.ts';
import type { Second } from './regime.ts';
import type { Observation } from './series.ts';
import type { Bargain } from './threat.ts';

/** What a memo is written from: one decision, those before it, and what was known at that moment. */
export type Dossier = {
  readonly setup: Setup;
  readonly decision: Decision;
  /** Earlier decisions, oldest first. */
  readonly before: readonly Decision[];
  /** By series, the values known at the moment, by day; at most the last 90. */
  readonly series: Readonly<Record<string, readonly Observation[]>>;
  /** Sessions of the risk leg known at the moment, from the first day that all legs share. */
  readonly sessions: number;
  /** Evidence known at the moment, in order of arrival. */
  readonly evidence: readonly Evidence[];
  readonly odds: Known<Odds>;
  /** What other methods made of the risk leg's prices; nothing is decided from it. */
  readonly second: Second;
  /** What threats had become by then, and what the open ones might. */
  readonly bargain: Known<Bargain>;
  /** How it would read had an act been known with it, for each that the thesis lists; absent where nobody worked it out. */
  readonly foretold?: readonly Foreseen[];
  readonly stakes: AtStake;
  /** How the rules fared over what is on file; absent where none is. */
  readonly track?: TrackRecord;
  /** Hash of the decision in its chain. */
  readonly hash: string;
  /** The end of the user's journal when the memo was written, where there is one: how many entries, and the hash of the last. */
  readonly anchor?: { readonly entries: number; readonly hash: string };
  /** Name of the memo's file before length and language, where it is not the usual one. */
  readonly file?: string;
  /** What its reader really holds, where that stands on record, and what is to be done about it. */
  readonly held?: Held;
  /** What its reader already did about the decision of this day, and when, on the reader's own clock; absent where nothing. */
  readonly taken?: { readonly at: string; readonly exposure: number };
  /** Whether the episode is run again or lived. */
  readonly replay: boolean;
  /** Present where its values were made up by a stand-in for the sources. */
  readonly madeUp?: boolean;
  /** The moment on the reader's own clock, which may be that of the decision, e.g. 2020-01-21T07:30+08:00 with its zone. */
  readonly clock: { readonly zone: string; readonly stamp: string };
};
