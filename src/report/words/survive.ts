import type { Prose, Span } from '../render/prose.ts';

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
  readonly unmapped: (symbol: string | undefined) => string;
  /** The book as it stands, at a multiple of own capital. */
  readonly own: (times: string) => string;
  readonly atOnce: string;
  readonly loan: (rate: string) => string;
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
