import { type Day, weekday } from '../time.ts';

/**
 * Where a holiday is kept that falls on a weekend: Saturday on the Friday before, Sunday on the
 * Monday after.
 * @example observed(2) // 1
 */
export function observed(day: Day): Day {
  const on = weekday(day);
  return (on === 6 ? day - 1 : on === 7 ? day + 1 : day) as Day;
}

/**
 * Where a holiday is kept that moves only off a Sunday. On a Saturday nothing is closed for it.
 * @example sundayObserved(3) // 4
 */
export const sundayObserved = (day: Day): Day => (weekday(day) === 7 ? day + 1 : day) as Day;
