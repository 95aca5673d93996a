import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aversion, type Kelly, kelly, ruinBound } from '../reference/kelly.ts';

const CASH = [1, 1];
const COIN = [2, 0];

/** Growth and risk of bets, from the definition. */
const judge = (
  p: readonly number[],
  r: readonly (readonly number[])[],
  b: readonly number[],
  l: number,
) => {
  let [growth, risk] = [0, 0];
  for (const [k, q] of p.entries()) {
    if (q === 0) continue;
    const wealth = r.reduce((s, row, i) => s + (row[k] ?? 0) * (b[i] ?? 0), 0);
    growth += q * Math.log(wealth);
    risk += q * wealth ** -l;
  }
  return { growth, risk };
};

test('a coin that pays even money is bet by its edge, 2 p - 1', () => {
  // J. L. Kelly, "A new interpretation of information rate" (1956): 0.6 - 0.4 = 0.2.
  const k = kelly([0.6, 0.4], [COIN, CASH], 0) as Kelly;
  expect(k.bets[0]).toBeCloseTo(0.2, 8);
  expect(k.growth).toBeCloseTo(0.6 * Math.log(1.2) + 0.4 * Math.log(0.8), 12);
});

test('with lambda 1 the coin has a closed form', () => {
  // 0.6 / (1 + f) + 0.4 / (1 - f) <= 1 means 1 - 0.2 f <= 1 - f^2, so f <= 0.2: the Kelly bet itself.
  const k = kelly([0.6, 0.4], [COIN, CASH], 1) as Kelly;
  expect(k.bets[0]).toBeCloseTo(0.2, 6);
  // lambda 2: 0.6 (1 - f)^2 + 0.4 (1 + f)^2 = (1 - f^2)^2, so f^3 - 3 f + 0.4 = 0: f = 0.134145....
  const f = (kelly([0.6, 0.4], [COIN, CASH], 2) as Kelly).bets[0] as number;
  expect(f ** 3 - 3 * f + 0.4).toBeCloseTo(0, 9);
  expect(f).toBeGreaterThan(0.13);
});

test('more aversion never bets more', () => {
  let before = Number.POSITIVE_INFINITY;
  for (const lambda of [0, 1, 1.5, 3, 6, 20, 100, 5000]) {
    const k = kelly([0.6, 0.4], [COIN, CASH], lambda) as Kelly;
    expect(k.bets[0]).toBeLessThan(before + 1e-6);
    before = k.bets[0] as number;
  }
});

test('without an edge everything stays in cash', () => {
  for (const p of [0.5, 0.4]) {
    const k = kelly([p, 1 - p], [COIN, CASH], 6) as Kelly;
    expect(k.bets[1]).toBeCloseTo(1, 6);
    expect(k.growth).toBeCloseTo(0, 12);
    expect(k.risk).toBeLessThanOrEqual(1 + 1e-9);
  }
});

test('no answer where no bet keeps the risk', () => {
  expect(kelly([0.5, 0.5], [COIN, [0.9, 0.9]], 6)).toBeUndefined();
  expect(kelly([0.5, 0.5], [[1.1, 0]], 0)).toBeUndefined();
});

test('an outcome that cannot come, or the same asset twice, changes nothing', () => {
  const one = kelly([0.6, 0.4], [COIN, CASH], 2) as Kelly;
  const padded = kelly(
    [0.6, 0, 0.4],
    [
      [2, 0, 0],
      [1, 0, 1],
    ],
    2,
  ) as Kelly;
  const twice = kelly([0.6, 0.4], [COIN, COIN, CASH], 2) as Kelly;
  expect(padded.growth).toBeCloseTo(one.growth, 12);
  expect(twice.growth).toBeCloseTo(one.growth, 12);
});

const shares = (n: number) =>
  fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: n, maxLength: n });
const portions = (xs: readonly number[]): number[] => {
  const sum = xs.reduce((s, x) => s + x, 0);
  return xs.map((x) => x / sum);
};

test('no other bet that keeps the risk grows faster', () => {
  const returns = fc.array(
    fc.array(fc.double({ min: 0, max: 2.2, noNaN: true }), { minLength: 4, maxLength: 4 }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(
      shares(4),
      returns,
      fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 20, noNaN: true })),
      fc.array(shares(4), { minLength: 20, maxLength: 20 }),
      (weights, assets, lambda, rivals) => {
        const p = portions(weights);
        const r = [...assets, [1, 1, 1, 1]];
        const best = kelly(p, r, lambda) as Kelly;
        expect(best.bets.reduce((s, b) => s + b, 0)).toBeCloseTo(1, 12);
        expect(Math.min(...best.bets)).toBeGreaterThanOrEqual(0);
        expect(judge(p, r, best.bets, lambda).risk).toBeLessThanOrEqual(1 + 1e-9);
        for (const [i, rival] of rivals.entries()) {
          // Near and far: a rival is mixed in from all of it down to a hundred-thousandth.
          const [other, e] = [portions(rival.slice(0, r.length)), 10 ** -(i / 4)];
          const b = best.bets.map((x, j) => (1 - e) * x + e * (other[j] as number));
          const { growth, risk } = judge(p, r, b, lambda);
          if (risk <= 1) expect(growth).toBeLessThanOrEqual(best.growth + 1e-11);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the aversion is the one whose bound is beta', () => {
  expect(ruinBound(0.7, aversion(0.7, 0.1))).toBeCloseTo(0.1, 14);
});

test('they refuse impossible arguments', () => {
  const refused = [
    () => kelly([0.5, 0.4], [COIN], 1),
    () => kelly([], [], 1),
    () => kelly([1.5, -0.5], [COIN], 1),
    () => kelly([0.5, 0.5], [[2]], 1),
    () => kelly([0.5, 0.5], [[2, -1]], 1),
    () => kelly([0.5, 0.5], [[2, Number.NaN]], 1),
    () => kelly([0.5, 0.5], [COIN], -1),
    () => kelly([0.5, 0.5], [COIN], Number.NaN),
    () => aversion(1, 0.1),
    () => aversion(0.7, 0),
    () => ruinBound(0, 1),
    () => ruinBound(0.5, Number.NaN),
  ];
  for (const call of refused) expect(call).toThrow(RangeError);
});
