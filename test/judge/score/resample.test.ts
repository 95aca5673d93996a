import { expect, test } from 'vitest';
import type { Lane } from '../../../src/domain/record.ts';
import type { WealthPath } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { aftermath } from '../../../src/judge/score/aftermath.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { margins } from '../../../src/judge/score/margin.ts';
import { resample } from '../../../src/judge/score/resample.ts';

const swings = (n: number, seed = 3): number[] => {
  const chance = draw(seed);
  return Array.from({ length: n }, (_, t) => 0.04 * (chance(0, t) - 0.48));
};

test('one draw resamples paths of one length alike, so equal paths never differ', () => {
  const xs = swings(600);
  const [a, b] = [
    resample(xs, draw(1), { resamples: 40 }),
    resample([...xs], draw(1), { resamples: 40 }),
  ];
  expect(a).toEqual(b);
  expect(resample(xs, draw(2), { resamples: 40 })).not.toEqual(a);
});

test('a path of one return keeps it in every resample', () => {
  const flat = resample(new Array<number>(400).fill(-0.001), draw(1), { resamples: 10 });
  // 400 sessions of -0.1 %: growth 400 ln 0.999, the deepest fall is the whole of it, CVaR 0.1 %.
  for (const g of flat.growth) expect(g).toBeCloseTo(400 * Math.log(0.999), 9);
  for (const d of flat.drawdown) expect(d).toBeCloseTo(0.999 ** 400 - 1, 9);
  for (const c of flat.cvar) expect(c).toBeCloseTo(0.001, 12);
  for (const r of flat.asymmetry) expect(r).toBe(0);
});

test('growth resampled lies about growth as it was', () => {
  const xs = swings(800);
  const { growth } = resample(xs, draw(1), { resamples: 200 });
  const mean = growth.reduce((s, x) => s + x, 0) / growth.length;
  const own = xs.reduce((s, x) => s + Math.log1p(x), 0);
  expect(Math.abs(mean - own)).toBeLessThan(0.1);
});

test('a ruined path is refused', () => {
  expect(() => resample([0.1, -1], draw(1), { resamples: 2 })).toThrow(RangeError);
});

const lane = (returns: readonly number[], contender: Lane['contender'] = 'own'): Lane => {
  let wealth = 1;
  const points = returns.map((ret, i): WealthPath['points'][number] => {
    wealth *= 1 + ret;
    return { day: (i + 1) as Day, exposure: 1, ret, wealth };
  });
  return { contender, path: { start: 0 as Day, points, changes: 1, turnover: 1, unpaid: 0 } };
};

test('against itself a path leads by nothing, and the interval says nothing too', () => {
  const xs = swings(500);
  const all = [
    lane(xs),
    ...(['hold', 'out', 'fear', 'volatility', 'stopLoss'] as const).map((c) => lane(xs, c)),
  ];
  const drawn = all.map(() => resample(xs, draw(1), { resamples: 30 }));
  for (const m of margins(all, drawn))
    expect(m.growth).toEqual({ at: 0, interval: { low: 0, high: 0 } });
});

test('the sixty sessions after a fall begin with the first return that its decision can earn', () => {
  const returns = new Array<number>(100).fill(0);
  // A decision of day 10 is carried out at the close of day 11, so day 12 is its first return.
  returns[11] = 0.1;
  const found = aftermath(lane(returns), [10 as Day]);
  expect([found.falls, found.sessions]).toEqual([1, 60]);
  expect(found.total).toBeCloseTo(0.1, 12);
  expect(aftermath(lane(returns), [11 as Day]).total).toBe(0);
});

test('stretches that overlap count each session once, and one that is not over is left out', () => {
  const found = aftermath(lane(swings(200)), [10 as Day, 40 as Day, 180 as Day]);
  expect(found.falls).toBe(2);
  // 60 + 30 new ones.
  expect(found.sessions).toBe(90);
  expect(aftermath(lane(swings(50)), [10 as Day]).total).toHaveProperty('unknown');
});
