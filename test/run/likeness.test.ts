import { expect, test } from 'vitest';
import type { History } from '../../src/domain/history.ts';
import type { Day } from '../../src/domain/time.ts';
import { followedFrom } from '../../src/run/likeness.ts';

/** Prices of every second day: 100, then one more each, but for a dip at the third close. */
const prices = (length: number): History =>
  ({
    length,
    days: Array.from({ length: length + 5 }, (_, i) => 2 * i),
    values: Array.from({ length: length + 5 }, (_, i) => (i === 2 ? 80 : 100 + i)),
  }) as never;
const on = (day: number): Day => day as Day;

test('what followed begins at the last close up to the day', () => {
  const found = followedFrom(prices(70), on(1));
  expect(found.within[5]).toBeCloseTo(0.05, 12);
  expect(found.within[20]).toBeCloseTo(0.2, 12);
  expect(found.within[60]).toBeCloseTo(0.6, 12);
  expect(found.low).toBeCloseTo(-0.2, 12);
  // From the close of day 6, 103, nothing fell below the start.
  expect(followedFrom(prices(70), on(7)).low).toBe(0);
});

test('what is not known yet, or was before any price, is not told', () => {
  const unknown = { unknown: { kind: 'too few sessions' } };
  // 60 closes: the sixtieth after the first would be the next; what lies beyond them is not known.
  const found = followedFrom(prices(60), on(0));
  expect(found.within[20]).toBeCloseTo(0.2, 12);
  expect([found.within[60], found.low]).toEqual([unknown, unknown]);
  expect(followedFrom(prices(70), on(-1)).within[5]).toEqual(unknown);
  expect(followedFrom(undefined, on(9)).within[5]).toEqual(unknown);
});
