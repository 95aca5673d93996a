import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Called } from '../../../src/domain/forecastscore.ts';
import type { Belief } from '../../../src/domain/regime.ts';
import type { Stop } from '../../../src/domain/stop.ts';
import type { Day } from '../../../src/domain/time.ts';
import { type Calls, cameTo, due, regimeScore, trips } from '../../../src/judge/score/regime.ts';
import { sure } from './make.ts';

const PRIOR: Belief = { noise: 0.8, friction: 0.17, rupture: 0.03 };
const sure80: Belief = { noise: 0.1, friction: 0.8, rupture: 0.1 };

/** What a decision showed: nothing, friction, rupture, or that a stop or the one of rupture was blind. */
const SHOWN: Readonly<Record<string, Pick<Called, 'friction' | 'rupture'>>> = {
  '.': { friction: false, rupture: false },
  F: { friction: true, rupture: false },
  R: { friction: true, rupture: true },
  '?': { friction: undefined, rupture: false },
  '!': { friction: true, rupture: undefined },
};
const shown = (text: string) => [...text].map((c) => SHOWN[c]!);

/** A decision a day from day 0, each a session, the horizon three sessions. */
const made = (text: string, over: Partial<Calls> = {}, belief = sure80): Calls => ({
  episode: 'one',
  calls: shown(text).map((s, day) => ({ day: day as Day, belief, ...s })),
  sessions: Array.from({ length: text.length }, (_, i) => i as Day),
  horizon: 3,
  prior: PRIOR,
  ...over,
});
const came = (text: string, over: Partial<Calls> = {}) => {
  const { resolved, open, void: blind, came } = regimeScore([made(text, over)]);
  return { resolved, open, void: blind, came };
};
const counts = (noise: number, friction: number, rupture: number) => ({ noise, friction, rupture });

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

const halt = (over: Partial<Stop>): Stop => ({
  id: 'halt',
  state: 'quiet',
  since: 0 as Day,
  run: 0,
  reasons: [],
  ...over,
});
/** Whether `halt` trips at a decision, from how it stood before to how it stands. */
const tripped = (before: Partial<Stop>, now: Partial<Stop>, session = true) =>
  trips(['halt'], { before: [halt(before)], now: [halt(now)], session });

test('a stop trips where its age begins, or begins anew by an act', () => {
  const inForce = { state: 'tripped', age: 4 } as const;
  expect(tripped({}, { state: 'tripped', age: 0 })).toBe(true);
  expect(tripped(inForce, { state: 'tripped', age: 0 })).toBe(true);
  expect(tripped({ state: 'absorbed', age: 30 }, { state: 'tripped', age: 0 })).toBe(true);
  expect(tripped({ state: 'blind' }, { state: 'tripped', age: 0 })).toBe(true);
  // An act each session, one after the other.
  expect(tripped({ state: 'tripped', age: 0 }, { state: 'tripped', age: 0 })).toBe(true);
});

test('a stop that stands, waits or is quiet does not trip', () => {
  expect(tripped({ state: 'tripped', age: 0 }, { state: 'tripped', age: 1 })).toBe(false);
  expect(tripped({ state: 'tripped', age: 9 }, { state: 'absorbed', age: 10 })).toBe(false);
  expect(tripped({}, { state: 'pending', run: 1 })).toBe(false);
  expect(tripped({}, { waits: ['credit'] })).toBe(false);
  expect(tripped({ state: 'tripped', age: 3 }, {})).toBe(false);
});

test('on a closed day an age of 0 that has not moved is no new trip; one that fell is', () => {
  const [fresh, old] = [0, 5].map((age) => ({ state: 'tripped', age }) as const);
  expect(tripped(fresh!, fresh!, false)).toBe(false);
  expect(tripped(old!, fresh!, false)).toBe(true);
  expect(tripped({}, fresh!, false)).toBe(true);
  // Without a decision before, and for another key, nothing stood.
  expect(trips(['halt'], { before: [], now: [halt(fresh!)], session: false })).toBe(true);
  const keyed = (key: string) => halt({ ...fresh, key });
  const met = { before: [keyed('a')], session: false };
  expect(trips(['halt'], { ...met, now: [keyed('b')] })).toBe(true);
  expect(trips(['halt'], { ...met, now: [keyed('a')] })).toBe(false);
  const others = [halt({ ...fresh, id: 'other' }), halt(old!)];
  expect(trips(['halt'], { before: others, now: [halt(fresh!)], session: false })).toBe(true);
});

test('only the stops that are named count, any key of theirs, and a trip outweighs blindness', () => {
  const other = halt({ id: 'other', state: 'tripped', age: 0 });
  const now = [halt({ key: 'a' }), halt({ key: 'b', state: 'blind' }), other];
  const met = { before: [], now, session: true };
  expect(trips(['halt'], met)).toBeUndefined();
  expect(trips(['halt', 'other'], met)).toBe(true);
  expect(trips(['other'], met)).toBe(true);
  expect(trips(['none'], met)).toBe(false);
  const blind = halt({ id: 'other', state: 'blind' });
  expect(trips(['halt'], { before: [], now: [halt({}), blind], session: true })).toBe(false);
});

test('what came is the harsher that happened, and void where a harsher one could not be seen', () => {
  const whole = (text: string) => cameTo(shown(text), true);
  expect(whole('...')).toBe('noise');
  expect(whole('')).toBe('noise');
  expect(whole('..F')).toBe('friction');
  expect(whole('F.R')).toBe('rupture');
  expect(whole('R?!')).toBe('rupture');
  // Blind and nothing tripped; a trip on another day outweighs it.
  expect(whole('.?.')).toBe('void');
  expect(whole('?F?')).toBe('friction');
  // Friction for sure, but rupture cannot be ruled out.
  expect(whole('F!.')).toBe('void');
});

test('a history that ends first leaves a call open, unless something tripped', () => {
  const short = (text: string) => cameTo(shown(text), false);
  expect(short('')).toBe('open');
  expect(short('..')).toBe('open');
  expect(short('F.')).toBe('friction');
  expect(short('.R')).toBe('rupture');
  expect(short('.?')).toBe('void');
});

test('a trip counts for the calls before it and within the horizon, not for its own day or later', () => {
  // Day 4 trips: days 1 to 3 see it within three sessions, day 0 does not. From day 4 on it is a
  // standing trip, and noise for days 4 to 6; days 7 to 9 are open.
  expect(came('....F.....')).toEqual({ resolved: 7, open: 3, void: 0, came: counts(4, 3, 0) });
  // Struck anew on day 6: days 3 to 5 see that.
  expect(came('....F.F...')).toEqual({ resolved: 7, open: 3, void: 0, came: counts(2, 5, 0) });
});

test('sessions count, not decisions: on closed days a trip still belongs to the horizon', () => {
  // Day 2 is closed: three sessions after day 0 are 1, 3 and 4, so that the trip of day 4 is within.
  const sessions = [0, 1, 3, 4, 5, 6, 7, 8].map((d) => d as Day);
  expect(came('....F....', { sessions }).came).toEqual(counts(2, 4, 0));
  // A trip on the closed day itself is heard.
  expect(came('..F......', { sessions }).came).toEqual(counts(4, 2, 0));
});

test('a blind stretch voids the calls that look into it, unless something trips', () => {
  // Days 0 to 4 look into days 3 or 5; 5 and 6 see noise, 7 to 9 are open.
  expect(came('...?.?....')).toEqual({ resolved: 2, open: 3, void: 5, came: counts(2, 0, 0) });
  expect(came('...?F?....').came).toEqual(counts(2, 3, 0));
  expect(regimeScore([made('...?.?....')]).decisions).toBe(10);
});

test('a trip before the end scores the calls that had not come due', () => {
  expect(came('........F.')).toEqual({ resolved: 8, open: 2, void: 0, came: counts(5, 3, 0) });
  // Rupture after friction, both within the horizon: rupture.
  expect(came('...F.R....').came).toEqual(counts(2, 2, 3));
});

test('decisions that end before the prices leave a call open', () => {
  const sessions = Array.from({ length: 20 }, (_, i) => i as Day);
  expect(came('.....', { sessions })).toEqual({
    resolved: 2,
    open: 3,
    void: 0,
    came: counts(2, 0, 0),
  });
});

test('an episode without a call counts for nothing, and two calls of one day are refused', () => {
  expect(regimeScore([made(''), made('.F')])).toEqual(regimeScore([made('.F')]));
  const twice = made('..').calls.map((c) => ({ ...c, day: 0 as Day }));
  expect(() => regimeScore([made('..', { calls: twice })])).toThrow(RangeError);
});

test('Brier and logarithmic score by hand, beside the prior', () => {
  const s = regimeScore([made('.F')]);
  // Own: 0.1^2 + (0.8 - 1)^2 + 0.1^2 = 0.06; prior: 0.8^2 + 0.83^2 + 0.03^2 = 1.3298.
  const brier = sure(s.brier);
  expect(brier.own).toBeCloseTo(0.06, 12);
  expect(brier.prior).toBeCloseTo(1.3298, 12);
  expect(brier.skill).toBeCloseTo(1 - 0.06 / 1.3298, 12);
  const log = sure(s.log);
  expect(log.own).toBeCloseTo(-Math.log(0.8), 12);
  expect(log.prior).toBeCloseTo(-Math.log(0.17), 12);
  expect(s).toMatchObject({ decisions: 2, resolved: 1, open: 1, episodes: 1 });
});

test('calls whose horizons overlap are few cases', () => {
  // Due on days 3 to 9; 0 resolves on 3, 3 on 6, 6 on 9: three that do not overlap.
  expect(regimeScore([made('..........')])).toMatchObject({ resolved: 7, apart: 3 });
  // The horizon of day 6 is cut off by the end: it is the last that stands alone.
  expect(regimeScore([made('........F')])).toMatchObject({ resolved: 8, apart: 3 });
});

test('nothing due means no score, not a good one', () => {
  const s = regimeScore([made('.', { horizon: 60 })]);
  expect(s.brier).toEqual({ unknown: { kind: 'no call has come due' } });
  expect(s).toMatchObject({ decisions: 1, resolved: 0, open: 1, episodes: 0, apart: 0 });
});

test('what was called impossible and came has no finite log score', () => {
  const s = regimeScore([made('.F', {}, counts(1, 0, 0))]);
  expect(s.log).toEqual({ unknown: { kind: 'what came had been called impossible' } });
  expect(sure(s.brier).own).toBe(2);
  // Once is enough.
  const mixed = made('..F').calls.map((c, i) => (i === 0 ? { ...c, belief: counts(1, 0, 0) } : c));
  expect(regimeScore([made('..F', { calls: mixed })]).log).toEqual(s.log);
});

test('episodes are counted by name, and their calls stand together', () => {
  const s = regimeScore([made('.F'), made('....', { episode: 'two' })]);
  expect(s).toMatchObject({ episodes: 2, resolved: 2, apart: 2 });
  // Own, second: 0.9^2 + 0.8^2 + 0.1^2 = 1.46; mean with 0.06 is 0.76.
  expect(sure(s.brier).own).toBeCloseTo(0.76, 12);
});

test('repeating the prior has no skill', () => {
  const s = regimeScore([made('.F........', {}, PRIOR)]);
  expect(sure(s.brier).skill).toBe(0);
  expect(sure(s.log).skill).toBe(0);
});

test('what is yet to come never changes the outcome of a call that is due', () => {
  const history = fc.string({ unit: fc.constantFrom('.', 'F', 'R', '?', '!'), maxLength: 20 });
  fc.assert(
    fc.property(history, history, (past, more) => {
      const calls = made(past + more).calls;
      for (const day of calls.keys()) {
        const at = due(day as Day, made(past));
        if (at === undefined) continue;
        expect(due(day as Day, made(past + more))).toBe(at);
        const seen = (text: string) => shown(text).slice(day + 1, at + 1);
        expect(cameTo(seen(past), true)).toBe(cameTo(seen(past + more), true));
      }
    }),
  );
});

/** Calls of so much friction, and whether it came: each beside a decision that trips, or none. */
const said = (...all: readonly (readonly [friction: number, came: boolean])[]) =>
  all.map(([friction, came], i): Calls => {
    const belief = { noise: 1 - friction, friction, rupture: 0 };
    return made(came ? '.F' : '..', { episode: `${i}`, horizon: 1 }, belief);
  });
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);
const rows = (...all: readonly (readonly [number, boolean])[]) =>
  sure(regimeScore(said(...all)).curve);

test('ten resolved calls have a curve of friction, nine have none', () => {
  expect(regimeScore(said(...times(9, [0.8, true] as const))).curve).toEqual({
    unknown: { kind: 'too few', of: 'cases', least: 10 },
  });
  const five = [...times(5, [0.8, true] as const), ...times(5, [0.8, false] as const)];
  expect(rows(...five)).toEqual({
    rows: [{ from: 0.7, to: 1, n: 10, forecast: expect.closeTo(0.8, 12), frequency: 0.5 }],
    off: 0.7,
  });
});

test('rows of the curve: lower edges belong to their row, and rows without a call are left out', () => {
  const edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7];
  const all = rows(
    ...times(
      2,
      edges.map((p) => [p, false] as const),
    ).flat(),
    [0.69, true],
    [1, true],
  );
  expect(all.rows.map(({ from, to, n }) => [from, to, n])).toEqual([
    [0, 0.1, 2],
    [0.1, 0.2, 2],
    [0.2, 0.3, 2],
    [0.3, 0.4, 2],
    [0.4, 0.5, 2],
    [0.5, 0.7, 3],
    [0.7, 1, 3],
  ]);
  expect(rows(...times(10, [0.25, false] as const)).rows).toHaveLength(1);
});

test('a row misses where what came is more than ten points from what was said, in ten calls or more', () => {
  const row = (n: number, p: number, hits: number): (readonly [number, boolean])[] =>
    Array.from({ length: n }, (_, i) => [p, i < hits] as const);
  // Said 0.25 of ten, came twice: 5 points; four times: 15.
  expect(rows(...row(10, 0.25, 2)).off).toBeUndefined();
  expect(rows(...row(10, 0.25, 4)).off).toBe(0.2);
  expect(rows(...row(10, 0.25, 1)).off).toBe(0.2);
  // Nine are too few to say so, and the lowest row that misses is told.
  expect(rows(...row(9, 0.25, 9), ...row(10, 0.05, 0)).off).toBeUndefined();
  expect(rows(...row(10, 0.6, 0), ...row(10, 0.45, 0), ...row(10, 0.15, 1)).off).toBe(0.4);
});

test('calls out of order and a horizon that is none are refused with what they were', () => {
  const order = 'calls stand oldest first, one a day; was';
  const { calls } = made('..');
  const refused = (list: Calls['calls']) => () => regimeScore([made('..', { calls: list })]);
  expect(refused([...calls, ...calls])).toThrow(`${order} 0`);
  expect(refused([...calls, ...calls])).toThrow(RangeError);
  expect(refused(calls.toReversed())).toThrow(`${order} 0`);
  for (const horizon of [0, 1.5, -1])
    expect(() => regimeScore([made('..', { horizon })])).toThrow(
      `a horizon in sessions; was ${horizon}`,
    );
  expect(regimeScore([made('..', { horizon: 1 })])).toMatchObject({ resolved: 1 });
});

test('what came and the prior had called impossible is said', () => {
  expect(regimeScore([made('.F', { prior: counts(1, 0, 0) })]).log).toEqual({
    unknown: { kind: 'what came is impossible under the prior' },
  });
});

test('beside a prior that was right there is no skill to have', () => {
  expect(sure(regimeScore([made('.F', { prior: counts(0, 1, 0) })]).brier)).toEqual({
    own: expect.closeTo(0.06, 12),
    prior: 0,
  });
});
