import type { Calendars } from '../calendar.ts';
import { weekday } from '../time.ts';
import { lbma, london } from './london.ts';
import { nyse, sifma } from './newyork.ts';
import { target } from './target.ts';
import { tokyo } from './tokyo.ts';

export { sessionAfter } from './session.ts';

/**
 * Every calendar by its name.
 * @example calendars.weekdays(0) // true
 * @example calendars.daily(2) // true
 */
export const calendars: Calendars = {
  nyse,
  sifma,
  london,
  lbma,
  target,
  tokyo,
  weekdays: (day) => weekday(day) <= 5,
  daily: () => true,
};
