import type { Calendar } from '../calendar.ts';
import type { Day } from '../time.ts';

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
