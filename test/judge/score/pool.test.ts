import { expect, test } from 'vitest';
import type { RegimeScore, RetraceCall } from '../../../src/domain/forecastscore.ts';
import type { Lane } from '../../../src/domain/record.ts';
import { frictionCurve, pooledCurve } from '../../../src/judge/score/curve.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { lanes } from '../../../src/judge/score/lane.ts';
import { pool, pooledCalls, pooledForecasts, type Summand } from '../../../src/judge/score/pool.ts';
import { retraceScore } from '../../../src/judge/score/retrace.ts';
import { at, daily, sure } from './make.ts';

const NONE = { unknown: { kind: 'no decision' } } as const;
const summand = (all: readonly Lane[], more: Partial<Summand> = {}): Summand => ({
  lanes: all,
  parts: NONE,
  stopLoss: NONE,
  capture: NONE,
  ...more,
});
/** Own paths hold a half throughout. */
const held = (...prices: number[]): Lane[] =>
  lanes({ sizings: [at(0, 0.5)], prices: daily(...prices), cost: 0 });

test('totals of episodes are added, the deepest fall is that of any, sessions weigh alike', () => {
  // +10 %, -10 %; then -20 %.
  const all = pool([summand(held(1, 1, 1.1, 0.99)), summand(held(1, 1, 0.8))], draw(1));
  const hold = all.rows.find((r) => r.contender === 'hold');
  expect(all).toMatchObject({ episodes: 2, sessions: 3 });
  expect(hold).toMatchObject({
    episodes: 2,
    total: expect.closeTo(-0.01 - 0.2, 12),
    drawdown: expect.closeTo(-0.2, 12),
    asymmetry: expect.closeTo(0.1 / 0.3, 12),
    exposure: 1,
    cvar: { unknown: { kind: 'nothing to compare' } },
  });
  // +5 %, -5 %; then -10 %.
  const own = all.rows.find((r) => r.contender === 'own');
  expect(own).toMatchObject({ total: expect.closeTo(-0.0025 - 0.1, 12), exposure: 0.5 });
});

test('of no episode there is nothing to tell', () => {
  const none = { unknown: { kind: 'nothing to compare' } };
  expect(pool([], draw(1))).toEqual({
    episodes: 0,
    sessions: 0,
    rows: [],
    timing: { at: none, interval: none, shift: none },
    stopLoss: none,
    fell: { own: 0, hold: 0 },
    rose: { own: 0, hold: 0 },
  });
});

test('runs of twenty sessions never lead from one episode into the next', () => {
  const flat = new Array<number>(21).fill(1);
  const fallen = new Array<number>(21).fill(0.5);
  const all = pool([summand(held(1, ...flat)), summand(held(0.5, ...fallen))], draw(1));
  expect(sure(all.rows[0]?.cvar ?? NONE)).toBeCloseTo(0, 12);
});

test('a contender without a path in an episode is summed over the others, and how many is said', () => {
  const blind = held(1, 1, 1.1).map((l) => (l.contender === 'own' ? { ...l, path: NONE } : l));
  const all = pool([summand(blind), summand(held(1, 1, 1.2))], draw(1));
  expect(all.sessions).toBe(1);
  expect(all.rows[0]).toMatchObject({ episodes: 1, total: expect.closeTo(0.1, 12) });
  const none = { unknown: { kind: 'nothing to compare' } };
  expect(pool([summand(blind)], draw(1)).rows[0]?.total).toEqual(none);
  // The second episode has no fear to decide from.
  const [own] = held(1, 1, 1.2);
  const some = pool([summand(held(1, 1, 1.1)), summand(own ? [own] : [])], draw(1));
  expect(some.rows.find((r) => r.contender === 'hold')).toMatchObject({ episodes: 1 });
});

test('falls, repairs and each setting of the stop-loss are added up', () => {
  const days = { peak: 0, trough: 1, back: 2, fall: -0.5, repair: 1 };
  const capture = { ...days, fell: { own: -0.1, hold: -0.4 }, rose: { own: 0.2, hold: 0.3 } };
  const band = (...totals: number[]) => ({ totals, low: 0, median: 0, high: 0 });
  const of = (stopLoss: ReturnType<typeof band>) =>
    summand(held(1, 1, 1), { capture: capture as never, stopLoss });
  const all = pool([of(band(0.1, 0.3)), of(band(-0.3, 0.2)), summand(held(1, 1, 1))], draw(1));
  expect(all.fell).toEqual({ own: -0.2, hold: -0.8 });
  expect(all.rose).toEqual({ own: 0.4, hold: 0.6 });
  expect(all.stopLoss).toMatchObject({
    low: expect.closeTo(-0.2, 12),
    median: expect.closeTo(0.15, 12),
    high: expect.closeTo(0.5, 12),
  });
});

/** Calls of one episode that resolved, with their penalties and the prior's. */
const calls = (resolved: number, own: number, prior: number): RegimeScore =>
  ({
    resolved,
    apart: 1,
    came: { noise: 0, friction: resolved, rupture: 0 },
    called: { noise: resolved, friction: 0, rupture: 0 },
    brier: { own, prior },
    log: { own: 2 * own, prior },
    curve: NONE,
  }) as unknown as RegimeScore;

test('calls are averaged over those that resolved', () => {
  const found = sure(pooledCalls([calls(1, 0.4, 1), calls(3, 0.8, 2), NONE]));
  expect(found).toEqual({
    resolved: 4,
    apart: 2,
    came: { noise: 0, friction: 4, rupture: 0 },
    called: { noise: 4, friction: 0, rupture: 0 },
    brier: { own: expect.closeTo(0.7, 12), prior: 1.75 },
    log: { own: expect.closeTo(1.4, 12), prior: 1.75 },
    curve: { unknown: { kind: 'too few', of: 'cases', least: 10 } },
  });
  expect(pooledCalls([NONE])).toEqual({ unknown: { kind: 'no call has come due' } });
});

test('an episode in which either score is not known has no part in the means', () => {
  const why = { unknown: { kind: 'what came had been called impossible' } } as const;
  const [one, impossible] = [calls(2, 0.4, 1), { ...calls(3, 0.8, 2), log: why }];
  const all = [one, impossible, { ...calls(3, 0.8, 2), brier: why }];
  expect(pooledCalls(all)).toEqual(pooledCalls([one]));
  expect(pooledCalls([impossible])).toEqual({ unknown: { kind: 'no call has come due' } });
});

test('ten calls that resolved have one curve, of the episodes that have one', () => {
  const twelve = Array.from({ length: 12 }, (_, i) => ({ said: 0.25, came: i < 3 }));
  const told = { ...calls(12, 0.4, 1), curve: frictionCurve(twelve) };
  const rows = [{ from: 0.2, to: 0.3, n: 12, forecast: 0.25, frequency: 0.25 }];
  expect(sure(pooledCalls([told, calls(1, 0.4, 1)])).curve).toEqual({ rows });
});

test('forecasts of several episodes are scored as if made in one, the earliest first', () => {
  const call = (made: number): RetraceCall =>
    ({
      made,
      due: made + 28,
      half: { own: 0.8, mean: 0.8, fear: 0.8, walk: 0.8 },
      end: { own: 0.4, mean: 0.4, fear: 0.4, walk: 0.4 },
      came: { half: true, end: false, move: 0 },
      move: NONE,
      crps: { own: 1, mean: 1, fear: 1, walk: 1 },
    }) as unknown as RetraceCall;
  const [early, middle, late] = [call(0), call(30), call(60)];
  const found = pooledForecasts([retraceScore([middle, late], 1), NONE, retraceScore([early], 2)]);
  expect(found).toEqual(retraceScore([early, middle, late], 3));
  expect(sure(found)).toMatchObject({ made: 6, open: 3, calls: [early, middle, late] });
  expect(pooledForecasts([NONE])).toEqual({ unknown: { kind: 'no fall was forecast' } });
});

test('what was said of friction is set beside what came over all episodes, by cases', () => {
  const said = (n: number, forecast: number, came: number) =>
    Array.from({ length: n }, (_, i) => ({ said: forecast, came: i < came }));
  const [one, two] = [
    [...said(12, 0.25, 3), ...said(10, 0.8, 8)],
    [...said(4, 0.22, 4), ...said(16, 0.05, 1)],
  ];
  const both = pooledCurve([frictionCurve(one), frictionCurve(two)]);
  const whole = frictionCurve([...one, ...two]);
  expect(both.rows.map((r) => r.n)).toEqual([16, 16, 10]);
  expect(both.off).toBe(whole.off);
  expect(both.off).toBe(0.2);
  for (const [i, row] of whole.rows.entries()) {
    expect(both.rows[i]?.forecast).toBeCloseTo(row.forecast, 12);
    expect(both.rows[i]?.frequency).toBeCloseTo(row.frequency, 12);
  }
});

test('a row misses where what came is further from what was said than a tenth, not at it', () => {
  const row = (forecast: number, n = 10) =>
    pooledCurve([{ rows: [{ from: 0.1, to: 0.2, n, forecast, frequency: 0 }] }]);
  expect(row(0.1)).not.toHaveProperty('off');
  expect(row(0.101).off).toBe(0.1);
  expect(row(0.101, 9)).not.toHaveProperty('off');
});
