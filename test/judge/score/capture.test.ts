import { expect, test } from 'vitest';
import type { WealthPath } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { capture } from '../../../src/judge/score/capture.ts';
import { sure } from './make.ts';

/** A path of wealth on days 1, 2, ... from 1 on day 0. */
const path = (...wealth: number[]): WealthPath => ({
  start: 0 as Day,
  points: wealth.map((w, i) => ({
    day: (i + 1) as Day,
    exposure: 1,
    ret: w / (wealth[i - 1] ?? 1) - 1,
    wealth: w,
  })),
  changes: 0,
  turnover: 0,
  unpaid: 0,
});

test('of the deepest fall the own part is that of log changes, to the low and back to the high', () => {
  // A fall of a tenth first, then one by half from 2 to 1, which is back at 2 on day 6.
  const hold = path(0.9, 2, 1.5, 1, 1.5, 2, 4);
  const own = path(1, 1, 1, 0.8, 0.8, 1, 1);
  const found = sure(capture(own, hold));
  expect([found.peak, found.trough, found.back]).toEqual([2, 4, 6]);
  expect([found.fall, found.repair]).toEqual([-0.5, 1]);
  expect(found.fell).toEqual({ own: Math.log(0.8), hold: Math.log(0.5) });
  expect(found.rose).toEqual({ own: Math.log(1.25), hold: Math.log(2) });
});

test('a fall that is not made good counts up to the highest close after the low', () => {
  const hold = path(0.5, 0.6, 0.8, 0.7);
  const found = sure(capture(hold, hold));
  expect([found.peak, found.trough, found.back]).toEqual([0, 1, 3]);
  expect(found.repair).toBeCloseTo(0.6, 12);
  // One that ends at its low has no repair.
  expect(sure(capture(path(0.5), path(0.5))).rose).toEqual({ own: 0, hold: 0 });
});

test('of equal highs, and of falls as deep, the first counts; of equal closes after it too', () => {
  const found = sure(capture(path(2, 2, 1, 1, 1.5, 1.5), path(2, 2, 1, 1, 1.5, 1.5)));
  expect([found.peak, found.trough, found.back]).toEqual([1, 3, 5]);
});

test('where prices never fall there is nothing to take', () => {
  expect(capture(path(1.1, 1.2), path(1.1, 1.2))).toEqual({ unknown: { kind: 'no fall' } });
  const why = { unknown: { kind: 'no decision' } } as const;
  expect(capture(why, path(0.5))).toEqual(why);
  expect(capture(path(0.5), why)).toEqual(why);
  expect(() => capture(path(1), path(1, 1))).toThrow(/the same sessions/);
});
