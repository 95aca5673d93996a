import type { Decision, Verdict } from '../../domain/decision.ts';
import type { LegId } from '../../domain/episode.ts';
import type { Binding, Exposure } from '../../domain/exposure.ts';
import type { Finding } from '../../domain/finding.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { CreditState, StressState } from '../../domain/stress.ts';
import type { ExposurePolicy } from '../../domain/thesis.ts';
import type { Day } from '../../domain/time.ts';
import type { Prose, Span } from '../render/prose.ts';

/** How exposure moved since the decision before. */
export type Move = 'first' | 'up' | 'same' | 'down';

/** A regime that is nearly as likely as the call, and by how many points it is behind. */
export type Near = { readonly regime: RegimeId; readonly gap: number };

/** Sentences of the verdict: what to do, the fall, the reason, the consequence. */
export type VerdictLines = {
  readonly headline: (verdict: Verdict, move: Move, target: string) => string;
  readonly fall: (x: {
    readonly state: StressState;
    readonly window: number;
    readonly over: boolean;
    readonly severity: Span | undefined;
    readonly rank: Prose;
    readonly since: string | undefined;
    readonly why: string | undefined;
  }) => Prose;
  readonly rank: (x: {
    readonly oneIn: number | string | undefined;
    readonly count: Span;
    readonly from: string;
    readonly why: string;
  }) => Prose;
  readonly standing: (x: {
    readonly yet: boolean;
    /** True when no claim has been entered at all. */
    readonly nothing: boolean;
    readonly hardest: number | undefined;
    readonly force: number;
    readonly refs: readonly string[];
    readonly credit: Prose;
  }) => Prose;
  readonly creditClause: (
    state: CreditState,
    end: string | undefined,
    why: string | undefined,
  ) => Prose;
  readonly therefore: (x: {
    readonly verdict: Verdict;
    readonly move: Move;
    readonly before: Span;
    readonly target: Span;
    readonly because: Prose;
  }) => Prose;
  readonly because: (exposure: Exposure, policy: ExposurePolicy) => Prose;
  readonly was: (what: Span, on: string) => Prose;
  readonly same: (on: string) => Prose;
  readonly firstDecision: string;
  readonly caution: (replay: boolean) => string;
  readonly daily: (decision: Decision) => string;
  /** What the columns of `daily` are, on one line of a terminal. */
  readonly dailyHead: string;
};

/** Sentences of stops, the watch list and what would change the verdict. */
export type StopLines = {
  readonly needs: (rung: number) => string;
  readonly stands: (x: {
    readonly rung: number;
    readonly id: string;
    readonly due: string | undefined;
  }) => Prose;
  readonly nothingNear: string;
  readonly onPrices: (what: readonly Prose[]) => Prose;
  readonly keys: (count: number, all: number, state: string, which: readonly string[]) => string;
  readonly since: (day: string) => string;
  readonly holding: (run: number, hold: number) => string;
  readonly clearing: (run: number, keep: number) => string;
  readonly missing: (what: readonly string[]) => string;
  readonly cuts: (share: string) => string;
  /** The limit of this stop alone, that of all that tripped, and exposure where it is below. */
  readonly takes: (own: string, all: string, below: string | undefined) => string;
  readonly back: (how: string) => string;
  readonly stopNumber: (n: number) => string;
  readonly claimed: (group: string, kind: string, rung: number) => string;
  readonly withdrawalOf: (claim: string) => string;
  readonly flip: (to: RegimeId, decibans: Span) => Prose;
  readonly noFlip: (to: RegimeId) => string;
  readonly flipHeading: (call: RegimeId, nearest: number | undefined) => string;
  readonly ifTrips: (n: number, cap: Span) => Prose;
  readonly ifArrivesHolds: (n: number) => string;
  readonly ifArrivesNot: (n: number) => string;
  readonly arrives: (what: readonly string[]) => string;
  readonly confirmed: string;
  readonly notConfirmed: string;
  readonly dueHead: (claim: string, day: string) => string;
  readonly dueBody: string;
  readonly headroomHead: string;
  readonly headroomBody: (now: Span, headroom: Span, decibans: string) => Prose;
  readonly ratchetHead: string;
  readonly ratchetBody: string;
  readonly inputHead: string;
  readonly inputBody: string;
  readonly nothingToAdd: string;
  readonly watchKey: Prose;
  readonly ladderLabel: (group: string, counts: readonly string[]) => string;
  readonly rungCount: (rung: number, n: number) => string;
  readonly noClaim: string;
};

/** Headings of charts, generated with their figures, and what stands below them. */
export type ChartLines = {
  readonly newSince: (day: string | undefined) => string;
  /** After an id that is cited before it is known. */
  readonly notYet: string;
  readonly withheld: string;
  readonly nothingNew: string;
  readonly moreNew: (n: number) => string;
  readonly legsHeading: (fell: number, known: number, hardest: LegId | undefined) => string;
  readonly legsCaption: (from: string, durations: readonly string[]) => string;
  readonly carried: string;
  readonly pathLabel: (title: string, move: string, z: string) => string;
  readonly severityHeading: (severity: number | undefined, sigma: string) => string;
  readonly severityCaption: (x: {
    readonly count: Span;
    readonly fell: Span;
    readonly window: number;
    readonly from: string;
  }) => Prose;
  readonly stripToday: (day: string, severity: string) => string;
  readonly stripThreshold: string;
  readonly stripLargest: (severity: string) => string;
  readonly windowSays: (n: number) => string;
  readonly turbulenceSays: (turbulence: Prose, surprise: Prose, absorption: Prose) => Prose;
  readonly creditHeading: (state: CreditState) => string;
  readonly creditCaption: (end: string | undefined, count: Span | undefined) => Prose;
  readonly historyHeading: (
    call: RegimeId,
    points: number | undefined,
    near: Near | undefined,
  ) => string;
  readonly historyCaption: (n: number) => string;
  readonly historyLabel: (x: { readonly [R in RegimeId]: string }) => string;
  readonly waterfallHeading: (by: number, text: string) => string;
  readonly waterfallCaption: string;
  readonly beforeName: (day: string | undefined) => string;
  readonly afterName: (day: string) => string;
  readonly others: (n: number) => string;
  readonly marketName: (feature: string, title: string) => string;
  readonly pathsHeading: (n: number) => string;
  readonly pathsCaption: string;
  readonly chanceOf: (p: Span, regime: string, weight: string) => Prose;
  readonly bindingHeading: (exposure: Exposure) => string;
  readonly capsCaption: (capital: string | undefined) => string;
  readonly capName: (binding: Binding, policy: ExposurePolicy) => string;
  /** Over the rows that only limit adding. */
  readonly riseHead: string;
  /** Behind the name of such a row. */
  readonly riseOnly: string;
  /** Beside the figure of the row that binds. */
  readonly bindsAt: (share: string) => string;
  readonly capsLabel: (rows: readonly string[]) => string;
};

/** Sentences of findings, sources and method. */
export type SourceLines = {
  readonly find: {
    readonly [K in Finding['kind']]: (f: Extract<Finding, { kind: K }>, x: Tell) => string;
  };
  readonly noFinding: string;
  readonly counted: (cited: number, known: number) => string;
  readonly otherValues: string;
  readonly verify: Prose;
  readonly vintageSays: (x: {
    readonly method: string;
    readonly from: string;
    readonly until: string;
    readonly legs: string;
    readonly counts: string;
    readonly emission: string;
  }) => string;
  readonly noVintage: string;
  readonly clockHead: (city: string, offset: string) => string;
  readonly thesisSays: (title: string, opened: string, hash: string) => string;
};

/** What a finding needs to be told: names of series and dates. */
export type Tell = {
  readonly title: (series: string) => string;
  readonly on: (day: Day) => string;
};
