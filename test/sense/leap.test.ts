import { expect, test } from 'vitest';
import { leap, takes } from '../../src/sense/leap.ts';

const size = (kind: Parameters<typeof takes>[0], from: number, to: number, more = {}) => {
  const { leg = true, sigma = 0 } = more as { leg?: boolean; sigma?: number };
  return leap({ kind, leg }, { from, to, sigma });
};

test.each([
  ['index', 100, 79.6, 'usual'], // 19 October 1987: ln 0.796 = -0.228
  ['index', 100, 77, 'jump'], // ln 0.77 = -0.261
  ['price', 100, 61, 'jump'], // ln 0.61 = -0.494
  ['price', 100, 50, 'off scale'], // a split of two for one: ln 0.5 = -0.693
  ['fx', 1.1, 110, 'off scale'],
  ['yield', 4, 5, 'usual'],
  ['yield', 4, 5.01, 'jump'],
  ['yield', 4, 7.01, 'off scale'],
  ['spread', 3, 300, 'usual'], // nothing is known of its moves yet
] as const)('a %s from %d to %d is %s', (kind, from, to, expected) => {
  expect(size(kind, from, to)).toBe(expected);
});

test('beside the legs an index may be one of volatility, which doubles', () => {
  expect(size('index', 17.31, 37.32, { leg: false })).toBe('usual'); // 5 February 2018
  expect(size('index', 17, 40, { leg: false })).toBe('jump');
  expect(size('index', 17, 0.17, { leg: false })).toBe('off scale');
});

test('a spread, which has no bounds, is measured by its own moves', () => {
  expect(size('spread', 3, 4, { sigma: 0.05 })).toBe('usual'); // just 20 sigmas
  expect(size('spread', 3, 4.1, { sigma: 0.05 })).toBe('jump');
  expect(size('spread', 3, 300, { sigma: 0.05 })).toBe('off scale');
  expect(size('spread', 3, 0.03, { sigma: 0.05 })).toBe('off scale');
  expect(size('yield', 2, 0.02, { sigma: 0.05 })).toBe('off scale');
  // Near zero a hundredfold is a usual move.
  expect(size('yield', 0.01, 1, { sigma: 0.05 })).toBe('usual');
});

test('a yield lies within bounds, a price above zero, a spread anywhere', () => {
  expect([98.2, -6, 30, -5].map((x) => takes('yield', x))).toEqual([false, false, true, true]);
  expect([0, -1, 1].map((x) => takes('price', x))).toEqual([false, false, true]);
  expect([Number.NaN, -300].map((x) => takes('spread', x))).toEqual([false, true]);
});
