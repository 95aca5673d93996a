import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incompleteBeta, logBeta } from '../../src/kernel/gamma.ts';
import { apart } from './near.ts';

// Exact for whole a, b: I_x(a, b) = sum_{j >= a} C(n, j) x^j (1 - x)^(n - j), n = a + b - 1, in
// Python's fractions.
test.each([
  [0.25, 2, 3, 0.26171875],
  [0.5, 5, 5, 0.5],
  [0.9, 20, 3, 0.6200409384119036],
  [0.0625, 3, 40, 0.4928594069236777],
  [0.75, 1, 7, 0.99993896484375],
])('I_%d(%d, %d) is %d', (x, a, b, want) => {
  expect(apart(incompleteBeta(x, a, b), want)).toBeLessThan(1e-14);
});

// Exact by factorials: B(100, 200) = 99! 199! / 299!, and B(50.5, 0.5) = Gamma(50.5) sqrt(pi) / 50!.
test('the logarithm of beta keeps its digits for large arguments', () => {
  expect(logBeta(100, 200)).toBeCloseTo(-192.13419227497894, 12);
  expect(Math.abs(logBeta(50.5, 0.5) - -1.3861465181277048)).toBeLessThan(1e-15);
  expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14);
});

const sides = fc.double({ min: 0.1, max: 100, noNaN: true });

test('the two sides sum to 1, and swap with their places', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), sides, sides, (x, a, b) => {
      expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a, x)).toBeCloseTo(1, 11);
    }),
  );
});

test('it rises from 0 to 1', () => {
  fc.assert(
    fc.property(sides, sides, (a, b) => {
      const values = Array.from({ length: 21 }, (_, i) => incompleteBeta(i / 20, a, b));
      expect(values[0]).toBe(0);
      expect(values[20]).toBe(1);
      for (const [i, v] of values.entries())
        expect(v).toBeGreaterThanOrEqual((values[i - 1] ?? 0) - 1e-12);
    }),
  );
});

test('they refuse impossible arguments', () => {
  expect(() => incompleteBeta(-0.1, 1, 1)).toThrow(RangeError);
  expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
  expect(() => incompleteBeta(Number.NaN, 1, 1)).toThrow(RangeError);
  expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError);
  expect(() => incompleteBeta(0.5, 1, Number.NaN)).toThrow(RangeError);
  expect(() => logBeta(-1, 1)).toThrow(RangeError);
});
