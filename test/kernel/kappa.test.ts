import { expect, test } from 'vitest';
import { kappa, linearCredit, wilson } from '../../src/kernel/kappa.ts';

/** Two dermatologists, terrible to clear. Source: SAS/STAT, The FREQ Procedure, "Agreement Study". */
const SKIN = [
  [10, 4, 1, 0],
  [5, 10, 12, 2],
  [2, 4, 12, 5],
  [0, 2, 6, 13],
];

test('the published examples: SAS skin condition, plain 0.3449 and weighted 0.5082; Fleiss, 1981, 0.68', () => {
  expect(kappa(SKIN)?.kappa.at).toBeCloseTo(0.3449, 4);
  expect(kappa(SKIN, { credit: linearCredit(4) })?.kappa.at).toBeCloseTo(0.5082, 4);
  // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd edition, page 213: 0.23 / 0.34.
  const fleiss = [
    [75, 1, 4],
    [5, 4, 1],
    [0, 0, 10],
  ];
  expect(kappa(fleiss)?.chance).toBeCloseTo(0.66, 12);
  expect(kappa(fleiss)?.kappa.at).toBeCloseTo(0.23 / 0.34, 12);
});

test('the interval is that of the share alike, moved to the scale of kappa', () => {
  const found = kappa(SKIN);
  const { low, high } = wilson(45 / 88, 88);
  const e = found?.chance as number;
  expect(found?.kappa.low).toBeCloseTo((low - e) / (1 - e), 12);
  expect(found?.kappa.high).toBeCloseTo((high - e) / (1 - e), 12);
  expect(kappa(SKIN, { cases: 44 })?.alike).toEqual(wilson(45 / 88, 44));
});

// R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3, 95 %.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval published for %i of %i', (of, cases, low, high) => {
  const told = wilson(of / cases, cases, 0.95);
  expect(told.low).toBeCloseTo(low, 4);
  expect(told.high).toBeCloseTo(high, 4);
});

test('full agreement is 1, and its interval no point; one category alone tells nothing', () => {
  const { kappa: told } = kappa([
    [10, 0],
    [0, 10],
  ]) as NonNullable<ReturnType<typeof kappa>>;
  expect(told.at).toBe(1);
  expect(told.low).toBeCloseTo(0.848226, 6); // (0.924113 - 0.5) / 0.5
  expect(told.high).toBe(1);
  expect(kappa([[20]])).toBeUndefined();
  expect(
    kappa([
      [0, 0],
      [0, 7],
    ]),
  ).toBeUndefined();
});

test('opposite coders are at -1, and below it nothing', () => {
  const told = kappa([
    [0, 10],
    [10, 0],
  ])?.kappa;
  expect([told?.at, told?.low]).toEqual([-1, -1]);
});

/**
 * How often the interval covers, exactly, over every table of so many cases: with a chance of `true` both
 * see the same, else each draws from the margin.
 */
function coverage(truth: number, margin: number, cases: number): number {
  const p = [margin, 1 - margin].flatMap((x, i) =>
    [margin, 1 - margin].map((y, j) => truth * (i === j ? x : 0) + (1 - truth) * x * y),
  );
  const log = (n: number): number => (n < 2 ? 0 : Math.log(n) + log(n - 1));
  let [covered, told] = [0, 0];
  for (let a = 0; a <= cases; a++)
    for (let b = 0; a + b <= cases; b++)
      for (let c = 0; a + b + c <= cases; c++) {
        const counts = [a, b, c, cases - a - b - c];
        const chance = Math.exp(
          counts.reduce((s, n, k) => s + n * Math.log(p[k] as number) - log(n), log(cases)),
        );
        const found = kappa([counts.slice(0, 2), counts.slice(2)])?.kappa;
        if (!found) continue;
        told += chance;
        if (found.low <= truth && truth <= found.high) covered += chance;
      }
  return covered / told;
}

test('an interval said to cover 80 % covers 75 to 95 % at twenty cases, also where most agree', () => {
  const found = [0.4, 0.7, 0.9].flatMap((truth) =>
    [0.6, 0.75].map((margin) => coverage(truth, margin, 20)),
  );
  for (const share of found) {
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.95);
  }
});

test('an impossible argument is refused', () => {
  expect(() => kappa([])).toThrow(RangeError);
  expect(() => kappa([[1, 2]])).toThrow(RangeError);
  expect(() => kappa([[-1]])).toThrow(RangeError);
  expect(() => kappa([[Number.NaN]])).toThrow(RangeError);
  expect(() => kappa([[1]], { credit: () => 2 })).toThrow(RangeError);
  expect(() => wilson(Number.NaN, 9)).toThrow(RangeError);
  expect(() => wilson(0.5, 0)).toThrow(RangeError);
});
