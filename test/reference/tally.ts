import { FATES, type Fate, type Threat } from '../../src/domain/threat.ts';
import type { Day } from '../../src/domain/time.ts';
import { quantile } from '../../src/kernel/quantile.ts';

/** What became of a group of threats: counts, shares of those that are settled, days to the end. */
export type Tally = {
  readonly threats: number;
  readonly settled: number;
  readonly open: number;
  readonly counts: { readonly [F in Fate]: number };
  /** Of those settled; absent where none is. `notImposed`: put off, withdrawn or struck down. */
  readonly shares?: { readonly [F in Fate]: number } & {
    readonly notImposed: number;
    readonly full: number;
  };
  /** Days from announcement to the end, over those with a day of it; absent where none has. */
  readonly days?: {
    readonly count: number;
    readonly median: number;
    readonly p25: number;
    readonly p75: number;
  };
};

/**
 * Counts a group of threats as the ledger has them. Here a day is a day: those that ended on the day
 * they were made count 0. Quartiles are of type 7.
 */
export function tally(threats: readonly Threat[]): Tally {
  const closed = threats.filter((t) => t.fate !== undefined);
  const each = (of: (fate: Fate) => number) =>
    Object.fromEntries(FATES.map((f) => [f, of(f)])) as { readonly [F in Fate]: number };
  const counts = each((fate) => closed.filter((t) => t.fate === fate).length);
  const share = (...fates: readonly Fate[]): number =>
    fates.reduce((sum, f) => sum + counts[f], 0) / closed.length;
  const days = closed
    .flatMap((t) => (t.ended === undefined ? [] : [days0(t.announced, t.ended)]))
    .toSorted((a, b) => a - b);
  return {
    threats: threats.length,
    settled: closed.length,
    open: threats.length - closed.length,
    counts,
    ...(closed.length > 0 && {
      shares: {
        ...each((fate) => share(fate)),
        notImposed: share('delayed', 'withdrawn', 'struck down'),
        full: share('implemented on time', 'implemented late'),
      },
    }),
    ...(days.length > 0 && {
      days: {
        count: days.length,
        median: quantile(days, 0.5),
        p25: quantile(days, 0.25),
        p75: quantile(days, 0.75),
      },
    }),
  };
}

const days0 = (from: Day, to: Day): number => to - from;
