import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markov, smoothed, stationary, transitions, twoStates } from '../../src/kernel/markov.ts';
import { twoStatesFit } from '../../src/kernel/markovfit.ts';
import { normalQuantile } from '../../src/kernel/normal.ts';
import { philox, uniform } from '../../src/kernel/philox.ts';
import { lagged } from '../reference/markovlags.ts';

const chance = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const value = fc.double({ min: -5, max: 5, noNaN: true });
const model = fc.record({
  mean: fc.tuple(value, value),
  variance: fc.tuple(
    fc.double({ min: 0.2, max: 9, noNaN: true }),
    fc.double({ min: 0.2, max: 9, noNaN: true }),
  ),
  stay: fc.tuple(chance, chance),
});
type Model = { mean: [number, number]; variance: [number, number]; stay: [number, number] };

const density = ({ mean, variance }: Model, x: number, s: number): number =>
  Math.exp(-((x - (mean[s] as number)) ** 2) / (2 * (variance[s] as number))) /
  Math.sqrt(2 * Math.PI * (variance[s] as number));

/** Every path of states, its weight: start, steps and densities multiplied out. */
function paths(m: Model, xs: readonly number[]): { path: number[]; weight: number }[] {
  const start = stationary(m.stay) as [number, number];
  const p = transitions(m.stay);
  return Array.from({ length: 2 ** xs.length }, (_, code) => {
    const path = xs.map((_, t) => (code >> t) & 1);
    const weight = path.reduce(
      (w, s, t) =>
        w *
        (t === 0 ? (start[s] as number) : (p[path[t - 1] as 0 | 1][s] as number)) *
        density(m, xs[t] as number, s),
      1,
    );
    return { path, weight };
  });
}

test('filter, smoother and likelihood are those of all paths of states added up', () => {
  fc.assert(
    fc.property(model, fc.array(value, { minLength: 1, maxLength: 7 }), (m, xs) => {
      const filter = twoStates(m, xs);
      const all = paths(m, xs);
      const total = all.reduce((sum, a) => sum + a.weight, 0);
      expect(filter.logLikelihood).toBeCloseTo(Math.log(total), 9);
      const whole = smoothed(filter, transitions(m.stay));
      for (let t = 0; t < xs.length; t++) {
        const share = (of: readonly { path: number[]; weight: number }[]): number =>
          of.reduce((sum, a) => sum + (a.path[t] === 1 ? a.weight : 0), 0) /
          of.reduce((sum, a) => sum + a.weight, 0);
        expect(whole[2 * t + 1]).toBeCloseTo(share(all), 9);
        expect(filter.filtered[2 * t + 1]).toBeCloseTo(share(paths(m, xs.slice(0, t + 1))), 9);
      }
    }),
    { numRuns: 60 },
  );
});

test('cut the future, same filter', () => {
  fc.assert(
    fc.property(model, fc.array(value, { minLength: 2, maxLength: 40 }), (m, xs) => {
      const cut = xs.slice(0, xs.length >> 1);
      expect([...twoStates(m, cut).filtered]).toEqual([
        ...twoStates(m, xs).filtered.slice(0, 2 * cut.length),
      ]);
    }),
  );
});

test('an observation that no state expects leaves chances, not nothing', () => {
  const m: Model = { mean: [0, 1], variance: [1, 1], stay: [0.9, 0.9] };
  // Densities of e^-500000 cannot be held; their ratio can: x = 1000 is nearer to 1.
  const { filtered, logLikelihood } = twoStates(m, [1000]);
  expect([...filtered]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
  expect(logLikelihood).toBeLessThan(-498_000);
});

test('a state that cannot be stays out, whatever its density', () => {
  const { filtered, logLikelihood } = markov([1, 0], transitions([1, 1]), [-2000, 0, -2000, 0]);
  expect([...filtered]).toEqual([1, 0, 1, 0]);
  expect(logLikelihood).toBe(-4000);
});

test('an autoregression without lags is two states with one variance', () => {
  fc.assert(
    fc.property(model, fc.array(value, { minLength: 1, maxLength: 30 }), (m, xs) => {
      const v = m.variance[0];
      const a = lagged({ mean: m.mean, variance: v, stay: m.stay, lags: [] }, xs);
      const b = twoStates({ ...m, variance: [v, v] }, xs);
      expect(a.logLikelihood).toBeCloseTo(b.logLikelihood, 9);
      for (const [t, p] of a.filtered.entries())
        expect(p).toBeCloseTo(b.filtered[2 * t + 1] as number, 9);
    }),
  );
});

test('one lag by hand', () => {
  // One state for practical purposes: means equal. Error 2 - 0.5 x 1 = 1.5 with variance 1.
  const got = lagged({ mean: [0, 0], variance: 1, stay: [0.7, 0.4], lags: [0.5] }, [1, 2]);
  expect(got.logLikelihood).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - 1.5 ** 2 / 2, 12);
  // stationary: 0.3 / (0.3 + 0.6) = 1/3 in the second state.
  expect(got.filtered[0]).toBeCloseTo(1 / 3, 12);
});

/** A stretch of a world with two states. */
function world(seed: number, n: number, m: Model): number[] {
  const words = new Uint32Array(4);
  let state = 0;
  return Array.from({ length: n }, (_, t) => {
    philox([t, 0, 0, 0], [seed, 77], words);
    if (uniform(words[0] as number) > (m.stay[state] as number)) state = 1 - state;
    const z = normalQuantile(uniform(words[1] as number));
    return (m.mean[state] as number) + Math.sqrt(m.variance[state] as number) * z;
  });
}

const TRUE: Model = { mean: [0.1, -0.3], variance: [0.5, 4], stay: [0.98, 0.95] };

test('the fit stands on a maximum: no small step in any figure climbs', () => {
  const xs = world(20001, 1500, TRUE);
  const fit = twoStatesFit(xs);
  if (!fit) throw new Error('no fit');
  // The likelihood of the figures is that of the last step but one: within its own rest.
  const at = twoStates(fit, xs).logLikelihood;
  expect(Math.abs(at - fit.logLikelihood)).toBeLessThan(1e-6);
  for (const name of ['mean', 'variance', 'stay'] as const)
    for (const s of [0, 1])
      for (const by of [-1e-3, 1e-3]) {
        const moved = fit[name].map((x, i) => (i === s ? x + by * Math.abs(x) : x));
        expect(twoStates({ ...fit, [name]: moved }, xs).logLikelihood).toBeLessThan(at + 1e-9);
      }
});

test('the fit finds the world that made the values', () => {
  const fit = twoStatesFit(world(20002, 6000, TRUE));
  if (!fit) throw new Error('no fit');
  // About 4,300 values in the calm state, 1,700 in the other: errors of a few standard deviations.
  expect(Math.abs(fit.mean[0] - 0.1)).toBeLessThan(4 * Math.sqrt(0.5 / 4300));
  expect(Math.abs(fit.mean[1] + 0.3)).toBeLessThan(4 * Math.sqrt(4 / 1700));
  expect(Math.abs(fit.variance[0] / 0.5 - 1)).toBeLessThan(0.15);
  expect(Math.abs(fit.variance[1] / 4 - 1)).toBeLessThan(0.2);
  expect(Math.abs(fit.stay[0] - 0.98)).toBeLessThan(0.01);
  expect(Math.abs(fit.stay[1] - 0.95)).toBeLessThan(0.025);
});

test('the fit speaks in the units of its values, calm first', () => {
  const xs = world(20003, 1000, { mean: [0, 0], variance: [9, 1], stay: [0.95, 0.95] });
  const fit = twoStatesFit(xs);
  const other = twoStatesFit(xs.map((x) => 10 - 3 * x));
  if (!fit || !other) throw new Error('no fit');
  expect(fit.variance[0]).toBeLessThan(fit.variance[1]);
  for (const s of [0, 1] as const) {
    expect(other.mean[s]).toBeCloseTo(10 - 3 * fit.mean[s], 4);
    expect(other.variance[s]).toBeCloseTo(9 * fit.variance[s], 3);
    expect(other.stay[s]).toBeCloseTo(fit.stay[s], 5);
  }
});

test('there is no fit where a state holds one value, where nothing varies, or where there are few', () => {
  expect(twoStatesFit([1, 2, 1, 3])).toBeUndefined();
  expect(twoStatesFit(new Array<number>(50).fill(2))).toBeUndefined();
  expect(twoStatesFit([...Array.from({ length: 40 }, (_, i) => i % 2), 1e6])).toBeUndefined();
  expect(() => twoStatesFit([1, Number.NaN, 2, 3, 4, 5, 6, 7, 8])).toThrow(RangeError);
});

test('impossible arguments throw', () => {
  expect(() => markov([0.5, 0.6], transitions([0.5, 0.5]), [0, 0])).toThrow(RangeError);
  expect(() => markov([0.5, 0.5], transitions([0.5, 0.5]), [0])).toThrow(RangeError);
  expect(() => markov([0.5, 0.5], transitions([0.5, 0.5]), [Number.NaN, 0])).toThrow(RangeError);
  expect(() => twoStates({ ...TRUE, variance: [0, 1] }, [1])).toThrow(RangeError);
  expect(() => twoStates({ ...TRUE, stay: [1, 1] }, [1])).toThrow(RangeError);
  expect(() => lagged({ ...TRUE, variance: 1, lags: [0.1, 0.1] }, [1, 2])).toThrow(RangeError);
  expect(stationary([1, 1])).toBeUndefined();
});
