import { civil, type Day, lengthOfMonth, weekday } from '../time.ts';

/**
 * The day of a date that a rule knows to exist.
 * @throws RangeError for a date that does not exist
 * @example date(1970, 1, 2) // 1
 */
export function date(year: number, month: number, dateOfMonth: number): Day {
  const day = civil(year, month, dateOfMonth);
  if (day === undefined) throw new RangeError(`no such date: ${year}-${month}-${dateOfMonth}`);
  return day;
}

/**
 * The n-th weekday of a month, such as the third Monday.
 * @param of  ISO weekday, 1 Monday .. 7 Sunday
 * @param n   1 the first .. 5 the fifth; a fifth that does not exist runs into the next month
 * @example nth(1970, 1, { of: 4, n: 1 }) // 0
 */
export function nth(
  year: number,
  month: number,
  { of, n }: { readonly of: number; readonly n: number },
): Day {
  const first = date(year, month, 1);
  return (first + ((of - weekday(first) + 7) % 7) + (n - 1) * 7) as Day;
}

/**
 * The last weekday of a month, such as the last Monday.
 * @param of  ISO weekday, 1 Monday .. 7 Sunday
 * @example last(1970, 1, 6) // 30
 */
export function last(year: number, month: number, of: number): Day {
  const end = date(year, month, lengthOfMonth(year, month));
  return (end - ((weekday(end) - of + 7) % 7)) as Day;
}

/**
 * Easter Sunday in the Gregorian calendar.
 * Source: anonymous Gregorian algorithm (Meeus, "Astronomical Algorithms", chapter 8).
 * @param year  1583 or later
 * @example easter(1970) // 87
 */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return date(year, Math.floor(n / 31), (n % 31) + 1);
}

/**
 * Good Friday.
 * @example goodFriday(1970) // 85
 */
export const goodFriday = (year: number): Day => (easter(year) - 2) as Day;

/**
 * Easter Monday.
 * @example easterMonday(1970) // 88
 */
export const easterMonday = (year: number): Day => (easter(year) + 1) as Day;

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
