import type { Cause, Trait } from '../../domain/threat.ts';
import type { Prose, Span } from '../render/prose.ts';

/** What threats become: the ledger. Figures come as spans, already formatted. */
export type ThreatLines = {
  readonly title: string;
  /** Why a figure is not known. */
  readonly why: (reason: string) => string;
  readonly cause: { readonly [C in Cause]: string };
  /** The same for the head of a narrow column. */
  readonly short: { readonly [C in Cause]: string };
  /** A trait with its value, as the name of a group. */
  readonly group: (trait: Trait, value: string) => string;
  readonly all: string;
  /** A threat by its id and target. */
  readonly named: (id: string, target: string) => string;
  readonly verdict: (settled: string, dropped: string) => string;
  readonly noVerdict: string;
  /** Sentences without their end. */
  /** An interval in brackets behind its share, for a narrow column. */
  readonly range: (low: string, high: string) => string;
  /** Said first where the day that was asked lies after the last end on record; without its end. */
  readonly recorded: (closed: string) => string;
  readonly counted: (x: { readonly clusters: Span; readonly open: Span }) => Prose;
  readonly again: (x: {
    readonly cases: Span;
    readonly again: Span;
    readonly share: Span;
    readonly low: Span;
    readonly high: Span;
  }) => Prose;
  readonly noAgain: string;
  readonly record: (x: {
    readonly cases: Span;
    readonly clusters: Span;
    readonly own: Span;
    readonly base: Span;
    /** Logarithmic scores of the same two. */
    readonly log: { readonly own: Span; readonly base: Span };
    readonly won: boolean;
  }) => Prose;
  readonly noRecord: string;
  readonly rates: { readonly heading: string; readonly caption: string };
  readonly groups: { readonly heading: string; readonly caption: string };
  readonly curves: {
    readonly title: string;
    readonly heading: (x: {
      readonly cause: Cause;
      readonly share: Span;
      readonly low: Span;
      readonly high: Span;
      readonly days: Span;
    }) => Prose;
    readonly caption: string;
    /** Of the picture on a terminal, where three lines stand together. */
    readonly together: string;
    readonly table: string;
    readonly unknown: string;
    readonly day: (n: string) => string;
  };
  readonly returns: { readonly heading: string; readonly caption: string };
  readonly months: (n: number) => string;
  readonly outlook: {
    readonly title: string;
    readonly none: string;
    readonly heading: string;
    readonly caption: string;
    /** Under the table: which cases stand behind one threat. */
    readonly behind: (x: {
      readonly target: string;
      readonly days: number;
      readonly open: Span;
      readonly cases: Span;
      /** Names of the groups that they share. */
      readonly traits: readonly string[];
      readonly alike: Prose;
      readonly more: number;
      readonly pooled: boolean;
    }) => Prose;
    /** Why the time of its being carried out is not told. */
    readonly untimed: (why: string) => Prose;
    readonly casesHeading: string;
  };
  readonly column: {
    readonly end: string;
    readonly count: string;
    readonly share: string;
    readonly interval: string;
    readonly group: string;
    readonly settled: string;
    readonly threat: string;
    readonly days: string;
    readonly by30: string;
    readonly by90: string;
    readonly earlier: string;
  };
  readonly method: {
    readonly undated: (ids: readonly string[]) => string;
    readonly delay: string;
    readonly prior: string;
    readonly bands: string;
    readonly traits: string;
    /** Where the rows come from, and the last end that is on record. */
    readonly source: (closed: string) => string;
  };
};
