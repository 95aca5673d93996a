import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalQuantile } from '../../src/kernel/normal.ts';
import { studentDensity, studentQuantile } from '../../src/kernel/student.ts';
import { studentCumulative } from '../reference/studentcumulative.ts';
import { apart } from './near.ts';

// Source of the three tables: with t = sqrt(nu) sinh w the density of w is cosh(w)^-nu over its integral;
// both integrals by exp-sinh quadrature with 60 digits in Python's decimal, no beta or gamma function;
// quantiles by Newton on that integral. Checked there against the closed forms of nu = 1, 2 and 4.
const TAILS: [number, number, number][] = [
  [-1e-6, 2.1, 0.49999964452014123],
  [-0.7, 2.5, 0.27170247159477406],
  [-5, 2.5, 0.011725594985430923],
  [-60, 2.1, 9.856368070834455e-5],
  [-1.5, 3.3, 0.11125159835964593],
  [-1000, 3.3, 1.8397417621685485e-10],
  [-12, 7.7, 1.4748271271527834e-6],
  [-2.5, 59.5, 0.007597375478734478],
  [-0.7, 100.25, 0.24277428054419126],
  [-12, 100.25, 2.1147463878354003e-21],
  [-5, 200, 6.250990638857697e-7],
];
const QUANTILES: [number, number, number][] = [
  [1e-12, 2.1, -384396.00231980626],
  [1e-9, 2.1, -14328.721188285388],
  [0.4999, 2.1, -0.0002813098955748628],
  [0.025, 2.5, -3.574654842003683],
  [1e-12, 3.3, -4856.132370502925],
  [0.26, 3.3, -0.7184835076655937],
  [0.05, 7.7, -1.8689840334549161],
  [1e-5, 12.5, -6.6259909909143095],
  [0.2, 59.5, -0.847704042373435],
  [0.001, 100.25, -3.1735261644710486],
  [1e-12, 100.25, -8.023074920129174],
  [1e-12, 200, -7.503247657072683],
  [0.4, 200, -0.25368437919014764],
];
const DENSITIES: [number, number, number][] = [
  [0, 2.1, 0.3554798587607996],
  [1.5, 3.3, 0.12107174772023772],
  [5, 200, 2.8809697219981917e-6],
];

test.each(TAILS)('the tail below %d with %d degrees of freedom is %d', (t, nu, p) => {
  expect(apart(studentCumulative(t, nu), p)).toBeLessThan(1e-14);
});

test.each(QUANTILES)('the quantile of %d with %d degrees of freedom is %d', (p, nu, t) => {
  const got = studentQuantile(p, nu);
  expect(Math.abs(got - t)).toBeLessThan(1e-10);
  expect(apart(got, t)).toBeLessThan(5e-15);
});

test.each(DENSITIES)('the density at %d with %d degrees of freedom is %d', (t, nu, d) => {
  expect(apart(studentDensity(t, nu), d)).toBeLessThan(2e-14);
});

// @stdlib/stats-base-dists-t-quantile, README.
test('it gives the value that stdlib gives', () => {
  expect(studentQuantile(0.99, 3)).toBeCloseTo(4.540702858568132, 13);
});

// Published to three decimals: percentage points of t in Abramowitz and Stegun, table 26.10.
test.each([
  [0.975, 5, 2.571],
  [0.975, 10, 2.228],
  [0.995, 30, 2.75],
  [0.95, 120, 1.658],
  [0.9995, 6, 5.959],
])('the printed percentage point of %d with %d degrees of freedom is %d', (p, nu, t) => {
  expect(Number(studentQuantile(p, nu).toFixed(3))).toBe(t);
});

// Closed forms: W. T. Shaw, "Sampling Student's T distribution", J. Comput. Finance 9:4 (2006), section 3.
const CLOSED: { [nu: number]: (p: number) => number } = {
  1: (p) => -1 / Math.tan(Math.PI * p),
  2: (p) => (2 * p - 1) / Math.sqrt(2 * p * (1 - p)),
  4: (p) => {
    const a = Math.sqrt(4 * p * (1 - p));
    return -2 * Math.sqrt(Math.cos(Math.acos(a) / 3) / a - 1);
  },
};

test('it meets the closed forms of 1, 2 and 4 degrees of freedom', () => {
  for (const nu of [1, 2, 4])
    for (const p of [1e-12, 1e-9, 1e-6, 0.001, 0.02, 0.1, 0.2, 0.24, 0.26, 0.3, 0.45])
      expect(apart(studentQuantile(p, nu), CLOSED[nu]?.(p) ?? Number.NaN)).toBeLessThan(2e-14);
});

// With 3 degrees of freedom and x = t / sqrt(3): 1/2 + (atan x + x / (1 + x^2)) / pi.
test('it meets the closed form of 3 degrees of freedom', () => {
  for (const t of [-8, -1, -0.3, 0, 0.5, 2, 30]) {
    const x = t / Math.sqrt(3);
    expect(studentCumulative(t, 3)).toBeCloseTo(
      0.5 + (Math.atan(x) + x / (1 + x * x)) / Math.PI,
      14,
    );
  }
});

const freedoms = fc.double({ min: 2.1, max: 200, noNaN: true });
const tails = fc.double({ min: -12, max: -0.302, noNaN: true }).map((e) => 10 ** e);

test('what the quantile finds, the cumulative gives back, relative to the tail', () => {
  fc.assert(
    fc.property(tails, freedoms, (p, nu) => {
      expect(apart(studentCumulative(studentQuantile(p, nu), nu), p)).toBeLessThan(5e-14);
    }),
    { numRuns: 500 },
  );
});

test('the upper quantile mirrors the lower one exactly', () => {
  fc.assert(
    fc.property(tails, freedoms, (p, nu) => {
      const high = 1 - p;
      expect(studentQuantile(high, nu)).toBe(-studentQuantile(1 - high, nu));
    }),
  );
});

test('a larger probability never has a smaller quantile, on either side of a seam', () => {
  fc.assert(
    fc.property(freedoms, (nu) => {
      for (const seam of [0.25, 0.5, 0.75])
        expect(studentQuantile(seam - 1e-9, nu)).toBeLessThan(studentQuantile(seam + 1e-9, nu));
    }),
  );
});

test('with many degrees of freedom it is the normal distribution', () => {
  // Cornish-Fisher: t - z is about (z^3 + z) / (4 nu), 2.4e-6 here.
  const z = normalQuantile(0.975);
  expect(studentQuantile(0.975, 1e6) - z).toBeCloseTo((z ** 3 + z) / 4e6, 10);
});

test('few degrees of freedom reach far without losing the way', () => {
  const t = studentQuantile(1e-12, 0.1);
  expect(t).toBeLessThan(-1e100);
  expect(apart(studentCumulative(t, 0.1), 1e-12)).toBeLessThan(1e-13);
  expect(() => studentQuantile(1e-300, 0.1)).toThrow(RangeError);
});

test('it refuses impossible arguments', () => {
  for (const p of [0, 1, -1, 2, Number.NaN])
    expect(() => studentQuantile(p, 4)).toThrow(RangeError);
  for (const nu of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => studentQuantile(0.4, nu)).toThrow(RangeError);
    expect(() => studentCumulative(1, nu)).toThrow(RangeError);
    expect(() => studentDensity(1, nu)).toThrow(RangeError);
  }
  expect(() => studentCumulative(Number.NaN, 4)).toThrow(RangeError);
});
