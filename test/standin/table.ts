import { type Day, formatDay, type Instant } from '../../src/domain/time.ts';

/**
 * A value of a day and when it could first be known; null where the source says that there is none. A
 * later row of the same day is a revision.
 */
export type TableRow = {
  readonly day: Day;
  readonly value: number | null;
  readonly knownAt: Instant;
};

/** Series by `source/key`: `cboe/SPX`, `treasury/10 Yr`, `fred/DGS10`, `ecb/EXR/D.USD.EUR.SP00.A`, `ofr/OFR FSI`. */
export type Tables = Readonly<Record<string, readonly TableRow[]>>;

/** Rows that could be known by an instant, by day and then as they came to be known. */
export const knownBy = (rows: readonly TableRow[] = [], clock: Instant): readonly TableRow[] =>
  rows
    .filter(({ knownAt }) => knownAt <= clock)
    .toSorted((a, b) => a.day - b.day || a.knownAt - b.knownAt);

/** Of each day what is known last. */
export const latest = (rows: readonly TableRow[] = [], clock: Instant): readonly TableRow[] =>
  knownBy(rows, clock).filter(({ day }, i, all) => all[i + 1]?.day !== day);

/** The keys of a source. */
export const keysOf = (tables: Tables, source: string): readonly string[] =>
  Object.keys(tables).flatMap((name) =>
    name.startsWith(`${source}/`) ? [name.slice(source.length + 1)] : [],
  );

/** Month, day and year, as American sources write them. */
export function american(day: Day): string {
  const [year, month, date] = formatDay(day).split('-');
  return `${month}/${date}/${year}`;
}
