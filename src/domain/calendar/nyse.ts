import type { Day } from '../time.ts';
import { NYSE } from './closures.ts';
import { date, last, nth } from './date.ts';
import { goodFriday } from './easter.ts';
import { marketCalendar } from './market.ts';
import { observed, sundayObserved } from './observed.ts';

/**
 * Sessions of the New York Stock Exchange, short days included. Holds since 1981.
 * Source: NYSE Rule 7.2 and its list of holidays.
 * @example nyse(7305) // false
 */
export const nyse = marketCalendar(holidays, NYSE);

function holidays(year: number): readonly Day[] {
  return [
    // Books are closed at the end of the year: a New Year on Saturday moves nowhere.
    sundayObserved(date(year, 1, 1)),
    ...(year >= 1998 ? [nth(year, 1, { of: 1, n: 3 })] : []),
    nth(year, 2, { of: 1, n: 3 }),
    goodFriday(year),
    last(year, 5, 1),
    ...(year >= 2022 ? [observed(date(year, 6, 19))] : []),
    observed(date(year, 7, 4)),
    nth(year, 9, { of: 1, n: 1 }),
    nth(year, 11, { of: 4, n: 4 }),
    observed(date(year, 12, 25)),
  ];
}
