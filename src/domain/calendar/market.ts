import type { Calendar } from '../calendar.ts';
import { civilOf, type Day, parseDay, weekday } from '../time.ts';
import type { Closure } from './closures.ts';

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
