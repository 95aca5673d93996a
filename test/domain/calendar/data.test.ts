import { expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import type { CalendarId } from '../../../src/domain/calendar.ts';
import { type Day, formatDay, weekday } from '../../../src/domain/time.ts';
import { day, disagreements, shared, span, valued } from './days.ts';

const here = shared();

/** Compares a calendar with a long series from a day on, up to the last value. */
function against(calendar: CalendarId, series: string, column: string, from: string) {
  const days = valued(`data/market/series/${series}.csv`, column);
  const to = Math.max(...days) as Day;
  return disagreements(calendars[calendar], days, day(from), to);
}

test.skipIf(!here)(
  'the S&P 500 has a value on every NYSE session since 1981, and on no other day',
  () => {
    const { compared, bare, surplus } = against('nyse', 'SPX', 'close', '1981-01-01');
    expect(compared).toBeGreaterThan(16_000);
    expect({ bare, surplus }).toEqual({ bare: [], surplus: [] });
  },
);

test.skipIf(!here)(
  'Treasury yields have a value on every bond market session since 1990, and on no other day',
  () => {
    const { compared, bare, surplus } = against('sifma', 'DGS10', 'value', '1990-01-01');
    expect(compared).toBeGreaterThan(13_000);
    expect({ bare, surplus }).toEqual({ bare: [], surplus: [] });
  },
);

test.skipIf(!here)('the euro reference rates keep TARGET since 2000', () => {
  const { compared, bare, surplus } = against('target', 'ECB_EURGBP', 'value', '2000-01-01');
  expect(compared).toBeGreaterThan(9_000);
  expect({ bare, surplus }).toEqual({ bare: [], surplus: [] });
});

/** The last business days before Christmas and before New Year: London closes at noon. */
const halfDays = (from: Day, to: Day): readonly string[] =>
  span(from, to)
    .filter((d) => /(12-25|01-01)$/.test(formatDay(d)))
    .map((d) => {
      let before = (d - 1) as Day;
      while (weekday(before) > 5) before = (before - 1) as Day;
      return before;
    })
    .filter((d) => d >= from && calendars.london(d))
    .map(formatDay);

test.skipIf(!here)(
  'the afternoon gold price keeps London since 1990 but for the two half days of December',
  () => {
    const days = valued('data/market/series/GOLD_LBMA.csv', 'value');
    const [from, to] = [day('1990-01-01'), Math.max(...days) as Day];
    const { bare, surplus } = disagreements(calendars.london, days, from, to);
    expect(surplus).toEqual([]);
    expect(bare).toEqual(halfDays(from, to));
    expect(bare.length).toBe(71);
  },
);

test.skipIf(!here).each([
  ['SPX', 'nyse', []],
  ['VGK', 'nyse', []],
  ['DGS10', 'sifma', []],
  ['DGS30', 'sifma', []],
  ['DTWEXBGS', 'sifma', []],
  ['EURUSD', 'weekdays', []],
  // A half day in London, without an afternoon price.
  ['GOLD_LBMA_PM', 'london', ['2025-12-24', '2025-12-31']],
] as const)('%s of the bundled figures keeps %s', (series, calendar, known) => {
  const days = valued('data/pack/greenland-2026.csv', series);
  const { bare, surplus } = disagreements(
    calendars[calendar],
    days,
    day('2025-10-01'),
    day('2026-06-30'),
  );
  expect({ bare, surplus }).toEqual({ bare: known, surplus: [] });
});

/** Days on which the values of a series and its calendar agree, of all that were compared. */
const told = (name: string, { compared, bare, surplus }: ReturnType<typeof against>): void =>
  console.log(
    `${name}: ${compared - bare.length - surplus.length} of ${compared} days agree; sessions without a value ${bare.join(' ') || 'none'}; values on closed days ${surplus.join(' ') || 'none'}`,
  );

test.skipIf(!here)('the Milan exchange: every close of its index since 2006', () => {
  const days = valued('data/episodes/italy-2018/long/FTSEMIB.csv', 'value');
  const [from, to] = [Math.min(...days), Math.max(...days)] as [Day, Day];
  const found = disagreements(calendars.milan, days, from, to);
  told('milan', found);
  // The exchange was open; the source lacks the day.
  expect([found.bare, found.surplus]).toEqual([['2019-09-27'], []]);
});

test.skipIf(!here)('the ICE dollar index since 2007', () => {
  const found = against('dxy', 'DXY', 'close', '2007-02-01');
  told('dxy', found);
  // The source follows New York's one-off closures at times, and US bonds in 2016.
  expect(found.bare).toEqual('2012-10-29 2012-10-30 2016-10-10 2016-11-11 2018-12-05'.split(' '));
  expect(found.surplus).toEqual('2016-01-18 2025-05-26 2026-06-19'.split(' '));
});

test.skipIf(!here)('spreads of the ICE BofA indices since 1998', () => {
  const found = against('icebofa', 'BAMLH0A0HYM2', 'value', '1998-01-01');
  told('icebofa', found);
  expect(found.bare).toEqual(
    '2007-05-28 2013-08-30 2013-08-31 2015-01-16 2015-05-25 2019-11-28'.split(' '),
  );
  expect(found.surplus).toEqual('1999-04-02 1999-12-24 2010-12-24 2026-04-03'.split(' '));
});
