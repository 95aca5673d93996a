import { type Day, weekday } from '../time.ts';
import { TOKYO } from './closures.ts';
import { date, nth } from './date.ts';
import { marketCalendar } from './market.ts';

/**
 * Sessions of the Tokyo Stock Exchange. Holds from 1990 to 2099.
 * Source: Act on National Holidays (1948, as amended); JPX, Business Regulations, rule 19.
 * @example tokyo(7305) // false
 */
export const tokyo = marketCalendar(closed, TOKYO);

/** National holidays with their substitutes, and the exchange's own days at the turn of the year. */
function closed(year: number): readonly Day[] {
  const named = national(year);
  const days = new Set(named);
  // A day between two holidays is one (the neighbours are holidays by name, not substitutes).
  const between = named.filter((d) => days.has((d + 2) as Day)).map((d) => (d + 1) as Day);
  for (const day of named) if (weekday(day) === 7) days.add(free(day, days));
  for (const day of between) days.add(day);
  return [...days, date(year, 1, 2), date(year, 1, 3), date(year, 12, 31)];
}

/** The first day after a Sunday's holiday that is not one itself. */
function free(sunday: Day, days: ReadonlySet<Day>): Day {
  let day = (sunday + 1) as Day;
  while (days.has(day)) day = (day + 1) as Day;
  return day;
}

function national(year: number): readonly Day[] {
  return [
    date(year, 1, 1),
    year < 2000 ? date(year, 1, 15) : nth(year, 1, { of: 1, n: 2 }),
    date(year, 2, 11),
    ...(year >= 2020 ? [date(year, 2, 23)] : []),
    date(year, 3, equinox(year, 20.8431)),
    date(year, 4, 29),
    date(year, 5, 3),
    ...(year >= 2007 ? [date(year, 5, 4)] : []),
    date(year, 5, 5),
    ...(year >= 2003 ? [nth(year, 7, { of: 1, n: 3 })] : year >= 1996 ? [date(year, 7, 20)] : []),
    ...(year >= 2016 ? [date(year, 8, 11)] : []),
    year < 2003 ? date(year, 9, 15) : nth(year, 9, { of: 1, n: 3 }),
    date(year, 9, equinox(year, 23.2488)),
    year < 2000 ? date(year, 10, 10) : nth(year, 10, { of: 1, n: 2 }),
    date(year, 11, 3),
    date(year, 11, 23),
    ...(year <= 2018 ? [date(year, 12, 23)] : []),
  ];
}

/**
 * Date of an equinox in Japan, 1980 to 2099.
 * Source: Japan Coast Guard, Hydrographic Department, the usual approximation.
 */
const equinox = (year: number, base: number): number =>
  Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
