import type { Confidence } from './evidence.ts';
import type { Bin, Known, Spread } from './known.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** What became of a threat, as the ledger tells it. */
export const FATES = [
  'implemented on time',
  'implemented late',
  'implemented reduced',
  'delayed',
  'withdrawn',
  'struck down',
] as const;
export type Fate = (typeof FATES)[number];

/** Competing ends of a threat; a delay carries it over into the next row of its cluster. */
export const CAUSES = ['implemented', 'reduced', 'delayed', 'withdrawn', 'struck down'] as const;
export type Cause = (typeof CAUSES)[number];
/** Something, such as a figure, for each way to end. */
export type ByCause<T = number> = { readonly [C in Cause]: T };

export const AIMS = ['country', 'sector', 'world'] as const;
type Aim = (typeof AIMS)[number];

/** What is known of a threat on the day it is announced, and may bear on its end. */
export const TRAITS = ['dated', 'aim', 'security', 'dependent', 'europe'] as const;
export type Trait = (typeof TRAITS)[number];

export type Threat = {
  readonly id: string;
  readonly announced: Day;
  readonly target: Text;
  readonly rate: string;
  /** Day on which it is due; absent where none was named. */
  readonly scheduled?: Day;
  /** Absent while it is open. */
  readonly fate?: Fate;
  /** Day of its end; absent while it is open, or where a closed threat has none on record. */
  readonly ended?: Day;
  /** Of a closed threat without a day of its end: day from which it is known to be over. */
  readonly known?: Day;
  /** Rows of one threat that was put off, or came back, share a cluster. */
  readonly cluster: string;
  /** Known at announcement; absent where it is not coded. */
  readonly aim: Aim;
  readonly europe: boolean;
  /** Tied to a demand of security or territory. */
  readonly security?: boolean;
  /** The counterparty relies on the other's arms. */
  readonly dependent?: boolean;
  /** Consequences, shown and never fed in. */
  readonly retaliated: 'yes' | 'announced' | 'no' | 'unknown';
  readonly exit: boolean;
  readonly confidence: Confidence;
  readonly source: string;
  readonly notes: string;
};

export type Ledger = {
  readonly at: Day;
  readonly resolved: readonly Threat[];
  readonly open: readonly Threat[];
  /** Known to be over, on no known day: in the shares, and in no curve. */
  readonly undated: readonly Threat[];
};

/** A curve of cumulative incidence: share that has ended this way by so many days, with an 80 % band. */
export type Incidence = {
  readonly cause: Cause;
  readonly steps: readonly { readonly days: number; readonly share: Spread }[];
};

/** How often threats end each way: counts, and shares with 80 % intervals. */
export type Rates = {
  readonly threats: number;
  readonly clusters: number;
  readonly shares: ByCause<{ readonly count: number; readonly share: Spread }>;
  /**
   * With delays followed to their end, the next row of the cluster within so many days: threats that
   * have one, and the share carried out, in full or in part.
   */
  readonly followed: { readonly threats: number; readonly days: number; readonly imposed: Spread };
};

/** How often a threat that was withdrawn or put off came back. */
export type Recurrence = {
  /** Threats withdrawn or put off; of them, how many have come back so far. */
  readonly cases: number;
  readonly again: number;
  /** P(back within 3, 6, 12 months). */
  readonly within: { readonly 3: Spread; readonly 6: Spread; readonly 12: Spread };
};

/** How the rates fared when each cluster was left out in turn. */
export type LedgerRecord = {
  readonly cases: number;
  readonly clusters: number;
  /** Brier scores over the causes, 0..2: features pooled in part, and the pooled base rate. */
  readonly own: number;
  readonly base: number;
  /** The same of logarithmic scores, nats. */
  readonly log: { readonly own: number; readonly base: number };
  /** Calibration of both by end, in fifths of probability. */
  readonly bins: { readonly own: ByCause<readonly Bin[]>; readonly base: ByCause<readonly Bin[]> };
};

/** What may become of one open threat. */
export type Outlook = {
  readonly threat: string;
  /** Days since it was announced. */
  readonly days: number;
  /** Resolved threats that stayed open as long. */
  readonly cases: number;
  /** The traits that it shares with the cases most like it, and those cases, open as long. */
  readonly by: readonly Trait[];
  readonly alike: readonly string[];
  /** True where the shares are pooled by those traits; else they are of all that stayed open as long. */
  readonly pooled: boolean;
  readonly shares: ByCause<Spread>;
  /** P(implemented, in full or reduced, within 30, 90 days from here). */
  readonly imposed: Known<{ readonly 30: Spread; readonly 90: Spread }>;
  /** Earlier rows of its cluster. */
  readonly rearmed: number;
};

/** What threats have become, and what the open ones may. */
export type Bargain = {
  readonly at: Day;
  readonly rates: Known<Rates>;
  readonly curves: Known<readonly Incidence[]>;
  readonly recurrence: Known<Recurrence>;
  readonly record: Known<LedgerRecord>;
  readonly outlooks: readonly Outlook[];
  /** Closed rows without a date, and which way leaving them out of the curves leans. */
  readonly undated: readonly string[];
};
