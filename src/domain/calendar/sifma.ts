import { civilOf, type Day } from '../time.ts';
import { SIFMA } from './closures.ts';
import { date, last, nth } from './date.ts';
import { goodFriday } from './easter.ts';
import { marketCalendar } from './market.ts';
import { observed, sundayObserved } from './observed.ts';

/**
 * Sessions of the US bond market, short days included. Holds since 1990.
 * Source: SIFMA, holiday recommendations for US dollar securities.
 * @example sifma(7305) // false
 */
export const sifma = marketCalendar(holidays, SIFMA);

function holidays(year: number): readonly Day[] {
  return [
    sundayObserved(date(year, 1, 1)),
    nth(year, 1, { of: 1, n: 3 }),
    nth(year, 2, { of: 1, n: 3 }),
    ...easterClosing(year),
    last(year, 5, 1),
    ...(year >= 2022 ? [observed(date(year, 6, 19))] : []),
    observed(date(year, 7, 4)),
    nth(year, 9, { of: 1, n: 1 }),
    nth(year, 10, { of: 1, n: 2 }),
    sundayObserved(date(year, 11, 11)),
    nth(year, 11, { of: 4, n: 4 }),
    observed(date(year, 12, 25)),
  ];
}

/** On the first Friday of April the jobs report comes out, and the market opens for it. */
function easterClosing(year: number): readonly Day[] {
  const friday = goodFriday(year);
  return civilOf(friday).date <= 7 ? [] : [friday];
}
