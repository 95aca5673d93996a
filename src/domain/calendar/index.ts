import type { Calendar, CalendarId, Calendars, StatedClosure } from '../calendar.ts';
import type { Series } from '../series.ts';
import { civilOf, type Day, lengthOfMonth, weekday } from '../time.ts';
import { hongkong, LISTED, shanghai, taiwan, tokyo } from './asia.ts';
import { date } from './date.ts';
import { frankfurt, lbma, london, milan, paris, target } from './europe.ts';
import { dxy, icebofa, nyse, sifma } from './newyork.ts';
import { marketCalendar, sessionAfter } from './session.ts';

/** ISO weekdays that weekly figures are dated by. */
const WEEKLY = { wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6 } as const;

const onWeekday =
  (of: number): Calendar =>
  (day) =>
    weekday(day) === of;

/** Calendars of figures that come once a week or a month, by the day that they are dated by. */
const periodic = {
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

export { sessionAfter } from './session.ts';

/**
 * Every calendar by its name.
 * @example calendars.weekdays(0) // true
 * @example calendars.daily(2) // true
 */
export const calendars: Calendars = {
  nyse,
  sifma,
  dxy,
  icebofa,
  london,
  lbma,
  target,
  milan,
  frankfurt,
  paris,
  tokyo,
  taiwan,
  hongkong,
  shanghai,
  fx: marketCalendar((year) => [date(year, 1, 1), date(year, 12, 25)], []),
  weekdays: (day) => weekday(day) <= 5,
  daily: () => true,
  ...periodic,
};

/**
 * The first and the last year for which a calendar holds; no last one where its rule goes on. Outside of
 * them its closed days are not known: each weekday counts as a session.
 */
export const CALENDAR_YEARS: { readonly [C in CalendarId]?: readonly [from: number, to?: number] } =
  {
    nyse: [1981],
    sifma: [1990],
    dxy: [2007],
    icebofa: [1998],
    london: [1990],
    lbma: [1990],
    target: [2000],
    milan: [2003],
    frankfurt: [2015],
    paris: [2001],
    tokyo: [1990, 2099],
    taiwan: LISTED,
    hongkong: LISTED,
    shanghai: LISTED,
  };

/**
 * The same calendars with days closed that somebody states.
 * @example withClosures({ daily: () => true }, [{ calendar: 'daily', day: 3, reason: 'storm' }]).daily(3) // false
 */
export function withClosures(all: Calendars, stated: readonly StatedClosure[]): Calendars {
  const shut = [...new Set(stated.map((c) => c.calendar))].map((id) => {
    const of = new Set(stated.filter((c) => c.calendar === id).map((c) => c.day));
    return [id, (day: Day): boolean => !of.has(day) && all[id](day)] as const;
  });
  return { ...all, ...Object.fromEntries(shut) };
}

/** The calendars with what an episode states closed. */
export const calendarsOf = ({
  closures = [],
}: {
  readonly closures?: readonly StatedClosure[];
}): Calendars => (closures.length === 0 ? calendars : withClosures(calendars, closures));
