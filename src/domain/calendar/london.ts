import { civilOf, type Day, weekday } from '../time.ts';
import { LONDON } from './closures.ts';
import { date, easterMonday, goodFriday, last, nth } from './date.ts';
import { marketCalendar } from './market.ts';
import { sessionOnOrBefore } from './session.ts';

/**
 * Business days of London: bank holidays of England and Wales. 24 and 31 December are business
 * days, if short ones. Holds since 1990.
 * Source: Banking and Financial Dealings Act 1971, schedule 1.
 * @example london(7305) // false
 */
export const london = marketCalendar(holidays, LONDON);

function holidays(year: number): readonly Day[] {
  const christmas = date(year, 12, 25);
  const on = weekday(christmas);
  return [
    offWeekend(date(year, 1, 1)),
    goodFriday(year),
    easterMonday(year),
    nth(year, 5, { of: 1, n: 1 }),
    last(year, 5, 1),
    last(year, 8, 1),
    // Two holidays in a row: each that falls on a weekend takes the next free weekday.
    ...(on >= 6 ? [date(year, 12, 27)] : [christmas]),
    ...(on === 5 || on === 6 ? [date(year, 12, 28)] : [date(year, 12, 26)]),
  ];
}

/** Saturday and Sunday are kept on the Monday after. */
function offWeekend(day: Day): Day {
  const on = weekday(day);
  return (on > 5 ? day + 8 - on : day) as Day;
}

/**
 * Days on which the LBMA sets its afternoon gold price: business days of London, but not the half
 * days before Christmas and New Year, which have a morning auction alone.
 * Source: ICE Benchmark Administration, LBMA Gold Price auction calendar.
 * @example lbma(7300) // true
 */
export function lbma(day: Day): boolean {
  const { year, month, date: on } = civilOf(day);
  if (!london(day)) return false;
  if (month !== 12 || on < 22) return true;
  return (
    day !== sessionOnOrBefore(london, date(year, 12, 24)) &&
    day !== sessionOnOrBefore(london, date(year, 12, 31))
  );
}
