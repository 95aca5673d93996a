import type { Calendar } from '../calendar.ts';
import { civilOf, type Day, parseDay, weekday } from '../time.ts';
import type { Closure } from './closures.ts';

/** Days without a session after which a calendar is taken to have none. */
const MAX_CLOSED_DAYS = 366;

/**
 * The n-th session strictly after a day.
 * @param n  0 gives the day itself, session or not
 * @throws RangeError when n is no whole number of 0 or more, or the calendar stays closed for a year
 * @example sessionAfter((day) => day % 2 === 0, 3, 2) // 6
 */
export function sessionAfter(calendar: Calendar, day: Day, n: number): Day {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`sessions after a day: ${n}`);
  let at = day;
  for (let left = n; left > 0; left--) at = seek(calendar, (at + 1) as Day, 1);
  return at;
}

/**
 * The last session on a day or before it.
 * @throws RangeError when the calendar stays closed for a year
 * @example sessionOnOrBefore((day) => day % 2 === 0, 3) // 2
 */
export const sessionOnOrBefore = (calendar: Calendar, day: Day): Day => seek(calendar, day, -1);

function seek(calendar: Calendar, from: Day, step: 1 | -1): Day {
  for (let i = 0; i <= MAX_CLOSED_DAYS; i++) {
    const day = (from + i * step) as Day;
    if (calendar(day)) return day;
  }
  throw new RangeError(`no session within ${MAX_CLOSED_DAYS} days of ${from}`);
}

/**
 * A market open from Monday to Friday but for its holidays. The holidays of a year are worked out
 * once and kept within the calendar that is returned.
 * @param holidays  those of a year by rule; all within that year
 * @param closures  what no rule foresees
 * @throws RangeError for a closure whose date does not exist
 * @example marketCalendar(() => [0], [])(0) // false
 */
export function marketCalendar(
  holidays: (year: number) => readonly Day[],
  closures: readonly Closure[],
): Calendar {
  const shut = new Set(closures.map((c) => read(c.day)));
  const open = new Set(closures.flatMap((c) => (c.instead === undefined ? [] : [read(c.instead)])));
  const years = new Map<number, ReadonlySet<Day>>();
  const closed = (year: number): ReadonlySet<Day> => {
    const kept = years.get(year);
    if (kept) return kept;
    const days = new Set(holidays(year).filter((day) => !open.has(day)));
    years.set(year, days);
    return days;
  };
  return (day) => weekday(day) <= 5 && !shut.has(day) && !closed(civilOf(day).year).has(day);
}

function read(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`no such date: ${text}`);
  return day;
}
