import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIMENSIONS, net, sobol } from '../../src/weigh/firesale/net.ts';
import { scheme } from '../../src/weigh/firesale/scheme.ts';
import { arena } from '../reference/arena.ts';
import { drawPath } from '../reference/firesale/draw.ts';

/** Point `index` of a dimension as a whole word, as the draws read it. */
function point(directions: Uint32Array, d: number, index: number, shift = 0): number {
  let word = shift;
  for (let bit = 0; bit < 32; bit++)
    if ((index >>> bit) & 1) word ^= directions[d * 32 + bit] as number;
  return word >>> 0;
}

/** The first 2^k points of dimensions. */
const points = (directions: Uint32Array, d: number, k: number, shift = 0): number[] =>
  Array.from({ length: 2 ** k }, (_, i) => point(directions, d, i, shift));

/** The least t for which boxes of volume 2^(t - k) hold 2^t of the first 2^k points, in two dimensions. */
function unevenness(xs: readonly number[], ys: readonly number[], k: number): number {
  for (let t = 0; t <= k; t++) {
    const depth = k - t;
    const even = Array.from({ length: depth + 1 }, (_, a) => a).every((a) => {
      const counts = new Map<number, number>();
      xs.forEach((x, i) => {
        const box = cell(x, a) * 2 ** (depth - a) + cell(ys[i] as number, depth - a);
        counts.set(box, (counts.get(box) ?? 0) + 1);
      });
      return counts.size === 2 ** depth && [...counts.values()].every((n) => n === 2 ** t);
    });
    if (even) return t;
  }
  return k;
}

/** Which of 2^bits cells a word lies in. */
const cell = (word: number, bits: number): number => Math.floor(word / 2 ** (32 - bits));

describe('Sobol points', () => {
  const raw = sobol(DIMENSIONS);

  test('the second dimension begins 1/2, 3/4, 1/4, 3/8 in the order of the counter', () => {
    // x + 1 with m_1 = 1: m_2 = 2 m_1 xor m_1 = 3, m_3 = 2 m_2 xor m_2 = 5; V = 1/2, 3/4, 5/8.
    // Points 1, 2, 3, 4: V_1, V_2, V_1 xor V_2 = 1/4, V_3 = 5/8.
    const first = [1, 2, 3, 4].map((i) => point(raw, 1, i) / 2 ** 32);
    expect(first).toEqual([0.5, 0.75, 0.25, 0.625]);
  });

  test('dimensions 22 and 40 have the numbers of new-joe-kuo-6.21201', () => {
    // d = 22: 1 1 3 13 7 35 63; d = 40: 1 3 1 11 11 11 77 249; V_i = m_i / 2^i.
    const initial = (d: number, count: number): number[] =>
      Array.from({ length: count }, (_, i) => (raw[(d - 1) * 32 + i] as number) / 2 ** (31 - i));
    expect(initial(22, 7)).toEqual([1, 1, 3, 13, 7, 35, 63]);
    expect(initial(40, 8)).toEqual([1, 3, 1, 11, 11, 11, 77, 249]);
  });

  test('every direction number is an odd numerator over its own power of two', () => {
    for (let d = 0; d < DIMENSIONS; d++)
      for (let bit = 0; bit < 32; bit++) {
        const m = (raw[d * 32 + bit] as number) / 2 ** (31 - bit);
        expect(m % 2).toBe(1);
        expect(m).toBeLessThan(2 ** (bit + 1));
      }
  });

  test('the polynomials are primitive, each its own, and the numbers follow their recurrence', () => {
    // m_k = 2 a_1 m_(k-1) xor 4 a_2 m_(k-2) xor ... xor 2^s m_(k-s) xor m_(k-s), the source's formula;
    // a polynomial of degree s is primitive when the least power of x that is 1 is the 2^s - 1.
    expect(new Set(POLYNOMIALS).size).toBe(DIMENSIONS - 1);
    POLYNOMIALS.forEach((polynomial, i) => {
      const s = degree(polynomial);
      expect(order(polynomial)).toBe(2 ** s - 1);
      const m = (k: number): number => (raw[(i + 1) * 32 + k - 1] as number) / 2 ** (32 - k);
      for (let k = s + 1; k <= 20; k++) {
        let word = m(k - s);
        for (let j = 1; j <= s; j++) if ((polynomial >>> (s - j)) & 1) word ^= m(k - j) * 2 ** j;
        expect(m(k)).toBe(word);
      }
    });
  });

  test('the first 2^k points of every dimension hit each of the 2^k cells once', () => {
    for (const k of [1, 5, 10])
      for (let d = 0; d < DIMENSIONS; d++)
        expect(new Set(points(raw, d, k).map((x) => cell(x, k))).size).toBe(2 ** k);
  });

  test('the first two dimensions are a (0, 2)-sequence, neighbours among the first are near to one', () => {
    const k = 10;
    const t = (a: number, b: number): number => unevenness(points(raw, a, k), points(raw, b, k), k);
    expect(t(0, 1)).toBe(0);
    for (let d = 1; d < 8; d++) expect(t(d, d + 1)).toBeLessThanOrEqual(4);
  });

  test('more dimensions than the table has are refused', () => {
    expect(() => sobol(DIMENSIONS + 1)).toThrow(RangeError);
    expect(() => sobol(0)).toThrow(RangeError);
  });
});

describe('a scramble', () => {
  const dimensions = Array.from({ length: 12 }, (_, d) => d);

  test('keeps every dimension and every pair as even as it was', () => {
    const raw = sobol(dimensions.length);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (seed, replicate) => {
        const { directions, shift } = net([seed, replicate], dimensions);
        const k = 8;
        const drawn = dimensions.map((d) => points(directions, d, k, shift[d]));
        for (const d of dimensions)
          expect(new Set(drawn[d]?.map((x) => cell(x, k))).size).toBe(2 ** k);
        for (let d = 0; d < 4; d++)
          expect(unevenness(drawn[d] as number[], drawn[d + 1] as number[], k)).toBe(
            unevenness(points(raw, d, k), points(raw, d + 1, k), k),
          );
      }),
      { numRuns: 20 },
    );
  });

  test('of one key is always the same, of another key another', () => {
    expect(net([5, 3], dimensions)).toEqual(net([5, 3], dimensions));
    for (const key of [[5, 4] as const, [6, 3] as const]) {
      expect(net(key, dimensions).directions).not.toEqual(net([5, 3], dimensions).directions);
      expect(net(key, dimensions).shift).not.toEqual(net([5, 3], dimensions).shift);
    }
  });

  test('puts any one point anywhere: over scrambles its place is uniform and pairs are uncorrelated', () => {
    // Means of 2,000 uniforms have a standard error of 1 / sqrt(12 x 2000) = 0.0065; 4 of them are 0.026.
    // Products about the mean have one of 1/12 / sqrt(2000) = 0.0019; 4 of them are 0.0075.
    const places = Array.from({ length: 2000 }, (_, r) => {
      const { directions, shift } = net([9, r], dimensions);
      return [0, 1].map((i) => point(directions, i + 1, 77, shift[i + 1]) / 2 ** 32);
    }) as [number, number][];
    const average = (of: (p: [number, number]) => number): number =>
      places.reduce((sum, p) => sum + of(p), 0) / places.length;
    expect(Math.abs(average(([x]) => x) - 0.5)).toBeLessThan(0.026);
    expect(Math.abs(average(([, y]) => y) - 0.5)).toBeLessThan(0.026);
    expect(Math.abs(average(([x, y]) => (x - 0.5) * (y - 0.5)))).toBeLessThan(0.0075);
  });

  test('integrates without bias and far below the error of dice', () => {
    // The integral of the product of 12 (1 + (u - 1/2) / (j + 1)) is 1; its variance by dice is the
    // product of 1 + 1 / (12 (j + 1)^2), less 1, that is 0.141 for j = 0..11.
    const replicates = 64;
    const n = 1024;
    const found = Array.from({ length: replicates }, (_, r) => {
      const { directions, shift } = net([2, r], dimensions);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        let product = 1;
        for (const d of dimensions)
          product *= 1 + ((point(directions, d, i, shift[d]) + 0.5) / 2 ** 32 - 0.5) / (d + 1);
        sum += product;
      }
      return sum / n;
    });
    const mean = found.reduce((a, b) => a + b, 0) / replicates;
    const variance = found.reduce((a, b) => a + (b - mean) ** 2, 0) / (replicates - 1);
    expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(variance / replicates));
    expect(0.141 / n / variance).toBeGreaterThan(100);
  });
});

describe('the scheme', () => {
  const market = arena({
    holding: [[1, 1, 1]],
    factors: 2,
    loading: [1, 0, 1, 0, 1, 9],
    own: [1, 5, 0],
  });

  test('gives each draw at most one dimension, the scale first, then what moves the market most', () => {
    const { net: drawn } = scheme(market, { seed: 1, replicate: 0 });
    const draws = [...(drawn?.draws ?? [])];
    expect(new Set(draws).size).toBe(draws.length);
    // Parts in the market, thirds: factor 1: 3, factor 2: 9, own moves 1, 5, 0; so factor 2, then the
    // bridge's 60 and 20, then the own move of the second asset (1 + 2 + 60 + 1), then factor 1.
    expect(draws.slice(0, 6)).toEqual([0, 2, 3, 4, 64, 1]);
  });

  test('tilts the scale so that weights average to one, and gives the law of the plain dice', () => {
    const own = scheme(market, { seed: 1, replicate: 0 });
    const plain = scheme(market, { seed: 1, replicate: 0, kind: 'plain' });
    const [a, b] = [new Float64Array(66), new Float64Array(66)];
    const cup = { words: new Uint32Array(4) };
    let [weights, over, by] = [0, 0, 0];
    const n = 4096;
    for (let path = 0; path < n; path++) {
      const weight = drawPath(path, own, { cup, into: a });
      weights += weight;
      if ((a[0] as number) > 1) over += weight;
      expect(drawPath(path, plain, { cup, into: b })).toBe(1);
      if ((b[0] as number) > 1) by++;
    }
    // The mean of 2v over one point in each of 4,096 cells lies within a cell of 1. A scale above 1 is
    // a Gamma(2) variate below 1: 1 - 2/e = 0.2642.
    expect(weights / n).toBeCloseTo(1, 3);
    expect(over / n).toBeCloseTo(1 - 2 / Math.E, 3);
    expect(Math.abs(by / n - (1 - 2 / Math.E))).toBeLessThan(4 * Math.sqrt((0.2642 * 0.7358) / n));
  });
});

/** Coefficients of the table's polynomials as words, in its order. */
const POLYNOMIALS = [
  3, 7, 11, 13, 19, 25, 37, 41, 47, 55, 59, 61, 67, 91, 97, 103, 109, 115, 131, 137, 143, 145, 157,
  167, 171, 185, 191, 193, 203, 211, 213, 229, 239, 241, 247, 253, 285, 299, 301,
];

const degree = (polynomial: number): number => 31 - Math.clz32(polynomial);

/** Least power of x that is 1 modulo a polynomial over two elements. */
function order(polynomial: number): number {
  const top = 2 ** degree(polynomial);
  let power = 1;
  for (let n = 1; ; n++) {
    power <<= 1;
    if (power >= top) power ^= polynomial;
    if (power === 1) return n;
    if (n > top) return 0;
  }
}
