import { type Day, parseDay, weekday } from '../time.ts';
import { type Closure, HONGKONG_STORMS, TAIWAN_STORMS, TOKYO } from './closures.ts';
import { date, nth } from './date.ts';
import { marketCalendar } from './session.ts';

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

/** The first year that is listed. */
const LISTED_FROM = 2018;

/** Closed weekdays of each year from then on, as `MM-DD`. */
type Published = readonly string[];

const TWSE: Published = [
  '01-01 02-13 02-14 02-15 02-16 02-19 02-20 02-28 04-04 04-05 04-06 05-01 06-18 09-24 10-10 12-31',
  '01-01 01-31 02-01 02-04 02-05 02-06 02-07 02-08 02-28 03-01 04-04 04-05 05-01 06-07 09-13 10-10 10-11',
  '01-01 01-21 01-22 01-23 01-24 01-27 01-28 01-29 02-28 04-02 04-03 05-01 06-25 06-26 10-01 10-02 10-09',
  '01-01 02-08 02-09 02-10 02-11 02-12 02-15 02-16 03-01 04-02 04-05 04-30 06-14 09-20 09-21 10-11 12-31',
  '01-27 01-28 01-31 02-01 02-02 02-03 02-04 02-28 04-04 04-05 05-02 06-03 09-09 10-10',
  '01-02 01-18 01-19 01-20 01-23 01-24 01-25 01-26 01-27 02-27 02-28 04-03 04-04 04-05 05-01 06-22 06-23 09-29 10-09 10-10',
  '01-01 02-06 02-07 02-08 02-09 02-12 02-13 02-14 02-28 04-04 04-05 05-01 06-10 09-17 10-10',
  '01-01 01-23 01-24 01-27 01-28 01-29 01-30 01-31 02-28 04-03 04-04 05-01 05-30 09-29 10-06 10-10 10-24 12-25',
  '01-01 02-12 02-13 02-16 02-17 02-18 02-19 02-20 02-27 04-03 04-06 05-01 06-19 09-25 09-28 10-09 10-26 12-25',
];

const HKEX: Published = [
  '01-01 02-16 02-19 03-30 04-02 04-05 05-01 05-22 06-18 07-02 09-25 10-01 10-17 12-25 12-26',
  '01-01 02-05 02-06 02-07 04-05 04-19 04-22 05-01 05-13 06-07 07-01 10-01 10-07 12-25 12-26',
  '01-01 01-27 01-28 04-10 04-13 04-30 05-01 06-25 07-01 10-01 10-02 10-26 12-25',
  '01-01 02-12 02-15 04-02 04-05 04-06 05-19 06-14 07-01 09-22 10-01 10-14 12-27',
  '02-01 02-02 02-03 04-05 04-15 04-18 05-02 05-09 06-03 07-01 09-12 10-04 12-26 12-27',
  '01-02 01-23 01-24 01-25 04-05 04-07 04-10 05-01 05-26 06-22 10-02 10-23 12-25 12-26',
  '01-01 02-12 02-13 03-29 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26',
  '01-01 01-29 01-30 01-31 04-04 04-18 04-21 05-01 05-05 07-01 10-01 10-07 10-29 12-25 12-26',
  '01-01 02-17 02-18 02-19 04-03 04-06 04-07 05-01 05-25 06-19 07-01 10-01 10-19 12-25',
];

const SSE: Published = [
  '01-01 02-15 02-16 02-19 02-20 02-21 04-05 04-06 04-30 05-01 06-18 09-24 10-01 10-02 10-03 10-04 10-05 12-31',
  '01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07',
  '01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 10-08',
  '01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07',
  '01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07',
  '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
  '01-01 02-09 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
  '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
  '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07',
];

/**
 * Sessions of the Taiwan Stock Exchange, as it publishes them each autumn; the two days before New Year
 * on which it only settles are none. Holds for the years listed; of storms those up to 2025 are known.
 * Source: TWSE, holiday schedules; compared with the `holidays` library (MIT).
 * @example taiwan(17575) // false
 */
export const taiwan = published(TWSE, TAIWAN_STORMS);

/**
 * Sessions of the Hong Kong exchange, short days included. Holds for the years listed; since 23
 * September 2024 it trades through storms.
 * Source: HKEX, trading calendars; compared with the `holidays` library (MIT).
 * @example hongkong(17578) // false
 */
export const hongkong = published(HKEX, HONGKONG_STORMS);

/**
 * Sessions of the Shanghai exchange. Weekends that are worked are none. Holds for the years listed.
 * Source: SSE, yearly notices of closed days, the last of 22 December 2025; compared with the `holidays`
 * library (MIT).
 * @example shanghai(17577) // false
 */
export const shanghai = published(SSE, []);

/** A market whose holidays follow the moon and the yearly word of a government. */
function published(table: Published, storms: readonly Closure[]) {
  const closed = (year: number): readonly Day[] =>
    (table[year - LISTED_FROM] ?? '').split(' ').flatMap((on) => parseDay(`${year}-${on}`) ?? []);
  return marketCalendar(closed, storms);
}

/** The first and the last year that are listed. */
export const LISTED = [LISTED_FROM, LISTED_FROM + TWSE.length - 1] as const;
