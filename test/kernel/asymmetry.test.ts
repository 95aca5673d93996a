import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/kernel/knearest.ts';
import { asymmetry } from '../../src/kernel/tailasymmetry.ts';

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });

test('a law and its mirror have opposite asymmetries, and a shift changes nothing', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), number, (xs, by) => {
      const is = asymmetry(xs, 0.1);
      expect(
        asymmetry(
          xs.map((x) => -x),
          0.1,
        ),
      ).toBeCloseTo(-is, 6);
      expect(
        asymmetry(
          xs.map((x) => x + by),
          0.1,
        ),
      ).toBeCloseTo(is, 6);
    }),
  );
});

test('larger falls than rises are a positive asymmetry', () => {
  // Mean 0; the lowest tenth of ten lies 6 below, the highest 2 above: 6 - 2.
  expect(asymmetry([-6, 0, 0, 1, 0, 1, 1, 2, 1, 0], 0.1)).toBeCloseTo(4, 12);
  expect(() => asymmetry([], 0.1)).toThrow(RangeError);
  expect(() => asymmetry([1, Number.NaN], 0.1)).toThrow(RangeError);
});

test('the nearest values are those that no other is nearer than', () => {
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 30 }),
      number,
      fc.nat(),
      (all, x, n) => {
        const sorted = all.toSorted((a, b) => a - b);
        const k = 1 + (n % sorted.length);
        const [from, to] = nearest(sorted, x, k);
        expect(to - from).toBe(k);
        const far = Math.max(...sorted.slice(from, to).map((y) => Math.abs(y - x)));
        for (const y of [...sorted.slice(0, from), ...sorted.slice(to)])
          expect(Math.abs(y - x)).toBeGreaterThanOrEqual(far - 1e-9);
      },
    ),
  );
  expect(() => nearest([1], 0, 2)).toThrow(RangeError);
});
