import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as closures from '../../../src/domain/calendar/closures.ts';
import { easter } from '../../../src/domain/calendar/date.ts';
import {
  CALENDAR_YEARS,
  calendars,
  calendarsOf,
  releaseDay,
  withClosures,
} from '../../../src/domain/calendar/index.ts';
import { marketCalendar } from '../../../src/domain/calendar/session.ts';
import { CALENDARS, type CalendarId } from '../../../src/domain/calendar.ts';
import { civilOf, type Day, formatDay, parseDay, weekday } from '../../../src/domain/time.ts';
import { closed, day, span } from './days.ts';

const { nyse, sifma, london, target, tokyo, weekdays, daily } = calendars;
const { milan, frankfurt, paris, taiwan, hongkong, shanghai, dxy, icebofa } = calendars;
/** Days of figures that come once a week or a month, and the month ends of bond indices, are no sessions of a market. */
const DATED = ['icebofa', 'wednesdays', 'thursdays', 'fridays', 'saturdays', 'monthly', 'monthend'];

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
      const open = CALENDARS.filter((c) => !DATED.includes(c) && calendars[c](n as Day));
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

test.each([
  ['milan', milan, 2018, '01-01 03-30 04-02 05-01 08-15 12-24 12-25 12-26 12-31'],
  ['milan', milan, 2024, '01-01 03-29 04-01 05-01 08-15 12-24 12-25 12-26 12-31'],
  ['milan', milan, 2021, '01-01 04-02 04-05 12-24 12-31'],
  ['frankfurt', frankfurt, 2017, '04-14 04-17 05-01 06-05 10-03 10-31 12-25 12-26'],
  ['frankfurt', frankfurt, 2020, '01-01 04-10 04-13 05-01 06-01 12-24 12-25 12-31'],
  ['frankfurt', frankfurt, 2025, '01-01 04-18 04-21 05-01 12-24 12-25 12-26 12-31'],
  ['paris', paris, 2025, '01-01 04-18 04-21 05-01 12-25 12-26'],
  [
    'taiwan',
    taiwan,
    2019,
    '01-01 01-31 02-01 02-04 02-05 02-06 02-07 02-08 02-28 03-01 04-04 04-05 05-01 06-07 08-09 09-13 09-30 10-10 10-11',
  ],
  [
    'hongkong',
    hongkong,
    2024,
    '01-01 02-12 02-13 03-29 04-01 04-04 05-01 05-15 06-10 07-01 09-06 09-18 10-01 10-11 12-25 12-26',
  ],
  [
    'shanghai',
    shanghai,
    2021,
    '01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07',
  ],
  ['dxy', dxy, 2025, '01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
  ['icebofa', icebofa, 2022, '04-15 12-26'],
] as const)(
  '%s closed on these weekdays of a year, as its exchange published',
  (_, market, year, days) => {
    expect(closed(market, year)).toEqual(days.split(' '));
  },
);

test('a bond index has a spread for the last day of a month on a weekend, and for no other weekend day', () => {
  expect(icebofa(day('2025-08-31'))).toBe(true); // a Sunday
  expect(icebofa(day('2025-08-30'))).toBe(false);
});

test('a figure that comes once a week or a month has one session a week or a month', () => {
  const in2026 = (id: CalendarId): readonly string[] =>
    span(day('2026-01-01'), day('2026-02-28')).filter(calendars[id]).map(formatDay);
  expect(in2026('monthly')).toEqual(['2026-01-01', '2026-02-01']);
  expect(in2026('monthend')).toEqual(['2026-01-31', '2026-02-28']);
  expect(in2026('fridays').slice(0, 2)).toEqual(['2026-01-02', '2026-01-09']);
  expect(in2026('wednesdays')[0]).toBe('2026-01-07');
  expect(in2026('thursdays')[0]).toBe('2026-01-01');
  expect(in2026('saturdays')[0]).toBe('2026-01-03');
});

test.each([
  // Of the first of the month: not before its last day, and so many weekdays later.
  ['monthly', '2026-01-01', 0, '2026-01-31'],
  ['monthly', '2026-01-01', 9, '2026-02-12'],
  ['monthend', '2026-01-31', 1, '2026-02-02'],
  ['fridays', '2026-01-02', 3, '2026-01-07'],
  // A market counts its own sessions: the 19th is closed.
  ['nyse', '2026-01-16', 1, '2026-01-20'],
] as const)('a value of %s of %s, with a lag of %i, is known on %s', (calendar, at, lag, on) => {
  const known = { time: '08:30', zone: 'America/New_York', lag };
  expect(formatDay(releaseDay(calendars, { calendar, known }, day(at)))).toBe(on);
});

test('a day that is stated closed is none of that calendar, and of that alone', () => {
  const stated = { calendar: 'nyse', day: day('2026-02-10'), reason: 'storm' } as const;
  const all = withClosures(calendars, [stated, { ...stated, day: day('2026-02-12') }]);
  expect(closed(all.nyse, 2026).filter((d) => d.startsWith('02'))).toEqual([
    '02-10',
    '02-12',
    '02-16',
  ]);
  expect(all.sifma(day('2026-02-10'))).toBe(true);
  expect(nyse(day('2026-02-10'))).toBe(true);
  expect(calendarsOf({})).toBe(calendars);
  expect(calendarsOf({ closures: [stated] }).nyse(day('2026-02-10'))).toBe(false);
});

test('beyond the years for which its closed days are known a calendar of the moon keeps every weekday', () => {
  for (const id of ['taiwan', 'hongkong', 'shanghai'] as const) {
    const [from, to] = CALENDAR_YEARS[id] as readonly [number, number];
    expect(closed(calendars[id], from).length, id).toBeGreaterThan(9);
    expect(closed(calendars[id], to).length, id).toBeGreaterThan(9);
    expect([closed(calendars[id], from - 1), closed(calendars[id], to + 1)], id).toEqual([[], []]);
  }
});
