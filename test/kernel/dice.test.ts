import { expect, test } from 'vitest';
import { philox, uniform } from '../../src/kernel/philox.ts';

const hex = (words: Uint32Array): string[] =>
  [...words].map((x) => x.toString(16).padStart(8, '0'));
const ONES = 0xffffffff;

// Known answers of philox4x32-10: Random123, kat_vectors.
test.each([
  [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [[ONES, ONES, ONES, ONES], [ONES, ONES], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
] as const)('words of counter %j under key %j are the known ones', (counter, key, words) => {
  expect(hex(philox(counter, key, new Uint32Array(4))).join(' ')).toBe(words);
});

test('a word stands for the middle of its cell, never 0 and never 1', () => {
  expect(uniform(0)).toBe(0.5 / 2 ** 32);
  expect(uniform(ONES)).toBe(1 - 0.5 / 2 ** 32);
  expect(uniform(2 ** 31)).toBe(0.5 + 0.5 / 2 ** 32);
});

test('the mean of many words is a half and they are not correlated with their neighbours', () => {
  const n = 40_000;
  const words = new Uint32Array(4);
  const u = Array.from({ length: n }, (_, i) => {
    if (i % 4 === 0) philox([i / 4, 7, 0, 0], [3, 5], words);
    return uniform(words[i % 4] as number);
  });
  // standard errors: sqrt(1/12 / n) and 1/sqrt(n)
  const mean = u.reduce((a, b) => a + b, 0) / n;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
  const beside = u.slice(1).reduce((sum, x, i) => sum + (x - 0.5) * ((u[i] as number) - 0.5), 0);
  expect(Math.abs((beside / n) * 12)).toBeLessThan(4 / Math.sqrt(n));
});
