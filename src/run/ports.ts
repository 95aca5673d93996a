import type { Gravity } from '../domain/alert.ts';
import type { Instant } from '../domain/time.ts';
import type { Arena } from '../weigh/firesale/arena.ts';
import type { Sum, Walk } from '../weigh/sum.ts';
import type { Draft, Entry } from './journal.ts';

/** A journal that is read. */
export interface Records {
  /** Entries in order, from a number on; all when it is not given. */
  readonly read: (from?: number) => readonly Entry[];
  /** Every entry in order, one after the other; may be gone through again. */
  readonly entries: () => Iterable<Entry>;
  /** Entries of one kind in order, perhaps only those of some instants. */
  readonly ofKind: (kind: Entry['kind'], at?: TimeSpan) => readonly Entry[];
  /** The end of the chain; undefined while there is nothing. */
  readonly last: () => Entry | undefined;
  /** How many were ever appended. A later read that yields fewer has lost some. */
  readonly count: () => number;
}

/** Instants from the first to the last. */
export type TimeSpan = readonly [first: Instant, last: Instant];

/** Where the journal is kept. What was appended is never changed or removed. */
export interface Store extends Records {
  /**
   * Links the drafts to the end of the chain, all or none. Once it returns they are durable.
   * @returns the entries as kept
   */
  readonly append: (drafts: readonly Draft[]) => readonly Entry[];
  /** Does a piece of work while nobody else writes; what it appends is kept once it returns, or not at all. */
  readonly alone: <T>(work: () => T) => T;
}

/** Memory that all threads see, of so many paths: a row of `WIDTH` figures each, and a crossing. */
export type SharedPaths = {
  readonly rows: Float64Array<SharedArrayBuffer>;
  readonly crossings: Uint8Array<SharedArrayBuffer>;
};

/** A crowd's paths in blocks, scramble after scramble. A block is the same bits whoever runs it. */
export type Job = {
  readonly arena: Arena;
  readonly seed: number;
  /** Independent scrambles, each of equally many whole blocks. */
  readonly scrambles: number;
  /** Where the paths go: as many are run as there is room for. */
  readonly into: SharedPaths;
};

/** Whom work tells how it ended, one of both, once. */
type Settling<D = void> = {
  readonly done: (done: D) => void;
  readonly failed: (error: unknown) => void;
};

/** Whom work tells. Pieces come one by one in their order; after `done` or `failed` nothing comes. */
export type Hearing<P> = Settling & { readonly piece: (index: number, piece: P) => void };

/** Where paths are run: here, on threads, on other machines. */
export interface Compute {
  /**
   * Takes a job on and returns before its first block. A piece is what a block sold, by asset; its
   * paths are then in place. Once it is stopped it tells no more; what was told until then is the
   * job's beginning, without a gap.
   */
  readonly run: (job: Job, hear: Hearing<Float64Array>) => { readonly stop: () => void };
  /** Sums up what a simulation answers from its paths. */
  readonly sum: (walk: Walk, hear: Settling<Sum>) => void;
}

/** A message as every channel gets it: words of one language, without markup, and a key that no other message has. */
export type AlertMessage = {
  /** The same each time that the message is tried. */
  readonly key: string;
  readonly gravity: Gravity;
  readonly title: string;
  /** A paragraph each. */
  readonly lines: readonly string[];
  /** When it was decided. */
  readonly at: Instant;
};

/** What became of a try: taken by the other end; perhaps later, not before an instant; or refused for good. */
export type NotifyOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'later'; readonly why: string; readonly again?: Instant }
  | { readonly state: 'failed'; readonly why: string };

/** Where messages go. It is tried once; whoever asks writes down what came of it. */
export interface Notify {
  /** @param resumed the other end may have it from a try whose end nobody wrote down */
  readonly send: (
    channel: string,
    message: AlertMessage,
    how: { readonly resumed: boolean; readonly hear: (outcome: NotifyOutcome) => void },
  ) => void;
}
