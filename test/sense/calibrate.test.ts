import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { Episode } from '../../src/domain/episode.ts';
import { extend, noHistory } from '../../src/domain/history.ts';
import { type Day, parseDay } from '../../src/domain/time.ts';
import { vintageText as write } from '../../src/edge/episode/vintage.ts';
import { learnVintage } from '../../src/edge/learnt.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { draw } from '../../src/judge/score/draw.ts';
import { calibrate, episodes } from '../../src/sense/calibrate.ts';
import { creditWindow, readCredit } from '../../src/sense/credit.ts';
import { EPISODE, histories, IDS } from '../run/record/make.ts';

test('windows closer than ten sessions are one episode', () => {
  const past = new Array<number>(60).fill(0);
  for (const i of [5, 9, 19, 30]) past[i] = 1;
  // 9 is four after 5, 19 is ten after 9, 30 is eleven after 19: two episodes.
  expect(episodes(past, 0.5)).toBe(2);
  expect(episodes(past, 1)).toBe(0);
});

test('what credit strays by is learnt as a power of volatility, and standardised by it has deviation 1', () => {
  const days = 2000;
  const of = histories(days);
  const chance = draw(5);
  const normal = (t: number): number =>
    Array.from({ length: 12 }, (_, k) => chance(1, 12 * t + k)).reduce((a, b) => a + b, -6);
  // Each day credit moves by a thousandth of volatility, at random: the spread of three days grows with it.
  let [credit, level] = [noHistory('spread'), 0];
  for (let t = 0; t < days; t++) {
    level += 0.001 * (of('FEAR').values[t] as number) * normal(t);
    credit = extend(credit, t as Day, level);
  }
  const named: Episode = { ...EPISODE, roles: { ...EPISODE.roles, credit: 'CREDIT' } };
  const known = { ...Object.fromEntries(IDS.map((id) => [id, of(id)])), CREDIT: credit };
  const found = calibrate(named, known, { until: days as Day, method: 'made' })?.credit;
  if (!found?.spread) throw new Error('no spread');
  const { slope, level: at } = found.spread;
  expect(Math.abs(slope - 1)).toBeLessThan(0.25);
  // Three days' moves of 0.1 at a volatility of 100: 0.17.
  expect(at * 100 ** slope).toBeGreaterThan(0.15);
  expect(at * 100 ** slope).toBeLessThan(0.2);
  const input = { credit, risk: of('RISK'), volatility: of('FEAR') };
  const z = Array.from({ length: days }, (_, end) => {
    const window = creditWindow(input, end);
    return window ? readCredit(window, found).z : undefined;
  }).flatMap((x) => x ?? []);
  const variance = z.reduce((sum, x) => sum + x * x, 0) / (z.length - 3);
  expect(variance).toBeCloseTo(1, 6);
  // What came after the windows that contradicted, and after all of which twenty sessions are known.
  const { values } = input.risk;
  const after = (end: number) => (values[end + 20] as number) / (values[end] as number) - 1;
  const due = Array.from({ length: days - 23 }, (_, i) => i + 3);
  const those = due.filter((end) => {
    const window = creditWindow(input, end);
    return window && readCredit(window, found).state === 'contradicts';
  });
  const mean = (ends: readonly number[]) => ends.reduce((s, e) => s + after(e), 0) / ends.length;
  expect(found.contradicted).toEqual({
    windows: those.length,
    after: expect.closeTo(mean(those), 9),
    all: expect.closeTo(mean(due), 9),
  });
});

const DATA = new URL('../../../shared/data/market/series', import.meta.url).pathname;
const present = existsSync(DATA);
if (!present)
  console.log('skipped: no ../shared beside the checkout, the vintage is not computed again');

test.skipIf(!present)('the shipped vintage is reproduced byte for byte', () => {
  const opened = loadEpisode('greenland-2026');
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const until = parseDay('2025-09-30');
  if (until === undefined) throw new Error('no such day');
  const found = learnVintage(opened.value.setup.episode, { folder: DATA, until, calendars });
  if (!found.ok || !found.value.vintage) throw new Error(JSON.stringify(found));
  const { vintage } = found.value;
  expect(write(vintage)).toBe(
    readFileSync('episodes/greenland-2026/vintages/2025-09-30.json', 'utf8'),
  );
  // MODELS, block 1: thresholds, largest severity ever, credit regression of an independent reading.
  const { windows, credit } = vintage;
  expect(windows[1].threshold).toBeCloseTo(0.89, 2);
  expect(windows[3].threshold).toBeCloseTo(0.95, 2);
  expect(windows[5].threshold).toBeCloseTo(0.73, 2);
  expect(windows[3].fell[0]).toBeCloseTo(1.18, 2);
  expect(credit?.beta[0]).toBeCloseTo(0.003, 3);
  expect(credit?.beta[1]).toBeCloseTo(-0.0255, 3);
  expect(credit?.beta[2]).toBeCloseTo(0.001, 3);
  expect(credit?.residual).toBeCloseTo(0.087, 3);
  // About as wide as before where VIX is 24, half as wide at 15.
  expect(credit?.spread?.slope).toBeCloseTo(1.4, 1);
  expect((credit?.spread?.level ?? 0) * 24 ** 1.4).toBeCloseTo(0.085, 2);
});

test.skipIf(!present)('data after `until` changes nothing in a vintage', () => {
  const opened = loadEpisode('greenland-2026');
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const until = parseDay('2015-09-30');
  if (until === undefined) throw new Error('no such day');
  const found = learnVintage(opened.value.setup.episode, { folder: DATA, until, calendars });
  if (!found.ok || !found.value.vintage) throw new Error(JSON.stringify(found));
  const { vintage } = found.value;
  expect(vintage.windows[3].count).toBeLessThan(2400);
  expect(vintage.until).toBe(until);
});
