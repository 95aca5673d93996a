import type { RankReading } from '../../domain/delever.ts';
import type { Prose, Span } from '../render/prose.ts';

/** How much of a fall is mechanical, how far it comes back, and what prices fear beyond own odds. */
export type DeleverLines = {
  readonly title: string;
  readonly verdict: (share: string | undefined, half: string) => string;
  /** No forecast stands: no fall, or why it is not known. */
  readonly noVerdict: string;
  readonly half: string;
  readonly end: string;
  readonly move: string;
  readonly share: string;
  readonly gap: string;
  /** An 80 % interval. */
  readonly interval: (low: Span, high: Span) => Prose;
  readonly walk: (p: Span) => Prose;
  /** How often half was back after the falls that stand beside. */
  readonly beside: (p: Span) => Prose;
  /** How many past falls stand behind it, and which forecast was used. */
  readonly cases: (n: Span, mean: boolean) => Prose;
  /** Scores of earlier forecasts, the smaller the better, each under its name. */
  readonly record: (x: {
    readonly cases: Span;
    readonly score: string;
    readonly scores: readonly { readonly name: string; readonly value: Span }[];
  }) => Prose;
  readonly brier: string;
  readonly crps: string;
  readonly forecast: {
    readonly own: string;
    readonly mean: string;
    readonly fear: string;
    readonly walk: string;
  };
  readonly held: (held: Span, of: Span) => Prose;
  readonly noRecord: string;
  readonly made: (day: string, cases: Prose) => Prose;
  readonly notIdentified: string;
  /** What came back beyond matched falls, in percentage points. */
  readonly excess: (at: Span, low: Span, high: Span) => Prose;
  readonly power: (together: Span, alone: Span, points: Span) => Prose;
  readonly points: (x: string) => string;
  readonly onBook: (money: Span) => Prose;
  readonly feared: (implied: Span, own: Span) => Prose;
  readonly unscored: string;
  readonly shareUnknown: string;
  readonly flowUnknown: string;
  readonly ranksUnknown: string;
  readonly shareHeading: (share: Span | undefined) => Prose;
  readonly shareCaption: (identified: boolean) => string;
  readonly retraceHeading: (half: Span, walk: Span) => Prose;
  readonly retraceCaption: (by: 'features' | 'past mean') => string;
  readonly flowHeading: (most: Span | undefined) => Prose;
  readonly flowCaption: string;
  /** Every rule runs on the prices of one series. */
  readonly flowOf: (rule: string, series: string) => string;
  readonly ahead: (total: string) => string;
  readonly flow: {
    readonly 'volatility target': string;
    readonly 'var limit': string;
    readonly trend: string;
  };
  /** Which of the forecasts is used for a figure. */
  readonly used: string;
  readonly recordHeading: (n: string) => string;
  readonly recordCaption: string;
  readonly column: {
    readonly at: string;
    readonly matched: string;
    readonly rule: string;
    readonly before: string;
    readonly now: string;
    readonly window: string;
    readonly next: string;
    readonly sigmas: string;
    readonly group: string;
    readonly names: string;
    readonly volume: string;
    readonly reads: string;
  };
  readonly ranksHeading: (reads: readonly RankReading['reads'][]) => string;
  readonly ranksCaption: string;
  readonly reads: { readonly [R in RankReading['reads']]: string };
  readonly group: (id: string) => string;
  readonly forensics: (assets: readonly string[], sessions: string) => string;
  readonly noForensics: (reason: string) => string;
  readonly second: {
    readonly heading: string;
    readonly filter: string;
    readonly points: string;
    readonly stormy: (p: Span) => Prose;
    readonly change: (p: Span, within: number, since: string) => Prose;
    readonly note: string;
  };
};
