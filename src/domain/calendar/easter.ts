import type { Day } from '../time.ts';
import { date } from './date.ts';

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
