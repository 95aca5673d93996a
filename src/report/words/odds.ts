import type { Verdict } from '../../domain/decision.ts';
import type { Misfit, Tipping } from '../../domain/odds.ts';
import type { Prose, Span } from '../render/prose.ts';

/** A figure with its interval, as spans already formatted. */
type Ranged = { readonly at: Span; readonly low: string; readonly high: string };

/** Own odds against those that prices imply. */
export type OddsLines = {
  readonly title: string;
  /** The gap on the book as a headline: which way it lies, or that noise hides it; undefined: no book. */
  readonly verdict: (
    way: 'fear' | 'calm' | 'hidden' | 'unknown',
    gap: string | undefined,
  ) => string;
  /** What the gap is worth; money is absent where there is no book. */
  readonly found: (x: Ranged & { readonly sessions: string; readonly money?: string }) => Prose;
  readonly noBook: (why: string) => Prose;
  /** The verdict of the day, at its exposure. */
  readonly today: (verdict: Verdict, exposure: Span) => Prose;
  /** The nearest turn of the verdict. */
  readonly nearest: (x: {
    readonly input: string;
    readonly now: Span;
    readonly tips: Span;
    readonly to: string;
  }) => Prose;
  readonly noTurn: string;
  readonly paths: {
    readonly widest: (path: string, own: Span, implied: Span) => Prose;
    readonly unknown: string;
    readonly caption: string;
    /** Signs of the picture on a terminal, and the end of its axis. */
    readonly key: (end: string) => string;
    readonly path: string;
    readonly bounds: string;
    readonly stated: string;
    readonly own: string;
    readonly implied: string;
    readonly interval: string;
  };
  readonly assets: {
    readonly heading: (sessions: string) => string;
    readonly caption: string;
    readonly none: string;
    readonly asset: string;
    readonly seen: string;
    readonly own: string;
    readonly implied: string;
    readonly gap: string;
    readonly book: string;
  };
  readonly contracts: {
    readonly heading: string;
    readonly caption: (sessions: string) => string;
    readonly none: string;
    readonly contract: string;
    readonly wording: string;
    readonly hazard: string;
    readonly horizon: string;
    readonly apart: (path: string, a: string, b: string, points: string) => string;
  };
  readonly turns: {
    readonly heading: string;
    readonly caption: (held: string, reach: string, decibans: string) => string;
    readonly input: (name: string) => string;
    readonly name: string;
    readonly now: string;
    readonly tips: string;
    readonly by: string;
    readonly becomes: string;
    readonly to: { readonly [T in NonNullable<Tipping['to']>]: string };
    readonly none: string;
  };
  readonly misfits: string;
  readonly noMisfits: string;
  readonly misfit: (m: Misfit, named: Named) => string;
  readonly method: (x: { readonly cases: string; readonly distance: string | undefined }) => string;
  readonly reading: string;
};

/** What ids are called, and how figures are written. */
export type Named = {
  readonly path: (id: string) => string;
  readonly asset: (id: string) => string;
  readonly contract: (id: string) => string;
  readonly chance: (p: number) => string;
  readonly move: (x: number) => string;
  readonly day: (day: Extract<Misfit, { kind: 'expired' }>['deadline']) => string;
};
