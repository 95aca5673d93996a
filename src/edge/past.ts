import { join } from 'node:path';
import type { Calendars } from '../domain/calendar.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import { column, type Value } from './column.ts';
import { knownRule } from './episode/known.ts';
import { sha256 } from './file/hash.ts';
import type { Problem, Result } from './file/problem.ts';
import { readText } from './file/text.ts';
import { instantAt } from './zone.ts';

/** Long daily histories as known by the end of a day. */
export type LongPast = {
  readonly histories: Readonly<Record<string, History>>;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};

/**
 * Histories from a folder with one CSV a series (`date,value` or `date,...,close,...`). They begin on
 * the first day that all legs share and end with what was known by the end of `until`.
 * @param legs  ids of the series that set the first day
 * @param zone  in which `until` ends
 */
export function longPast(
  all: readonly Series[],
  {
    legs,
    folder,
    until,
    zone,
    calendars,
  }: {
    readonly legs: readonly string[];
    readonly folder: string;
    readonly until: Day;
    readonly zone: string;
    readonly calendars: Calendars;
  },
): Result<LongPast> {
  const problems: Problem[] = [];
  const inputs: Record<string, string> = {};
  const columns = new Map<Series, readonly Value[]>();
  const end = instantAt(until, '24:00', zone);
  const knownAt = knownRule(calendars);
  for (const series of all) {
    const name = `${series.history ?? series.id}.csv`;
    const content = readText(join(folder, name), join(folder, name));
    if (!content.ok) {
      problems.push(...content.problems);
      continue;
    }
    const leg = legs.includes(series.id);
    const rows = column(content.value, join(folder, name), { kind: series.kind, leg });
    if (!rows.ok) {
      problems.push(...rows.problems);
      continue;
    }
    inputs[name] = sha256(content.value);
    columns.set(
      series,
      rows.value.filter((v) => v.day <= until && knownAt(series, v.day) <= end),
    );
  }
  if (problems.length > 0) return { ok: false, problems };
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
  return { ok: true, value: { histories, inputs } };
}
