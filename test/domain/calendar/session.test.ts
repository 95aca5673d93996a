import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendars, sessionAfter } from '../../../src/domain/calendar/index.ts';
import { sessionOnOrBefore } from '../../../src/domain/calendar/session.ts';
import type { Calendar } from '../../../src/domain/calendar.ts';
import { type Day, formatDay } from '../../../src/domain/time.ts';
import { day, sessionsBetween } from './days.ts';

const { nyse, tokyo } = calendars;
const days = fc.integer({ min: 8_000, max: 24_000 }).map((d) => d as Day);

test('the session after a Friday is the Monday, or the Tuesday when Monday is closed', () => {
  expect(formatDay(sessionAfter(nyse, day('2020-01-10'), 1))).toBe('2020-01-13');
  // 20 January 2020 is Martin Luther King
  expect(formatDay(sessionAfter(nyse, day('2020-01-17'), 1))).toBe('2020-01-21');
  expect(formatDay(sessionAfter(nyse, day('2020-01-17'), 3))).toBe('2020-01-23');
});

test('no session after a day is the day itself, closed or not', () => {
  expect(sessionAfter(nyse, day('2020-01-18'), 0)).toBe(day('2020-01-18'));
});

test('the last session on or before a day is that day when it is one', () => {
  expect(formatDay(sessionOnOrBefore(nyse, day('2020-01-17')))).toBe('2020-01-17');
  expect(formatDay(sessionOnOrBefore(nyse, day('2020-01-20')))).toBe('2020-01-17');
});

test('sessions between two days count the last and not the first', () => {
  // Friday to Tuesday over a Monday holiday: Tuesday alone
  expect(sessionsBetween(nyse, day('2020-01-17'), day('2020-01-21'))).toBe(1);
  // 250 of 2012: 261 weekdays less 11 closed
  expect(sessionsBetween(nyse, day('2011-12-31'), day('2012-12-31'))).toBe(250);
  expect(sessionsBetween(nyse, day('2020-01-21'), day('2020-01-17'))).toBe(0);
  expect(sessionsBetween(nyse, day('2020-01-21'), day('2020-01-21'))).toBe(0);
});

test('the n-th session after a day is n sessions away from it, and is a session', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (from, n) => {
      const to = sessionAfter(tokyo, from, n);
      expect(tokyo(to)).toBe(true);
      expect(sessionsBetween(tokyo, from, to)).toBe(n);
    }),
  );
});

test('no session lies between the last one on or before a day and that day', () => {
  fc.assert(
    fc.property(days, (d) => {
      const last = sessionOnOrBefore(nyse, d);
      expect(nyse(last)).toBe(true);
      expect(sessionsBetween(nyse, last, d)).toBe(0);
    }),
  );
});

test('sessions add up over a day between', () => {
  fc.assert(
    fc.property(days, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (a, x, y) => {
      const b = (a + x) as Day;
      const c = (b + y) as Day;
      expect(sessionsBetween(nyse, a, c)).toBe(
        sessionsBetween(nyse, a, b) + sessionsBetween(nyse, b, c),
      );
    }),
  );
});

test('wrong questions are refused', () => {
  expect(() => sessionAfter(nyse, 0 as Day, -1)).toThrow(RangeError);
  expect(() => sessionAfter(nyse, 0 as Day, 1.5)).toThrow(RangeError);
  expect(() => sessionAfter(nyse, 0 as Day, Number.NaN)).toThrow(RangeError);
  const never: Calendar = () => false;
  expect(() => sessionAfter(never, 0 as Day, 1)).toThrow(RangeError);
  expect(() => sessionOnOrBefore(never, 0 as Day)).toThrow(RangeError);
});

test('a warm calendar answers in far under a microsecond', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => (7_305 + (i % 15_000)) as Day);
  const round = (): number => {
    const before = process.cpuUsage().user;
    let open = 0;
    for (const d of many) if (nyse(d)) open++;
    expect(open).toBeGreaterThan(60_000);
    return (process.cpuUsage().user - before) / many.length;
  };
  // Microseconds of processor time for one answer, 0.1 here; the best of ten rounds is the warm one.
  expect(Math.min(...Array.from({ length: 10 }, round))).toBeLessThan(0.5);
});
