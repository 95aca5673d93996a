import type { CalendarId, Calendars, StatedClosure } from '../calendar.ts';
import { type Day, weekday } from '../time.ts';
import { hongkong, LISTED, shanghai, taiwan, tokyo } from './asia.ts';
import { date } from './date.ts';
import { frankfurt, lbma, london, milan, paris, target } from './europe.ts';
import { dxy, icebofa, nyse, sifma } from './newyork.ts';
import { periodic } from './period.ts';
import { marketCalendar } from './session.ts';

export { releaseDay } from './period.ts';
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
