import { expect, test } from 'vitest';
import type { CrossReading } from '../../src/domain/delever.ts';
import type { Found } from '../../src/domain/finding.ts';
import { rowsFor } from '../../src/domain/rows.ts';
import type { Observation } from '../../src/domain/series.ts';
import type { Inquiry, Simulation } from '../../src/domain/simulation.ts';
import { DAY_MS, type Day, type Instant } from '../../src/domain/time.ts';
import { type Event, singly } from '../../src/run/event.ts';
import { asof, inOrder, learn, nothing, stretches } from '../../src/run/knowledge.ts';
import { item } from '../make.ts';
import { small, tick } from './small.ts';

const { series } = small().episode;
const value = (id: string, at: number, knownAt: number, value = 100): Observation => ({
  series: id,
  at: at as Day,
  knownAt: knownAt as Instant,
  value,
});
const observed = (...all: Parameters<typeof value>): Event => ({
  kind: 'observation',
  observation: value(...all),
});
const found = (at: number, day: number): Found => ({
  at: at as Instant,
  finding: { kind: 'missing', series: 'RISK', day: day as Day },
});
const inquiry = (seed: number): Inquiry => ({ seed }) as Inquiry;
const answer = (seed: number): Simulation => ({ inquiry: inquiry(seed) }) as Simulation;
const cross = (day: number): CrossReading => ({ day: day as Day }) as CrossReading;

test('what becomes known at an instant is known at it, and not a millisecond before', () => {
  const events: Event[] = [
    observed('RISK', 1, 1000),
    { kind: 'evidence', item: item({ id: 'E', knownAt: 1000 as Instant }) },
    { kind: 'found', found: found(1000, 1) },
    { kind: 'simulation', at: 1000 as Instant, simulation: answer(1) },
    { kind: 'cross', at: 1000 as Instant, cross: cross(1) },
  ];
  const before = asof(series, events, 999 as Instant);
  expect(before).toEqual(nothing(series));
  const now = asof(series, events, 1000 as Instant);
  expect(now.histories.RISK?.length).toBe(1);
  expect(now.evidence.map((e) => e.id)).toEqual(['E']);
  expect(now.found).toEqual([found(1000, 1)]);
  expect(now.simulations).toEqual({ '{"seed":1}': answer(1) });
  expect(now.cross).toEqual([cross(1)]);
});

test('nothing is known of a series at first, each by its own kind', () => {
  const empty = nothing(series);
  expect(Object.keys(empty.histories)).toEqual(['RISK', 'RATES', 'DOLLAR', 'HAVEN', 'FEAR']);
  expect(empty.histories.FEAR).toMatchObject({ kind: 'index', length: 0, values: [] });
  expect(empty).toMatchObject({ newest: {}, evidence: [], found: [], simulations: {}, cross: [] });
});

test('an event more leaves the knowledge before it as it was', () => {
  const one = learn(nothing(series), [observed('RISK', 1, 1000, 100)]);
  const two = learn(one, [observed('RISK', 2, 2000, 110)]);
  expect([one.histories.RISK?.length, two.histories.RISK?.length]).toEqual([1, 2]);
  expect([one.newest.RISK, two.newest.RISK]).toEqual([1000, 2000]);
  expect(two.histories.RISK?.values.slice(0, 2)).toEqual([100, 110]);
  const three = learn(two, [observed('RATES', 2, 2500)]);
  expect(three.newest).toEqual({ RISK: 2000, RATES: 2500 });
  expect(three.histories.RISK).toBe(two.histories.RISK);
});

test('the later of two values for one day stands', () => {
  const known = learn(nothing(series), [
    observed('RISK', 1, 1000, 100),
    observed('RISK', 1, 2000, 90),
  ]);
  expect(known.histories.RISK).toMatchObject({ length: 1, values: [90] });
  expect(known.newest.RISK).toBe(2000);
});

test('items, findings and measurements are kept in order of arrival, answers by their question', () => {
  const events: Event[] = [1, 2].flatMap((n): Event[] => [
    { kind: 'evidence', item: item({ id: `E-${n}` }) },
    { kind: 'found', found: found(n, n) },
    { kind: 'cross', at: n as Instant, cross: cross(n) },
    { kind: 'simulation', at: n as Instant, simulation: answer(n) },
  ]);
  const known = learn(nothing(series), events);
  expect(known.evidence.map((e) => e.id)).toEqual(['E-1', 'E-2']);
  expect(known.found.map((f) => f.at)).toEqual([1, 2]);
  expect(known.cross.map((c) => c.day)).toEqual([1, 2]);
  expect(Object.keys(known.simulations)).toEqual(['{"seed":1}', '{"seed":2}']);
});

test('a decision teaches nothing, and a series that nobody named is a fault', () => {
  const known = learn(nothing(series), [observed('RISK', 1, 1000)]);
  expect(learn(known, [{ kind: 'tick', tick: tick(60) }])).toEqual(known);
  expect(() => learn(known, [observed('NONE', 1, 1000)])).toThrow(
    new RangeError('observation of an unknown series NONE'),
  );
});

/** An event in a word: its kind, and what tells it from others of its kind. */
const named = (e: Event): string => {
  if (e.kind === 'observation') return `${e.observation.series} ${e.observation.at}`;
  if (e.kind === 'evidence') return e.item.id;
  if (e.kind === 'found') return `found ${e.found.at}`;
  return e.kind === 'tick' ? e.tick.stamp : e.kind;
};

test('at one instant values come first by day and series, then findings, items by id, answers, the decision', () => {
  const at = tick(60).at;
  const events = inOrder(
    {
      observations: [value('RISK', 59, at), value('FEAR', 59, at), value('RISK', 58, at)],
      evidence: [
        item({ id: 'E-2', knownAt: at }),
        item({ id: 'E-1', knownAt: at }),
        item({ id: 'E-3', knownAt: at }),
      ],
      findings: [found(at, 1)],
      simulations: [{ at, simulation: answer(1) }],
      measured: [{ at, cross: cross(1) }],
    },
    [tick(60)],
  );
  expect(events.map(named)).toEqual([
    'RISK 58',
    'FEAR 59',
    'RISK 59',
    `found ${at}`,
    'E-1',
    'E-2',
    'E-3',
    'simulation',
    'cross',
    'day 60',
  ]);
});

test('an earlier instant comes first, whatever it brings; findings of one instant keep their order', () => {
  const at = tick(60).at;
  const before = (at - 1) as Instant;
  const after = (at + 1) as Instant;
  const events = inOrder(
    {
      observations: [value('RISK', 60, after)],
      evidence: [item({ id: 'E', knownAt: before })],
      findings: [found(before - 1, 2), found(before - 1, 1)],
    },
    [tick(61), tick(60)],
  );
  expect(events.map(named)).toEqual([
    `found ${before - 1}`,
    `found ${before - 1}`,
    'E',
    'day 60',
    'RISK 60',
    'day 61',
  ]);
  expect(events.slice(0, 2)).toMatchObject([
    { found: { finding: { day: 2 } } },
    { found: { finding: { day: 1 } } },
  ]);
});

test('a stretch runs up to and with its decision; what comes after the last is one of its own', () => {
  const seen = (day: number) => observed('RISK', day, day);
  const decide = (day: number): Event => ({ kind: 'tick', tick: tick(day) });
  const events = [seen(1), seen(2), decide(60), decide(61), seen(3), seen(4)];
  expect(stretches(events).map((s) => s.map(named))).toEqual([
    ['RISK 1', 'RISK 2', 'day 60'],
    ['day 61'],
    ['RISK 3', 'RISK 4'],
  ]);
  expect(stretches([decide(60)])).toHaveLength(1);
  expect(stretches([])).toEqual([]);
});

test('what a stretch teaches is what its events teach one by one', () => {
  const events: Event[] = [
    observed('RISK', 1, 1000),
    { kind: 'evidence', item: item({ id: 'E' }) },
    observed('RISK', 2, 2000, 110),
    observed('FEAR', 2, 2000),
    { kind: 'found', found: found(2000, 1) },
    { kind: 'simulation', at: 1 as Instant, simulation: answer(1) },
    { kind: 'cross', at: 1 as Instant, cross: cross(1) },
    { kind: 'tick', tick: tick(60) },
  ];
  expect(learn(nothing(series), events)).toEqual(
    events.reduce((known, event) => learn(known, [event]), nothing(series)),
  );
});

test('values of one instant and day are told by series, in whatever order they were read', () => {
  const ids = ['DOLLAR', 'FEAR', 'HAVEN', 'RISK'];
  for (let turn = 0; turn < ids.length; turn++) {
    const turned = [...ids.slice(turn), ...ids.slice(0, turn)];
    for (const read of [turned, turned.toReversed()]) {
      const observations = read.map((id) => value(id, 1, 1));
      const items = read.map((id) => item({ id, knownAt: 1 as Instant }));
      const events = inOrder({ observations, evidence: items, findings: [] }, []);
      expect(events.map(named)).toEqual([...ids.map((id) => `${id} 1`), ...ids]);
    }
  }
});

test('of two values for one day that came at one instant the later read stands', () => {
  const observations = [value('RISK', 1, 1, 100), value('RISK', 1, 1, 90), value('RISK', 1, 1, 80)];
  const events = inOrder({ observations, evidence: [], findings: [] }, []);
  expect(events.map((e) => e.kind === 'observation' && e.observation.value)).toEqual([100, 90, 80]);
});

test('values in columns are learnt as the same values one by one', () => {
  const ids = Object.keys(series).toSorted().slice(0, 2) as [string, string];
  const rows = rowsFor(ids, 60);
  for (let i = 0; i < 60; i++) {
    const day = 18_000 + Math.floor(i / 2);
    rows.series[i] = i % 2;
    rows.at[i] = day;
    rows.knownAt[i] = day * DAY_MS;
    rows.value[i] = 100 + ((i * 7) % 11);
  }
  const ticks = [18_005, 18_015, 18_029].map((day) => ({
    ...tick(day),
    at: (day * DAY_MS) as Instant,
  }));
  const bare = { evidence: [], findings: [] };
  const one = inOrder({ ...bare, observations: [...rows] }, ticks);
  const many = inOrder({ ...bare, observations: [], rows }, ticks);
  expect(many.map((e) => e.kind)).toEqual(['rows', 'tick', 'rows', 'tick', 'rows', 'tick']);
  expect(singly(many)).toEqual(one);
  const first = learn(nothing(series), many);
  const second = learn(nothing(series), one);
  expect(first.newest).toEqual(second.newest);
  for (const id of Object.keys(series))
    for (const list of ['days', 'values', 'variance'] as const)
      expect(first.histories[id]?.[list].slice(0, first.histories[id]?.length)).toEqual(
        second.histories[id]?.[list].slice(0, second.histories[id]?.length),
      );
});
