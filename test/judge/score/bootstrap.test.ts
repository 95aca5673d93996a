import { expect, test } from 'vitest';
import { bootstrap } from '../../../src/judge/score/bootstrap.ts';
import { type Draw, draw } from '../../../src/judge/score/draw.ts';
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
  expect(bootstrap(noise(59, 1), draw(1))).toEqual({
    unknown: { kind: 'too few', of: 'sessions', least: 60 },
  });
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

test('a resample is of blocks that run around the end, and its interval is from the tenth to the ninetieth', () => {
  const xs = Array.from({ length: 60 }, (_, i) => (i === 59 ? 1 : 0));
  // A new block only at the start, at a session that grows with the resample: every sum is the whole.
  const whole: Draw = (b, position) => (position % 2 ? b / 11 : 0.9);
  const all = { block: 10, resamples: 11 };
  expect(bootstrap(xs, whole, all)).toEqual({ low: 1, high: 1, ...all });
  // A new block at every session, in resample b always at session 5 b: b = 0 to 10 sum to 60 x 5 b.
  const rising = Array.from({ length: 60 }, (_, i) => i);
  const fresh: Draw = (b, position) => (position % 2 ? (5 * b + 0.5) / 60 : 0);
  expect(bootstrap(rising, fresh, all)).toEqual({ low: 300, high: 2700, ...all });
  // The first session begins a block whatever its chance, the thirty-first by its draw, each where its own draw says.
  const twice: Draw = (_, i) => (i === 60 ? 0 : i % 2 === 0 ? 0.9 : i === 1 || i === 61 ? 0.5 : 0);
  const half = (60 * 59) / 2 - (30 * 29) / 2; // 30 + 31 + ... + 59
  expect(bootstrap(rising, twice, all)).toEqual({ low: 2 * half, high: 2 * half, ...all });
  // At a chance of exactly 1 / block the block goes on.
  const edge: Draw = (b, position) => (position % 2 ? b / 11 : 0.1);
  expect(bootstrap(xs, edge, all)).toEqual({ low: 1, high: 1, ...all });
});

test('it resamples 1999 times in blocks of ten unless told', () => {
  expect(bootstrap(noise(60, 1), draw(1))).toMatchObject({ block: 10, resamples: 1999 });
});

test('what cannot be drawn is refused with what it was', () => {
  const xs = noise(60, 1);
  const least = 'blocks and resamples are at least 1; was';
  expect(() => bootstrap(xs, draw(1), { block: 0.5 })).toThrow(`${least} 0.5`);
  expect(() => bootstrap(xs, draw(1), { resamples: 0 })).toThrow(least);
  expect(sure(bootstrap(xs, draw(1), { block: 1, resamples: 1 })).low).toBeTypeOf('number');
  expect(() => bootstrap(xs, () => 1)).toThrow('a draw lies in [0, 1); was 1');
  expect(() => bootstrap(xs, () => -0.1)).toThrow('a draw lies in [0, 1); was -0.1');
  expect(sure(bootstrap(xs, () => 0)).low).toBeTypeOf('number');
});

test('draws of a seed are what they have always been', () => {
  // MurmurHash3's finaliser of 32 bits, three times over, as a second implementation has it.
  const mix = (x: bigint): bigint => {
    const low = (y: bigint): bigint => BigInt.asUintN(32, y);
    let h = low(x);
    h = low((h ^ (h >> 16n)) * 0x85ebca6bn);
    h = low((h ^ (h >> 13n)) * 0xc2b2ae35n);
    return h ^ (h >> 16n);
  };
  for (const [seed, resample, position] of [
    [1, 0, 0],
    [7, 3, 12],
    [2 ** 31, 1998, 9999],
  ] as const) {
    const inner = mix(BigInt(seed) ^ 0x9e3779b9n) + BigInt(resample);
    const at = mix(mix(inner) + BigInt(position) * 0x9e3779b1n);
    expect(draw(seed)(resample, position)).toBe(Number(at) / 2 ** 32);
  }
});
