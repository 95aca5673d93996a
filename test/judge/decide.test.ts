import { expect, test } from 'vitest';
import type { Reason, Verdict } from '../../src/domain/decision.ts';
import type { Exposure } from '../../src/domain/exposure.ts';
import type { Regime, RegimeId } from '../../src/domain/regime.ts';
import type { Stop } from '../../src/domain/stop.ts';
import type { Stress } from '../../src/domain/stress.ts';
import type { StopRule } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import type { Claim } from '../../src/domain/watch.ts';
import { faint, reasons, verdict } from '../../src/judge/decide.ts';

const sized = (target: number, before: number, over: Partial<Exposure> = {}): Exposure => ({
  target,
  before,
  binding: 'gate',
  caps: [],
  optimum: target,
  headroom: target,
  lossIfWrong: 0,
  today: { spread: 1, loss: 0 },
  spread: 1,
  gainIfRight: 0,
  reserve: 1 - target,
  asymmetry: 1,
  ...over,
});
const rule = (id: string, cut: number, keys: StopRule['keys'] = []): StopRule =>
  ({ id, cut, keys }) as unknown as StopRule;
const stop = (id: string, state: Stop['state'], over: Partial<Stop> = {}): Stop => ({
  id,
  state,
  since: 0 as Day,
  run: 0,
  reasons: [],
  ...over,
});
const called = (
  exposure: Exposure,
  faintFor = 0,
  rules: readonly StopRule[] = [],
  stops: readonly Stop[] = [],
): Verdict => verdict({ exposure, faintFor, rules, stops });

test.each<[number, number, Verdict]>([
  // target, before
  [0, 0, 'wait'],
  [0, 0.05, 'leave'],
  [0.4, 0.5, 'trim'],
  [0.5, 0.5, 'hold'],
  [0.05, 0, 'hold'],
  [0.55, 0.5, 'hold'],
])('exposure %f after %f is told as it moved', (target, before, verdict) => {
  expect(called(sized(target, before))).toBe(verdict);
});

test('a tripped stop that cuts everything makes one leave, whatever the pace', () => {
  const [all, part] = [rule('all', 1), rule('part', 0.99)];
  const held = sized(0.5, 0.5);
  expect(called(held, 0, [all], [stop('all', 'tripped')])).toBe('leave');
  expect(called(held, 0, [part, all], [stop('all', 'tripped')])).toBe('leave');
  expect(called(held, 0, [part], [stop('part', 'tripped')])).toBe('hold');
  expect(called(held, 0, [all], [stop('all', 'pending')])).toBe('hold');
  expect(called(held, 0, [all], [stop('all', 'blind')])).toBe('hold');
  // Half of its keys are half of its cut.
  const keyed = rule('keyed', 1, [
    { key: 'A', title: { en: 'A', 'zh-Hant': 'A' }, weight: 0.5, covers: [] },
    { key: 'B', title: { en: 'B', 'zh-Hant': 'B' }, weight: 0.5, covers: [] },
  ]);
  const [a, b] = [stop('keyed', 'tripped', { key: 'A' }), stop('keyed', 'tripped', { key: 'B' })];
  expect(called(held, 0, [keyed], [a])).toBe('hold');
  expect(called(held, 0, [keyed], [a, b])).toBe('leave');
});

test('out of the market nothing is left to leave', () => {
  expect(called(sized(0, 0), 5, [rule('all', 1)], [stop('all', 'tripped')])).toBe('wait');
});

test('five decisions in a row with an optimum under a tenth make one leave, four do not', () => {
  const held = sized(0.3, 0.4);
  expect(called(held, 4)).toBe('trim');
  expect(called(held, 5)).toBe('leave');
  expect(called(held, 6)).toBe('leave');
});

test('an optimum under a tenth is counted, one of a tenth starts the count again', () => {
  expect(faint(0, sized(0.3, 0.4, { optimum: 0.09 }))).toBe(1);
  expect(faint(3, sized(0.3, 0.4, { optimum: 0 }))).toBe(4);
  expect(faint(4, sized(0.3, 0.4, { optimum: 0.1 }))).toBe(0);
  // It is the optimum that counts, not how far exposure has come down.
  expect(faint(4, sized(0.05, 0.1, { optimum: 0.5 }))).toBe(0);
});

const STRESS: Stress = {
  state: 'calm',
  window: 3,
  windows: [],
  severity: -0.2,
  oneIn: { unknown: { kind: 'not all legs fell' } },
  count: 1000,
  credit: { state: 'unknown', reason: { kind: 'no credit value' } },
  turbulence: { unknown: { kind: 'uncalibrated' } },
};
const CALM: Omit<Regime, 'flip'> = {
  noise: 0.7,
  friction: 0.2,
  rupture: 0.1,
  call: 'noise',
  lean: { friction: -5, rupture: -8 },
  contributions: [],
};
const claim = (id: string, over: Partial<Claim> = {}): Claim => ({
  id,
  watch: 'A',
  rung: 1,
  friction: 1,
  alive: [],
  standing: true,
  suspended: false,
  acted: false,
  lapsed: false,
  first: 0 as Day,
  last: 0 as Day,
  items: [],
  net: { friction: 0, rupture: 0 },
  ...over,
});
type Seen = {
  readonly stress?: Partial<Stress>;
  readonly claims?: readonly Claim[];
  readonly stops?: readonly Stop[];
  readonly regime?: Partial<Regime>;
  readonly from?: RegimeId;
  readonly missing?: readonly string[];
};
const why = ({ stress, claims = [], stops = [], regime, from, missing = [] }: Seen): Reason[] => [
  ...reasons({
    stress: { ...STRESS, ...stress },
    claims,
    stops,
    regime: { ...CALM, ...regime },
    from: from ?? 'noise',
    exposure: sized(0.4, 0.5),
    missing,
  }),
];
const only = <K extends Reason['kind']>(all: readonly Reason[], ...kinds: readonly K[]): Reason[] =>
  all.filter((r) => kinds.some((k) => k === r.kind));

test('reasons stand in the order in which a person asks', () => {
  const all = why({
    claims: [claim('tariff', { friction: 3 })],
    stops: [stop('a', 'tripped'), stop('b', 'blind'), stop('c', 'pending'), stop('d', 'quiet')],
    regime: { contributions: [{ source: 'time', evidence: [], friction: 0.1, rupture: 0 }] },
    missing: ['VIX', 'crowd'],
  });
  expect(all).toEqual([
    { kind: 'stress', state: 'calm' },
    { kind: 'in force', claims: ['tariff'] },
    { kind: 'credit', state: 'unknown' },
    { kind: 'tripped', stop: 'a', keys: [] },
    { kind: 'blind', stop: 'b', missing: [] },
    { kind: 'pending', stop: 'c' },
    { kind: 'regime', call: 'noise', from: 'noise' },
    { kind: 'moved', source: 'time', friction: 0.1 },
    { kind: 'binding', binding: 'gate', at: 0.4 },
    { kind: 'unknown', input: 'VIX' },
    { kind: 'unknown', input: 'crowd' },
  ]);
});

test('a synchronised fall is told with its window, its severity and how rare it is', () => {
  const fall = { state: 'synchronised', window: 5, severity: 1.2, oneIn: 40 } as const;
  expect(why({ stress: fall })[0]).toEqual({
    kind: 'synchronised',
    window: 5,
    severity: 1.2,
    oneIn: 40,
  });
  expect(why({ stress: { ...fall, oneIn: { noneIn: 900 } } })[0]).toMatchObject({
    oneIn: { noneIn: 900 },
  });
  expect(
    why({ stress: { ...fall, oneIn: { unknown: { kind: 'uncalibrated' } } } })[0],
  ).toMatchObject({
    oneIn: { unknown: { kind: 'uncalibrated' } },
  });
});

test('a run whose severity is not known, and a fall that is not synchronised, are told by state', () => {
  const dark = { state: 'synchronised', severity: { unknown: { kind: 'no window' } } } as const;
  expect(why({ stress: dark })[0]).toEqual({ kind: 'stress', state: 'synchronised' });
  expect(why({ stress: { state: 'building', severity: 0.8 } })[0]).toEqual({
    kind: 'stress',
    state: 'building',
  });
});

test('an act is in force from rung 3 on, unless it is suspended or no longer stands', () => {
  const told = (...claims: Claim[]): Reason | undefined => why({ claims })[1];
  const [threat, draft, order, law] = [1, 2, 3, 4].map((rung) =>
    claim(`rung${rung}`, { friction: rung as 1, rung: rung as 1 }),
  ) as [Claim, Claim, Claim, Claim];
  expect(told(threat, order, law, draft)).toEqual({ kind: 'in force', claims: ['rung3', 'rung4'] });
  expect(told(threat, draft)).toEqual({ kind: 'not in force', hardest: 2, claim: 'rung2' });
  // Of two as hard the first is named.
  expect(told(draft, { ...draft, id: 'later' })).toMatchObject({ claim: 'rung2' });
  expect(told({ ...law, suspended: true }, draft)).toEqual({
    kind: 'not in force',
    hardest: 4,
    claim: 'rung4',
  });
  expect(told({ ...law, standing: false }, threat)).toMatchObject({ hardest: 1, claim: 'rung1' });
  const { friction: _, ...noise } = law;
  expect(told(noise)).toEqual({ kind: 'not in force', hardest: 0 });
  expect(told()).toEqual({ kind: 'not in force', hardest: 0 });
});

test('credit is told with the last session behind it', () => {
  const credit = { state: 'confirms', end: 9 as Day } as const;
  expect(why({ stress: { credit } })[2]).toEqual({ kind: 'credit', state: 'confirms', end: 9 });
  expect(why({})[2]).not.toHaveProperty('end');
});

test('a stop that is absorbed is told once, since when, beside its harsher keys', () => {
  const told = (...stops: Stop[]): Reason[] => only(why({ stops }), 'tripped', 'absorbed');
  const key = (k: string, state: Stop['state'], since: number): Stop =>
    stop('s', state, { key: k, since: since as Stop['since'] });
  const absorbed = { kind: 'absorbed', stop: 's', since: 4 };
  expect(told(key('A', 'absorbed', 4), key('B', 'absorbed', 9))).toEqual([absorbed]);
  expect(told(key('A', 'quiet', 1), key('B', 'absorbed', 4), key('C', 'tripped', 8))).toEqual([
    { kind: 'tripped', stop: 's', keys: ['C'] },
    absorbed,
  ]);
  expect(told(key('A', 'quiet', 1))).toEqual([]);
});

test('each stop is told once, by its harshest key', () => {
  const told = (...stops: Stop[]): Reason[] => only(why({ stops }), 'tripped', 'blind', 'pending');
  const key = (k: string, state: Stop['state'], reasons: string[] = []): Stop =>
    stop('s', state, { key: k, reasons });
  expect(told(key('A', 'pending'), key('B', 'blind', ['X']), key('C', 'tripped'))).toEqual([
    { kind: 'tripped', stop: 's', keys: ['C'] },
  ]);
  expect(told(key('A', 'tripped'), key('B', 'tripped'))).toEqual([
    { kind: 'tripped', stop: 's', keys: ['A', 'B'] },
  ]);
  expect(
    told(key('A', 'pending'), key('B', 'blind', ['X', 'Y']), key('C', 'blind', ['Y', 'Z'])),
  ).toEqual([{ kind: 'blind', stop: 's', missing: ['X', 'Y', 'Z'] }]);
  expect(told(key('A', 'quiet'), key('B', 'pending'))).toEqual([{ kind: 'pending', stop: 's' }]);
  expect(told(key('A', 'quiet', ['E-1']))).toEqual([]);
  expect(told(stop('a', 'pending'), stop('b', 'tripped'), stop('a', 'blind'))).toEqual([
    { kind: 'blind', stop: 'a', missing: [] },
    { kind: 'tripped', stop: 'b', keys: [] },
  ]);
  // One in force that lacks its inputs is told besides, beside whatever key.
  const lacking = stop('s', 'tripped', { key: 'B', lacks: ['X'] });
  expect(told(key('A', 'tripped'), lacking)).toEqual([
    { kind: 'tripped', stop: 's', keys: ['A', 'B'] },
    { kind: 'blind', stop: 's', missing: ['X'] },
  ]);
});

test('what moved the odds most is named, whichever way it moved them', () => {
  const told = (...moves: [string, number][]): Reason[] =>
    only(
      why({
        regime: {
          contributions: moves.map(([source, friction]) => ({
            source,
            evidence: [],
            friction,
            rupture: 0,
          })),
        },
      }),
      'moved',
    );
  expect(told(['time', 0.1], ['claim:a', -0.7], ['talk', 0.3])).toEqual([
    { kind: 'moved', source: 'claim:a', friction: -0.7 },
  ]);
  expect(told(['time', 0.1], ['market:dollar', 0.5])).toEqual([
    { kind: 'moved', source: 'market:dollar', friction: 0.5 },
  ]);
  expect(told(['time', 0])).toEqual([]);
  expect(told()).toEqual([]);
});

test('the call is told with the one before', () => {
  expect(only(why({ regime: { call: 'rupture' }, from: 'friction' }), 'regime')).toEqual([
    { kind: 'regime', call: 'rupture', from: 'friction' },
  ]);
});
