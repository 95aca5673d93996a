import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WealthPath } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { measure, tail } from '../../../src/judge/score/measure.ts';

/** A path with given returns, a session a day. */
function made(returns: readonly number[], exposure = 1): WealthPath {
  let wealth = 1;
  const points = returns.map((ret, i) => {
    wealth *= 1 + ret;
    return { day: (i + 1) as Day, exposure, ret, wealth };
  });
  return { start: 0 as Day, points, changes: 1, turnover: 1, unpaid: 0 };
}
const times = (n: number, x: number): number[] => Array.from({ length: n }, () => x);

test('total and deepest fall by hand', () => {
  // 1, 1.10, 0.88, 0.968: total -3.2 %; from 1.10 to 0.88 is -20 %.
  const m = measure(made([0.1, -0.2, 0.1]));
  expect(m.total).toBeCloseTo(-0.032, 12);
  expect(m.drawdown).toBeCloseTo(-0.2, 12);
  expect(m.sessions).toBe(3);
});

test('a fall from the first day on counts from the first day', () => {
  expect(measure(made([-0.1, 0.05])).drawdown).toBeCloseTo(-0.1, 12);
});

test('growth is log wealth a year', () => {
  // 100 sessions of +0.1 % on 100 days: 100 x ln 1.001 x 365.25 / 100 = 0.36507.
  const path = made(times(100, 0.001));
  expect(measure(path).growth).toBeCloseTo(Math.log(1.001) * 365.25, 12);
  // Whenever it began.
  const points = path.points.map((p) => ({ ...p, day: (p.day + 900) as Day }));
  expect(measure({ ...path, start: 900 as Day, points }).growth).toBe(measure(path).growth);
});

test('the worst twentieth of forty sessions is the mean of two', () => {
  // (-0.04 - 0.02) / 2 = -0.03.
  const m = measure(made([-0.04, -0.02, ...times(38, 0.01)]));
  expect(m.cvar.one).toBeCloseTo(0.03, 12);
});

test('the outcome on the edge of the tail counts with its part', () => {
  // 30 returns: mass 1.5, so (-0.04 + 0.5 x -0.02) / 1.5 = -0.0333...
  expect(tail([-0.04, -0.02, ...times(28, 0)])).toBeCloseTo(0.05 / 1.5, 12);
});

test('a stretch of twenty sessions loses what its sessions lose together', () => {
  // One bad session of -10 % in 60 of 0: 20 of the 41 stretches hold it, the worst twentieth too.
  const bad = [...times(30, 0), -0.1, ...times(29, 0)];
  expect(measure(made(bad)).cvar.twenty).toBeCloseTo(0.1, 12);
});

test('gains over losses by hand', () => {
  // Fifteen gains of 2 % against ten losses of 1 %: 0.30 / 0.10 = 3.
  expect(measure(made([...times(15, 0.02), ...times(10, -0.01)])).asymmetry).toBeCloseTo(3, 12);
  expect(measure(made(times(25, 0.01))).asymmetry).toEqual({
    unknown: { kind: 'no losing session' },
  });
});

test('time out is the share of sessions without exposure', () => {
  const path = made([0.01, 0, 0, 0.01]);
  const points = path.points.map((p, i) => ({ ...p, exposure: i === 1 || i === 2 ? 0 : 0.5 }));
  const m = measure({ ...path, points });
  expect([m.out, m.exposure]).toEqual([0.5, 0.25]);
});

test('too few sessions are said, not guessed', () => {
  const few = measure(made(times(19, 0.01)));
  expect(few.growth).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 60 } });
  expect(few.cvar.one).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 20 } });
  expect(few.cvar.twenty).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 60 } });
  expect(few.asymmetry).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 20 } });
  const none = measure(made([]));
  for (const figure of [none.total, none.drawdown, none.out, none.exposure])
    expect(figure).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 1 } });
});

test('ruin has no growth', () => {
  const m = measure(made([-1, ...times(70, 0)]));
  expect(m.growth).toEqual({ unknown: { kind: 'nothing is left' } });
  expect([m.total, m.drawdown]).toEqual([-1, -1]);
});

const oracle = new URL('../../../../shared/oracles/cvar.json', import.meta.url);
const there = existsSync(oracle);
if (!there) console.log('skipped: ../shared/oracles/cvar.json is not here');

test.skipIf(!there)('tail losses of a mixed book agree with a linear program', () => {
  const { returns_pct: rows, case_b: known } = JSON.parse(readFileSync(oracle, 'utf8')).scenario_lp;
  const book = (rows as number[][]).map((row) =>
    row.reduce((sum, r, k) => sum + r * known.weights[k], 0),
  );
  expect(tail(book)).toBeCloseTo(known.CVaR, 8);
});

test('figures begin with the very session that is enough for them', () => {
  const n = (count: number) => measure(made([-0.01, ...times(count - 1, 0.01)]));
  expect(n(1)).toMatchObject({ total: expect.closeTo(-0.01, 12), out: 0, exposure: 1 });
  expect(n(20).cvar.one).toBeCloseTo(0.01, 12);
  expect(n(20).asymmetry).toBeCloseTo(19, 9);
  expect(n(59).growth).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 60 } });
  expect(n(60).growth).toBeTypeOf('number');
  // Of the 41 stretches of 60 sessions one holds the loss: 0.99 x 1.01^19, the others 1.01^20.
  // A twentieth of 41 is 2.05 stretches.
  const [worst, rest] = [0.99 * 1.01 ** 19 - 1, 1.01 ** 20 - 1];
  expect(n(60).cvar.twenty).toBeCloseTo(-(worst + 1.05 * rest) / 2.05, 12);
});

test('stretches after ruin are not stretches', () => {
  // Ruin at session 40: stretches that begin before it lose all, none begins after.
  const m = measure(made([...times(39, 0), -1, ...times(30, 0)]));
  // 40 stretches begin with wealth, at 0 to 39; those from 20 on lose it all. Worst twentieth: 2.
  expect(m.cvar.twenty).toBe(1);
  const alive = measure(made([...times(39, 0), -0.5, ...times(30, 0)]));
  expect(alive.cvar.twenty).toBeCloseTo(0.5, 12);
});

test('a tail of nothing is refused', () => {
  expect(() => tail([])).toThrow('a tail needs at least one return; was 0');
  expect(tail([0.02])).toBeCloseTo(-0.02, 12);
});
