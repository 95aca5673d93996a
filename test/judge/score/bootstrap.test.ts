import { expect, test } from 'vitest';
import { bootstrap } from '../../../src/judge/score/bootstrap.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { sure } from './make.ts';

const noise = (n: number, seed: number): number[] =>
  Array.from({ length: n }, (_, i) => {
    // Twelve uniforms less six: mean 0, variance 1.
    let sum = -6;
    for (let k = 0; k < 12; k++) sum += draw(seed)(i, k);
    return sum;
  });

test('draws are spread evenly, do not follow one another, and depend on the seed', () => {
  const n = 20_000;
  const xs = Array.from({ length: n }, (_, i) => draw(7)(i % 200, Math.floor(i / 200)));
  const mean = xs.reduce((a, b) => a + b, 0) / n;
  // Standard error of the mean sqrt(1 / 12 / 20000) = 0.0020, of a tenth's share 0.0021.
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.008);
  for (let k = 0; k < 10; k++) {
    const share = xs.filter((x) => Math.floor(x * 10) === k).length / n;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.0085);
  }
  const one = Array.from({ length: n }, (_, i) => draw(7)(3, i) - 0.5);
  const serial = one.slice(1).reduce((s, x, i) => s + x * (one[i] as number), 0) / n;
  // Standard error of the lagged product 1 / 12 / sqrt(20000) = 0.0006.
  expect(Math.abs(serial)).toBeLessThan(0.0024);
  expect(draw(7)(1, 2)).not.toBe(draw(8)(1, 2));
  expect(draw(7)(1, 2)).toBe(draw(7)(1, 2));
});

test('a constant difference has no doubt', () => {
  const { low, high } = sure(bootstrap(new Array(80).fill(0.25), draw(1)));
  expect([low, high]).toEqual([20, 20]);
});

test('fewer than 60 sessions give no interval', () => {
  expect(bootstrap(noise(59, 1), draw(1))).toEqual({ unknown: 'fewer than 60 sessions' });
});

test('the same seed gives the same interval, and the interval holds the sum', () => {
  const xs = noise(200, 3);
  const sum = xs.reduce((a, b) => a + b, 0);
  const a = sure(bootstrap(xs, draw(5)));
  expect(bootstrap(xs, draw(5))).toEqual(a);
  expect(a.low).toBeLessThan(sum);
  expect(a.high).toBeGreaterThan(sum);
});

test('for independent values its width is that of the normal law', () => {
  const xs = noise(400, 11);
  const mean = xs.reduce((a, b) => a + b, 0) / 400;
  const sd = Math.sqrt(xs.reduce((s, x) => s + (x - mean) ** 2, 0) / 400);
  // Blocks of one: the sum of 400 has sd x 20; 80 % lie within 2 x 1.2816 of that.
  const { low, high } = sure(bootstrap(xs, draw(2), { block: 1 }));
  expect((high - low) / (2 * 1.2816 * sd * 20)).toBeGreaterThan(0.94);
  expect((high - low) / (2 * 1.2816 * sd * 20)).toBeLessThan(1.06);
});

test('values that hang together widen it', () => {
  // Every value five times in a row.
  const xs = noise(80, 4).flatMap((x) => [x, x, x, x, x]);
  const width = (block: number): number => {
    const { low, high } = sure(bootstrap(xs, draw(2), { block }));
    return high - low;
  };
  expect(width(20) / width(1)).toBeGreaterThan(1.5);
});

test('a draw outside [0, 1) is refused', () => {
  expect(() => bootstrap(noise(60, 1), () => 1)).toThrow(RangeError);
});
