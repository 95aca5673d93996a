import type { ActSize, Confidence, Direction, Kind, Rung, Watch } from './evidence.ts';
import type { Spread } from './known.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** A country or a bloc: the short name that theses use for it, and what it is called. */
export type PlaceNames = { readonly code: string; readonly names: readonly string[] };

/** Words by which an episode knows what concerns it. */
export type InboxWords = {
  /** A document that holds none of them is not proposed. Parts joined by ` + ` must all stand there. */
  readonly terms: readonly string[];
  /** Words of an act that has a name already: a document that holds any of them belongs to it. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
};

/** How a document is coded, as far as its words and its publisher tell. */
export type Coding = {
  readonly occurredOn: Day;
  readonly actor: string;
  /** The first of them stands first in the text. None where nobody in particular. */
  readonly counterparties: readonly string[];
  readonly watch: Watch;
  readonly kind: Kind;
  readonly rung: Rung;
  readonly direction: Direction;
  readonly size: ActSize;
  readonly suspended: boolean;
  /** Undefined: not told. */
  readonly unilateral: boolean | undefined;
  readonly scheduledFor: Day | undefined;
  readonly effectiveOn: Day | undefined;
  readonly confidence: Confidence;
};

/** A coding that waits for a person, each field with the rule and the words behind it. */
export type EvidenceCandidate = {
  readonly coding: Coding;
  readonly why: { readonly [F in keyof Coding]: Text };
  /** The hardest level that this sort of document can show, whatever it says. */
  readonly ceiling: Rung;
  /** What the words would make of it if any document could show anything: never used but to measure the ceiling. */
  readonly spoken: Rung;
};

/** How what was proposed compares with what was coded: shares with intervals of 80 %. */
export type HitRate = {
  /** Proposed so and coded so; proposed so; coded so. */
  readonly hits: number;
  readonly claimed: number;
  readonly there: number;
  /** Share of what was proposed so that is coded so; undefined where nothing was. */
  readonly precision?: Spread;
  /** Share of what is coded so that was proposed so; undefined where nothing is. */
  readonly recall?: Spread;
};

/** How well items are proposed, over some coded ones. */
export type CodingAccuracy = {
  readonly items: number;
  /** By level, 0 to 5. */
  readonly rungs: readonly HitRate[];
  /** Level 3 and more, which moves odds and stops. */
  readonly signal: HitRate;
  /** Means over the levels that are coded; a level that is never proposed has precision 0 there. */
  readonly macro: { readonly precision: number; readonly recall: number };
  /** Shares coded alike. */
  readonly alike: Readonly<Record<'rung' | 'direction' | 'watch' | 'kind', Spread>>;
  /** Share of the leanings proposed, friction or noise, that are so coded. */
  readonly leaning: HitRate;
};

/** By what items are proposed: rules, two baselines, the words of the rules without any ceiling, a classifier. */
export const CODING_METHODS = ['rules', 'talk', 'type', 'spoken', 'classifier'] as const;
export type CodingMethod = (typeof CODING_METHODS)[number];

/** How the rules do on the items of an episode, or of all. */
export type RuleScore = {
  readonly name: string;
  readonly methods: { readonly [M in CodingMethod]?: CodingAccuracy };
  /** Pairs of items put into one act. */
  readonly joins: HitRate;
};
