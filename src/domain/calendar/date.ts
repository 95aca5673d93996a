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
