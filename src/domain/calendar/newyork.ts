import { civilOf, type Day } from '../time.ts';
import { NYSE, SIFMA } from './closures.ts';
import { date, goodFriday, last, nth, observed, sundayObserved } from './date.ts';
import { marketCalendar } from './market.ts';

/**
 * Sessions of the New York Stock Exchange, short days included. Holds since 1981.
 * Source: NYSE Rule 7.2 and its list of holidays.
 * @example nyse(7305) // false
 */
export const nyse = marketCalendar(
  (year) => [...shared(year), goodFriday(year), ...(year >= 1998 ? [kingsDay(year)] : [])],
  NYSE,
);

/**
 * Sessions of the US bond market, short days included. Holds since 1990.
 * Source: SIFMA, holiday recommendations for US dollar securities.
 * @example sifma(7305) // false
 */
export const sifma = marketCalendar(
  (year) => [
    ...shared(year),
    kingsDay(year),
    ...easterClosing(year),
    nth(year, 10, { of: 1, n: 2 }),
    sundayObserved(date(year, 11, 11)),
  ],
  SIFMA,
);

function shared(year: number): readonly Day[] {
  return [
    // Books are closed at the end of the year: a New Year on Saturday moves nowhere.
    sundayObserved(date(year, 1, 1)),
    nth(year, 2, { of: 1, n: 3 }),
    last(year, 5, 1),
    ...(year >= 2022 ? [observed(date(year, 6, 19))] : []),
    observed(date(year, 7, 4)),
    nth(year, 9, { of: 1, n: 1 }),
    nth(year, 11, { of: 4, n: 4 }),
    observed(date(year, 12, 25)),
  ];
}

const kingsDay = (year: number): Day => nth(year, 1, { of: 1, n: 3 });

/** On the first Friday of April the jobs report comes out, and the market opens for it. */
function easterClosing(year: number): readonly Day[] {
  const friday = goodFriday(year);
  return civilOf(friday).date <= 7 ? [] : [friday];
}
