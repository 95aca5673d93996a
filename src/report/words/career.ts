import type { Prose, Span } from '../render/prose.ts';

/** Why they sell: the managers' game. Figures come as spans, already formatted. */
export type CareerLines = {
  readonly title: string;
  readonly verdict: (share: string) => string;
  /** `fear` is absent where nobody sells from fear alone. */
  readonly heading: (x: {
    readonly tail: Span;
    readonly share: Span;
    /** Absent where nothing is sold by mandate. */
    readonly mandate: Span | undefined;
    readonly fear: Span | undefined;
  }) => Prose;
  readonly unknown: string;
  readonly caption: string;
  /** The largest stable share, where it differs; without its end, as the two that follow. */
  readonly run: (most: Span) => Prose;
  readonly noRun: string;
  /** The same as a sentence without its end. */
  readonly fold: (at: string) => string;
  /** What limits and redemptions sold in simulated falls of like size, and that it is not known. */
  readonly limits: (share: Span) => Prose;
  readonly noLimits: string;
  /** Whose odds the dot is for, and from which tail probability the simulated crowd starts. */
  readonly own: (tail: Span) => Prose;
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
