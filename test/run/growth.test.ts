import { expect, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Rule } from '../../src/domain/look.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import type { Event } from '../../src/run/event.ts';
import { asof, learn, nothing, stretches } from '../../src/run/knowledge.ts';
import { gaps, stoodStill } from '../../src/run/legs.ts';
import { resume } from '../../src/run/resume.ts';
import { decided, replay, start } from '../../src/run/step.ts';
import { claim } from '../../src/sense/claim.ts';
import { item, WEIGHTS_AS_STATED } from '../make.ts';
import { days, known, OPENED, small, stopRule, tick, told } from './small.ts';

/** How often what is given is looked into. */
function counted<T extends object>(of: T, count: { reads: number }): T {
  return new Proxy(of, {
    get: (target, name, self) => {
      count.reads++;
      return Reflect.get(target, name, self);
    },
  });
}

/** An item that counts, of one of so many claims. */
function act(i: number, claims: number, count: { reads: number }): Event {
  const [at, kind] = [OPENED + (i % 5), i % 3 === 0 ? ('order' as const) : ('threat' as const)];
  const event = told(at, { claim: `c${i % claims}`, rung: kind === 'order' ? 3 : 1, kind });
  return event.kind === 'evidence' ? { kind: 'evidence', item: counted(event.item, count) } : event;
}

const halt = stopRule({ id: 'halt', rung: 1 });
const rule: Rule = (look) => ({
  holds: (look.count('A', { rung: 3, days: 9 }) ?? 0) > 1e9,
  missing: [],
});

/** Reads of items within the last five of twenty decisions, when nothing more is told. */
function readsLater(items: number, claims: number): number {
  const count = { reads: 0 };
  const setup = small({ stops: [halt] }, { halt: rule });
  const acts = Array.from({ length: items }, (_, i) => act(i, claims, count));
  let from = 0;
  for (const { decision } of decided(setup, stretches(days(OPENED + 19, { items: acts }))))
    if (decision?.moment.day === OPENED + 14) from = count.reads;
  return count.reads - from;
}

test('what was told long ago is hardly looked into at a decision', () => {
  const [few, many] = [readsLater(100, 20), readsLater(400, 80)];
  // A claim is compared with itself, its name read in passing: a few reads an item and decision, not a hundred.
  expect(few / (5 * 100)).toBeLessThan(12);
  expect(many / (5 * 400)).toBeLessThan(12);
});

test('a claim of many items is read through a few times, however many they are', () => {
  const reads = (items: number): number => {
    const count = { reads: 0 };
    const all = Array.from({ length: items }, (_, i): Evidence => {
      const direction = i % 4 === 0 ? 'noise' : 'friction';
      const kind = i % 4 === 0 ? 'withdrawal' : 'threat';
      return counted(item({ kind, direction, rung: 1, scheduledFor: (i + 9) as Day }), count);
    });
    claim(all, WEIGHTS_AS_STATED, 5000 as Day);
    return count.reads / items;
  };
  expect(reads(2000)).toBeLessThan(1.1 * reads(200));
});

test('a gap of one series is found without looking through those of others', () => {
  const found = Array.from({ length: 1000 }, (_, i): Event => {
    const series = i === 500 ? 'RISK' : 'RATES';
    const finding = { kind: 'missing' as const, series, day: (i % 60) as Day };
    return { kind: 'found', found: { at: known(59) as Instant, finding } };
  });
  const { series } = small().episode;
  const before = learn(nothing(series), days(59));
  const after = learn(before, found);
  const count = { reads: 0 };
  expect(gaps({ ...after, found: counted(after.found, count) }, 'RISK')).toEqual([]);
  expect(count.reads).toBe(0);
  expect(after.missing.RISK).toEqual([20]);
  expect(after.missing.RATES).toHaveLength(999);
  expect(before.missing).toEqual({});
  expect(asof(series, [...days(59), ...found], known(59)).missing).toEqual(after.missing);
});

test('a series that stands still is filled where a rule asks for it, and not before', () => {
  const setup = small();
  const { series } = setup.episode;
  const before = learn(nothing(series), days(OPENED - 1));
  let asked = 0;
  const daily = (): boolean => {
    asked++;
    return true;
  };
  const counting = { ...setup, calendars: { ...setup.calendars, daily } };
  const given = { tick: tick(OPENED + 4), start: undefined };
  const filled = stoodStill(counting, before, given);
  // Each of the five series lacks its value of the day; nothing is filled yet.
  expect(asked).toBe(5);
  expect(filled.histories.RISK).toMatchObject({ length: OPENED + 5 });
  expect(asked).toBe(5 + 5);
  expect(filled.histories.RISK).toBe(filled.histories.RISK);
  const { length, values = [] } = before.histories.RISK ?? {};
  expect(length).toBe(OPENED);
  expect(filled.histories.RISK?.values.slice(OPENED)).toEqual(Array(5).fill(values[OPENED - 1]));
  expect(stoodStill(setup, before, { ...given, tick: tick(OPENED - 1) })).toBe(before);
});

test('a stretch that no one text could hold is hashed in parts, each value told', () => {
  const events = days(OPENED);
  const many = Array.from({ length: 4000 }, () => events.slice(0, 5)).flat();
  let longest = 0;
  const keyOf = (all: readonly Event[]): string | undefined => {
    const hash = (text: string): string => {
      longest = Math.max(longest, text.length);
      let sum = 7;
      for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0;
      return String(sum);
    };
    return resume({ setup: small(), events: all, begin: 'begin', hash }, [])[0]?.key;
  };
  const all = [...many, ...events];
  const key = keyOf(all);
  expect(longest).toBeLessThan(2_000_000);
  const other = all.with(12_345, events[7] as Event);
  expect(keyOf(other)).not.toBe(key);
  expect(keyOf(all)).toBe(key);
});

test('what was learnt in parts decides as what was learnt at once', () => {
  const setup = small({ stops: [halt] }, { halt: rule });
  const events = days(OPENED + 9, { items: [told(OPENED), told(OPENED + 3, { claim: 'b' })] });
  const one = [
    ...decided(
      setup,
      events.map((e) => [e]),
      start(setup),
    ),
  ];
  expect(one.flatMap(({ decision }) => decision ?? [])).toEqual(replay(setup, events));
});
