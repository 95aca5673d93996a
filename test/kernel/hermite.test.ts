import { expect, test } from 'vitest';
import { quintic } from '../../src/kernel/firstpassage.ts';

test('a polynomial of the fifth degree is given back as it is', () => {
  const of = (x: number): [number, number, number] => [
    x ** 5 - 2 * x ** 4 + x ** 3 - x + 3,
    5 * x ** 4 - 8 * x ** 3 + 3 * x ** 2 - 1,
    20 * x ** 3 - 24 * x ** 2 + 6 * x,
  ];
  const quick = quintic(of, 2);
  for (const x of [-2, -1.99, -0.7, 0, 1 / 64, 1.3, 2]) expect(quick(x)).toBeCloseTo(of(x)[0], 12);
});

test('a sine is met within its sixth derivative x 2e-14, each place worked out once', () => {
  const met: number[] = [];
  const quick = quintic((x) => {
    met.push(x);
    return [Math.sin(x), Math.cos(x), -Math.sin(x)];
  }, 3);
  for (let x = -3; x <= 3; x += 0.00137)
    expect(Math.abs(quick(x) - Math.sin(x))).toBeLessThan(2e-14 + 1e-15);
  expect(new Set(met).size).toBe(met.length);
});

test('beyond its range it is refused', () => {
  const quick = quintic((x) => [x, 1, 0], 1);
  for (const x of [-1.01, 1.01, Number.NaN]) expect(() => quick(x)).toThrow(RangeError);
});
