import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { civil, type Day, formatDay, parseDay, weekday } from '../../../src/domain/time.ts';

/** The day of a date that a test names. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new RangeError(`no such date: ${text}`);
  return found;
}

/** Every day from one to another, both included. */
export const span = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (from + i) as Day);

/** Weekdays of a year on which a market is closed, as `MM-DD`. */
export const closed = (calendar: Calendar, year: number): readonly string[] =>
  span(civil(year, 1, 1) as Day, civil(year, 12, 31) as Day)
    .filter((d) => weekday(d) <= 5 && !calendar(d))
    .map((d) => formatDay(d).slice(5));

/** Where a calendar and the days that have a value disagree, between the first and the last. */
export function disagreements(
  calendar: Calendar,
  valued: ReadonlySet<Day>,
  from: Day,
  to: Day,
): { readonly compared: number; readonly bare: string[]; readonly surplus: string[] } {
  const days = span(from, to);
  return {
    compared: days.length,
    /** Sessions without a value. */
    bare: days.filter((d) => calendar(d) && !valued.has(d)).map(formatDay),
    /** Values on closed days. */
    surplus: days.filter((d) => !calendar(d) && valued.has(d)).map(formatDay),
  };
}

const SHARED = new URL('../../../../shared/', import.meta.url);

/** Whether the shared folder lies beside the project; says so where it does not. */
export function shared(): boolean {
  const here = existsSync(SHARED);
  if (!here) console.log(`skipped, no such folder: ${fileURLToPath(SHARED)}`);
  return here;
}

/** The days on which a column of a shared table has a value. */
export function valued(file: string, column: string): ReadonlySet<Day> {
  const [header, ...rows] = readFileSync(new URL(file, SHARED), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(','));
  const at = header?.indexOf(column) ?? -1;
  if (at < 0) throw new RangeError(`${file} has no column ${column}`);
  return new Set(rows.filter((row) => (row[at] ?? '') !== '').map((row) => day(row[0] ?? '')));
}

/** How many sessions lie after one day and up to and with another; 0 when b is not after a. */
export const sessionsBetween = (calendar: Calendar, a: Day, b: Day): number =>
  span((a + 1) as Day, b).filter(calendar).length;
