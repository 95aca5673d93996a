import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Calendars } from '../domain/calendar.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import type { Series } from '../domain/series.ts';
import { type Day, parseDay } from '../domain/time.ts';
import { text } from './episode/file.ts';
import { known } from './episode/known.ts';
import { sha256 } from './hash.ts';
import type { Problem, Result } from './problem.ts';
import { instantAt } from './zone.ts';

type Value = { readonly day: Day; readonly value: number };

/** Long daily histories as known by the end of a day. */
export type Past = {
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
export function past(
  all: readonly Series[],
  legs: readonly string[],
  folder: string,
  until: Day,
  zone: string,
  calendars: Calendars,
): Result<Past> {
  const problems: Problem[] = [];
  const inputs: Record<string, string> = {};
  const columns = new Map<Series, readonly Value[]>();
  const end = instantAt(until, '24:00', zone);
  const knownAt = known(calendars);
  for (const series of all) {
    const name = `${series.history ?? series.id}.csv`;
    const content = text(join(folder, name), join(folder, name));
    if (!content.ok) {
      problems.push(...content.problems);
      continue;
    }
    const rows = column(content.value, join(folder, name));
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

/** The values of a CSV: its `value` column, else its `close`; rows without one are closed days. */
function column(content: string, file: string): Result<readonly Value[]> {
  const rows: string[][] = parse(content, {
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
  const header = rows[0] ?? [];
  const [date, value] = [
    header.indexOf('date'),
    header.findIndex((h) => h === 'value' || h === 'close'),
  ];
  const problem = (line: number, at: number, expected: string, found: string): Result<never> => ({
    ok: false,
    problems: [{ file, line, column: at + 1, expected, found }],
  });
  if (date < 0) return problem(1, 0, 'date', header.join(','));
  if (value < 0) return problem(1, 0, 'value / close', header.join(','));
  const out: Value[] = [];
  for (const [i, row] of rows.slice(1).entries()) {
    if ((row[value] ?? '') === '') continue;
    const [day, number] = [parseDay(row[date] ?? ''), Number(row[value])];
    if (day === undefined) return problem(i + 2, date, 'YYYY-MM-DD', row[date] ?? '');
    if (!Number.isFinite(number)) return problem(i + 2, value, '0.0', row[value] ?? '');
    out.push({ day, value: number });
  }
  return { ok: true, value: out };
}
