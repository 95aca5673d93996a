import type { Prose, Span } from '../render/prose.ts';

/** Simulated falls of like size: what sales made of them, and how they came back. */
export type LikeLines = {
  readonly title: string;
  readonly verdict: (share: string, size: string) => string;
  readonly size: (from: string, to: string) => string;
  readonly overshoot: {
    readonly heading: (share: Span) => Prose;
    readonly unknown: string;
    readonly caption: (x: {
      readonly paths: Span;
      readonly size: string;
      readonly at: Span;
      readonly low: Span;
      readonly high: Span;
      readonly mean: Span;
      readonly error: Span;
    }) => Prose;
  };
  readonly error: (points: string) => string;
  /** A share with its standard error in brackets. */
  readonly about: (share: string, points: string) => string;
  readonly half: {
    readonly heading: (x: {
      readonly crowd: Span;
      readonly walk: Span | undefined;
      readonly middle: Span;
    }) => Prose;
    readonly unknown: string;
    readonly caption: (x: { readonly low: Span; readonly at: Span; readonly high: Span }) => Prose;
    /** `true` where a walk stands beside the crowd. */
    readonly drawn: (walk: boolean) => string;
    readonly against: (crowd: string, walk: string | undefined) => string;
  };
  /** Sessions until half is back; 61 and more are told as not within 60. */
  readonly sessions: (n: number) => string;
  /** The same where room is short. */
  readonly brief: (n: number) => string;
  readonly fan: {
    readonly heading: (n: number, at: Span, low: Span, high: Span) => Prose;
    readonly unknown: string;
    readonly caption: (walk: boolean) => string;
    readonly crowd: string;
    readonly walk: string;
  };
  readonly fitted: {
    readonly impact: (at: Span) => Prose;
    readonly impactCaption: string;
    readonly decaying: (at: Span, none: boolean) => Prose;
    readonly decayingCaption: string;
    readonly learnt: (x: {
      readonly falls: Span;
      readonly matched: Span;
      readonly from: string;
      readonly until: string;
      readonly low: string;
      readonly high: string;
      readonly level: string;
    }) => Prose;
    readonly unknown: string;
    readonly past: string;
    readonly model: string;
    readonly error: string;
    readonly moment: string;
    /** What a moment of the calibration is called. */
    readonly name: (moment: string) => string;
    /** Behind a moment that is not fitted. */
    readonly compared: string;
  };
  readonly row: {
    readonly overshoot: string;
    readonly mean: string;
    readonly sold: string;
    readonly forced: string;
    readonly paths: string;
    readonly half: string;
    readonly within: (n: number) => string;
    readonly back: (n: number) => string;
  };
  readonly column: {
    readonly figure: string;
    readonly low: string;
    readonly middle: string;
    readonly high: string;
    readonly crowd: string;
    readonly walk: string;
    readonly error: string;
  };
  readonly stated: string;
};
