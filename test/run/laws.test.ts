import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Day } from '../../src/domain/time.ts';
import type { Event } from '../../src/run/event.ts';
import { asof } from '../../src/run/knowledge.ts';
import { INPUTS } from '../../src/run/lookahead/input.ts';
import { step } from '../../src/run/step.ts';
import { volatile } from '../bundled.ts';
import { THOROUGH } from '../thorough.ts';
import {
  bytes,
  events,
  kept as keptRun,
  places,
  setup,
  stateBefore,
  usual,
  whole,
} from './kept.ts';

/*
 * The laws of MODELS, tried on every case that the bundled episode holds. Each case goes on from the
 * state that the whole run left before it, so none replays what came earlier.
 */

const volatility = keptRun({ setup: volatile(setup), events });

/** The bundled episode with the rules as they are and with spread by volatility, of which every n-th case is tried. */
const RUNS = [
  ['usual', usual, 1],
  ['volatility', volatility, 8],
] as const;
type Run = typeof usual;
const each = <T>(all: readonly T[], every: number): T[] => all.filter((_, i) => i % every === 0);

type Tick = Extract<Event, { kind: 'tick' }>;
const decisions = places.map((place, k) => ({ k, place, tick: (events[place] as Tick).tick }));
const dayOf = (d: Decision | undefined): string => d?.moment.stamp.slice(0, 10) ?? '';
const target = (d: Decision | undefined): number => d?.exposure.target ?? Number.NaN;

test('with spread by volatility other exposures are decided', () => {
  const other = whole.filter((d, k) => target(d) !== target(volatility.whole[k]));
  expect(other.length).toBeGreaterThan(20);
});

test('only the past: at every cut, without anything that comes after it, the same bytes', () => {
  const moved = decisions.flatMap(({ k, place, tick }) => {
    const cut = INPUTS.reduce((left, input) => input.cut(left, tick), { setup, events });
    // The state was kept while the run went on: what it shares with later states holds their values.
    const kept = stateBefore(place);
    const known = asof(setup.episode.series, cut.events, tick.at);
    const found = [kept, { ...kept, known }].map(
      (state) => step(state, { kind: 'tick', tick }, cut.setup)[1],
    );
    return found.every((d) => bytes(d) === bytes(whole[k])) ? [] : [dayOf(whole[k])];
  });
  expect(decisions).toHaveLength(142);
  expect(moved).toEqual([]);
}, 300_000);

const { legs, roles } = setup.episode;
const used = [...Object.values(legs).flat(), ...Object.values(roles)] as string[];

/** Whether an event is a value of some series for the session that is due at a decision. */
const isDue = (e: Event, k: number, ids: readonly string[]): boolean =>
  e.kind === 'observation' &&
  ids.includes(e.observation.series) &&
  e.observation.at === decisions[k]?.tick.due[e.observation.series];

/** The last value of a series before a session, as known at a place. */
function valueBefore(place: number, id: string, day: Day): number {
  const h = stateBefore(place).known.histories[id];
  const at = h?.days.slice(0, h.length).findLastIndex((d) => d < day) ?? -1;
  return h?.values[at] as number;
}

/**
 * Exposure at a decision without the values of some series that are due then: the day before, then,
 * and had they stood still. Undefined where one of them was not there anyway.
 */
function bereft(run: Run, k: number, ids: readonly string[]): readonly number[] | undefined {
  const { onward, whole } = run;
  const place = places[k] as number;
  const at = ids.map((id) => events.findIndex((e) => isDue(e, k, [id])));
  if (at.some((i) => i < 0 || i > place)) return undefined;
  const from = Math.min(...at);
  const since = events.slice(from, place + 1);
  const still = since.map((e, i): Event => {
    if (e.kind !== 'observation' || !isDue(e, k, ids)) return e;
    const { series, at } = e.observation;
    const value = valueBefore(from + i, series, at);
    return { ...e, observation: { ...e.observation, value } };
  });
  const dark = onward(
    from,
    since.filter((e) => !isDue(e, k, ids)),
  );
  // The day before lacked the value too where it was due then already.
  const [before, now] = [whole[k - 1], ...dark].slice(-2);
  return [before, now, onward(from, still).at(-1)].map(target);
}

/** Where the law does not hold; empty when it does. */
const above = (day: string, name: string, found: readonly number[]): string[] => {
  const [before, now, neutral] = found as [number, number, number];
  if (now <= before && now <= neutral) return [];
  return [`${day} ${name}: ${now} against ${before} before and ${neutral} neutral`];
};

describe.each(RUNS)('with spread %s', (_, run, every) => {
  const later = each(decisions.slice(1), every);

  test('a value that is missing never raises exposure: not above the day before, nor above the same history with it standing still', () => {
    const tried = later.flatMap(({ k }) =>
      used.flatMap((id) => {
        const found = bereft(run, k, [id]);
        return found ? [above(dayOf(whole[k]), id, found)] : [];
      }),
    );
    // 141 decisions after the first, six series each.
    expect(tried).toHaveLength(6 * Math.ceil(141 / every));
    expect(tried.flat()).toEqual([]);
  }, 600_000);

  test('nor do all that are missing together', () => {
    const tried = later.flatMap(({ k }) => {
      const found = bereft(run, k, used);
      return found ? [above(dayOf(whole[k]), 'all', found)] : [];
    });
    expect(tried).toHaveLength(Math.ceil(141 / every));
    expect(tried.flat()).toEqual([]);
  }, 300_000);

  test('a crowd that does not answer never raises exposure: not above the day before, nor above that with nobody asked', () => {
    const { gathering: _, ...nobody } = run.setup;
    const tried = later.map(({ k, place, tick }) => {
      const kept = run.stateBefore(place);
      const event: Event = { kind: 'tick', tick };
      const deaf = { ...kept, known: { ...kept.known, simulations: {} } };
      const [, now] = step(deaf, event, run.setup);
      const [, unasked] = step(kept, event, nobody);
      expect(now?.reasons).toContainEqual({ kind: 'unknown', input: 'crowd' });
      return above(dayOf(whole[k]), 'crowd', [run.whole[k - 1], now, unasked].map(target));
    });
    expect(tried).toHaveLength(Math.ceil(141 / every));
    expect(tried.flat()).toEqual([]);
  }, 300_000);
});

/*
 * An item of evidence has no day on which it is due: that one never came cannot be seen, and a day
 * without news is a day like others. So what the law can ask is that silence speaks for neither side:
 * a history without an item is worth what the same history is with an item that leans nowhere.
 * Exposure may still rise on such a day, as it may on any other.
 */

/** The same report of an act that leans nowhere, sets no date and freezes nothing. */
const neutral = ({ scheduledFor: _, ...item }: Evidence): Evidence => ({
  ...item,
  kind: 'statement',
  direction: 'neutral',
  suspended: false,
});

/** Decisions after an item for which its absence is tried: all of them take some minutes. */
const AFTER = THOROUGH ? places.length : 3;

/** Every item with its place, and the events from it up to the last decision tried. */
const items = events.flatMap((e, place) => {
  if (e.kind !== 'evidence') return [];
  const first = places.findIndex((p) => p > place);
  const end = places[Math.min(first + AFTER, places.length) - 1] as number;
  return first < 0 ? [] : [{ item: e.item, place, first, rest: events.slice(place + 1, end + 1) }];
});

test.each(RUNS)(
  'an item that never came: exposure is that of the same history in which it leans nowhere (%s)',
  (_, { onward, whole }, every) => {
    let pairs = 0;
    const differ: string[] = [];
    const wrong: string[] = [];
    const tried = each(items, every);
    for (const { item, place, first, rest } of tried) {
      const without = onward(place, rest);
      const leansNowhere = onward(place, [{ kind: 'evidence', item: neutral(item) }, ...rest]);
      for (const [i, d] of without.entries()) {
        pairs++;
        const named = `${dayOf(d)} ${item.id}`;
        if (target(d) !== target(leansNowhere[i])) differ.push(named);
        const by = target(d) - target(whole[first + i]);
        const { direction, kind, scheduledFor } = item;
        // A delay to a later day keeps the threat alive that would have lapsed: it may lean either way.
        if (kind === 'delay' && scheduledFor !== undefined) continue;
        if (direction === 'friction' ? by < 0 : direction === 'noise' ? by > 0 : by !== 0)
          wrong.push(`${named} ${direction}: ${by}`);
      }
    }
    expect(items).toHaveLength(99);
    const due = tried.map(({ first }) => Math.min(AFTER, places.length - first));
    expect(pairs).toBe(due.reduce((sum, n) => sum + n, 0));
    if (THOROUGH && every === 1) expect(pairs).toBe(9690);
    expect(differ).toEqual([]);
    // Without an item of friction exposure is never lower, without one of noise never higher, delays aside.
    expect(wrong).toEqual([]);
  },
  900_000,
);

test('an item that comes a decision late: the odds and the stops are those of the day, as if it had come in time', () => {
  const apart = items.flatMap(({ item, place, first }) => {
    const [late, next] = [places[first] as number, places[first + 1] as number];
    const event: Event = { kind: 'evidence', item };
    const others = [
      ...events.slice(place + 1, late + 1),
      event,
      ...events.slice(late + 1, next + 1),
    ];
    const [came, should] = [usual.onward(place, others).at(-1), whole[first + 1]] as [
      Decision,
      Decision,
    ];
    const by = (r: 'friction' | 'rupture'): number =>
      Math.abs(came.regime.lean[r] - should.regime.lean[r]);
    const states = (d: Decision): string =>
      d.stops.map((s) => `${s.id} ${s.key} ${s.state}`).join();
    const same = by('friction') < 1e-9 && by('rupture') < 1e-9 && states(came) === states(should);
    return same ? [] : [item.id];
  });
  expect(apart).toEqual([]);
}, 300_000);
