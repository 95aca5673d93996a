import type { Text } from '../../domain/text.ts';
import type { Bargain, Cause, Trait } from '../../domain/threat.ts';
import type { Day } from '../../domain/time.ts';

/** A group of settled threats: how many, and how each ended. */
export type ThreatGroup = {
  /** The trait and its value; absent for all. */
  readonly of?: { readonly trait: Trait; readonly value: string };
  readonly settled: number;
  readonly counts: { readonly [C in Cause]: number };
};

/** What `threats` shows: the ledger of a day. */
export type ThreatsView = {
  readonly bargain: Bargain;
  /** Last end on record, whenever it came; absent where none has one. */
  readonly closed?: Day;
  /** Targets by id, of every threat that is named. */
  readonly targets: Readonly<Record<string, Text>>;
  /** Values of the traits of open threats by id, as the groups have them. */
  readonly traits: Readonly<Record<string, { readonly [T in Trait]?: string }>>;
  /** All first, then by trait. */
  readonly groups: readonly ThreatGroup[];
};
