import { expect, test } from 'vitest';
import { horner } from '../../src/kernel/normal.ts';
import { demand, finite, forecast, square } from '../../src/kernel/require.ts';
import { type Smooth, simplex } from '../reference/simplex.ts';

test('a refusal says what was asked for and what came', () => {
  expect(() => demand(false, 'p lies between 0 and 1', 2)).toThrow(
    new RangeError('p lies between 0 and 1; was 2'),
  );
  expect(() => finite([1, Number.NaN], 1)).toThrow('value 1 is a finite number; was NaN');
  expect(() => finite([], 1)).toThrow('at least 1 values; was 0');
  expect(() =>
    square([
      [1, 2],
      [3, 4],
    ]),
  ).toThrow('entries 1,0 and 0,1 are equal; was 1');
  expect(() => forecast([0.5], [2])).toThrow('an outcome is 0 or 1; was 2');
});

test('a polynomial is summed from its highest power', () => {
  // 2 - 3 x 5 + 4 x 25 = 87.
  expect(horner([2, -3, 4], 5)).toBe(87);
});

/** Sum of (b_i - target_i)^2. */
const nearest =
  (target: readonly number[]): Smooth =>
  (b) => ({
    value: b.reduce((s, x, i) => s + (x - (target[i] as number)) ** 2, 0),
    gradient: b.map((x, i) => 2 * (x - (target[i] as number))),
    hessian: b.map((_, i) => b.map((__, j) => (i === j ? 2 : 0))),
  });

test('the point of the simplex nearest to one outside is its projection', () => {
  // (0.9, 0.5, -1): take 0.2 from the first two and leave the third at 0.
  let found: readonly number[] = [];
  for (const { b } of simplex(nearest([0.9, 0.5, -1]), [1 / 3, 1 / 3, 1 / 3])) found = b;
  expect(found[0]).toBeCloseTo(0.7, 7);
  expect(found[1]).toBeCloseTo(0.3, 7);
  expect(found[2]).toBeCloseTo(0, 7);
});

test('a start outside the limit is refused', () => {
  const never: Smooth = (b) => ({ ...nearest([0, 0])(b), value: 1 });
  expect(() => simplex(nearest([1, 0]), [0.5, 0.5], never).next()).toThrow(RangeError);
});
