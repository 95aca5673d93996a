import type { Draft, Entry } from './journal.ts';

/** Where the journal is kept. What was appended is never changed or removed. */
export interface Store {
  /**
   * Links the drafts to the end of the chain, all or none. Once it returns they are durable.
   * @returns the entries as kept
   */
  readonly append: (drafts: readonly Draft[]) => readonly Entry[];
  /** Entries in order, from a number on; all when it is not given. */
  readonly read: (from?: number) => readonly Entry[];
  /** The end of the chain; undefined while there is nothing. */
  readonly last: () => Entry | undefined;
  /** How many were ever appended. A later read that yields fewer has lost some. */
  readonly count: () => number;
}
