import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  civil,
  civilOf,
  type Day,
  formatDay,
  lengthOfMonth,
  parseDay,
  parseInstant,
  weekday,
} from '../../src/domain/time.ts';

const days = fc.integer({ min: -700_000, max: 2_900_000 }).map((d) => d as Day);

test('a day and its civil date are each other', () => {
  fc.assert(
    fc.property(days, (day) => {
      const { year, month, date } = civilOf(day);
      expect(civil(year, month, date)).toBe(day);
    }),
  );
});

test('days agree with the platform', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (n) => {
      const platform = new Date(n * 86_400_000);
      expect(formatDay(n as Day)).toBe(platform.toISOString().slice(0, 10));
      expect(weekday(n as Day)).toBe(platform.getUTCDay() || 7);
    }),
  );
});

test('a written day reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (n) => {
      expect(parseDay(formatDay(n as Day))).toBe(n);
    }),
  );
});

test('dates that do not exist are refused', () => {
  for (const text of [
    '2021-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-04-31',
    '2020-1-1',
    '20-01-01',
    '',
    '2020-01-01T00:00',
  ])
    expect(parseDay(text), text).toBeUndefined();
  expect(lengthOfMonth(1900, 2)).toBe(28);
  expect(lengthOfMonth(2000, 2)).toBe(29);
});

test('an instant is read with its offset, and without one it is refused', () => {
  expect(parseInstant('1970-01-01T00:00Z')).toBe(0);
  expect(parseInstant('1970-01-01T01:00:00+01:00')).toBe(0);
  expect(parseInstant('1969-12-31T19:00:00.250-05:00')).toBe(250);
  for (const text of [
    '1970-01-01T00:00',
    '1970-01-01',
    '1970-01-01T24:00Z',
    '1970-01-01T00:60Z',
    '1970-01-01T00:00+15:00',
    '1970-02-30T00:00Z',
  ])
    expect(parseInstant(text), text).toBeUndefined();
});
