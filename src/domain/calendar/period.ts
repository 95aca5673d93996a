import type { Calendar, CalendarId, Calendars } from '../calendar.ts';
import type { Series } from '../series.ts';
import { civilOf, type Day, lengthOfMonth, weekday } from '../time.ts';
import { date } from './date.ts';
import { sessionAfter } from './session.ts';

/** ISO weekdays that weekly figures are dated by. */
const WEEKLY = { wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6 } as const;

const onWeekday =
  (of: number): Calendar =>
  (day) =>
    weekday(day) === of;

/** Calendars of figures that come once a week or a month, by the day that they are dated by. */
export const periodic = {
  wednesdays: onWeekday(WEEKLY.wednesdays),
  thursdays: onWeekday(WEEKLY.thursdays),
  fridays: onWeekday(WEEKLY.fridays),
  saturdays: onWeekday(WEEKLY.saturdays),
  monthly: (day: Day): boolean => civilOf(day).date === 1,
  monthend: (day: Day): boolean => day === endOfMonth(day),
} as const satisfies Partial<Calendars>;

const isPeriod = (id: CalendarId): id is keyof typeof periodic => Object.hasOwn(periodic, id);

/**
 * The day on which the value of a day becomes known: `lag` sessions later. A weekly or a monthly figure
 * counts weekdays from the end of what it speaks of: one dated the first of its month, from the month's
 * last day.
 * @example releaseDay({ weekdays: (day) => (day + 3) % 7 < 5 }, { calendar: 'monthly', known: { lag: 1 } }, 0) // 32
 */
export function releaseDay(
  calendars: Calendars,
  { calendar, known: { lag } }: Pick<Series, 'calendar' | 'known'>,
  day: Day,
): Day {
  if (!isPeriod(calendar)) return sessionAfter(calendars[calendar], day, lag);
  return sessionAfter(calendars.weekdays, calendar === 'monthly' ? endOfMonth(day) : day, lag);
}

function endOfMonth(day: Day): Day {
  const { year, month } = civilOf(day);
  return date(year, month, lengthOfMonth(year, month));
}
