import { civilOf, type Day, weekday } from '../time.ts';
import { FRANKFURT, LONDON, PARIS, TARGET } from './closures.ts';
import { date, easter, easterMonday, goodFriday, last, nth } from './date.ts';
import { marketCalendar, sessionOnOrBefore } from './session.ts';

/**
 * Sessions of the Milan exchange. Holds since 2003.
 * Source: Borsa Italiana, trading calendars of 2008, 2020, 2021, 2023 and 2024.
 * @example milan(17758) // false
 */
export const milan = marketCalendar(
  (year) => [...common(year), date(year, 8, 15), date(year, 12, 24), date(year, 12, 31)],
  [],
);

/**
 * Sessions of Xetra in Frankfurt. Holds since 2015: before, Whit Monday was decided year by year. Since
 * 2022 there is trading on Whit Monday and on 3 October.
 * Source: Deutsche Börse, trading calendars of 2017, 2018, 2020 and 2024 to 2029.
 * @example frankfurt(17807) // false
 */
export const frankfurt = marketCalendar(
  (year) => [
    ...common(year),
    date(year, 12, 24),
    date(year, 12, 31),
    ...(year < 2022 ? [(easter(year) + 50) as Day, date(year, 10, 3)] : []),
  ],
  FRANKFURT,
);

/**
 * Sessions of Euronext in Paris; 24 and 31 December are short ones. Holds since 2001.
 * Source: Euronext, calendar of business days.
 * @example paris(17758) // true
 */
export const paris = marketCalendar(common, PARIS);

/**
 * Operating days of TARGET, the euro's settlement system; the euro's reference rates keep them. Holds since 2000.
 * Source: ECB, press release of 14 December 2000, long-term calendar.
 * @example target(12053) // false
 */
export const target = marketCalendar(common, TARGET);

/** Days on which TARGET and the exchanges of the euro are closed alike; nothing moves off a weekend. */
function common(year: number): readonly Day[] {
  return [
    date(year, 1, 1),
    goodFriday(year),
    easterMonday(year),
    date(year, 5, 1),
    date(year, 12, 25),
    date(year, 12, 26),
  ];
}

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
