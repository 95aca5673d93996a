import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  brier,
  brierOfKinds,
  crpsEnsemble,
  crpsNormal,
  logScore,
  logScoreOfKinds,
} from '../../src/kernel/scores.ts';
import { decibans, posterior } from '../reference/decibans.ts';
import { murphy } from '../reference/murphy.ts';

const shares = fc.double({ min: 0, max: 1, noNaN: true });
const pairs = fc.array(fc.tuple(shares, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 40 });

test('the parts of the Brier score add up to it', () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 20 }), (said, count) => {
      const [f, y] = [said.map(([p]) => p), said.map(([, o]) => o)];
      const m = murphy(f, y, count);
      const sum = m.reliability - m.resolution + m.uncertainty + m.variance - m.covariance;
      expect(sum).toBeCloseTo(brier(f, y), 12);
      expect(m.bins.reduce((n, b) => n + b.n, 0)).toBe(f.length);
    }),
  );
});

test('a forecast on an edge belongs to the bin above it, and 1 to the last', () => {
  const f = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const m = murphy(f, [0, 0, 0, 1, 1, 1]);
  expect(m.bins.map((b) => [b.bin, b.n])).toEqual([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
  ]);
});

test('a forecast that rounding put just under an edge stands on it', () => {
  // 1 - 0.8 is 0.19999999999999996.
  expect(murphy([1 - 0.8], [0], 5).bins[0]?.bin).toBe(1);
});

test('saying what one believes scores best, whatever is believed', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shares, (p, other) => {
      const expected = (score: (f: number[], y: number[]) => number, f: number): number =>
        p * score([f], [1]) + (p < 1 ? (1 - p) * score([f], [0]) : 0);
      expect(expected(brier, p)).toBeLessThanOrEqual(expected(brier, other) + 1e-12);
      expect(expected(logScore, p)).toBeLessThanOrEqual(expected(logScore, other) + 1e-12);
    }),
  );
});

test('two kinds score as yes or no does', () => {
  fc.assert(
    fc.property(shares, (p) => {
      expect(brierOfKinds([p, 1 - p], 0)).toBeCloseTo(2 * brier([p], [1]), 12);
      if (p > 0) expect(logScoreOfKinds([p, 1 - p], 0)).toBe(logScore([p], [1]));
    }),
  );
  // Three kinds: 0.3^2 + 0.2^2 + 0.1^2 = 0.14.
  expect(brierOfKinds([0.7, 0.2, 0.1], 0)).toBeCloseTo(0.14, 15);
});

test('what was held impossible costs infinitely much', () => {
  expect(logScore([0], [1])).toBe(Number.POSITIVE_INFINITY);
  expect(logScore([1], [0])).toBe(Number.POSITIVE_INFINITY);
  expect(logScoreOfKinds([0, 1], 0)).toBe(Number.POSITIVE_INFINITY);
});

test('an ensemble scores the area between its steps and what came', () => {
  // Integral of (F(t) - 1{t >= x})^2 by mid-points of 0.0005; every step falls on an edge.
  const members = [0.2, 0.9, 1.4];
  const at = (t: number): number => members.filter((e) => e <= t).length / 3 - (t >= 1.1 ? 1 : 0);
  let integral = 0;
  for (let i = 0; i < 4000; i++) integral += at(i * 0.0005 + 0.00025) ** 2 * 0.0005;
  expect(crpsEnsemble(members, 1.1)).toBeCloseTo(integral, 10);
});

test('the ensemble score is the double sum of its definition', () => {
  const finite = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), finite, (e, x) => {
      const n = e.length;
      const apart = e.reduce((s, a) => s + Math.abs(a - x), 0) / n;
      const spread = e.reduce((s, a) => s + e.reduce((r, b) => r + Math.abs(a - b), 0), 0);
      expect(crpsEnsemble(e, x)).toBeCloseTo(apart - spread / (2 * n * n), 10);
    }),
  );
});

test('a far miss costs its distance less the spread that was admitted', () => {
  // z large: s (z - 1 / sqrt(pi)), here 2 x (50 - 0.5641895835) = 98.871620833.
  expect(crpsNormal(0, 2, 100)).toBeCloseTo(98.871620833, 9);
});

test('evidence and its opposite cancel', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: -60, max: 60, noNaN: true }),
      (p, w) => {
        const after = posterior(p, w);
        fc.pre(after > 0 && after < 1);
        expect(posterior(after, -w)).toBeCloseTo(p, 8);
      },
    ),
  );
  expect(posterior(0.3, 1e6)).toBe(1);
  expect(posterior(0.3, -1e6)).toBe(0);
});

test('they refuse impossible arguments', () => {
  const refused = [
    () => brier([], []),
    () => brier([0.5], [1, 0]),
    () => brier([1.1], [1]),
    () => brier([Number.NaN], [1]),
    () => brier([0.5], [0.5]),
    () => brierOfKinds([0.5, 0.4], 0),
    () => brierOfKinds([0.5, 0.5], 2),
    () => brierOfKinds([], 0),
    () => logScore([-0.1], [1]),
    () => logScoreOfKinds([1], 0.5),
    () => murphy([0.5], [1], 0),
    () => crpsNormal(0, 0, 1),
    () => crpsNormal(0, 1, Number.NaN),
    () => crpsEnsemble([], 1),
    () => crpsEnsemble([1, Number.NaN], 1),
    () => decibans(0, 0.5),
    () => decibans(0.5, Number.NaN),
    () => decibans(0.5, 1.5),
    () => posterior(0, 1),
    () => posterior(1, 1),
    () => posterior(0.5, Number.NaN),
  ];
  for (const call of refused) expect(call).toThrow(RangeError);
});
