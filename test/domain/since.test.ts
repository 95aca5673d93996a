import { expect, test } from 'vitest';
import { since } from '../../src/domain/since.ts';
import { lampState } from '../../src/domain/stop.ts';
import { bundledRun } from '../bundled.ts';

const { decisions } = bundledRun();
const SPANS = [
  [0, 1],
  [24, 52],
  [3, decisions.length - 1],
] as const;

test.each(SPANS)('what moved the odds from decision %i to %i adds up to the whole move', (a, b) => {
  const { moved, decisions: n } = since(decisions.slice(a, b + 1));
  const [then, now] = [decisions[a]!, decisions[b]!];
  expect(n).toBe(b - a);
  for (const side of ['friction', 'rupture'] as const) {
    const sum = moved.reduce((s, c) => s + c[side], 0);
    expect(sum).toBeCloseTo(now.regime.lean[side] - then.regime.lean[side], 6);
  }
  expect(new Set(moved.map((c) => c.source)).size).toBe(moved.length);
});

test('a stop tells every state that it took on the way, and one that took none is left out', () => {
  const run = decisions.slice(24, 60);
  const { stops } = since(run);
  expect(stops.length).toBeGreaterThan(0);
  for (const { id, was, took } of stops) {
    const worst = (day: number) =>
      run
        .find((d) => d.moment.day === day)!
        .stops.filter((s) => s.id === id)
        .map(lampState);
    expect(worst(run[0]!.moment.day)).toContain(was);
    let last = was;
    for (const { day, state } of took) {
      expect(worst(day)).toContain(state);
      expect(state).not.toBe(last);
      last = state;
    }
  }
  const same = [run[0]!, { ...run[0]!, moment: run[1]!.moment }];
  expect(since(same).stops).toEqual([]);
});

test('days that were announced are told once they have passed, with what came of them', () => {
  const at = (text: string): number => decisions.findIndex((d) => d.moment.stamp.startsWith(text));
  const all = since(decisions.slice(at('2026-01-20'), at('2026-02-27') + 1)).passed;
  const [from, to] = [decisions[at('2026-01-20')]!, decisions[at('2026-02-27')]!];
  expect(all.length).toBeGreaterThan(0);
  for (const { day } of all) {
    expect(day).toBeGreaterThan(from.moment.day);
    expect(day).toBeLessThanOrEqual(to.moment.day);
  }
  // The tariffs of 1 February were withdrawn before.
  const due = from.board.claims.filter((c) => c.due !== undefined).map((c) => c.id);
  expect(all.filter((p) => due.includes(p.claim)).map((p) => p.became)).toContain('not done');
});

test('an act signed before counts as begun, one put off as moved, each from its own day', () => {
  const [a, b] = [decisions[10]!, decisions[20]!];
  const {
    due: _,
    begins: __,
    ...claim
  } = {
    ...decisions[60]!.board.claims[0]!,
    id: 'c',
    suspended: false,
  };
  const board = (more: object) => ({ ...a.board, claims: [{ ...claim, ...more }] });
  const mid = decisions[15]!.moment.day;
  const one = (then: object, now: object) =>
    since([
      { ...a, board: board(then) },
      { ...b, board: board(now) },
    ]).passed.map(({ day, became }) => [day, became]);
  expect(one({ begins: mid }, { standing: true, friction: 4 })).toEqual([[mid, 'begun']]);
  expect(one({ begins: mid }, { standing: false, friction: 4 })).toEqual([[mid, 'not done']]);
  const next = decisions[30]!.moment.day;
  expect(one({ due: mid, acted: false }, { due: next })).toEqual([[mid, 'moved']]);
  expect(one({ due: mid, acted: false }, { due: mid, acted: true })).toEqual([[mid, 'done']]);
  expect(one({ due: mid, acted: false }, { due: mid, suspended: true })).toEqual([
    [mid, 'suspended'],
  ]);
});

test('series that fell silent and that came back are told apart', () => {
  const [a, b] = [decisions[10]!, decisions[11]!];
  const state = (d: typeof a, series: string, to: 'fresh' | 'stale') => ({
    ...d,
    freshness: d.freshness.map((f) => (f.series === series ? { ...f, state: to } : f)),
  });
  const [series] = a.freshness.map((f) => f.series);
  const one = series as string;
  expect(since([state(a, one, 'fresh'), state(b, one, 'stale')]).silent).toContain(one);
  expect(since([state(a, one, 'stale'), state(b, one, 'fresh')]).back).toContain(one);
  expect(() => since([a])).toThrow(RangeError);
});
