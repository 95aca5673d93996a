import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighted } from '../../src/kernel/weightedquantile.ts';

test('with equal weights the smallest value that covers the share', () => {
  expect(weighted([4, 1, 3, 2], [1, 1, 1, 1], [0.25, 0.26, 0.5, 1])).toEqual([1, 2, 2, 4]);
});

test('a value of twice the weight is the same as the value twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 20 }),
      (xs) => {
        const ps = [0.1, 0.3, 0.5, 0.9, 1];
        const twice = weighted([...xs, ...xs.slice(0, 1)], new Array(xs.length + 1).fill(1), ps);
        const weights = xs.map((_, i) => (i === 0 ? 2 : 1));
        expect(weighted(xs, weights, ps)).toEqual(twice);
      },
    ),
  );
});

test('no value, no weight, a share outside (0, 1] and NaN are refused', () => {
  expect(() => weighted([], [], [0.5])).toThrow(RangeError);
  expect(() => weighted([1], [0], [0.5])).toThrow(RangeError);
  expect(() => weighted([1], [1], [0])).toThrow(RangeError);
  expect(() => weighted([Number.NaN], [1], [0.5])).toThrow(RangeError);
  expect(() => weighted([1, 2], [1], [0.5])).toThrow(RangeError);
});
