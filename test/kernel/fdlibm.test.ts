import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { exp, expm1, log, log1p, log10 } from '../../src/kernel/fdlibm.ts';
import { atanh, cosh, sinh, tanh } from '../../src/kernel/hyperbolic.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';
import { power } from '../../src/kernel/power.ts';

type Case = readonly [
  name: string,
  mine: (x: number, y: number) => number,
  engine: (x: number, y: number) => number,
  draw: (u: number, v: number) => readonly [number, number],
];

const spread = (u: number): number => (u - 0.5) * 60;
const CASES: readonly Case[] = [
  ['exp', exp, Math.exp, (u, v) => [(u - 0.5) * 10 ** (3 * v), 0]],
  ['log', log, Math.log, (u, v) => [u * 10 ** spread(v), 0]],
  ['log near 1', log, Math.log, (u) => [0.9 + u / 5, 0]],
  ['log10', log10, Math.log10, (u, v) => [u * 10 ** spread(v), 0]],
  ['log1p', log1p, Math.log1p, (u, v) => [2 * u * 10 ** (10 * (v - 0.9)) - (v < 0.5 ? 0.9 : 0), 0]],
  ['expm1', expm1, Math.expm1, (u, v) => [(u - 0.5) * 10 ** (6 * v - 3), 0]],
  ['sinh', sinh, Math.sinh, (u) => [spread(u), 0]],
  ['cosh', cosh, Math.cosh, (u) => [spread(u), 0]],
  ['tanh', tanh, Math.tanh, (u) => [spread(u), 0]],
  ['atanh', atanh, Math.atanh, (u) => [2 * u - 1, 0]],
  ['power', power, Math.pow, (u, v) => [10 ** ((u - 0.5) * 10), spread(v)]],
  ['power near 1', power, Math.pow, (u, v) => [1 + (u - 0.5) * 1e-9, v * 1e11]],
  ['power of ten', power, Math.pow, (u) => [10, spread(u)]],
];

/** 20,000 results of a function over seeded arguments. */
function results([, mine, engine, draw]: Case): readonly (readonly [number, number])[] {
  const words = new Uint32Array(4);
  return Array.from({ length: 20_000 }, (_, i) => {
    philox([i, 0, 0, 0], [7, 0], words);
    const [x, y] = draw(uniform(words[0] as number), uniform(words[1] as number));
    return [mine(x, y), engine(x, y)];
  });
}

/** Distance of two doubles of one sign, in units of the last place of the second. */
function units(a: number, b: number): number {
  const size = new DataView(new ArrayBuffer(8));
  const place = (x: number): bigint => {
    size.setFloat64(0, x);
    return size.getBigInt64(0);
  };
  return Number(place(a) - place(b));
}

describe('elementary functions', () => {
  test.each(CASES)("%s is the engine's within 2 units in the last place", (...each) => {
    for (const [mine, engine] of results(each))
      if (!Object.is(mine, engine)) expect(Math.abs(units(mine, engine))).toBeLessThanOrEqual(2);
  });

  test('have the same bits on every engine', () => {
    const hash = createHash('sha256');
    // Arguments themselves are made without the engine's power.
    const words = new Uint32Array(4);
    for (let i = 0; i < 50_000; i++) {
      philox([i, 0, 0, 0], [11, 0], words);
      const [u, v] = [uniform(words[0] as number), uniform(words[1] as number)];
      const x = spread(u);
      hash.update(
        Float64Array.of(
          exp(x),
          log(u),
          log10(u * 1000),
          log1p(u - v),
          expm1(x * v),
          sinh(x),
          cosh(x),
          tanh(u - v),
          power(10 * u, spread(v)),
        ),
      );
    }
    expect(hash.digest('hex')).toBe(
      'ad9d436b4ab4bec8c40503c8915f86c0f7992c7e75a036a930b921f640aac815',
    );
  });

  test.each([
    [exp(710), Number.POSITIVE_INFINITY],
    [exp(-746), 0],
    [exp(-745), 5e-324],
    [exp(Number.NaN), Number.NaN],
    [log(0), Number.NEGATIVE_INFINITY],
    [log(-1), Number.NaN],
    [log(5e-324), -744.4400719213812],
    [log1p(-1), Number.NEGATIVE_INFINITY],
    [log1p(-2), Number.NaN],
    [expm1(-800), -1],
    [expm1(710), Number.POSITIVE_INFINITY],
    [log10(0), Number.NEGATIVE_INFINITY],
    [log10(1e-320), -320.0000077],
    [power(0, 0), 1],
    [power(0, 2), 0],
    [power(0, -1), Number.POSITIVE_INFINITY],
    [power(10, 309), Number.POSITIVE_INFINITY],
    [power(10, -324), 0],
    [power(2, -1074), 5e-324],
    [power(2, 1023), 2 ** 1023],
    [power(9, 0.5), 3],
    [power(10, Number.NEGATIVE_INFINITY), 0],
    [power(0.1, Number.NEGATIVE_INFINITY), Number.POSITIVE_INFINITY],
    [power(4, -1), 0.25],
  ])('at the ends: %d is %d', (got, expected) => {
    if (Math.abs(expected) > 300 && Number.isFinite(expected)) expect(got).toBeCloseTo(expected, 4);
    else expect(got).toBe(expected);
  });

  test('a power of what is not a number or below zero throws', () => {
    expect(() => power(-1, 0.5)).toThrow(RangeError);
    expect(() => power(Number.NaN, 1)).toThrow(RangeError);
    expect(() => power(2, Number.NaN)).toThrow(RangeError);
  });
});
