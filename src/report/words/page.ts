import type { BookSort } from '../../domain/crowd.ts';

/** Pages and screens that a command writes about the crowd alone. */
export type PageLines = {
  /** Begins the first line of an answer that was stopped. */
  readonly partialMark: string;
  readonly partialOf: (x: { readonly asked: number; readonly done: number }) => string;
  /** What the method says of a vintage of the crowd, and of the crowd that was asked. */
  readonly vintage: (method: string, from: string, until: string) => string;
  readonly crowd: (x: {
    readonly model: string;
    readonly title: string;
    readonly hash: string;
    readonly vintage: string | undefined;
    readonly fingerprints: readonly string[];
  }) => string;
  readonly drawn: (x: {
    readonly paths: string;
    readonly seed: number;
    readonly threads: number;
    readonly fingerprint: string;
  }) => string;
  readonly prints: (all: readonly string[]) => string;
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
    readonly heading: (from: string, to: string, share: string) => string;
    readonly caption: string;
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
    readonly sells: string;
    readonly sort: { readonly [S in BookSort]: string };
  };
  readonly session: string;
  readonly walk: string;
};
