import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCumulative, normalDensity, normalQuantile } from '../../src/kernel/normal.ts';
import { apart } from './near.ts';

// Source of both tables: P(X > x) = integral of exp(-(x + y)^2 / 2) / sqrt(2 pi) over y > 0, by exp-sinh
// quadrature with 60 digits in Python's decimal; quantiles by Newton on that integral.
const QUANTILES: [number, number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-12, -7.034483825301132],
  [1e-5, -4.264890793922825],
  [0.01, -2.326347874040841],
  [0.07, -1.4757910281791706],
  [0.08, -1.4050715603096327],
  [0.3, -0.5244005127080408],
];
const TAILS: [number, number][] = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-8, 6.220960574271784e-16],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-3, 0.0013498980316300946],
  [-1, 0.15865525393145705],
  [-0.68, 0.2482522304535705],
  [-0.67, 0.2514288950953101],
  [-0.1, 0.460172162722971],
];

test.each(QUANTILES)('the normal quantile of %d is %d to 1e-15 of itself', (p, x) => {
  expect(apart(normalQuantile(p), x)).toBeLessThan(1e-15);
});

test.each(TAILS)('the normal tail below %d is %d to 1e-14 of itself', (x, p) => {
  expect(apart(normalCumulative(x), p)).toBeLessThan(1e-14);
});

// Published: Abramowitz and Stegun tables 26.1 and 26.5, with the digits that every handbook gives.
test('it gives the published values', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalCumulative(1.96)).toBeCloseTo(0.9750021048517795, 15);
  expect(normalDensity(1)).toBeCloseTo(0.2419707245191434, 15);
});

test('the far tails are 0 and 1, not errors', () => {
  expect(normalCumulative(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCumulative(-50)).toBe(0);
  expect(normalCumulative(50)).toBe(1);
  expect(normalCumulative(Number.POSITIVE_INFINITY)).toBe(1);
});

test('what the quantile finds, the cumulative gives back', () => {
  const tail = fc.double({ min: -300, max: -0.31, noNaN: true }).map((e) => 10 ** e);
  fc.assert(
    fc.property(tail, (p) => {
      // dp/p = -x dx near the tail, |x| < 38: rounding of x alone moves p by 38^2 x 1.1e-16.
      expect(apart(normalCumulative(normalQuantile(p)), p)).toBeLessThan(1e-12);
    }),
  );
});

test('both sides mirror each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (x) => {
      expect(normalCumulative(x)).toBeCloseTo(1 - normalCumulative(-x), 15);
    }),
  );
});

test('the slope of the cumulative is the density', () => {
  for (const x of [-3, -0.68, -0.2, 0, 0.66, 1, 5.6]) {
    const slope = (normalCumulative(x + 1e-5) - normalCumulative(x - 1e-5)) / 2e-5;
    expect(slope).toBeCloseTo(normalDensity(x), 9);
  }
});

test('it refuses NaN and a probability outside (0, 1)', () => {
  for (const p of [0, 1, -0.1, 1.1, Number.NaN])
    expect(() => normalQuantile(p)).toThrow(RangeError);
  expect(() => normalCumulative(Number.NaN)).toThrow(RangeError);
  expect(() => normalDensity(Number.NaN)).toThrow(RangeError);
});
