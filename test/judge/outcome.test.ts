import { expect, test } from 'vitest';
import type { Part } from '../../src/domain/exposure.ts';
import type { ExposurePolicy } from '../../src/domain/thesis.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { deviates, lifted, mixture, widened } from '../../src/judge/mixture.ts';
import { mixed, OUTCOME_POINTS, outcomes, tailLoss } from '../../src/judge/outcome.ts';

const sure = (noise: number, friction: number, rupture: number): ExposurePolicy['outcomes'] => ({
  noise: { mean: noise, sd: 0 },
  friction: { mean: friction, sd: 0 },
  rupture: { mean: rupture, sd: 0 },
});
const policy = (over: Partial<ExposurePolicy>): ExposurePolicy => ({ ...EXPOSURE, ...over });
/** ln 0.1 / ln 0.7. */
const LAMBDA = Math.log(0.1) / Math.log(0.7);

test('of outcomes that are certain every table is what the outcome makes of an exposure', () => {
  const o = outcomes(policy({ outcomes: sure(0.1, -0.05, -0.2), leverage: 0.35 }));
  const near = (all: readonly number[]) => all.map((x) => expect.closeTo(x, 12));
  expect(o.mean).toEqual(near([0.1, -0.05, -0.2]));
  expect(o.up).toEqual(near([0.1, 0, 0]));
  expect(o.down).toEqual(near([0, 0.05, 0.2]));
  expect(o.last).toBe(35); // 0.35 / 0.01 is 34.99999999999999
  expect(o.growth(0)).toEqual([0, 0, 0]);
  // At an exposure of 0.50 wealth is 1.05, 0.975 and 0.9.
  expect(o.growth(50)).toEqual(near([1.05, 0.975, 0.9].map(Math.log)));
  expect(o.risk(50)).toEqual(near([1.05, 0.975, 0.9].map((x) => x ** -LAMBDA)));
  expect(o.growth(50)).toBe(o.growth(50));
});

test('an exposure that can lose everything grows at minus infinity and is risk without end', () => {
  const o = outcomes(policy({ outcomes: sure(0.1, 0, -3), leverage: 2 }));
  // No book loses more than 0.95 of itself; twice that is more than all.
  expect(o.mean[2]).toBeCloseTo(-0.95, 12);
  expect(o.growth(100)[2]).toBeCloseTo(Math.log(0.05), 12);
  expect(o.growth(200)[2]).toBe(Number.NEGATIVE_INFINITY);
  expect(o.risk(200)[2]).toBe(Number.POSITIVE_INFINITY);
});

test('a harsher regime never pays more, quantile by quantile', () => {
  const o = outcomes(policy({ outcomes: sure(0.1, 0.3, 0.2) }));
  for (const mean of o.mean) expect(mean).toBeCloseTo(0.1, 12);
  for (const row of o.rows) expect(row).toEqual(new Array<number>(OUTCOME_POINTS).fill(0.1));
});

test('outcomes of every regime stand from the worst up', () => {
  const { rows } = outcomes(EXPOSURE);
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    expect(row).toHaveLength(OUTCOME_POINTS);
    expect(row).toEqual(row.toSorted((a, b) => a - b));
  }
});

test('CVaR takes the worst twentieth of the odds, across regimes', () => {
  const certain = outcomes(policy({ outcomes: sure(0.1, -0.05, -0.2) }));
  const loss = (noise: number, friction: number, rupture: number): number =>
    tailLoss({ noise, friction, rupture }, certain);
  expect(loss(0.9, 0.05, 0.05)).toBeCloseTo(0.2, 12);
  // 0.02 of rupture, then 0.03 of friction: (0.02 x 0.2 + 0.03 x 0.05) / 0.05.
  expect(loss(0.9, 0.08, 0.02)).toBeCloseTo(0.11, 12);
  // 0.01 of friction, then 0.04 of noise, which gains: (0.01 x 0.05 - 0.04 x 0.1) / 0.05.
  expect(loss(0.99, 0.01, 0)).toBeCloseTo(-0.07, 12);
});

test('of equal outcomes all count, and without any there is no loss', () => {
  const level = outcomes(policy({ outcomes: sure(0.1, -0.2, -0.2) }));
  // 0.04 of a loss of 0.2, then 0.01 of noise, which gains: (0.04 x 0.2 - 0.01 x 0.1) / 0.05.
  expect(tailLoss({ noise: 0.96, friction: 0.02, rupture: 0.02 }, level)).toBeCloseTo(0.14, 12);
  expect(tailLoss({ noise: 0.8, friction: 0.1, rupture: 0.1 }, { rows: [[], [], []] })).toBe(-0);
});

test('a table is weighed by the odds', () => {
  expect(mixed({ noise: 0.5, friction: 0.3, rupture: 0.2 }, [1, 10, 100])).toBeCloseTo(23.5, 12);
});

/** P(T <= t) of Student's t with four degrees of freedom, by Simpson's rule on its density. */
function cumulative(t: number): number {
  const density = (x: number): number => (3 / 8) * (1 + (x * x) / 4) ** -2.5;
  const n = 2000;
  const h = t / n;
  let sum = density(0) + density(t);
  for (let i = 1; i < n; i++) sum += (i % 2 ? 4 : 2) * density(i * h);
  return 0.5 + (sum * h) / 3;
}

test('a quantile of a mixture has its share of the weighted parts below it', () => {
  const parts: Part[] = [
    { mean: 0.05, sd: 0.02, weight: 0.3 },
    { mean: -0.1, sd: 0.2, weight: 0.7 },
  ];
  const xs = mixture(parts, deviates(9));
  for (const [i, x] of xs.entries()) {
    // Deviates are scaled to deviation 1: a t with four degrees has sqrt 2.
    const below = parts.reduce(
      (sum, { mean, sd, weight }) => sum + weight * cumulative((Math.SQRT2 * (x - mean)) / sd),
      0,
    );
    expect(below).toBeCloseTo((i + 0.5) / 9, 9);
  }
});

test('a lift moves every path of noise, and nothing else', () => {
  const noise = [
    { mean: 0.02, sd: 0.1, weight: 0.4 },
    { mean: 0.04, sd: 0.1, weight: 0.6 },
  ];
  const rupture = [{ mean: -0.2, sd: 0.1, weight: 1 }];
  expect(lifted({ noise, rupture }, EXPOSURE, 0.01)).toEqual({
    noise: [
      { mean: 0.03, sd: 0.1, weight: 0.4 },
      { mean: 0.05, sd: 0.1, weight: 0.6 },
    ],
    rupture,
  });
  expect(lifted({}, EXPOSURE, 0.01)).toEqual({
    noise: [{ mean: expect.closeTo(0.07, 12), sd: 0.07, weight: 1 }],
  });
});

test('outcomes spread wider by so many times the deviation, in every regime and path', () => {
  const noise = [
    { mean: 0.02, sd: 0.1, weight: 0.4 },
    { mean: 0.04, sd: 0.2, weight: 0.6 },
  ];
  expect(widened({ noise }, EXPOSURE, 1.5)).toEqual({
    noise: [
      { mean: 0.02, sd: expect.closeTo(0.15, 12), weight: 0.4 },
      { mean: 0.04, sd: expect.closeTo(0.3, 12), weight: 0.6 },
    ],
    friction: [{ mean: -0.02, sd: expect.closeTo(0.15, 12), weight: 1 }],
    rupture: [{ mean: -0.12, sd: expect.closeTo(0.24, 12), weight: 1 }],
  });
});

test('a quantile on a step is the lower end of the step', () => {
  const parts: Part[] = [
    { mean: 0, sd: 0, weight: 0.5 },
    { mean: 1, sd: 0, weight: 0.5 },
  ];
  // Half of it is at 0, so that 0 is the smallest value with half at or below it.
  expect(mixture(parts, deviates(1))[0]).toBeCloseTo(0, 9);
});
