import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lackingInputs, lacksData, type Stop } from '../../src/domain/stop.ts';
import type { StopRule } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { cut, quiet, stop } from '../../src/judge/stop.ts';

const rule = (hold: number, keep: number): StopRule =>
  ({ id: 's', hold, keep, cut: 0.4, keys: [] }) as unknown as StopRule;

type Met = Parameters<typeof stop>[2];
/** What a stop meets on a day with a session on which nothing of note happens. */
const met = (day: number, over: Partial<Met>): Met => ({
  reading: { holds: true, missing: [] },
  today: day as Day,
  used: [],
  struck: false,
  early: false,
  lifted: false,
  session: true,
  ...over,
});

type Holds = boolean | undefined;

/** States after each reading. */
const play = (readings: readonly Holds[], hold: number, keep: number): Stop[] => {
  const out: Stop[] = [];
  let now = quiet('s', undefined, 0 as Day);
  for (const [i, holds] of readings.entries()) {
    const reading = { holds, missing: holds === undefined ? ['X'] : [] };
    now = stop(now, rule(hold, keep), met(i, { reading }));
    out.push(now);
  }
  return out;
};
const states = (readings: readonly Holds[], hold: number, keep: number): string[] =>
  play(readings, hold, keep).map((s) => s.state);

test('it trips once the condition has held, and clears once it has been gone', () => {
  expect(states([true, true, true, false, false], 3, 2)).toEqual([
    'pending',
    'pending',
    'tripped',
    'tripped',
    'quiet',
  ]);
});

test('one day without the condition starts the hold again', () => {
  expect(states([true, false, true, true], 2, 1)).toEqual([
    'pending',
    'quiet',
    'pending',
    'tripped',
  ]);
});

test('a missing input is blind at once and names what is missing', () => {
  const [now] = play([undefined], 3, 1);
  expect(now?.state).toBe('blind');
  expect(now?.reasons).toEqual(['X']);
});

test('a stop in force whose inputs are missing stays in force, and lacks them besides', () => {
  const all = play([true, undefined, true, false, undefined, false], 1, 3);
  expect(all.map((s) => s.state)).toEqual(Array(6).fill('tripped'));
  expect(all.map((s) => s.lacks)).toEqual([
    undefined,
    ['X'],
    undefined,
    undefined,
    ['X'],
    undefined,
  ]);
  expect(all.map(lacksData)).toEqual([false, true, false, false, true, false]);
  // Absorbed it takes nothing any more; what it cannot see counts all the same.
  const late = play([true, ...Array(10).fill(true), undefined], 1, 1).at(-1) as Stop;
  expect([late.state, lacksData(late), lackingInputs(late)]).toEqual(['absorbed', true, ['X']]);
  const [blind, calm] = play([undefined, false], 1, 1) as [Stop, Stop];
  expect([blind.lacks, lacksData(blind), lackingInputs(blind)]).toEqual([undefined, true, ['X']]);
  expect([lacksData(calm), lackingInputs(calm)]).toEqual([false, []]);
});

test('what is not yet due is not lacking', () => {
  const [tripped] = play([true], 1, 1) as [Stop];
  const reading = { holds: undefined, missing: ['credit'] };
  const now = stop(tripped, rule(1, 1), met(1, { reading, early: true }));
  expect([now.state, now.waits, now.lacks]).toEqual(['tripped', ['credit'], undefined]);
});

test('blindness neither breaks a hold nor clears a tripped stop', () => {
  expect(states([true, undefined, true], 2, 1)).toEqual(['pending', 'blind', 'tripped']);
  expect(states([true, undefined, undefined, false], 1, 2)).toEqual([
    'tripped',
    'tripped',
    'tripped',
    'tripped',
  ]);
});

/** One that is absorbed is in force: only time made it calmer. */
const RANK: Record<Stop['state'], number> = {
  quiet: 0,
  pending: 1,
  blind: 2,
  absorbed: 3,
  tripped: 3,
};
const holds = fc.constantFrom<Holds>(true, false, undefined);

/** Plays readings as they are and with one of a kind turned to true; no state may rank lower. */
const neverCalmer = (from: Holds, rank: Record<Stop['state'], number>, longest = 4): void =>
  fc.assert(
    fc.property(
      fc.array(holds, { minLength: 1, maxLength: 14 }),
      fc.nat(13),
      fc.integer({ min: 1, max: longest }),
      fc.integer({ min: 1, max: 4 }),
      (readings, at, hold, keep) => {
        const i = at % readings.length;
        fc.pre(readings[i] === from);
        const worse = readings.map((r, k) => (k === i ? true : r));
        const [a, b] = [play(readings, hold, keep), play(worse, hold, keep)];
        return b.every((s, k) => rank[s.state] >= rank[(a[k] as Stop).state]);
      },
    ),
  );

test('turning a reading from false to true never makes a stop calmer', () => {
  neverCalmer(false, RANK);
});

test('turning a reading from unknown to true never makes a stop calmer; pending and blind are one step', () => {
  // Both keep exposure from rising; a hold that runs cannot be shown as tripped.
  neverCalmer(undefined, { quiet: 0, pending: 1, blind: 1, absorbed: 2, tripped: 2 });
});

test('with no hold to wait for, unknown to true is never calmer in the full order', () => {
  neverCalmer(undefined, RANK, 1);
});

test('the keys of a stop share its cut by weight', () => {
  const keyed = {
    ...rule(1, 1),
    keys: [
      { key: 'A', weight: 1 },
      { key: 'B', weight: 0.5 },
    ],
  } as unknown as StopRule;
  const tripped = (key: string): Stop => ({ ...quiet('s', key, 0 as Day), state: 'tripped' });
  expect(cut(keyed, [])).toBe(0);
  expect(cut(keyed, [tripped('B')])).toBeCloseTo(0.2, 12); // 0.4 x 0.5
  expect(cut(keyed, [tripped('A'), tripped('B')])).toBeCloseTo(0.4, 12); // never more than the whole
});

test('a stop remembers since when it is as it is, and for how many decisions', () => {
  const all = play([true, true, false, undefined, true], 2, 2);
  // pending on 0; tripped on 1; gone once on 2; blind changes nothing on 3; there again on 4.
  expect(all.map((s) => [s.state, s.since, s.run])).toEqual([
    ['pending', 0, 1],
    ['tripped', 1, 0],
    ['tripped', 1, 1],
    ['tripped', 1, 1],
    ['tripped', 1, 0],
  ]);
  expect(play([undefined, false, false], 2, 2).map((s) => [s.state, s.since, s.run])).toEqual([
    ['blind', 0, 0],
    ['quiet', 1, 0],
    ['quiet', 1, 0],
  ]);
  expect(
    play([true, undefined, undefined, true], 3, 2).map((s) => [s.state, s.since, s.run]),
  ).toEqual([
    ['pending', 0, 1],
    ['blind', 1, 1],
    ['blind', 1, 1],
    ['pending', 3, 2],
  ]);
  // Gone for as long as `keep` says it is quiet, and a new hold starts from nothing.
  expect(play([true, false, false, true], 1, 2).map((s) => [s.state, s.since, s.run])).toEqual([
    ['tripped', 0, 0],
    ['tripped', 0, 1],
    ['quiet', 2, 0],
    ['tripped', 3, 0],
  ]);
});

test('a stop names what it read while the condition holds, what trips it once that is gone, and what it lacks', () => {
  const told = (state: Stop['state'], holds: Holds): readonly string[] =>
    stop(
      { ...quiet('s', undefined, 0 as Day), state, reasons: ['E-1'] },
      rule(2, 2),
      met(9, { reading: { holds, missing: holds === undefined ? ['X'] : [] }, used: ['E-2'] }),
    ).reasons;
  expect(told('quiet', true)).toEqual(['E-2']);
  expect(told('tripped', true)).toEqual(['E-2']);
  expect(told('tripped', false)).toEqual(['E-1']);
  expect(told('pending', false)).toEqual([]);
  expect(told('tripped', undefined)).toEqual(['X']);
  expect(told('quiet', undefined)).toEqual(['X']);
});

test('a stop of one counterparty knows which; one of none has no key', () => {
  expect(quiet('s', 'EU', 7 as Day)).toEqual({
    id: 's',
    key: 'EU',
    state: 'quiet',
    since: 7,
    run: 0,
    reasons: [],
  });
  expect(quiet('s', undefined, 7 as Day)).not.toHaveProperty('key');
});

test('a stop without keys takes its whole cut, and only while it is tripped itself', () => {
  const of = (id: string, state: Stop['state']): Stop => ({
    ...quiet(id, undefined, 0 as Day),
    state,
  });
  expect(cut(rule(1, 1), [of('s', 'tripped')])).toBe(0.4);
  expect(cut(rule(1, 1), [of('other', 'tripped'), of('s', 'pending'), of('s', 'blind')])).toBe(0);
});

describe('a stop in force', () => {
  const on = (day: number, over: Partial<Met> = {}) => met(day, { used: ['act'], ...over });
  /** Plays decisions after the first, which trips it. */
  const standing = (days: readonly Met[], of = rule(1, 2)): Stop[] => {
    let now = stop(quiet('s', undefined, 0 as Day), of, on(0));
    return days.map((d) => (now = stop(now, of, d)));
  };
  const tenth = Array.from({ length: 10 }, (_, i) => on(i + 1));

  test('is absorbed from the tenth session on, with its day, and takes nothing away', () => {
    const all = standing([...tenth, on(11)]);
    expect(all.slice(8).map((s) => [s.state, s.age, s.since])).toEqual([
      ['tripped', 9, 0],
      ['absorbed', 10, 10],
      ['absorbed', 11, 10],
    ]);
    expect(cut(rule(1, 2), all.slice(9, 10))).toBe(0);
    expect(cut(rule(1, 2), all.slice(8, 9))).toBe(rule(1, 2).cut);
  });

  test('counts sessions of the risk leg, not days without one', () => {
    const all = standing([...tenth.slice(0, 9), on(10, { session: false }), on(11)]);
    expect(all.slice(8).map((s) => [s.state, s.age])).toEqual([
      ['tripped', 9],
      ['tripped', 9],
      ['absorbed', 10],
    ]);
  });

  test('is armed again by an act as hard, also once it was absorbed', () => {
    const all = standing([...tenth, on(11, { struck: true }), on(12)]);
    expect(all.slice(9).map((s) => [s.state, s.age, s.since])).toEqual([
      ['absorbed', 10, 10],
      ['tripped', 0, 11],
      ['tripped', 1, 11],
    ]);
  });

  test('that takes everything is never absorbed', () => {
    const all = standing(tenth, { ...rule(1, 2), cut: 1 });
    expect(all.at(-1)).toMatchObject({ state: 'tripped', age: 10 });
  });

  test('is absorbed from the session that its thesis states, or never', () => {
    const states = (absorb: number | 'never'): string[] =>
      standing(tenth, { ...rule(1, 2), absorb }).map((s) => s.state);
    expect(states(3).indexOf('absorbed')).toBe(2);
    expect(states(1).indexOf('absorbed')).toBe(0);
    expect(states(11)).not.toContain('absorbed');
    expect(states('never')).not.toContain('absorbed');
  });

  test('clears from being absorbed as it would have before, and begins anew after', () => {
    const gone = { reading: { holds: false, missing: [] } };
    const all = standing([...tenth, on(11, gone), on(12, gone), on(13)]);
    expect(all.slice(10).map((s) => [s.state, s.age])).toEqual([
      ['absorbed', 11],
      ['quiet', undefined],
      ['tripped', 0],
    ]);
  });

  test('stays absorbed where nothing can be seen', () => {
    const dark = { reading: { holds: undefined, missing: ['X'] } };
    expect(standing([...tenth, on(11, dark)]).at(-1)).toMatchObject({ state: 'absorbed', age: 11 });
  });
});

test('what is not yet due leaves a stop as it was, and is named', () => {
  const dark = met(3, { reading: { holds: undefined, missing: ['credit'] } });
  const before: Stop = {
    ...quiet('s', undefined, 1 as Day),
    state: 'pending',
    run: 2,
    reasons: ['a'],
  };
  const waiting = stop(before, rule(4, 1), { ...dark, early: true });
  expect(waiting).toEqual({ ...before, waits: ['credit'] });
  expect(stop(before, rule(4, 1), dark)).toMatchObject({ state: 'blind', reasons: ['credit'] });
  // What is known is judged, whatever else is early, and nothing is awaited then.
  const known = met(4, { reading: { holds: false, missing: [] }, early: true });
  expect(stop(waiting, rule(4, 1), known)).toEqual({
    ...quiet('s', undefined, 4 as Day),
    reasons: [],
  });
});

test('a stop that was blind and now merely waits lacks nothing: it stands where it stood before', () => {
  const dark = { holds: undefined, missing: ['X'] };
  const due = { reading: { holds: undefined, missing: ['credit'] }, early: true };
  const [, blind] = play([false, undefined], 2, 1) as [Stop, Stop];
  const waiting = stop(blind, rule(2, 1), met(2, due));
  expect([waiting.state, waiting.waits, waiting.reasons, waiting.since]).toEqual([
    'quiet',
    ['credit'],
    [],
    2,
  ]);
  expect([lacksData(waiting), lackingInputs(waiting)]).toEqual([false, []]);
  // A condition that ran before is not forgotten: the next decision at which it holds trips.
  const [, ran] = play([true, undefined], 2, 1) as [Stop, Stop];
  const still = stop(ran, rule(2, 1), met(2, due));
  expect([still.state, still.run]).toEqual(['pending', 1]);
  expect(stop(still, rule(2, 1), met(3, {})).state).toBe('tripped');
  // What is due and not there is blind again.
  expect(stop(waiting, rule(2, 1), met(3, { reading: dark })).state).toBe('blind');
});
