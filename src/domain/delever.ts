import type { Known, Spread, Unknown } from './known.ts';
import type { Day } from './time.ts';

/** How falls are studied, in sessions: the window, what is watched after it, what parts two runs. */
export const STUDY = { window: 3, after: 20, apart: 10 } as const;

/** What may bear on how a fall comes back: at most three, chosen before any was fitted. */
export const FEATURES = ['fear', 'flow', 'surprise'] as const;
type FeatureId = (typeof FEATURES)[number];

/** What the twenty sessions after a fall brought. */
export type After = {
  /** Log move to the twentieth close, in sigmas of twenty sessions known before the window. */
  readonly retrace: number;
  /** Whether half of the fall was back at any close, and at the twentieth close. */
  readonly half: boolean;
  readonly end: boolean;
};

/** A window of three sessions as it was, and the twenty after it. */
export type Fall = {
  /** Its last session, and that session's place in the history of the risk leg. */
  readonly day: Day;
  readonly session: number;
  /** Move of the risk leg in sigmas known before it; below 0 it fell. */
  readonly move: number;
  /** Sigmas by which the least-fallen leg fell. */
  readonly severity: number;
  /** Volatility of the risk leg before it, share a year. */
  readonly volatility: number;
  /** What stood at its end; a feature that was not known is absent. */
  readonly features: { readonly [F in FeatureId]?: number };
  /** Absent while the twenty sessions are not all known. */
  readonly after?: After;
};

/** A penalty of a forecast, the smaller the better, beside those of its benchmarks. */
export type Against = {
  readonly own: number;
  /** Of the past mean, and of the mean of past cases on the same side of the fear line. */
  readonly mean: number;
  readonly fear: number;
};

/** The same of four: a penalty, or what is foretold. */
export type Foretold = Against & { readonly walk: number };

/** How the forecasts of earlier falls fared, walking forward. */
export type RetraceRecord = {
  /** Forecasts that have come due. */
  readonly cases: number;
  /** Continuous ranked probability score of the move, in its sigmas. */
  readonly crps: Known<Against>;
  /** Brier scores of half back at any close and at the twentieth, beside the walk's as well. */
  readonly half: Known<Foretold>;
  readonly end: Known<Foretold>;
  /** Share of the 80 % intervals that held, of how many. */
  readonly coverage: Known<{ readonly held: number; readonly of: number }>;
};

/** Which forecast is used: the features where they won so far, else the past mean. */
export type Estimator = 'features' | 'past mean';

/** How far a fall comes back within twenty sessions. */
export type Retrace = {
  /** Day of the decision at which it was forecast; it stands until the twenty sessions are over. */
  readonly made: Day;
  readonly by: Estimator;
  /** Past falls behind it. */
  readonly cases: number;
  /** Log move over the twenty sessions: in sigmas of twenty sessions, and as a share. */
  readonly sigmas: Known<Spread>;
  readonly move: Known<Spread>;
  /** P(half back at any close within twenty), P(half back at the twentieth close). */
  readonly half: Spread;
  readonly end: Spread;
  /** The same two for a driftless random walk of the same volatility after the same fall. */
  readonly walk: { readonly half: number; readonly end: number };
  readonly record: RetraceRecord;
};

/** How much of falls like this is mechanical: what came back beyond what would have anyway. */
export type Mechanical = {
  /** Excess of P(half back at any close), clipped to 0..1; unknown is not zero. */
  readonly share: Spread | 'not identified';
  /** The excess over a random walk, and over past falls alike that were not synchronised. */
  readonly walk: Spread;
  readonly matched: Spread;
  /** Share with half back at any close: of synchronised falls, and of those that stand beside them. */
  readonly back: { readonly together: number; readonly alone: number };
  /** Synchronised falls, and different windows that stand beside them; many overlap. */
  readonly together: number;
  readonly alone: number;
  /** Smallest excess that so many falls would tell from none in 80 of 100 samples. */
  readonly detectable: number;
};

/** Rules that make books sell when prices move. */
export const FLOWS = ['volatility target', 'var limit', 'trend'] as const;
export type FlowId = (typeof FLOWS)[number];

/** What a rule makes its books sell: a model, not a measurement. Per cent of their assets; above 0 sold. */
export type Flow = {
  readonly rule: FlowId;
  /** Exposure by the rule before the window and after it, share of assets. */
  readonly before: number;
  readonly now: number;
  readonly window: number;
  /** By session ahead, if every move ahead is of the usual size in either direction. */
  readonly next: readonly number[];
};

/** What a rule makes its books sell, or why that is not known. */
export type FlowReading = Flow | { readonly rule: FlowId; readonly unknown: Unknown };

/** Whether the most liquid names of a cross-section were sold hardest. */
export type RankReading = {
  readonly group: string;
  /** Names that could be read, of those that were looked at. */
  readonly names: number;
  readonly of: number;
  /** Abnormal move of the most liquid less that of the least liquid name, in sigmas. */
  readonly slope: Spread;
  /** Rank correlation of traded value with abnormal volume. */
  readonly volume: Spread;
  /** What the two intervals allow to be said. */
  readonly reads: 'most liquid hardest' | 'least liquid hardest' | 'no pattern';
};

/** The book that must have been sold for prices to move together as they did. */
export type Forensics = {
  /** Share of the sold money by asset, sign from the direction of prices. */
  readonly sold: readonly { readonly asset: string; readonly share: Spread }[];
  /** Share of the change of covariance that one sold book explains, 0..1. */
  readonly explained: Spread;
  readonly sessions: number;
};

/** What a cross-section of names said of one window, measured where its prices are at hand. */
export type CrossReading = {
  readonly day: Day;
  readonly ranks: readonly RankReading[];
  readonly forensics: Known<Forensics>;
  /** SHA-256 over the input files. */
  readonly inputs: string;
};

/** What the past teaches of falls and their return; learnt up to a vintage's end. */
export type DeleverVintage = {
  /** Severity over which a window belongs to the study set. */
  readonly study: number;
  /** First windows of synchronised falls whose twenty sessions are known, oldest first. */
  readonly together: readonly Fall[];
  readonly mechanical: Known<Mechanical>;
  readonly record: RetraceRecord;
  /** Errors of earlier forecasts, walking forward, in sigmas of twenty sessions, oldest first. */
  readonly errors: { readonly [E in Estimator]: readonly number[] };
};

/** How much of the fall is mechanical, and how far it comes back. */
export type Delever = {
  readonly retrace: Known<Retrace>;
  readonly mechanical: Known<Mechanical>;
  /** One for each rule, in the order of `FLOWS`. */
  readonly flow: readonly FlowReading[];
  readonly cross: Known<CrossReading>;
};
