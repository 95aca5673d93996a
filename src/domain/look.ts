import type { CreditReading } from './stress.ts';

/**
 * What a rule of a thesis may ask of the world, as known at one moment. Every answer may be
 * undefined: not known. `n` counts sessions of the series. A claim is named by its id, by a
 * selector of the thesis, or by a watch letter.
 */
export type Look = {
  /** Log return over n sessions, share. For price, index, fx. */
  readonly ret: (id: string, n: number) => number | undefined;
  /** Change over n sessions in hundredths of the unit (basis points). For yield and spread. */
  readonly chg: (id: string, n: number) => number | undefined;
  /** n-session move in EWMA sigmas known before it. */
  readonly z: (id: string, n: number) => number | undefined;
  /** Standard deviation of the last n moves, a session. */
  readonly vol: (id: string, n: number) => number | undefined;
  /** Share of the last n values that the last one is not below, 0..1. */
  readonly rank: (id: string, n: number) => number | undefined;
  /** Correlation of the last n moves on common days, -1..1. */
  readonly corr: (a: string, b: string, n: number) => number | undefined;
  /** Share below the highest value known, <= 0. */
  readonly drawdown: (id: string) => number | undefined;
  /** Sessions in a row in one direction, signed. */
  readonly streak: (id: string) => number | undefined;
  /** The last value. */
  readonly level: (id: string) => number | undefined;
  /** The credit reading; undefined while unknown or not yet there. */
  readonly credit: () => CreditReading | undefined;
  /** Hardest rung of friction standing, 0..5. */
  readonly rung: (claim: string, counterparty?: string) => number | undefined;
  /** Claims in force with friction at `rung` or harder that got there within `days` days; frozen ones do not count. */
  readonly count: (
    group: string,
    within: { readonly rung: number; readonly days: number },
    counterparty?: string,
  ) => number | undefined;
  /** Days since a claim last reached its hardest rung, in whatever direction; of several the latest. */
  readonly since: (claim: string, counterparty?: string) => number | undefined;
  readonly exists: (claim: string, counterparty?: string) => boolean | undefined;
  /** Enacted or harder, and standing. */
  readonly enacted: (claim: string, counterparty?: string) => boolean | undefined;
  /** Every claim named is frozen. */
  readonly suspended: (claim: string, counterparty?: string) => boolean | undefined;
  /** The key of a keyed stop, else empty. */
  readonly key: string;
};

/** What a rule answered, and what it could not see. */
export type Reading = {
  /** undefined: not known, because of what is missing. */
  readonly holds: boolean | undefined;
  readonly missing: readonly string[];
};

export type Rule = (look: Look) => Reading;
