import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backward, cholesky, forward } from '../../src/kernel/cholesky.ts';
import { eigen } from '../../src/kernel/eigen.ts';
import { absorption, surprise, turbulence } from '../../src/kernel/turbulence.ts';
import { covariance } from './rows.ts';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const rows = fc.array(fc.tuple(unit, unit, unit), { minLength: 8, maxLength: 30 });

test('the triangle times its mirror is the matrix', () => {
  // [[25, 15, -5], [15, 18, 0], [-5, 0, 11]] = L L' with L = [[5], [3, 3], [-1, 1, 3]].
  const s = [
    [25, 15, -5],
    [15, 18, 0],
    [-5, 0, 11],
  ];
  const lower = cholesky(s);
  expect(lower).toEqual([[5], [3, 3], [-1, 1, 3]]);
  // S (1, 2, 3)' = (40, 51, 28)'.
  expect(backward(lower ?? [], forward(lower ?? [], [40, 51, 28]))).toEqual([1, 2, 3]);
});

test('a matrix that is not positive definite has no triangle', () => {
  expect(cholesky([[0]])).toBeUndefined();
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
  expect(
    cholesky([
      [1, 1],
      [1, 1],
    ]),
  ).toBeUndefined();
  // Three assets, the third the sum of the others: singular but for rounding.
  const s = covariance([0.1, 0.7, -0.3, 0.4, 0.2].map((x, i) => [x, i / 7, x + i / 7]));
  expect(cholesky(s)).toBeUndefined();
  expect(turbulence([1, 1, 1], s)).toBeUndefined();
  expect(surprise([1, 1, 1], s)).toBeUndefined();
});

test('a sum of two assets has no triangle, on whichever side of zero the rounding falls', () => {
  for (let k = 1; k <= 13; k++) {
    const rows = [1, 2, 3, 4, 5, 6].map((i) => {
      const [x, y] = [Math.sin(i * k), Math.cos(i * i + k)];
      return [x, y, 0.3 * x + 0.7 * y];
    });
    expect(cholesky(covariance(rows))).toBeUndefined();
  }
});

test('the distance of two correlated assets, by hand', () => {
  // S = [[1, 0.5], [0.5, 1]], S^-1 = [[4/3, -2/3], [-2/3, 4/3]].
  const s = [
    [1, 0.5],
    [0.5, 1],
  ];
  expect(turbulence([1, 1], s)).toBeCloseTo(4 / 3, 14);
  expect(turbulence([1, -1], s)).toBeCloseTo(4, 14);
  // Against their habit 4 / 2, with it (4/3) / 2.
  expect(surprise([1, -1], s)).toBeCloseTo(2, 14);
  expect(surprise([1, 1], s)).toBeCloseTo(2 / 3, 14);
  expect(surprise([0, 0], s)).toBeUndefined();
});

test('the distance does not depend on the units of the assets', () => {
  fc.assert(
    fc.property(rows, (xs) => {
      const s = covariance(xs);
      const d = turbulence([0.3, -0.2, 0.1], s);
      fc.pre(d !== undefined && d < 1e3);
      const unitOf = [1e-3, 1, 1e3];
      const u = s.map((row, i) =>
        row.map((x, j) => x * (unitOf[i] as number) * (unitOf[j] as number)),
      );
      expect((turbulence([0.3e-3, -0.2, 0.1e3], u) ?? 0) / (d as number)).toBeCloseTo(1, 6);
    }),
  );
});

test('eigenvalues stand largest first and sum to the trace', () => {
  // [[2, 1], [1, 2]] has 2 + 1 and 2 - 1.
  expect(
    eigen([
      [2, 1],
      [1, 2],
    ]).map((x) => Number(x.toFixed(12))),
  ).toEqual([3, 1]);
  fc.assert(
    fc.property(rows, (xs) => {
      const s = covariance(xs);
      const found = eigen(s);
      expect([...found].sort((a, b) => b - a)).toEqual(found);
      const trace = s.reduce((sum, row, i) => sum + (row[i] as number), 0);
      expect(found.reduce((sum, x) => sum + x, 0)).toBeCloseTo(trace, 12);
    }),
  );
});

test('more components never absorb less, and all absorb everything', () => {
  fc.assert(
    fc.property(rows, (xs) => {
      const s = covariance(xs);
      fc.pre(s.some((row, i) => (row[i] as number) > 1e-6));
      const parts = [0, 1, 2, 3].map((k) => absorption(s, k));
      expect(parts[0]).toBe(0);
      expect(parts[3]).toBeCloseTo(1, 12);
      for (let k = 1; k <= 3; k++)
        expect(parts[k]).toBeGreaterThanOrEqual((parts[k - 1] as number) - 1e-12);
    }),
  );
});

test('they refuse what is no covariance', () => {
  const refused = [
    () => cholesky([]),
    () => cholesky([[1, 2]]),
    () =>
      eigen([
        [1, 0.5],
        [0.4, 1],
      ]),
    () => eigen([[Number.NaN]]),
    () =>
      turbulence(
        [1],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    () =>
      turbulence(
        [Number.NaN, 1],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    () => absorption([[0]], 1),
    () => absorption([[1]], 2),
    () => absorption([[1]], 0.5),
  ];
  for (const call of refused) expect(call).toThrow(RangeError);
});
