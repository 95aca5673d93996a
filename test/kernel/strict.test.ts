import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coarseExp, coarseLog, deviate } from '../../src/kernel/portablemath.ts';

const near = (found: number, expected: number, relative: number): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

const ULP = 2 ** -52;

test('exp is the exponential function to three units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
      near(coarseExp(x), Math.exp(x), 3 * ULP);
    }),
    { numRuns: 2000 },
  );
  expect(coarseExp(0)).toBe(1);
  expect(coarseExp(1e9)).toBe(coarseExp(700));
  expect(coarseExp(-1e9)).toBe(coarseExp(-700));
});

test('log is the natural logarithm to three units in the last place, absolute near one', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      const expected = Math.log(x);
      expect(Math.abs(coarseLog(x) - expected)).toBeLessThanOrEqual(
        3 * ULP * Math.max(1, Math.abs(expected)),
      );
    }),
    { numRuns: 2000 },
  );
  expect(coarseLog(1)).toBe(0);
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 5e-324])('log refuses %d', (x) => {
  expect(() => coarseLog(x)).toThrow(RangeError);
});

test('log undoes exp', () => {
  for (let x = -30; x <= 30; x += 0.37)
    expect(Math.abs(coarseLog(coarseExp(x)) - x)).toBeLessThan(8 * ULP * Math.max(1, Math.abs(x)));
});

// Quantiles of the standard normal law, as in any table.
test.each([
  [0.5, 0],
  [0.8413447460685429, 1],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.99, 2.3263478740408408],
  [0.999, 3.090232306167813],
  [1e-6, -4.753424308822899],
  [1e-10, -6.361340902404056],
])('deviate of %d is %d', (u, z) => {
  expect(Math.abs(deviate(u) - z)).toBeLessThanOrEqual(1.2e-9 * Math.max(1, Math.abs(z)));
});

test('deviate is odd about a half and rises', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
      fc.double({ min: 1e-9, max: 0.5, noNaN: true }),
      (a, b) => {
        expect(Math.abs(deviate(a) + deviate(1 - a))).toBeLessThan(1e-6);
        if (b - a > 1e-8) expect(deviate(a)).toBeLessThan(deviate(b));
      },
    ),
  );
});

test.each([0, 1, -0.1, Number.NaN])('deviate refuses %d', (u) => {
  expect(() => deviate(u)).toThrow(RangeError);
});
