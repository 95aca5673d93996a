import { join } from 'node:path';
import type { Calendars } from '../domain/calendar.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import { column, type Value } from './column.ts';
import { knownRule } from './episode/known.ts';
import { sha256 } from './file/hash.ts';
import { accepted, type Problem, type Result, refused } from './file/problem.ts';
import { readFrom } from './file/text.ts';
import { instantAt } from './zone.ts';

/** Long daily histories as known by the end of a day. */
export type LongPast = {
  readonly histories: Readonly<Record<string, History>>;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** Where histories lie, where they begin and end, and what dates their values. */
type Stretch = {
  /** Ids of the series that set the first day. */
  readonly legs: readonly string[];
  readonly folder: string;
  readonly until: Day;
  /** In which `until` ends. */
  readonly zone: string;
  readonly calendars: Calendars;
};

/**
 * Histories from a folder with one CSV a series (`date,value` or `date,...,close,...`). They begin on
 * the first day that all legs share and end with what was known by the end of `until`.
 */
export function longPast(
  all: readonly Series[],
  { legs, folder, until, zone, calendars }: Stretch,
): Result<LongPast> {
  const problems: Problem[] = [];
  const inputs: Record<string, string> = {};
  const columns = new Map<Series, readonly Value[]>();
  const end = instantAt(until, '24:00', zone);
  const knownAt = knownRule(calendars);
  for (const series of all) {
    const name = `${series.history ?? series.id}.csv`;
    const leg = legs.includes(series.id);
    const rows = readFrom(join(folder, name), (text, file) => {
      inputs[name] = sha256(text);
      return column(text, file, { kind: series.kind, leg });
    });
    if (!rows.ok) problems.push(...rows.problems);
    else
      columns.set(
        series,
        rows.value.filter((v) => v.day <= until && knownAt(series, v.day) <= end),
      );
  }
  if (problems.length > 0) return refused(...problems);
  const from = Math.max(
    ...[...columns].map(([{ id }, values]) =>
      legs.includes(id) ? (values[0]?.day ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY,
    ),
  );
  const histories = Object.fromEntries(
    [...columns].map(([{ id, kind }, values]) => [
      id,
      values
        .filter((v) => v.day >= from)
        .reduce<History>((h, v) => extend(h, v.day, v.value), noHistory(kind)),
    ]),
  );
  return accepted({ histories, inputs });
}
