import { expect, test } from 'vitest';
import type { Look } from '../../src/domain/look.ts';
import type { Observation } from '../../src/domain/series.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import type { Event } from '../../src/run/event.ts';
import { learn, nothing } from '../../src/run/knowledge.ts';
import { look } from '../../src/run/look.ts';
import { small } from './small.ts';

const setup = small();
const TO = 60;

/** Moves that repeat every seven sessions and end with three rises. */
const value = (day: number): number => 100 + [0, 1, 3, 2, 4, 5, 6][(day + 6 - (TO % 7)) % 7]!;

const seen = (series: string, at: number): Event => ({
  kind: 'observation',
  observation: {
    series,
    at: at as Day,
    knownAt: at as Instant,
    value: value(at) + (series === 'RISK' ? 0 : (at * at) % 5),
  } satisfies Observation,
});
const lost = (series: string, day: number): Event => ({
  kind: 'found',
  found: { at: (day + 1) as Instant, finding: { kind: 'missing', series, day: day as Day } },
});

/** Sixty-one sessions of two series, RISK without that of one day. */
function asked(gap?: number, late = false): Look {
  const days = Array.from({ length: TO + 1 }, (_, day) => day);
  const known = learn(nothing(setup.episode.series), [
    ...days.filter((day) => day !== gap).map((day) => seen('RISK', day)),
    ...days.map((day) => seen('DOLLAR', day)),
    ...(gap === undefined ? [] : [lost('RISK', gap)]),
    ...(late && gap !== undefined ? [seen('RISK', gap)] : []),
  ]);
  const blind = new Set<string>();
  const credit = { state: 'does not confirm' } as const;
  const doubts = { disputed: [], silent: new Set<never>() };
  return look(setup, { known, claims: [], credit, blind, today: TO as Day, doubts });
}

const OVER = {
  ret: (l: Look) => l.ret('RISK', 5),
  chg: (l: Look) => l.chg('RISK', 5),
  z: (l: Look) => l.z('RISK', 5),
  vol: (l: Look) => l.vol('RISK', 5),
  rank: (l: Look) => l.rank('RISK', 6),
  corr: (l: Look) => l.corr('RISK', 'DOLLAR', 5),
  corrBack: (l: Look) => l.corr('DOLLAR', 'RISK', 5),
};

test.each(Object.entries(OVER))(
  'over a session that lacks its value %s is not known, and is again once the value has come',
  (_, of) => {
    expect(of(asked())).toBeTypeOf('number');
    for (const gap of [TO - 1, TO - 4]) {
      expect(of(asked(gap))).toBeUndefined();
      expect(of(asked(gap, true))).toBe(of(asked()));
    }
    // Before the first of the six values nothing is asked for.
    expect(of(asked(TO - 6))).toBeTypeOf('number');
  },
);

test('a row of sessions is not known where one of them, or the one that parts it, lacks its value', () => {
  // Ends 102, 104, 105, 106: three rises after a fall from 103.
  expect([value(TO - 4), value(TO - 3), value(TO)]).toEqual([103, 102, 106]);
  expect(asked().streak('RISK')).toBe(3);
  for (const gap of [TO - 1, TO - 3]) expect(asked(gap).streak('RISK')).toBeUndefined();
  expect(asked(TO - 5).streak('RISK')).toBe(3);
});

test('the last value and the highest are those that are there', () => {
  expect([asked(TO - 1).level('RISK'), asked(TO - 1).drawdown('RISK')]).toEqual([106, 0]);
});
