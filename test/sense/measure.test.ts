import { expect, test } from 'vitest';
import { BURN_IN, extend, type History, noHistory } from '../../src/domain/history.ts';
import type { SeriesKind } from '../../src/domain/series.ts';
import type { Day } from '../../src/domain/time.ts';
import {
  common,
  comovement,
  drawdown,
  percentRank,
  sampleVolatility,
  seriesChange,
  sigmas,
  streak,
  z,
} from '../../src/sense/measure.ts';

/** One value a day from day 0; undefined leaves the day out. */
const daily = (kind: SeriesKind, values: readonly (number | undefined)[]): History =>
  values.reduce<History>(
    (h, value, day) => (value === undefined ? h : extend(h, day as Day, value)),
    noHistory(kind),
  );

/** A yield that steps by one point down and up, so that its deviation is one point a session. */
const steady = (count: number): number[] => Array.from({ length: count }, (_, i) => i % 2);

test('a change is a log return of a price and a difference of a yield', () => {
  const values = [100, 50, 200];
  expect(seriesChange(daily('price', values), 1)).toBeCloseTo(Math.log(4), 12);
  expect(seriesChange(daily('yield', values), 2)).toBe(100);
  expect(seriesChange(daily('yield', values), 3)).toBeUndefined();
  expect(seriesChange(daily('yield', values), 0)).toBeUndefined();
  expect(seriesChange(noHistory('yield'), 1)).toBeUndefined();
});

test('sigmas are those known before the move, scaled to its length', () => {
  const h = daily('yield', [...steady(42), 0, -1, -2]); // 41 stands at 1; then down 1 thrice
  expect(sigmas(h, 41, 44)).toBeCloseTo(-3 / Math.sqrt(3), 12); // three sessions of 1
  expect(sigmas(h, 41, 42)).toBeCloseTo(-1, 12);
  expect(z(h, 3)).toBe(sigmas(h, 41, 44));
  expect(z(h, 1)).toBe(sigmas(h, 43, 44));
  expect(z(h, 0)).toBeUndefined();
});

test('before forty moves, backwards and beyond what is known there are no sigmas', () => {
  expect(BURN_IN).toBe(40);
  const h = daily('yield', steady(43));
  expect(sigmas(h, 40, 41)).toBeCloseTo(1, 12);
  expect(sigmas(h, 39, 41)).toBeUndefined();
  expect(sigmas(h, 42, 42)).toBeUndefined();
  expect(sigmas(h, 42, 41)).toBeUndefined();
  expect(sigmas(h, 41, 43)).toBeUndefined();
  expect(z(h, 3)).toBeUndefined();
});

test('a series that never moved has no sigma', () => {
  expect(z(daily('yield', new Array(50).fill(4)), 1)).toBeUndefined();
});

test('volatility is the sample deviation of the last moves', () => {
  const h = daily('yield', [0, 9, 10, 8, 11]); // moves 9, 1, -2, 3
  // Of 1, -2 and 3: mean 2/3, squares 1/9 + 64/9 + 49/9 = 114/9, over 2.
  expect(sampleVolatility(h, 3)).toBeCloseTo(Math.sqrt(114 / 18), 12);
  expect(sampleVolatility(h, 4)).toBeDefined();
  expect(sampleVolatility(h, 5)).toBeUndefined();
  expect(sampleVolatility(h, 2)).toBeCloseTo(Math.sqrt(12.5), 12); // of -2 and 3
  expect(sampleVolatility(h, 1)).toBeUndefined();
});

test('rank is the share of the last values that the last one is not below', () => {
  const h = daily('price', [9, 5, 6, 6, 7, 6]);
  expect(percentRank(h, 5)).toBe(4 / 5); // 5, 6, 6 and itself
  expect(percentRank(h, 6)).toBe(4 / 6);
  expect(percentRank(h, 1)).toBe(1);
  expect(percentRank(h, 7)).toBeUndefined();
  expect(percentRank(h, 0)).toBeUndefined();
});

test('drawdown counts from the highest value known; a yield and a spread have none', () => {
  expect(drawdown(daily('price', [50, 100, 80]))).toBeCloseTo(-0.2, 12);
  expect(drawdown(daily('index', [50, 100]))).toBe(0);
  expect(drawdown(daily('yield', [2, 1]))).toBeUndefined();
  expect(drawdown(daily('spread', [2, 1]))).toBeUndefined();
  expect(drawdown(noHistory('price'))).toBeUndefined();
});

test('a streak is signed, and ends with a session without a move', () => {
  expect(streak(daily('price', [5, 4, 5, 6, 7]))).toBe(3);
  expect(streak(daily('price', [6, 7, 6, 5]))).toBe(-2);
  expect(streak(daily('price', [1, 2]))).toBe(1);
  expect(streak(daily('price', [5, 6, 6]))).toBe(0);
  expect(streak(daily('price', [5, 5, 6]))).toBe(1);
  expect(streak(daily('price', [5]))).toBeUndefined();
});

test('moves of several series are taken between the days that all of them have', () => {
  const a = daily('yield', [1, 2, 4, 8, 16]);
  const b = daily('yield', [1, 3, undefined, 9, 27]);
  expect(common([a, b], 2)).toEqual({
    rows: [
      [6, 8], // 2 to 8 over the gap, 8 to 16
      [6, 18],
    ],
    first: 1,
    last: 4,
  });
  expect(common([a, b], 3)?.rows[0]).toEqual([1, 6, 8]);
  expect(common([a, b], 4)).toBeUndefined();
  const early = daily('yield', [1, 3, 5]);
  expect(common([a, early], 1)).toEqual({ rows: [[2], [2]], first: 1, last: 2 });
  expect(common([early, a], 1)?.last).toBe(2);
});

test('comovement is the correlation of moves on common days', () => {
  const a = daily('yield', [0, 1, 3, 4]); // 1, 2, 1
  const b = daily('yield', [0, -1, -3, -4]);
  expect(comovement(a, b, 3)?.correlation).toBeCloseTo(-1, 12);
  expect(comovement(a, a, 3)).toEqual({ correlation: expect.closeTo(1, 12), first: 0 });
  expect(comovement(a, b, 4)).toBeUndefined();
  expect(comovement(a, b, 1)).toBeUndefined();
  expect(comovement(a, daily('yield', [2, 2, 2, 2]), 3)).toBeUndefined();
});
