import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlation } from '../../src/kernel/correlation.ts';
import { ewma, ewmaAll } from '../../src/kernel/ewma.ts';
import { mean, variance } from '../../src/kernel/mean.ts';
import { quantile } from '../../src/kernel/quantile.ts';
import { expanding } from '../reference/expanding.ts';
import { covariance } from './rows.ts';

// Adding 0 turns -0 into 0.
const values = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0);
const samples = fc.array(values, { minLength: 2, maxLength: 40 });
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('mean and sample variance, by hand', () => {
  // (2 + 4 + 4 + 4 + 5 + 5 + 7 + 9) / 8 = 5; squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, over 7.
  expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
  expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBe(32 / 7);
});

test('a constant array has exactly its own mean, no variance, and no correlation', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 50 }), (x, n) => {
      const same = new Array<number>(n).fill(x);
      expect(mean(same)).toBe(x);
      expect(variance(same)).toBe(0);
      expect(
        correlation(
          same,
          same.map((_, i) => i),
        ),
      ).toBeUndefined();
    }),
  );
});

// NIST StRD NumAcc4: certified standard deviation 0.1 exactly, about a mean of 10000000.2.
test('a large mean does not drown a small variance', () => {
  const rows = [10000000.2];
  for (let i = 0; i < 500; i++) rows.push(10000000.1, 10000000.3);
  expect(Math.sqrt(variance(rows))).toBeCloseTo(0.1, 8);
});

test('the quantile lies between neighbours, as in type 7', () => {
  // Position (5 - 1) x 0.3 = 1.2: 0.8 x 3 + 0.2 x 4.
  expect(quantile([1, 3, 4, 8, 9], 0.3)).toBeCloseTo(3.2, 15);
  expect(quantile([7], 0.9)).toBe(7);
});

test('an expanding quantile is the quantile of each prefix', () => {
  fc.assert(
    fc.property(samples, shares, (xs, p) => {
      const want = xs.map((_, i) =>
        quantile(
          [...xs.slice(0, i + 1)].sort((a, b) => a - b),
          p,
        ),
      );
      expect(expanding(xs, p)).toEqual(want);
    }),
  );
});

test('cutting the future off changes no expanding quantile of the past', () => {
  fc.assert(
    fc.property(samples, shares, fc.nat(39), (xs, p, n) => {
      expect(expanding(xs.slice(0, n), p)).toEqual(expanding(xs, p).slice(0, n));
    }),
  );
});

test('correlation by hand', () => {
  // Deviations -1.5 -0.5 0.5 1.5 and -1.5 0.5 -0.5 1.5: (2.25 - 0.25 - 0.25 + 2.25) / 5 = 0.8.
  expect(correlation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 15);
  expect(correlation([1e-200, 2e-200, 3e-200], [3, 2, 1])).toBeUndefined();
});

test('correlation has no unit and lies in -1..1', () => {
  fc.assert(
    fc.property(samples, fc.double({ min: 0.5, max: 3, noNaN: true }), (xs, slope) => {
      const ys = xs.map((x, i) => (i % 2 ? x : -x) + i);
      const r = correlation(xs, ys);
      const scaled = correlation(
        xs,
        ys.map((y) => slope * y + 7),
      );
      if (r === undefined || scaled === undefined) return;
      expect(Math.abs(r)).toBeLessThanOrEqual(1);
      expect(scaled).toBeCloseTo(r, 6);
    }),
  );
});

test('the covariance matrix holds variances and what correlates them', () => {
  fc.assert(
    fc.property(samples, (xs) => {
      const ys = xs.map((x, i) => x * (i % 3) - i);
      const s = covariance(xs.map((x, i) => [x, ys[i] as number]));
      const scale = Math.max(1, variance(xs), variance(ys));
      expect(Math.abs((s[0]?.[0] as number) - variance(xs)) / scale).toBeLessThan(1e-12);
      expect(Math.abs((s[1]?.[1] as number) - variance(ys)) / scale).toBeLessThan(1e-12);
      expect(s[0]?.[1]).toBe(s[1]?.[0]);
    }),
  );
});

test('the weighted variance starts with the first square and forgets by lambda', () => {
  // 0.01^2 = 1e-4; 0.94 x 1e-4 + 0.06 x 4e-4 = 1.18e-4; 0.94 x 1.18e-4 + 0 = 1.1092e-4.
  expect(ewmaAll([0.01], 0.94)).toBeCloseTo(1e-4, 18);
  expect(ewmaAll([0.01, -0.02], 0.94)).toBeCloseTo(1.18e-4, 18);
  expect(ewmaAll([0.01, -0.02, 0], 0.94)).toBeCloseTo(1.1092e-4, 18);
});

test('one step of the weighted variance after another gives that of all', () => {
  fc.assert(
    fc.property(samples, shares, (xs, lambda) => {
      let last = (xs[0] as number) ** 2;
      for (const x of xs.slice(1)) last = ewma(last, x, lambda);
      expect(ewmaAll(xs, lambda)).toBe(last);
    }),
  );
});

test('they refuse what has no answer', () => {
  const refused = [
    () => mean([]),
    () => mean([1, Number.NaN]),
    () => variance([1]),
    () => quantile([], 0.5),
    () => quantile([1, 2], 0),
    () => quantile([1, 2], 1),
    () => quantile([1, 2], Number.NaN),
    () => quantile([2, 1], 0.5),
    () => quantile([Number.NaN], 0.5),
    () => expanding([1, Number.POSITIVE_INFINITY], 0.5),
    () => correlation([1, 2], [1]),
    () => correlation([1], [1]),
    () => correlation([1, Number.NaN], [1, 2]),
    () => covariance([[1, 2]]),
    () => covariance([[1, 2], [3]]),
    () => covariance([[], []]),
    () => ewma(-1, 0, 0.9),
    () => ewma(1, Number.NaN, 0.9),
    () => ewma(1, 1, 0),
    () => ewma(1, 1, 1),
    () => ewma(1, 1, Number.NaN),
    () => ewmaAll([1], 1),
    () => ewmaAll([], 0.94),
    () => ewmaAll([1, Number.NaN], 0.94),
  ];
  for (const call of refused) expect(call).toThrow(RangeError);
});
