import type { Known, Spread } from './known.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

/** The five groups of the watch list. */
export const WATCHES = ['A', 'B', 'C', 'D', 'E'] as const;
export type Watch = (typeof WATCHES)[number];

/** What sort of act or statement an item reports. */
export const KINDS = [
  'withdrawal',
  'threat',
  'order',
  'law',
  'court_ruling',
  'countermeasure',
  'sanction',
  'attack',
  'delay',
  'framework',
  'draft_law',
  'vote',
  'construction',
  'procurement',
  'budget',
  'permit',
  'contract',
  'exemption',
  'deployment',
  'exercise',
  'announcement',
  'scheduled',
  'statement',
  'market',
] as const;
export type Kind = (typeof KINDS)[number];

/** Towards which reading of the world an item leans. */
export const DIRECTIONS = ['friction', 'noise', 'neutral'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** How much an act moves: small ones name firms or persons, or put a label on without a measure. */
export const ACT_SIZES = ['small', 'usual'] as const;
export type ActSize = (typeof ACT_SIZES)[number];

/** One dated, sourced report of an act or a statement. Several items may tell of one claim. */
export type Evidence = {
  readonly id: string;
  /** The one act or standing threat spoken of. */
  readonly claim: string;
  readonly occurredOn: Day;
  /** First instant at which anybody following the source could know it. */
  readonly knownAt: Instant;
  readonly actor: string;
  /** Whom it is aimed at or agreed with; none where nobody in particular. */
  readonly counterparties: readonly string[];
  readonly headline: Text;
  readonly watch: Watch;
  readonly kind: Kind;
  readonly rung: Rung;
  readonly direction: Direction;
  /** True when done alone, false when within an agreement, undefined when not known. */
  readonly unilateral?: boolean;
  /** True when the measure exists and is frozen. */
  readonly suspended: boolean;
  readonly scheduledFor?: Day;
  /** First day of an act that is signed and begins later; until then it is a draft. Absent: at once. */
  readonly effectiveOn?: Day;
  /** Another item of its claim, of one day and known at one instant, says the opposite: neither counts. */
  readonly disputed?: true;
  /** Absent: usual. */
  readonly size?: ActSize;
  readonly source: { readonly name: string; readonly url: string };
  readonly confidence: Confidence;
  readonly figures: string;
  readonly notes: string;
};

/**
 * Whether an act counts as small: it was coded so, and the thesis asks for sizes.
 * @example isSmall({ size: 'small' }, { sizes: true }) // true
 */
export const isSmall = (
  { size }: Pick<Evidence, 'size'>,
  { sizes = false }: { readonly sizes?: boolean },
): boolean => sizes && size === 'small';

/** How hard the evidence is. Talk is noise; from `enacted` up it is a signal. */
export const RUNGS = ['talk', 'dated', 'drafted', 'enacted', 'funded', 'built'] as const;

/** Position on the ladder, 0 talk .. 5 built. */
export type Rung = 0 | 1 | 2 | 3 | 4 | 5;

/** What two coders may see otherwise in one item. */
export const CODED = ['rung', 'direction', 'claim', 'size'] as const;
type Coded = (typeof CODED)[number];

/** How far two coders agree on one thing, with intervals of 80 %. */
export type Accord = {
  /** Share coded alike: of items; of claims, share of the pairs of items that are put together or apart alike. */
  readonly alike: Spread;
  /** The same beyond chance, -1..1. */
  readonly kappa: Known<Spread>;
};

/** One item as each of two coders has it, and what they see otherwise; of a claim that tells nothing alone. */
export type Match = {
  readonly a: Evidence;
  readonly b: Evidence;
  readonly apart: readonly Exclude<Coded, 'claim'>[];
};

/** How far two coders of one episode agree. */
export type Agreement = {
  readonly matches: readonly Match[];
  /** Items that only one of them has. */
  readonly only: { readonly a: readonly Evidence[]; readonly b: readonly Evidence[] };
  readonly accords: Known<
    { readonly [K in Coded]: Accord } & {
      /** Share of items whose rungs lie at most one apart. */
      readonly near: Spread;
    }
  >;
};
