import type { Contender } from '../../domain/score.ts';

/** A figure with its interval, already formatted. */
export type Told = { readonly at: string; readonly low: string; readonly high: string };

/** The long record: who won, over how many falls, and what to mind. Figures come formatted. */
export type RecordLines = {
  readonly title: string;
  readonly contender: { readonly [C in Contender]: string };
  readonly won: (who: string) => string;
  readonly ownWon: string;
  readonly tie: (who: string) => string;
  readonly nobody: string;
  /** Growth a year of the own path and of the best rival, and the difference; without its end. */
  readonly grew: (x: {
    readonly years: string;
    readonly falls: number;
    readonly own: string;
    readonly rival: string;
    readonly name: string;
    readonly apart: Told;
    readonly settled: boolean;
  }) => string;
  readonly fell: (own: string, hold: string) => string;
  /** One stretch: its log growth less that of the best rival, the interval, and whether it is settled. */
  readonly lead: (x: {
    readonly by: string;
    /** Absent where it is named already, or nobody can be placed. */
    readonly rival?: string;
    /** Absent where the interval is not known. */
    readonly range?: { readonly low: string; readonly high: string };
    readonly settled: boolean;
  }) => string;
  readonly proves: (episodes: number) => string;
  /** The regime calls of one episode. */
  readonly calls: {
    readonly title: string;
    readonly heading: (x: {
      readonly decisions: number;
      readonly resolved: number;
      readonly open: number;
      readonly void: number;
      readonly apart: number;
    }) => string;
    readonly caption: string;
    readonly column: readonly [string, string, string];
    readonly log: string;
  };
  readonly retrace: {
    readonly title: string;
    readonly won: (own: string, mean: string, n: number) => string;
    readonly lost: (own: string, mean: string, n: number) => string;
    readonly none: (why: string) => string;
    readonly heading: (n: number) => string;
    readonly caption: string;
    readonly column: readonly [string, string, string, string, string];
    readonly row: {
      readonly crps: string;
      readonly halfBrier: string;
      readonly endBrier: string;
      readonly halfLog: string;
      readonly endLog: string;
    };
    readonly coverage: (held: string, of: number) => string;
    readonly curve: { readonly half: string; readonly end: string };
    readonly curveHeading: (n: number) => string;
    readonly curveCaption: string;
    readonly said: string;
    readonly came: string;
    readonly cases: string;
  };
  readonly mechanical: {
    readonly title: string;
    readonly none: (why: string) => string;
    readonly no: (x: Told) => string;
    readonly yes: (x: Told) => string;
    readonly caption: (x: {
      readonly together: number;
      readonly alone: number;
      readonly detectable: string;
    }) => string;
    readonly matched: string;
    readonly lasting: string;
    /** The same two beside falls that were over by then. */
    readonly earlierHalf: string;
    readonly earlierEnd: string;
    readonly walk: string;
    readonly points: string;
    /** The two sides of zero. */
    readonly fewer: string;
    readonly more: string;
  };
  readonly wealth: {
    readonly title: string;
    readonly heading: (own: string, best: string, name: string) => string;
    readonly caption: string;
    readonly column: {
      readonly year: string;
      readonly total: string;
      readonly rest: readonly [string, string, string, string, string];
    };
    readonly years: (n: string) => string;
  };
  readonly margin: {
    readonly title: string;
    readonly heading: string;
    readonly caption: (resamples: string, block: number) => string;
    readonly column: readonly [string, string, string, string, string];
    readonly range: (x: Told) => string;
    /** Two readings of zero on the axis. */
    readonly worse: string;
    readonly better: string;
  };
  readonly after: {
    readonly title: string;
    readonly heading: (falls: number, sessions: string) => string;
    readonly caption: string;
    readonly column: readonly [string, string, string, string, string, string, string];
  };
  readonly falls: {
    readonly title: string;
    readonly heading: (falls: number, years: string, each: string, alarms: number) => string;
    readonly caption: string;
    readonly column: readonly [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    readonly back: string;
    readonly notBack: string;
    readonly alarm: string;
    readonly open: string;
    readonly yes: string;
    readonly no: string;
    readonly beside: (x: {
      readonly half: string;
      readonly end: string;
      readonly n: number;
      readonly aloneHalf: string;
      readonly aloneEnd: string;
      readonly alone: string;
    }) => string;
  };
  readonly lessons: {
    readonly heading: string;
    readonly caption: string;
    readonly column: readonly [string, string, string, string, string, string];
  };
  readonly mind: {
    readonly title: string;
    readonly noEvidence: string;
    readonly noCrowd: string;
    readonly noDividends: string;
    readonly picked: string;
    readonly inSample: string;
    readonly revised: string;
    readonly unpaid: (sessions: number, of: string) => string;
    readonly notCompared: (who: string, why: string) => string;
    readonly shortRecord: (who: string, sessions: number) => string;
    readonly overlapping: (resolved: number, apart: number) => string;
    readonly noRegime: string;
    readonly noRatio: (who: string, why: string) => string;
  };
  readonly inputs: string;
  /** Why a figure is not known. */
  readonly why: (reason: string) => string;
  readonly unknown: string;
};
