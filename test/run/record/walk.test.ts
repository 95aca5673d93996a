import { expect, test } from 'vitest';
import { thesis } from '../../../bench/thesis.ts';
import { episodeOf, IDS, made } from '../../../bench/world.ts';
import { calendars } from '../../../src/domain/calendar/index.ts';
import { civil, DAY_MS, type Day, type Instant, weekday } from '../../../src/domain/time.ts';
import { policy } from '../../../src/edge/thesis/policy.ts';
import { readThesis } from '../../../src/edge/thesis/read.ts';
import { inOrder } from '../../../src/run/knowledge.ts';
import { walkForward } from '../../../src/run/record/walkforward.ts';
import { vintage } from './make.ts';

const FROM = civil(2000, 1, 3) as Day;
const DAYS = Array.from({ length: 500 }, (_, i) => (FROM + i) as Day).filter((d) => weekday(d) < 6);

/** Decisions over made-up prices up to one of the days. */
function walked(days: readonly Day[], told?: (n: number) => void) {
  const paying = thesis().replace('{ mean: 0, sd: 0.1 }', '{ mean: 0.06, sd: 0.07 }');
  const draft = readThesis(paying, 'bench');
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
  const episode = { ...episodeOf(days), roles: {} };
  const rules = policy(draft.value, episode.series);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  const ticks = days.map((day) => ({
    at: (day * DAY_MS + DAY_MS / 2) as Instant,
    day,
    stamp: String(day),
    due: Object.fromEntries(IDS.map((id) => [id, day])),
  }));
  const vintages = [{ ...vintage(FROM + 90, 0.6, 0.2), legs: episode.legs, inputs: {} }];
  const setup = { episode, policy: rules.value, calendars, vintages, version: 'test' };
  const observations = days.flatMap(made());
  return walkForward(setup, inOrder({ observations, evidence: [], findings: [] }, ticks), told);
}

test('cutting the future changes no exposure before it', () => {
  const whole = walked(DAYS);
  expect(whole).toHaveLength(DAYS.length);
  expect(new Set(whole.map((s) => s.exposure)).size).toBeGreaterThan(1);
  expect(walked(DAYS.slice(0, 200))).toEqual(whole.slice(0, 200));
});

test('who walks tells how far it has come', () => {
  const heard: number[] = [];
  walked(DAYS, (n) => heard.push(n));
  expect(heard).toEqual([250]);
});
