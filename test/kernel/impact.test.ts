import fc from 'fast-check';
import { expect, test } from 'vitest';
import { impact } from '../../src/kernel/impact.ts';
import { amihud, kyle } from '../reference/impactmeasures.ts';

const amounts = fc.double({ min: 0, max: 1e9, noNaN: true });

test('selling four times as much costs twice as much a share', () => {
  // 0.5 x 0.02 x sqrt(1 / 100) = 0.001; sqrt(4 / 100) doubles it.
  expect(impact(1, 100, 0.02, 0.5)).toBe(0.001);
  expect(impact(4, 100, 0.02, 0.5)).toBe(0.002);
});

test('impact does not depend on the pace', () => {
  // Over n days: volatility sqrt n times a day's, n times the quantity traded.
  const [sold, traded, vol, y, n] = [5, 40, 0.03, 0.9, 7];
  expect(impact(sold, traded * n, vol * Math.sqrt(n), y)).toBeCloseTo(
    impact(sold, traded, vol, y),
    15,
  );
});

test('more sold never costs less', () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(impact(Math.max(a, b), 1e6, 0.02, 1)).toBeGreaterThanOrEqual(
        impact(Math.min(a, b), 1e6, 0.02, 1),
      );
    }),
  );
});

test("Kyle's lambda is a slope through the origin, and none where nobody traded", () => {
  // (2 x 1 + 3 x 2) / (1 + 4) = 1.6; a slope with an intercept would be 1.
  expect(kyle([2, 3], [1, 2])).toBe(1.6);
  expect(kyle([2, 3], [0, 0])).toBeUndefined();
});

test("Amihud's measure is a mean of ratios, not a ratio of means", () => {
  // (0.01 / 1 + 0.03 / 2) / 2 = 0.0125; the ratio of the means is 0.02 / 1.5.
  expect(amihud([0.01, -0.03], [1, 2])).toBeCloseTo(0.0125, 15);
});

test.each<[string, () => unknown]>([
  ['a negative sale', () => impact(-1, 100, 0.02, 1)],
  ['a market that does not trade', () => impact(1, 0, 0.02, 1)],
  ['a quantity that is no number', () => impact(Number.NaN, 100, 0.02, 1)],
  ['an infinite volatility', () => impact(1, 100, Number.POSITIVE_INFINITY, 1)],
  ['a negative scale', () => impact(1, 100, 0.02, -1)],
  ['no return', () => kyle([], [])],
  ['returns without volumes', () => kyle([0.01, 0.02], [1])],
  ['a volume that is no number', () => kyle([0.01], [Number.NaN])],
  ['a day without trade', () => amihud([0.01], [0])],
  ['returns without trade', () => amihud([0.01, 0.02], [1])],
])('%s is refused', (_, call) => {
  expect(call).toThrow(RangeError);
});
