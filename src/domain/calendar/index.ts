import type { Calendars } from '../calendar.ts';
import { lbma, london } from './london.ts';
import { nyse } from './nyse.ts';
import { sifma } from './sifma.ts';
import { target } from './target.ts';
import { tokyo } from './tokyo.ts';
import { everyDay, weekdays } from './weekdays.ts';

export { sessionAfter } from './session.ts';

/**
 * Every calendar by its name.
 * @example calendars.weekdays(0) // true
 */
export const calendars: Calendars = {
  nyse,
  sifma,
  london,
  lbma,
  target,
  tokyo,
  weekdays,
  daily: everyDay,
};
