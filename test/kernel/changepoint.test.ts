import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changepoint,
  changeWithin,
  likeliestRun,
  noRuns,
  normalGamma,
  type RunLaw,
  type Runs,
} from '../../src/kernel/changepoint.ts';
import { normalQuantile } from '../../src/kernel/normal.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';
import { studentDensity } from '../../src/kernel/student.ts';
import { normalMean } from '../reference/normalmean.ts';

const LAW = normalGamma({ m: 0, k: 1, a: 1, b: 1 });
const fold = <B>(law: RunLaw<B>, hazard: number, xs: readonly number[], least = 0): Runs<B> =>
  xs.reduce((runs, x) => changepoint(runs, law, hazard, x, least), noRuns(law));

/** Log density of one run's values, forecast one after another. */
const whole = <B>(law: RunLaw<B>, xs: readonly number[]): number => {
  let [sum, belief] = [0, law.fresh];
  for (const x of xs) {
    sum += law.logDensity(belief, x);
    belief = law.learn(belief, x);
  }
  return sum;
};

/** The runs as all ways to cut the values make them. */
function adds<B>(law: RunLaw<B>, hazard: number, xs: readonly number[]): void {
  const chances = new Array<number>(xs.length + 1).fill(0);
  // Bit t of a code: a run ends after value t.
  for (let code = 0; code < 2 ** xs.length; code++) {
    let [weight, from] = [1, 0];
    for (let t = 0; t < xs.length; t++) {
      const ends = (code >> t) & 1;
      weight *= ends ? hazard : 1 - hazard;
      if (!ends) continue;
      weight *= Math.exp(whole(law, xs.slice(from, t + 1)));
      from = t + 1;
    }
    weight *= Math.exp(whole(law, xs.slice(from)));
    chances[xs.length - from] = (chances[xs.length - from] as number) + weight;
  }
  const total = chances.reduce((a, b) => a + b, 0);
  const runs = fold(law, hazard, xs);
  expect(runs.lengths).toEqual(chances.map((_, r) => r));
  for (const [r, c] of chances.entries()) expect(runs.chances[r]).toBeCloseTo(c / total, 9);
  expect(runs.logEvidence).toBeCloseTo(Math.log(total), 8);
}

test('runs are those of all ways to cut the values, added up', () => {
  const value = fc.double({ min: -4, max: 4, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 7 }),
      fc.double({ min: 0.01, max: 0.6, noNaN: true }),
      (xs, hazard) => {
        adds(LAW, hazard, xs);
        adds(normalMean({ mean: 0, variance: 2 }, 1), hazard, xs);
      },
    ),
    { numRuns: 40 },
  );
});

test("the next value is forecast by Student's t", () => {
  const belief = { m: 0.3, k: 4, a: 2.5, b: 3 };
  const scale = Math.sqrt((3 * 5) / (2.5 * 4));
  for (const x of [-2, 0.3, 7])
    expect(LAW.logDensity(belief, x)).toBeCloseTo(
      Math.log(studentDensity((x - 0.3) / scale, 5) / scale),
      12,
    );
});

/** Values whose size trebles half way. */
const broken = (seed: number, n: number): number[] => {
  const words = new Uint32Array(4);
  return Array.from({ length: n }, (_, t) => {
    philox([t, 1, 0, 0], [seed, 78], words);
    return normalQuantile(uniform(words[0] as number)) * (t < n / 2 ? 0.7 : 2.1);
  });
};

test('a change of size is found where it was made', () => {
  const xs = broken(20001, 400);
  const runs = fold(LAW, 1 / 252, xs.slice(0, 220));
  expect(Math.abs(likeliestRun(runs) - 20)).toBeLessThanOrEqual(4);
  expect(changeWithin(runs, 40)).toBeGreaterThan(0.95);
  expect(changeWithin(fold(LAW, 1 / 252, xs.slice(0, 200)), 20)).toBeLessThan(0.1);
});

test('dropping runs below 1e-7 moves no chance of a change by 1e-3, and keeps the likeliest run', () => {
  for (const seed of [20002, 20003, 20004]) {
    const xs = broken(seed, 500);
    let [all, some] = [noRuns(LAW), noRuns(LAW)];
    let kept = 0;
    for (const [t, x] of xs.entries()) {
      all = changepoint(all, LAW, 1 / 252, x);
      some = changepoint(some, LAW, 1 / 252, x, 1e-7);
      kept = Math.max(kept, some.lengths.length);
      expect(Math.abs(changeWithin(all, 20) - changeWithin(some, 20))).toBeLessThan(1e-3);
      if (t > 0) expect(likeliestRun(some)).toBe(likeliestRun(all));
    }
    expect(kept).toBeLessThan(400);
  }
});

test('before anything is seen a change is as likely as the hazard says', () => {
  // Values that tell nothing: 1 - (1 - h)^20 of the runs are at most 20 long.
  const dumb: RunLaw<number> = { fresh: 0, logDensity: () => 0, learn: (n) => n + 1 };
  const runs = fold(dumb, 0.01, new Array<number>(300).fill(0));
  expect(changeWithin(runs, 20)).toBeCloseTo(1 - 0.99 ** 20, 12);
});

test('impossible arguments throw', () => {
  const none = noRuns(LAW);
  expect(() => changepoint(none, LAW, 0, 1)).toThrow(RangeError);
  expect(() => changepoint(none, LAW, 0.1, Number.NaN)).toThrow(RangeError);
  expect(() => changepoint(none, LAW, 0.1, 1, 0.5)).toThrow(RangeError);
  expect(() => changeWithin(none, 20)).toThrow(RangeError);
  expect(() => likeliestRun(none)).toThrow(RangeError);
  expect(() => normalGamma({ m: 0, k: 0, a: 1, b: 1 })).toThrow(RangeError);
  expect(() => normalMean({ mean: 0, variance: 1 }, 0)).toThrow(RangeError);
});
