import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Look, Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import { DAY_MS, type Day, type Instant } from '../../src/domain/time.ts';
import { type Event, instantOf } from '../../src/run/event.ts';
import { differingPaths, sampledCuts } from '../../src/run/lookahead/compare.ts';
import { delayedEvents } from '../../src/run/lookahead/delayed.ts';
import { type EpisodeInput, INPUTS, knownEarly } from '../../src/run/lookahead/input.ts';
import { lookahead } from '../../src/run/lookahead.ts';
import { bundled } from '../bundled.ts';
import { THOROUGH } from '../thorough.ts';

const { setup, events } = bundled();
const all = events.flatMap((e) => (e.kind === 'tick' ? [e.tick] : []));
/** Decisions of the bundled episode after which its future is cut. */
const CUTS = THOROUGH ? 5 : 2;
/** The first weeks of the episode are enough to catch a leak in. */
const END = all[30]?.at as Instant;
const short = events.filter((e) => instantOf(e) <= END);
const ticks = all.slice(0, 31);

test('the bundled episode knows nothing of its future', () => {
  const told: (readonly number[])[] = [];
  const found = lookahead(
    { setup, events },
    { cuts: CUTS, seed: 1, told: (done, of) => told.push([done, of]) },
  );
  expect(found.moved).toEqual([]);
  expect(found.decisions).toBe(all.length);
  expect(found.cuts).toHaveLength(CUTS);
  // The whole run, the cuts, delays from the beginning and from at most three cuts, and one for each
  // series that is published late.
  const single = found.late.filter((l) => l.series !== undefined);
  const runs = 2 + CUTS + Math.min(3, CUTS) + single.length;
  expect(told).toEqual(Array.from({ length: runs }, (_, i) => [i + 1, runs]));
  expect(found.compared).toBe(
    found.cuts.reduce((sum, cut) => sum + all.findIndex((t) => t.stamp === cut) + 1, 0),
  );
  // Something is published late in it, and what comes after a cut leaves decisions to compare.
  expect(found.late[0]?.delayed).toBeGreaterThan(100);
  expect(found.late.slice(1).every((l) => l.compared > 0)).toBe(true);
  // One at a time they are the same observations as all together, from the same cut.
  expect(single.map((l) => l.series)).toContain('DTWEXBGS');
  expect(single.every((l) => l.delayed > 0)).toBe(true);
}, 120_000);

test('a seed always chooses the same cuts, and another one others', () => {
  expect(sampledCuts(142, 20, 1)).toEqual(sampledCuts(142, 20, 1));
  expect(sampledCuts(142, 20, 1)).not.toEqual(sampledCuts(142, 20, 2));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (n, count) => {
      const places = sampledCuts(n, count, n + count);
      expect(new Set(places).size).toBe(Math.min(n, count));
      expect(places.every((p, i) => p >= 0 && p < n && p > (places[i - 1] ?? -1))).toBe(true);
    }),
  );
});

const [risk = ''] = setup.episode.legs.risk;
const [stop] = setup.policy.thesis.stops;
const keyed = stop?.id as string;

/** The setup with another rule for its first stop. */
const ruled = (rule: Rule): Setup => ({
  ...setup,
  policy: { ...setup.policy, stops: { ...setup.policy.stops, [keyed]: rule } },
});

/** Holds when one of the next ten values is lower: it finds today in a list, and reads on. */
const foreseeing =
  (values: readonly number[]): Rule =>
  (look: Look) => {
    const now = look.level(risk);
    const from = values.lastIndexOf(now ?? Number.NaN) + 1;
    const next = from === 0 ? [] : values.slice(from, from + 10);
    return { holds: next.some((value) => value < (now as number)), missing: [] };
  };

const valuesBy = (at: number): number[] =>
  short.flatMap((e) =>
    e.kind === 'observation' && e.observation.series === risk && e.observation.knownAt <= at
      ? [e.observation.value]
      : [],
  );

test('a rule that reads the next values is caught, with its path and the input that it reads', () => {
  const LIST: EpisodeInput = {
    name: 'list of values',
    cut: (run, { at }) => ({ ...run, setup: ruled(foreseeing(valuesBy(at))) }),
  };
  const found = lookahead(
    { setup: ruled(foreseeing(valuesBy(END))), events: short },
    { cuts: THOROUGH ? 6 : 2, seed: 1, inputs: [...INPUTS, LIST] },
  );
  const paths = found.moved.map((m) => m.path);
  expect(paths.some((p) => /^stops\[\d+\]\./.test(p))).toBe(true);
  for (const m of found.moved) {
    expect(m.by).toBe('cut');
    expect(m.inputs).toEqual(['list of values']);
    expect(m.count).toBeGreaterThan(0);
    // It is caught at the cut itself, or before it.
    expect(m.first <= (m.shownBy as string)).toBe(true);
  }
}, 120_000);

test('a rule that remembers between runs is caught', () => {
  let asked = 0;
  const found = lookahead(
    { setup: ruled(() => ({ holds: asked++ % 1000 < 500, missing: [] })), events: short },
    { cuts: 2, seed: 1 },
  );
  expect(found.moved.length).toBeGreaterThan(0);
}, 60_000);

const earlier = (days: number) =>
  short.map(
    (e): Event =>
      e.kind === 'observation' && e.observation.series === risk && e.observation.at > all[10]!.day
        ? {
            ...e,
            observation: {
              ...e.observation,
              knownAt: (e.observation.knownAt - days * DAY_MS) as Instant,
            },
          }
        : e,
  );

test('a value told before its own day is listed with its series', () => {
  expect(knownEarly(short)).toEqual([]);
  const told = earlier(1).sort((a, b) => instantOf(a) - instantOf(b));
  const [found, ...none] = lookahead({ setup, events: told }, { cuts: 2, seed: 1 }).moved;
  expect(none).toEqual([]);
  expect(found).toMatchObject({
    by: 'early',
    path: `observation.${risk}`,
    inputs: ['observation'],
  });
  expect(found?.count).toBeGreaterThan(10);
}, 60_000);

test('a value known before the rule of its series is listed once, with how many there are', () => {
  const early = (n: number): Event => ({
    kind: 'found',
    found: { at: 5 as Instant, finding: { kind: 'early', series: 'X', day: (100 + n) as Day } },
  });
  const own: Event = {
    kind: 'observation',
    observation: { series: 'X', at: 100 as Day, knownAt: 5 as Instant, value: 1 },
  };
  expect(knownEarly([early(0), early(1), own])).toEqual([
    {
      by: 'early',
      path: 'observation.X',
      inputs: ['observation'],
      count: 2,
      first: '1970-04-11',
    },
  ]);
});

test('an act told before its day is listed', () => {
  const item = short.find((e) => e.kind === 'evidence');
  if (item?.kind !== 'evidence') throw new Error('no evidence');
  const moved = { ...item.item, occurredOn: (item.item.occurredOn + 3) as Day };
  expect(knownEarly([{ kind: 'evidence', item: moved }])).toMatchObject([
    { by: 'early', path: `evidence.${moved.id}`, count: 1 },
  ]);
});

test('a cross-section told before its close is listed, and an answer before its vintage is over', () => {
  const cross = {
    day: 100 as Day,
    ranks: [],
    forensics: { unknown: { kind: 'no prices' } },
    inputs: 'x',
  } as const;
  const measured = (at: number): Event => ({ kind: 'cross', at: at as Instant, cross });
  const close = 100 * DAY_MS + 20 * 3_600_000;
  expect(knownEarly([measured(close)])).toEqual([]);
  expect(knownEarly([measured(close - 1), measured(0)])).toEqual([
    { by: 'early', path: 'cross', inputs: ['cross'], count: 2, first: '1970-04-11' },
  ]);
  const answer = (at: number, vintage: string): Event => ({
    kind: 'simulation',
    at: at as Instant,
    simulation: { inquiry: { vintage } } as never,
  });
  // The last day of the past ends nowhere before 10:00 at Greenwich.
  const end = 100 * DAY_MS + 10 * 3_600_000;
  expect(knownEarly([answer(end, '1970-04-11'), answer(0, 'none')])).toEqual([]);
  expect(knownEarly([answer(end - 1, '1970-04-11')])).toMatchObject([
    { by: 'early', path: 'simulation', inputs: ['simulation'], count: 1, first: '1970-04-11' },
  ]);
});

test('only what was late becomes later, and by its own lag', () => {
  const { events: later, delayed, first } = delayedEvents(short, ticks, { from: 0 as Instant });
  const before = new Map(
    short.flatMap((e) =>
      e.kind === 'observation' ? [[`${e.observation.series} ${e.observation.at}`, e]] : [],
    ),
  );
  let moved = 0;
  for (const e of later) {
    if (e.kind !== 'observation') continue;
    const was = before.get(`${e.observation.series} ${e.observation.at}`);
    if (was?.kind !== 'observation') throw new Error('lost');
    const by = e.observation.knownAt - was.observation.knownAt;
    const own = ticks.find((t) => t.day === e.observation.at);
    expect(by).toBeGreaterThanOrEqual(0);
    if (by > 0) moved++;
    if (own) expect(by).toBe(Math.max(0, was.observation.knownAt - own.at));
  }
  expect(moved).toBe(delayed);
  expect(first).toBeLessThan(ticks.length);
  expect(later.every((e, i) => i === 0 || instantOf(later[i - 1] as Event) <= instantOf(e))).toBe(
    true,
  );
});

test('of one series alone no other is later', () => {
  const all = delayedEvents(short, ticks, { from: 0 as Instant }).delayed;
  const ids = Object.keys(setup.episode.series);
  const each = ids.map((id) => delayedEvents(short, ticks, { from: 0 as Instant, series: id }));
  expect(each.reduce((sum, l) => sum + l.delayed, 0)).toBe(all);
  const was = new Map(short.map((e) => [JSON.stringify(e), e]));
  for (const [i, { events: later }] of each.entries())
    for (const e of later)
      if (!was.has(JSON.stringify(e)))
        expect(e.kind === 'observation' && e.observation.series).toBe(ids[i]);
});

test('what is cut has nothing of its future in it', () => {
  const threat = { id: 'x', announced: 10, fate: 'withdrawn', ended: 20, cluster: 'x' };
  const undated = { id: 'y', announced: 10, fate: 'withdrawn', known: 20, cluster: 'y' };
  const future = { id: 'z', announced: 16, cluster: 'z' };
  const with3 = { ...setup, threats: [threat, undated, future] as never };
  const at = (day: number) => ({ ...ticks[0]!, day: day as Day });
  const cut = (day: number) =>
    INPUTS.find((i) => i.name === 'threats')?.cut({ setup: with3, events: [] }, at(day)).setup
      .threats;
  expect(cut(15)).toEqual([
    { id: 'x', announced: 10, cluster: 'x' },
    { id: 'y', announced: 10, cluster: 'y' },
  ]);
  expect(cut(20)).toEqual([threat, undated, future]);
  fc.assert(
    fc.property(fc.constantFrom(...ticks), (tick) => {
      const run = INPUTS.reduce((r, i) => i.cut(r, tick), { setup, events } as const);
      expect(run.events.every((e) => instantOf(e) <= tick.at)).toBe(true);
      expect(run.setup.vintages.every((v) => v.until < tick.day)).toBe(true);
      expect(run.setup.gathering?.vintages.every((v) => v.until < tick.day) ?? true).toBe(true);
    }),
  );
});

test('paths of what differs', () => {
  expect(differingPaths({ a: { b: [1, 2] } }, { a: { b: [1, 2, 3] } })).toEqual(['a.b[2]']);
  expect(differingPaths({ a: 1, c: { d: 1 } }, { b: 1, c: { d: null } })).toEqual([
    'a',
    'c.d',
    'b',
  ]);
  expect(differingPaths([], {})).toEqual(['']);
  expect(differingPaths({ a: [{ b: 1 }] }, { a: [{ b: 1 }] })).toEqual([]);
});

test('nothing to decide, or no cut, is refused', () => {
  expect(() => lookahead({ setup, events: [] }, { cuts: 1, seed: 1 })).toThrow(RangeError);
  expect(() => lookahead({ setup, events: short }, { cuts: 0, seed: 1 })).toThrow(RangeError);
});
