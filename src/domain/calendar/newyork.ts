import { civilOf, type Day, lengthOfMonth, weekday } from '../time.ts';
import { BOFA, NYSE, SIFMA } from './closures.ts';
import { date, goodFriday, last, nth, observed, sundayObserved } from './date.ts';
import { marketCalendar } from './session.ts';

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

/**
 * Days on which the ICE US dollar index settles: those of New York by rule, without its one-off closures.
 * On other US holidays it is quoted, and not settled. Holds since 2007.
 * Source: ICE Futures U.S., trading holiday calendar.
 * @example dxy(20097) // true
 */
export const dxy = marketCalendar(
  (year) => [...shared(year), kingsDay(year), goodFriday(year)],
  [],
);

/** The bond indices' weekdays: three holidays alone. */
const indexed = marketCalendar(
  (year) => [sundayObserved(date(year, 1, 1)), goodFriday(year), observed(date(year, 12, 25))],
  BOFA,
);

/**
 * Days for which the ICE BofA bond indices have a spread: also the last of a month on a weekend, for
 * accrued interest. Holds since 1998.
 * Source: ICE Data Indices, notes of the series at the St. Louis Fed.
 * @example icebofa(20331) // true
 */
export const icebofa = (day: Day): boolean => {
  const { year, month, date: on } = civilOf(day);
  return indexed(day) || (weekday(day) > 5 && on === lengthOfMonth(year, month));
};

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
