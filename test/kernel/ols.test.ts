import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ols } from '../../src/kernel/ols.ts';

const X = [
  [1, 0.5],
  [1, -1.2],
  [1, 2.3],
  [1, 0.1],
  [1, -0.7],
  [1, 1.9],
  [1, -2.2],
  [1, 0.4],
];
const Y = [1.1, -0.3, 2.9, 0.2, 0.4, 1.7, -1.9, 1.3];

const close = (got: readonly (readonly number[])[], want: readonly (readonly number[])[]): void => {
  for (const [i, row] of want.entries())
    for (const [j, x] of row.entries()) expect(got[i]?.[j]).toBeCloseTo(x, 14);
};

// NumPy 2.4: lstsq for beta; covariance as P (X'u)' W (X'u) P with the whole n x n matrix W of Bartlett
// weights max(0, 1 - |s - t| / (lags + 1)) and P = inv(X'X).
test('it gives what NumPy gives, with and without lags', () => {
  const plain = ols(X, Y, 0);
  expect(plain.n).toBe(8);
  expect(plain.beta[0]).toBeCloseTo(0.5498470708179749, 14);
  expect(plain.beta[1]).toBeCloseTo(0.9102031213238179, 14);
  expect(plain.residual).toBeCloseTo(0.45647712929103645, 14);
  close(plain.covariance, [
    [0.019686927822450406, -0.0012912406806472087],
    [-0.0012912406806472084, 0.010736093171304705],
  ]);
  close(ols(X, Y, 2).covariance, [
    [0.008293458139133323, 0.0018743957334196924],
    [0.001874395733419693, 0.0048909793121368565],
  ]);
});

test('the error of a mean with one lag, by hand', () => {
  // y = 1, 2, 6: u = -2, -1, 3; G0 = 14, G1 = 2 - 3 = -1; (14 + 0.5 x 2 x -1) / 9.
  const fit = ols([[1], [1], [1]], [1, 2, 6], 1);
  expect(fit.beta[0]).toBeCloseTo(3, 14);
  expect(fit.covariance[0]?.[0]).toBeCloseTo(13 / 9, 13);
});

// NIST StRD Norris: certified values of a linear regression.
test('it meets the certified regression of NIST', () => {
  const x = [
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5,
  ];
  x.push(
    666.9,
    338.0,
    447.5,
    11.6,
    556.0,
    228.1,
    995.8,
    887.6,
    120.2,
    0.3,
    0.3,
    556.8,
    339.1,
    887.2,
  );
  x.push(999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5);
  const y = [
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
  ];
  y.push(
    668.8,
    339.3,
    448.9,
    10.8,
    557.7,
    228.3,
    998.0,
    888.8,
    119.6,
    0.3,
    0.6,
    557.6,
    339.3,
    888.0,
  );
  y.push(998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2);
  const fit = ols(
    x.map((v) => [1, v]),
    y,
    0,
  );
  expect(fit.beta[0]).toBeCloseTo(-0.262323073774029, 11);
  expect(fit.beta[1]).toBeCloseTo(1.00211681802045, 13);
  expect(fit.residual).toBeCloseTo(0.884796396144373, 12);
});

test('residuals are strangers to every column', () => {
  const unit = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit), { minLength: 5, maxLength: 30 }), (pairs) => {
      const x = pairs.map(([a], i) => [1, a, i * i]);
      fc.pre(Math.max(...pairs.map(([a]) => a)) - Math.min(...pairs.map(([a]) => a)) > 0.5);
      const y = pairs.map(([, b]) => b);
      const fit = ols(x, y, 3);
      const u = y.map(
        (v, t) => v - (x[t] ?? []).reduce((s, c, j) => s + c * (fit.beta[j] ?? 0), 0),
      );
      for (const j of [0, 1, 2])
        expect(u.reduce((s, e, t) => s + e * (x[t]?.[j] ?? 0), 0) / 1e3).toBeCloseTo(0, 8);
      for (const j of [0, 1, 2]) expect(fit.covariance[j]?.[j]).toBeGreaterThanOrEqual(-1e-12);
    }),
  );
});

test('it refuses sizes that do not fit and columns that repeat each other', () => {
  const refused = [
    () => ols([], [], 0),
    () => ols([[1], [1]], [1], 0),
    () =>
      ols(
        [
          [1, 2],
          [1, 3],
        ],
        [1, 2],
        0,
      ),
    () => ols([[1], [1], [1]], [1, 2, 3], -1),
    () => ols([[1], [1], [1]], [1, 2, 3], 3),
    () => ols([[1], [1], [1]], [1, 2, Number.NaN], 0),
    () => ols([[1], [1, 2], [1]], [1, 2, 3], 0),
    () =>
      ols(
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [1, 2, 3],
        0,
      ),
    () =>
      ols(
        [
          [1, 0],
          [1, 0],
          [1, 0],
        ],
        [1, 2, 3],
        0,
      ),
  ];
  for (const call of refused) expect(call).toThrow(RangeError);
});
