import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import { parseDay } from '../../src/domain/time.ts';
import { vintageText as write } from '../../src/edge/episode/vintage.ts';
import { learnVintage } from '../../src/edge/learnt.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { episodes } from '../../src/sense/calibrate.ts';

test('windows closer than ten sessions are one episode', () => {
  const past = new Array<number>(60).fill(0);
  for (const i of [5, 9, 19, 30]) past[i] = 1;
  // 9 is four after 5, 19 is ten after 9, 30 is eleven after 19: two episodes.
  expect(episodes(past, 0.5)).toBe(2);
  expect(episodes(past, 1)).toBe(0);
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
  const vintage = learnVintage(opened.value.setup.episode, { folder: DATA, until, calendars });
  if (!vintage.ok || !vintage.value) throw new Error(JSON.stringify(vintage));
  expect(write(vintage.value)).toBe(
    readFileSync('episodes/greenland-2026/vintages/2025-09-30.json', 'utf8'),
  );
  // MODELS, block 1: thresholds, largest severity ever, credit regression of an independent reading.
  const { windows, credit } = vintage.value;
  expect(windows[1].threshold).toBeCloseTo(0.89, 2);
  expect(windows[3].threshold).toBeCloseTo(0.95, 2);
  expect(windows[5].threshold).toBeCloseTo(0.73, 2);
  expect(windows[3].fell[0]).toBeCloseTo(1.18, 2);
  expect(credit?.beta[0]).toBeCloseTo(0.003, 3);
  expect(credit?.beta[1]).toBeCloseTo(-0.0255, 3);
  expect(credit?.beta[2]).toBeCloseTo(0.001, 3);
  expect(credit?.residual).toBeCloseTo(0.087, 3);
});

test.skipIf(!present)('data after `until` changes nothing in a vintage', () => {
  const opened = loadEpisode('greenland-2026');
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const until = parseDay('2015-09-30');
  if (until === undefined) throw new Error('no such day');
  const vintage = learnVintage(opened.value.setup.episode, { folder: DATA, until, calendars });
  if (!vintage.ok || !vintage.value) throw new Error(JSON.stringify(vintage));
  expect(vintage.value.windows[3].count).toBeLessThan(2400);
  expect(vintage.value.until).toBe(until);
});
