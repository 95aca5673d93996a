import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as closures from '../../../src/domain/calendar/closures.ts';
import { easter } from '../../../src/domain/calendar/date.ts';
import { calendars } from '../../../src/domain/calendar/index.ts';
import { marketCalendar } from '../../../src/domain/calendar/market.ts';
import { CALENDARS } from '../../../src/domain/calendar.ts';
import { civilOf, type Day, formatDay, parseDay, weekday } from '../../../src/domain/time.ts';
import { closed, day } from './days.ts';

const { nyse, sifma, london, target, tokyo, weekdays, daily } = calendars;

test('Easter falls on its published dates', () => {
  const dates = {
    1990: '04-15',
    1999: '04-04',
    2000: '04-23',
    2008: '03-23',
    2011: '04-24',
    2024: '03-31',
    2038: '04-25',
  };
  for (const [year, date] of Object.entries(dates))
    expect(formatDay(easter(Number(year)))).toBe(`${year}-${date}`);
});

test('Easter is a Sunday between 22 March and 25 April', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
      const sunday = easter(year);
      const { month, date } = civilOf(sunday);
      expect(weekday(sunday)).toBe(7);
      expect(month * 100 + date).toBeGreaterThanOrEqual(322);
      expect(month * 100 + date).toBeLessThanOrEqual(425);
    }),
  );
});

test('no market but the daily one keeps a session on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4000, max: 40_000 }), (n) => {
      const open = CALENDARS.filter((c) => calendars[c](n as Day));
      expect(open).toContain('daily');
      if (weekday(n as Day) > 5) expect(open).toEqual(['daily']);
      else expect(open).toContain('weekdays');
    }),
  );
});

test('a market answers the same whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 7_305, max: 25_000 }), { maxLength: 20 }), (days) => {
      const forth = days.map((d) => nyse(d as Day));
      const back = days.toReversed().map((d) => nyse(d as Day));
      expect(back.toReversed()).toEqual(forth);
    }),
  );
});

test('New York closed on these days of 2012, hurricane included', () => {
  expect(closed(nyse, 2012)).toEqual(
    '01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25'.split(' '),
  );
});

test('a New Year on Saturday moves nowhere, other holidays on Saturday move to Friday', () => {
  // 1 January 2022 is a Saturday
  expect(nyse(day('2021-12-31'))).toBe(true);
  expect(sifma(day('2021-12-31'))).toBe(true);
  // 4 July 2020 and 25 December 2021 are Saturdays
  for (const open of [nyse, sifma]) {
    expect(open(day('2020-07-03'))).toBe(false);
    expect(open(day('2021-12-24'))).toBe(false);
  }
});

test('New York keeps Martin Luther King since 1998 and Juneteenth since 2022', () => {
  expect(nyse(day('1997-01-20'))).toBe(true);
  expect(nyse(day('1998-01-19'))).toBe(false);
  expect(nyse(day('2021-06-18'))).toBe(true);
  expect(nyse(day('2022-06-20'))).toBe(false);
  expect(nyse(day('2023-06-19'))).toBe(false);
});

test('the bond market keeps Columbus and Veterans Day, and New York does not', () => {
  for (const holiday of ['2024-10-14', '2024-11-11', '2018-11-12']) {
    expect(sifma(day(holiday)), holiday).toBe(false);
    expect(nyse(day(holiday)), holiday).toBe(true);
  }
  // 11 November 2017 is a Saturday: nothing moves
  expect(sifma(day('2017-11-10'))).toBe(true);
});

test('the bond market opens on a Good Friday with a jobs report', () => {
  // 2 April 2021 and 7 April 2023 lie in the first seven days; 15 April 2022 does not
  for (const [friday, open] of [
    ['2021-04-02', true],
    ['2023-04-07', true],
    ['2022-04-15', false],
  ] as const) {
    expect(sifma(day(friday)), friday).toBe(open);
    expect(nyse(day(friday)), friday).toBe(false);
  }
});

test('Boxing Day and Christmas on a weekend take the next free weekdays in London', () => {
  // Christmas on Friday, Saturday, Sunday, Monday
  expect(closed(london, 2020).filter((d) => d >= '12')).toEqual(['12-25', '12-28']);
  expect(closed(london, 2021).filter((d) => d >= '12')).toEqual(['12-27', '12-28']);
  expect(closed(london, 2022).filter((d) => d >= '12')).toEqual(['12-26', '12-27']);
  expect(closed(london, 2023).filter((d) => d >= '12')).toEqual(['12-25', '12-26']);
});

test('London closed on these days of 2022, jubilee and funeral included', () => {
  expect(closed(london, 2022)).toEqual(
    '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'.split(' '),
  );
});

test('the holiday that a closure stands for is a session', () => {
  expect(london(day('2020-05-04'))).toBe(true);
  expect(london(day('2020-05-08'))).toBe(false);
  expect(tokyo(day('2020-07-20'))).toBe(true);
  expect(tokyo(day('2020-07-23'))).toBe(false);
});

test('TARGET closes on six days a year and moves none off a weekend', () => {
  expect(closed(target, 2024)).toEqual('01-01 03-29 04-01 05-01 12-25 12-26'.split(' '));
  // 1 May 2021 is a Saturday, 25 and 26 December 2021 are a weekend
  expect(closed(target, 2021)).toEqual('01-01 04-02 04-05'.split(' '));
});

test.each([
  // Published by the exchange: substitutes in September and November, equinox on 20 March
  [
    2009,
    '01-01 01-02 01-12 02-11 03-20 04-29 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 11-03 11-23 12-23 12-31',
  ],
  [
    2016,
    '01-01 01-11 02-11 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-22 10-10 11-03 11-23 12-23',
  ],
  [
    2019,
    '01-01 01-02 01-03 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-06 07-15 08-12 09-16 09-23 10-14 10-22 11-04 12-31',
  ],
  [
    2020,
    '01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 10-01 11-03 11-23 12-31',
  ],
  [
    2021,
    '01-01 01-11 02-11 02-23 04-29 05-03 05-04 05-05 07-22 07-23 08-09 09-20 09-23 11-03 11-23 12-31',
  ],
  [
    2025,
    '01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24 12-31',
  ],
])('Tokyo closed on the published days of %i', (year, days) => {
  expect(closed(tokyo, year)).toEqual(days.split(' '));
});

test('a day between two holidays is one in Tokyo', () => {
  // 21 September 2015 respect for the aged, 23 September equinox
  expect(tokyo(day('2015-09-22'))).toBe(false);
  // 22 September 2014 lies between a Sunday and the equinox
  expect(tokyo(day('2014-09-22'))).toBe(true);
});

test('every closure is a weekday with a reason, and told once a market', () => {
  for (const list of Object.values(closures)) {
    expect(new Set(list.map((c) => c.day)).size).toBe(list.length);
    for (const { day: date, reason, instead } of list) {
      expect(weekday(day(date)), date).toBeLessThanOrEqual(5);
      expect(reason.length, date).toBeGreaterThan(5);
      if (instead !== undefined) expect(parseDay(instead), instead).toBeDefined();
    }
  }
});

test('a closure on a date that does not exist is refused', () => {
  expect(() => marketCalendar(() => [], [{ day: '2021-02-30', reason: 'none' }])).toThrow(
    RangeError,
  );
});

test('weekdays know no holiday', () => {
  expect(weekdays(day('2020-12-25'))).toBe(true);
  expect(daily(day('2020-12-26'))).toBe(true);
});
