import { expect, test } from 'vitest';
import { sha256 } from '../../src/edge/file/hash.ts';
import type { Event } from '../../src/run/event.ts';
import { GENESIS, line } from '../../src/run/line.ts';
import { type Kept, resume } from '../../src/run/resume.ts';
import { replay } from '../../src/run/step.ts';
import { days, OPENED, quote, small, told } from './small.ts';

const setup = small();
const COUNT = 40;
const items = [told(OPENED + 2, { rung: 0 }), told(OPENED + 20, { rung: 1, claim: 'b' })];
const events = days(OPENED + COUNT - 1, { items });
const run = (
  others: readonly Event[],
  earlier: readonly Kept[] = [],
  begin = 'a',
): readonly Kept[] => resume({ setup, events: others, begin, hash: sha256 }, earlier);
const cold = run(events);
const bytes = (all: readonly Kept[]): string => JSON.stringify(all.map((k) => k.line));

/** The events up to and with the decision at a place. */
const upTo = (place: number): readonly Event[] => {
  const ticks = events.flatMap((e, i) => (e.kind === 'tick' ? [i] : []));
  return events.slice(0, (ticks[place] as number) + 1);
};

test('without anything kept it is the replay, line by line', () => {
  const lines: string[] = [];
  let last = GENESIS;
  for (const decision of replay(setup, events)) {
    const next = line(decision, last, sha256);
    last = next.hash;
    lines.push(JSON.stringify(next));
  }
  expect(cold).toHaveLength(COUNT);
  expect(cold.map((k) => JSON.stringify(k.line))).toEqual(lines);
});

test('from every cut it goes on to the same bytes', () => {
  for (let place = 0; place < COUNT; place++) {
    const warm = run(events, run(upTo(place)));
    expect(bytes(warm)).toBe(bytes(cold));
    expect(warm.map((k) => k.decision)).toEqual(cold.map((k) => k.decision));
  }
});

test('where nothing has changed nothing is decided anew', () => {
  expect(run(events, cold).every((k, i) => k === cold[i])).toBe(true);
  expect(run(upTo(4), cold)).toEqual(cold.slice(0, 5));
});

test('an event that changed, came or went is decided anew with all after it, to the bytes of a cold run', () => {
  for (const place of [1, 17, 39]) {
    const day = OPENED + place;
    const at = events.findIndex((e) => e.kind === 'observation' && e.observation.at === day);
    for (const others of [
      events.toSpliced(at, 1, quote('RISK', day, 4321)),
      events.toSpliced(at, 1),
      events.toSpliced(at, 0, told(day, { rung: 3, claim: 'new' })),
    ]) {
      const warm = run(others, cold);
      expect(bytes(warm)).toBe(bytes(run(others)));
      expect(bytes(warm)).not.toBe(bytes(cold));
      const same = warm.filter((k) => cold.includes(k)).length;
      expect(same).toBeLessThanOrEqual(place);
      expect(same).toBeGreaterThanOrEqual(place < 17 ? 0 : 16);
    }
  }
});

test('what was kept under another setup is not taken over', () => {
  const warm = run(events, cold, 'b');
  expect(warm.some((k) => cold.includes(k))).toBe(false);
  expect(bytes(warm)).toBe(bytes(cold));
});
