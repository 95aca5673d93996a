import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Belief } from '../../../src/domain/regime.ts';
import type { Day } from '../../../src/domain/time.ts';
import { type Calls, cameTo, due, regimeScore } from '../../../src/judge/score/regime.ts';
import { sure } from './make.ts';

const PRIOR: Belief = { noise: 0.8, friction: 0.17, rupture: 0.03 };
const sure80: Belief = { noise: 0.1, friction: 0.8, rupture: 0.1 };
const made = (over: Partial<Calls> = {}): Calls => ({
  episode: 'one',
  calls: [{ day: 0 as Day, belief: sure80 }],
  sessions: Array.from({ length: 10 }, (_, i) => i as Day),
  horizon: 3,
  prior: PRIOR,
  friction: () => true,
  rupture: () => false,
  ...over,
});
const each = (n: number, belief: Belief = sure80): Calls['calls'] =>
  Array.from({ length: n }, (_, day) => ({ day: day as Day, belief }));

test('a call resolves the horizon in sessions after its day, weekends left out', () => {
  const sessions = [0, 1, 2, 5, 6, 7].map((d) => d as Day);
  // From day 2 the sessions are 5, 6, 7; from Saturday, day 3, they are the same.
  expect(due(2 as Day, { sessions, horizon: 3 })).toBe(7);
  expect(due(3 as Day, { sessions, horizon: 3 })).toBe(7);
  expect(due(5 as Day, { sessions, horizon: 3 })).toBeUndefined();
  expect(due(9 as Day, { sessions, horizon: 1 })).toBeUndefined();
  // Before the first session the first one counts.
  expect(due(-1 as Day, { sessions, horizon: 3 })).toBe(2);
});

test('what came is the harsher rule that holds, and void where it could not be seen', () => {
  const came = (friction: boolean | undefined, rupture: boolean | undefined) =>
    cameTo(0 as Day, { friction: () => friction, rupture: () => rupture });
  expect(came(false, false)).toBe('noise');
  expect(came(true, false)).toBe('friction');
  expect(came(true, true)).toBe('rupture');
  expect(came(undefined, true)).toBe('rupture');
  expect(came(undefined, false)).toBe('void');
  expect(came(true, undefined)).toBe('void');
});

test('Brier and logarithmic score by hand, beside the prior', () => {
  const s = regimeScore([made()]);
  // Own: 0.1^2 + (0.8 - 1)^2 + 0.1^2 = 0.06; prior: 0.8^2 + 0.83^2 + 0.03^2 = 1.3298.
  const brier = sure(s.brier);
  expect(brier.own).toBeCloseTo(0.06, 12);
  expect(brier.prior).toBeCloseTo(1.3298, 12);
  expect(brier.skill).toBeCloseTo(1 - 0.06 / 1.3298, 12);
  const log = sure(s.log);
  expect(log.own).toBeCloseTo(-Math.log(0.8), 12);
  expect(log.prior).toBeCloseTo(-Math.log(0.17), 12);
  expect(s.came).toEqual({ noise: 0, friction: 1, rupture: 0 });
});

test('open and void calls are counted and not scored', () => {
  // Ten calls on ten sessions, horizon 3: days 0..6 are due, 7..9 open. Days 3 and 4 resolve blind.
  const s = regimeScore([
    made({ calls: each(10), friction: (at) => (at === 6 || at === 7 ? undefined : false) }),
  ]);
  expect(s).toMatchObject({ decisions: 10, resolved: 5, void: 2, open: 3, episodes: 1 });
  expect(s.came).toEqual({ noise: 5, friction: 0, rupture: 0 });
});

test('calls whose horizons overlap are few cases', () => {
  // Due on days 0..6; 0 resolves on 3, 3 on 6, 6 on 9: three that do not overlap.
  expect(regimeScore([made({ calls: each(10) })])).toMatchObject({ resolved: 7, apart: 3 });
});

test('nothing due means no score, not a good one', () => {
  const s = regimeScore([made({ horizon: 60 })]);
  expect(s.brier).toEqual({ unknown: { kind: 'no call has come due' } });
  expect(s).toMatchObject({ decisions: 1, resolved: 0, open: 1, episodes: 0, apart: 0 });
});

test('what was called impossible and came has no finite log score', () => {
  const belief = { noise: 1, friction: 0, rupture: 0 };
  const s = regimeScore([made({ calls: each(1, belief) })]);
  expect(s.log).toEqual({ unknown: { kind: 'what came had been called impossible' } });
  expect(sure(s.brier).own).toBe(2);
  // Once is enough.
  const mixed = [...each(1, belief), { day: 1 as Day, belief: sure80 }];
  expect(regimeScore([made({ calls: mixed })]).log).toEqual(s.log);
});

test('episodes are counted by name, and their calls stand together', () => {
  const s = regimeScore([made(), made({ episode: 'two', friction: () => false })]);
  expect(s).toMatchObject({ episodes: 2, resolved: 2, apart: 2 });
  // Own, second: 0.9^2 + 0.8^2 + 0.1^2 = 1.46; mean with 0.06 is 0.76.
  expect(sure(s.brier).own).toBeCloseTo(0.76, 12);
});

test('repeating the prior has no skill', () => {
  const s = regimeScore([made({ calls: each(7, PRIOR) })]);
  expect(sure(s.brier).skill).toBe(0);
  expect(sure(s.log).skill).toBe(0);
});

test('sessions that are yet to come never change the outcome of a call that is due', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(30), (n, more) => {
      const sessions = Array.from({ length: n + more }, (_, i) => i as Day);
      const [past, whole] = [sessions.slice(0, n), sessions];
      for (const day of past) {
        const at = due(day, { sessions: past, horizon: 3 });
        if (at !== undefined) expect(due(day, { sessions: whole, horizon: 3 })).toBe(at);
      }
    }),
  );
});

test('two calls on one day are refused', () => {
  expect(() => regimeScore([made({ calls: [...each(1), ...each(1)] })])).toThrow(RangeError);
});

test('ten resolved calls have a curve for each regime, nine have none', () => {
  // Sessions 0 to 29 and a horizon of 3: a call of day d is due on day d + 3.
  const sessions = Array.from({ length: 30 }, (_, i) => i as Day);
  const score = (n: number) =>
    regimeScore([made({ calls: each(n), sessions, friction: (at) => at >= 8 })]);
  expect(score(9).curve).toEqual({ unknown: { kind: 'too few', of: 'cases', least: 10 } });
  const { friction, noise, rupture } = sure(score(10).curve);
  // Days 0 to 4 come due before day 8 in noise, days 5 to 9 in friction.
  expect(friction).toEqual([{ n: 10, forecast: expect.closeTo(0.8, 12), frequency: 0.5 }]);
  expect(noise).toEqual([{ n: 10, forecast: expect.closeTo(0.1, 12), frequency: 0.5 }]);
  expect(rupture).toEqual([{ n: 10, forecast: expect.closeTo(0.1, 12), frequency: 0 }]);
});

test('calls out of order and a horizon that is none are refused with what they were', () => {
  const order = 'calls stand oldest first, one a day; was';
  expect(() => regimeScore([made({ calls: [...each(1), ...each(1)] })])).toThrow(`${order} 0`);
  expect(() => regimeScore([made({ calls: [...each(2)].reverse() })])).toThrow(`${order} 0`);
  for (const horizon of [0, 1.5, -1])
    expect(() => regimeScore([made({ horizon })])).toThrow(`a horizon in sessions; was ${horizon}`);
  expect(regimeScore([made({ horizon: 1 })])).toMatchObject({ resolved: 1 });
});

test('what came and the prior had called impossible is said', () => {
  const prior = { noise: 1, friction: 0, rupture: 0 };
  expect(regimeScore([made({ prior })]).log).toEqual({
    unknown: { kind: 'what came is impossible under the prior' },
  });
});

test('beside a prior that was right there is no skill to have', () => {
  const prior = { noise: 0, friction: 1, rupture: 0 };
  expect(sure(regimeScore([made({ prior })]).brier)).toEqual({
    own: expect.closeTo(0.06, 12),
    prior: 0,
  });
});

test('rupture that came is counted as rupture, and a call is due on the very session', () => {
  const s = regimeScore([
    made({ calls: each(7), rupture: (at) => at >= 6, friction: (at) => at >= 5 }),
  ]);
  // Days 0 and 1 come due on 3 and 4, day 2 on 5, days 3 to 6 on 6 to 9.
  expect(s.came).toEqual({ noise: 2, friction: 1, rupture: 4 });
});
