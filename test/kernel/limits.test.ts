import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ewma } from '../../src/kernel/ewma.ts';
import { type Limit, multiple, volatility } from '../../src/kernel/limits.ts';

const positive = fc.double({ min: 1e-4, max: 10, noNaN: true });
const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({
    kind: fc.constant('risk' as const),
    share: positive,
    quantile: positive,
    most: positive,
  }),
  fc.record({ kind: fc.constant('volatility' as const), target: positive, most: positive }),
  fc.record({ kind: fc.constant('leverage' as const), most: positive }),
);
const vols = fc.double({ min: 0, max: 1, noNaN: true });

test('a risk limit allows the share over the unit value at risk', () => {
  // 0.04 / (2 x 0.01) = 2; twice the volatility, half the book.
  const limit: Limit = { kind: 'risk', share: 0.04, quantile: 2, most: 25 };
  expect(multiple(limit, 0.01)).toBe(2);
  expect(multiple(limit, 0.02)).toBe(1);
});

test('at a share of 1 leverage is one over the unit value at risk', () => {
  // 1 / (2.5 x 0.02) = 20.
  expect(multiple({ kind: 'risk', share: 1, quantile: 2.5, most: 100 }, 0.02)).toBe(20);
});

test('a volatility target is the target over the volatility, up to its cap', () => {
  const limit: Limit = { kind: 'volatility', target: 0.1, most: 1.5 };
  expect(multiple(limit, 0.2)).toBe(0.5);
  expect(multiple(limit, 0.05)).toBe(1.5);
});

test('a leverage limit does not ask how much anything moves', () => {
  fc.assert(fc.property(vols, (vol) => multiple({ kind: 'leverage', most: 3 }, vol) === 3));
});

test('nothing that moves not allows more than the cap', () => {
  fc.assert(fc.property(limits, (limit) => multiple(limit, 0) === limit.most));
});

test('more volatility never allows more exposure', () => {
  fc.assert(
    fc.property(limits, vols, vols, (limit, a, b) => {
      expect(multiple(limit, Math.max(a, b))).toBeLessThanOrEqual(multiple(limit, Math.min(a, b)));
    }),
  );
});

test('the volatility of a limit is the root of the weighted variance', () => {
  // Seed 4e-4; 0.5 x 4e-4 + 0.5 x 1e-4 = 2.5e-4; 0.5 x 2.5e-4 + 0.5 x 9e-4 = 5.75e-4.
  expect(volatility([0.02, -0.01, 0.03], 0.5)).toBeCloseTo(Math.sqrt(5.75e-4), 15);
  expect(volatility([0.02, -0.01], 0.94)).toBe(Math.sqrt(ewma(0.02 ** 2, -0.01, 0.94)));
});

test.each<[string, () => number]>([
  ['no return', () => volatility([], 0.94)],
  ['a return that is no number', () => volatility([0.01, Number.NaN], 0.94)],
  ['a lambda of 1', () => volatility([0.01], 1)],
  ['no volatility', () => multiple({ kind: 'leverage', most: 2 }, Number.NaN)],
  ['a negative volatility', () => multiple({ kind: 'leverage', most: 2 }, -0.1)],
  ['no end', () => multiple({ kind: 'leverage', most: Number.POSITIVE_INFINITY }, 0.1)],
  ['a target of nothing', () => multiple({ kind: 'volatility', target: 0, most: 2 }, 0.1)],
  ['no share', () => multiple({ kind: 'risk', share: Number.NaN, quantile: 2, most: 2 }, 0.1)],
  ['no quantile', () => multiple({ kind: 'risk', share: 0.1, quantile: -2, most: 2 }, 0.1)],
])('%s is refused', (_, call) => {
  expect(call).toThrow(RangeError);
});
