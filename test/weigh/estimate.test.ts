import { describe, expect, test } from 'vitest';
import {
  cvarOverPaths,
  halfWithin,
  probability,
  quantileOverPaths,
} from '../../bench/pathestimates.ts';
import { type Arena, OUT, PATHS_PER_BLOCK, WIDTH } from '../../src/weigh/firesale/arena.ts';
import {
  meanOverPaths,
  type Paths,
  pathFigure,
  replicates,
} from '../../src/weigh/firesale/estimate.ts';
import { halfBack } from '../../src/weigh/firesale/half.ts';
import { type DrawKind, scheme } from '../../src/weigh/firesale/scheme.ts';
import { arena } from '../reference/arena.ts';
import { simulateBlock } from '../reference/firesale/block.ts';

/** Paths by hand: falls and weights, in scrambles of equal size. */
function paths(scrambles: number, falls: readonly number[], weights?: readonly number[]): Paths {
  const rows = new Float64Array(falls.length * WIDTH);
  falls.forEach((fall, i) => {
    rows[i * WIDTH + OUT.fall] = fall;
    rows[i * WIDTH + OUT.weight] = weights?.[i] ?? 1;
  });
  return { rows, scrambles };
}

const fallOf = (of: Paths) => pathFigure(of, OUT.fall);

describe('estimates', () => {
  test('a mean over two scrambles has half of their distance as its error', () => {
    // Means 1.5 and 3.5: at 2.5, error sqrt(((1.5 - 2.5)^2 + (3.5 - 2.5)^2) / (2 - 1) / 2) = 1.
    const of = paths(2, [1, 2, 3, 4]);
    expect(meanOverPaths(of, fallOf(of))).toEqual({ at: 2.5, error: 1 });
  });

  test('weights count: 1 at weight 3 and 5 at weight 1 average to 2', () => {
    const of = paths(1, [1, 5], [3, 1]);
    expect(meanOverPaths(of, fallOf(of))).toEqual({ at: 2, error: 0 });
  });

  test('a mean among some is a ratio, whose error weighs each scramble by what it holds', () => {
    // Among falls above 1: 3 | 2, 4. At (3 + 6) / 3 = 3; residuals 0 and 6 - 3 x 2 = 0: error 0.
    const even = paths(2, [1, 3, 2, 4]);
    expect(meanOverPaths(even, fallOf(even), (i) => fallOf(even)(i) > 1)).toEqual({
      at: 3,
      error: 0,
    });
    // Among 3 | 2, 7: at 4; residuals 3 - 4 = -1 and 9 - 8 = 1: sqrt((1 + 1) x 2 / 1) / 3 = 2/3.
    const odd = paths(2, [1, 3, 2, 7]);
    const { at, error } = meanOverPaths(odd, fallOf(odd), (i) => fallOf(odd)(i) > 1);
    expect(at).toBe(4);
    expect(error).toBeCloseTo(2 / 3, 12);
  });

  test('a probability is the share of weight', () => {
    const of = paths(1, [1, 2, 3], [1, 2, 5]);
    expect(probability(of, (i) => fallOf(of)(i) >= 2).at).toBe(7 / 8);
  });

  test('a quantile stops where the weight up to it reaches the share', () => {
    // Weights 1, 1, 2 of 1, 2, 3: half of 4 is reached at 2.
    const of = paths(1, [3, 1, 2], [2, 1, 1]);
    expect(quantileOverPaths(of, fallOf(of), { p: 0.5 })).toEqual({ at: 2, error: 0 });
  });

  test('the error of a quantile is read off the quantiles around it', () => {
    // Scrambles 1..10 and 5..14: 7 is the first value with half at or below, 7 of 10 and 3 of 10, so
    // the share's error is 0.2; shares 0.3 and 0.7 of the 20 are reached at the 6th and the 14th of
    // 1 2 3 4 5 5 6 6 7 7 8 8 9 9 10 10 ..., which are 5 and 9: (9 - 5) / 2 = 2.
    const one = Array.from({ length: 10 }, (_, i) => i + 1);
    const of = paths(2, [...one, ...one.map((x) => x + 4)]);
    expect(quantileOverPaths(of, fallOf(of), { p: 0.5 })).toEqual({ at: 7, error: 2 });
  });

  test('the CVaR of a small list is the mean of its worst', () => {
    // Worst quarter of 1..8: 7 and 8, mean 7.5. Worst 30 % of 1..10 but for a path of weight 3 at 9:
    // total 12, tail 3.6: 10 once, 9 for 2.6 more: (10 + 23.4) / 3.6 = 9.2777...
    const eight = paths(1, [5, 1, 8, 3, 7, 2, 6, 4]);
    expect(cvarOverPaths(eight, fallOf(eight), { level: 0.75 }).at).toBe(7.5);
    const ten = paths(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [1, 1, 1, 1, 1, 1, 1, 1, 3, 1]);
    expect(cvarOverPaths(ten, fallOf(ten), { level: 0.7 }).at).toBeCloseTo(33.4 / 3.6, 12);
  });

  test('the error of a CVaR is that of what lies over the quantile', () => {
    // Scrambles 1 2 3 10 and 1 2 3 6, worst half: quantile 0.5 is 2; over it, doubled: means
    // (1 + 8) / 4 x 2 = 4.5 and (1 + 4) / 4 x 2 = 2.5. At 2 + 3.5 = (3 + 3 + 10 + 6) / 4; error 1.
    const of = paths(2, [1, 2, 3, 10, 1, 2, 3, 6]);
    expect(cvarOverPaths(of, fallOf(of), { level: 0.5 })).toEqual({ at: 5.5, error: 1 });
  });

  test('no path, no mean', () => {
    const of = paths(1, [1]);
    expect(() => meanOverPaths(of, fallOf(of), () => false)).toThrow(RangeError);
  });

  test('paths are split into sixteen scrambles of whole blocks', () => {
    expect(replicates(1)).toEqual({ scrambles: 16, size: 256 });
    expect(replicates(4096)).toEqual({ scrambles: 16, size: 256 });
    // 4,097 / 16 is more than one block.
    expect(replicates(4097)).toEqual({ scrambles: 16, size: 512 });
    expect(replicates(65536)).toEqual({ scrambles: 16, size: 4096 });
    for (const wrong of [0, -1, 1.5, Number.NaN])
      expect(() => replicates(wrong)).toThrow(RangeError);
  });
});

/** A crowd of six books on two assets: two limits of leverage, redemptions, a noisy market. */
const crowd: Arena = arena({
  holding: [
    [0.1, 0.02],
    [0.05, 0.05],
    [0.02, 0.1],
    [0.1, 0.1],
    [0.05, 0.02],
    [0.02, 0.02],
  ],
  factors: 1,
  loading: [0.015, 0.02],
  own: [0.004, 0.01],
  sort: [0, 0, 0, 1, 1, 0],
  equity: [0.03, 0.03, 0.03, 0.2, 0.07, 0.01],
  most: [4.3, 3.6, 4.3, 1e9, 1e9, 4.4],
  aim: [4, 3.3, 4, 1e9, 1e9, 4],
  flow: 0.5,
  from: 0.01,
  depth: 1,
  rules: {
    impact: 1,
    sigma: 0.0185,
    decaying: 0.5,
    decay: 0.8,
    memory: 0.94,
    react: 0.17,
    daily: 0.0107,
    drift: 0.0002,
  },
});

/** A replicate: `scrambles` nets, or streams of dice, of `blocks` blocks each. */
function ran(kind: DrawKind, first: number, scrambles: number, blocks: number) {
  const schemes = Array.from({ length: scrambles }, (_, s) =>
    scheme(crowd, { seed: 11, replicate: first + s, kind }),
  );
  const count = scrambles * blocks * PATHS_PER_BLOCK;
  const of = { rows: new Float64Array(count * WIDTH), crossings: new Uint8Array(count), scrambles };
  schemes.forEach((own, s) => {
    for (let b = 0; b < blocks; b++) {
      const { rows, crossings } = simulateBlock(crowd, own, b);
      of.rows.set(rows, (s * blocks + b) * PATHS_PER_BLOCK * WIDTH);
      of.crossings.set(crossings, (s * blocks + b) * PATHS_PER_BLOCK);
    }
  });
  return { of };
}

const moments = (xs: readonly number[]) => {
  const at = xs.reduce((a, b) => a + b, 0) / xs.length;
  return { at, variance: xs.reduce((a, b) => a + (b - at) ** 2, 0) / (xs.length - 1) };
};

describe('P(half back)', () => {
  const counted = (of: Paths, sessions: number): number =>
    probability(
      of,
      (i) => pathFigure(of, OUT.half)(i) <= sessions,
      (i) => pathFigure(of, OUT.fall)(i) > 0,
    ).at;

  test('by the walk agrees with counting over replicates, and varies far less', () => {
    const n = 32;
    const dice = Array.from({ length: n }, (_, r) => ran('plain', 1000 + r, 1, 2));
    const nets = Array.from({ length: n }, (_, r) => ran('net', r, 1, 2));
    for (const sessions of [5, 20]) {
      const plain = moments(dice.map(({ of }) => counted(of, sessions)));
      const walk = moments(dice.map(({ of }) => halfWithin(crowd, of, { sessions }).at));
      const both = moments(nets.map(({ of }) => halfWithin(crowd, of, { sessions }).at));
      for (const { at, variance } of [walk, both]) {
        const error = Math.sqrt((plain.variance + variance) / n);
        expect(Math.abs(at - plain.at)).toBeLessThan(4 * error);
      }
      expect(plain.variance / both.variance).toBeGreaterThan(4);
    }
  });

  test('is the counted figure where the market has no noise of its own', () => {
    const calm: Arena = { ...crowd, rules: { ...crowd.rules, daily: 0 } };
    const own = scheme(calm, { seed: 1, replicate: 0 });
    const block = simulateBlock(calm, own, 0);
    const { rows } = block;
    const [back = () => Number.NaN] = halfBack(calm, block, [20]);
    for (let i = 0; i < PATHS_PER_BLOCK; i++) {
      const [fall, half] = [rows[i * WIDTH + OUT.fall], rows[i * WIDTH + OUT.half]] as number[];
      expect(back(i)).toBe((fall as number) > 0 && (half as number) <= 20 ? 1 : 0);
    }
  });

  test('is refused when rows and walks do not fit', () => {
    const { of } = ran('net', 0, 1, 1);
    const fewer = { ...of, crossings: of.crossings.subarray(1) };
    expect(() => halfBack(crowd, fewer, [20])).toThrow(RangeError);
    expect(() => halfBack(crowd, of, [61])).toThrow(RangeError);
  });
});

describe('the scheme', () => {
  test('gives the means of plain dice, and standard errors that hold', () => {
    const n = 24;
    const nets = Array.from({ length: n }, (_, r) => ran('net', 4 * r, 4, 1));
    const dice = Array.from({ length: n }, (_, r) => ran('plain', 2000 + r, 1, 4));
    for (const figure of [
      (of: Paths) => meanOverPaths(of, pathFigure(of, OUT.overshoot)),
      (of: Paths) => cvarOverPaths(of, pathFigure(of, OUT.overshoot), { level: 0.99 }),
      (of: Paths) => meanOverPaths(of, pathFigure(of, OUT.worst)),
    ]) {
      const net = nets.map(({ of }) => figure(of));
      const a = moments(net.map(({ at }) => at));
      const b = moments(dice.map(({ of }) => figure(of).at));
      expect(Math.abs(a.at - b.at)).toBeLessThan(4 * Math.sqrt((a.variance + b.variance) / n));
      expect(b.variance / a.variance).toBeGreaterThan(4);
      // Root mean square of 24 errors over the spread of 24 estimates: within a factor of two.
      const stated = Math.sqrt(moments(net.map(({ error }) => error ** 2)).at / a.variance);
      expect(stated).toBeGreaterThan(0.5);
      expect(stated).toBeLessThan(2);
    }
  });
});
