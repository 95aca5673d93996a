import type { Day } from '../time.ts';
import { FRANKFURT, PARIS, TARGET } from './closures.ts';
import { date, easter, easterMonday, goodFriday } from './date.ts';
import { marketCalendar } from './market.ts';

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
