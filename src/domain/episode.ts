import type { StatedClosure } from './calendar.ts';
import type { Series } from './series.ts';
import type { Text } from './text.ts';
import type { Day } from './time.ts';

/** The three legs that stress watches. */
export const LEGS = ['risk', 'rates', 'dollar'] as const;
export type LegId = (typeof LEGS)[number];

/** Series that play a part beside the legs; a part not cast leaves its reading unknown. */
export const ROLES = ['credit', 'volatility', 'haven'] as const;
export type RoleId = (typeof ROLES)[number];

/** A contract whose odds are pulled: where it is traded, and what it says of the thesis. */
export type OddsFeed = {
  /** Its exchange and its ticker there, e.g. `kalshi/TICKER`. */
  readonly feed: string;
  /** Id of the path that it speaks of. */
  readonly scenario: string;
  readonly title: Text;
  /** Class of its wording; where it is not said, the contract is a class of its own. */
  readonly wording?: string;
};

/** A stretch of history with what is needed to run it again. */
export type Episode = {
  readonly id: string;
  readonly title: Text;
  /** First decision. Earlier observations are history. */
  readonly from: Day;
  /** Last decision. */
  readonly to: Day;
  /** Wall time of the decision on every weekday, e.g. 18:30 America/New_York. */
  readonly decide: { readonly time: string; readonly zone: string };
  readonly legs: { readonly [L in LegId]: readonly string[] };
  readonly roles: { readonly [R in RoleId]?: string };
  /** Funds of credit and of Treasuries that trade the same evening: they may lift a `not yet` of credit. */
  readonly creditNow?: { readonly credit: readonly string[]; readonly rates: string };
  readonly series: Readonly<Record<string, Series>>;
  /** `coded` when evidence is gathered for this stretch; `none` is said openly. */
  readonly evidence: 'coded' | 'none';
  /** Days that its file or its workspace states closed, beyond what the calendars know. */
  readonly closures?: readonly StatedClosure[];
  /** Contracts on its question whose odds are pulled, by their names in `contracts.jsonl`. */
  readonly odds?: Readonly<Record<string, OddsFeed>>;
  /** Where published documents come from, e.g. `federal-register/tariff`. */
  readonly documents?: readonly string[];
};
