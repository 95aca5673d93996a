import type { Prose, Span } from '../prose.ts';

/** Why they sell: the managers' game. Figures come as spans, already formatted. */
export type CareerLines = {
  readonly title: string;
  readonly verdict: (share: string) => string;
  /** `fear` is absent where nobody sells from fear alone. */
  readonly heading: (x: {
    readonly tail: Span;
    readonly share: Span;
    readonly mandate: Span;
    readonly fear: Span | undefined;
  }) => Prose;
  readonly unknown: string;
  readonly caption: string;
  /** The largest stable share, where it differs. */
  readonly run: (most: Span) => Prose;
  readonly noRun: string;
  readonly starts: (at: string) => string;
  readonly ends: (at: string) => string;
  readonly here: (tail: string, share: string) => string;
  readonly mandate: (share: string) => string;
  readonly leap: (at: string, from: string, to: string) => string;
  readonly row: {
    readonly tail: string;
    readonly lowest: string;
    readonly highest: string;
    readonly mandate: string;
    readonly fear: string;
    readonly together: string;
    readonly alone: string;
    readonly fired: string;
    readonly firedAlone: string;
    readonly half: string;
    readonly starts: string;
    readonly ends: string;
    readonly gain: string;
    readonly bonus: string;
    readonly stakes: string;
    readonly able: string;
  };
  readonly years: (n: string) => string;
  readonly stakesSay: (median: string, spread: string) => string;
  readonly parts: (n: number) => string;
  readonly rulesHeading: string;
  readonly rulesCaption: string;
};

/** Simulated falls of like size: what sales made of them, and how they came back. */
export type LikeLines = {
  readonly title: string;
  readonly verdict: (share: string) => string;
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

/** Whether the book lives until prices are back. */
export type SurviveLines = {
  readonly title: string;
  readonly verdict: (largest: string | undefined) => string;
  readonly times: (n: string) => string;
  readonly heading: (
    sessions: number,
    parts: readonly { readonly times: string; readonly chance: Span | undefined }[],
  ) => Prose;
  readonly unknown: string;
  readonly caption: string;
  readonly nothingOwed: string;
  readonly fall: (share: string) => string;
  readonly left: (share: string) => string;
  readonly owed: (share: string) => string;
  readonly against: (horizon: string, half: string) => string;
  readonly unmapped: string;
  readonly column: {
    readonly leverage: string;
    readonly call: string;
    readonly horizon: (sessions: number) => string;
    readonly half: string;
    readonly left: string;
  };
  readonly largest: string;
  readonly largestNote: (limit: string) => string;
  readonly days: string;
  readonly daysNote: string;
  readonly daysSay: (days: string) => string;
  readonly cost: string;
  readonly costNote: string;
  readonly seeCaps: string;
  readonly noVolume: (symbols: readonly string[]) => string;
  readonly noVolatility: (symbols: readonly string[]) => string;
  readonly foreign: (symbols: readonly string[]) => string;
  readonly curve: {
    readonly heading: (times: string, limit: string) => string;
    readonly caption: string;
    readonly limit: (share: string) => string;
    readonly here: (times: string, share: string) => string;
  };
  readonly horizons: string;
  readonly rule: (maintenance: string, cash: string) => string;
  readonly weights: (x: {
    readonly noise: string;
    readonly friction: string;
    readonly rupture: string;
  }) => string;
};

/** Pages and screens that a command writes about the crowd alone. */
export type PageLines = {
  /** Begins the first line of an answer that was stopped. */
  readonly partialMark: string;
  readonly partial: (done: string, asked: string) => string;
  readonly drawn: (x: {
    readonly paths: string;
    readonly seed: number;
    readonly threads: number;
    readonly fingerprint: string;
  }) => string;
  readonly assumed: (n: number) => string;
  readonly world: {
    readonly which: string;
    readonly volatility: string;
    readonly tail: string;
    readonly drift: string;
    readonly news: string;
    readonly rate: string;
    readonly own: string;
    readonly none: string;
  };
  readonly conditions: string;
  readonly histogram: {
    readonly heading: (mean: string) => string;
    readonly caption: string;
    readonly pin: (mean: string) => string;
  };
  readonly sold: {
    readonly heading: (first: string, share: string) => string;
    readonly caption: string;
    readonly asset: string;
    readonly share: string;
    readonly nobody: string;
  };
  readonly level: {
    readonly heading: (n: number, at: string, low: string, high: string) => string;
    readonly caption: string;
    readonly median: string;
  };
  readonly falls: {
    readonly heading: string;
    readonly caption: string;
    readonly size: string;
    readonly paths: string;
    readonly overshoot: string;
    readonly sold: string;
    readonly half: string;
    readonly within: string;
    readonly walk: string;
  };
  readonly kinds: {
    readonly heading: (books: number) => string;
    readonly kind: string;
    readonly books: string;
    readonly share: string;
    readonly leverage: string;
  };
  readonly session: string;
  readonly walk: string;
};
