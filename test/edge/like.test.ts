import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';
import { THOROUGH } from '../thorough.ts';

const DATA = fileURLToPath(new URL('../../../shared/data/episodes/', import.meta.url));
const here = existsSync(DATA);
if (!here) console.log('skipped: no ../shared/data/episodes, no days to liken');
const home = mkdtempSync(join(tmpdir(), 'bide-like-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const DAY = [BUNDLED, '--at', '2026-01-20', '--home', home];

test('without other episodes it says what is missing', async () => {
  for (const more of [[], ['--data', home]]) {
    const { code, err } = await bide(['like', ...DAY, ...more]);
    expect(code).toBe(2);
    expect(err).toContain('observations.csv');
  }
});

test.skipIf(!(here && THOROUGH))('the nearest days of other episodes, nearest first', async () => {
  const asked = ['like', ...DAY, '--data', DATA];
  const found = JSON.parse((await bide([...asked, '--json'])).out);
  expect(found.episodes.length).toBe(6);
  expect(found.episodes).not.toContain(BUNDLED);
  expect(found.days.length).toBe(7);
  const far: number[] = found.days.map((d: { distance: number }) => d.distance);
  expect(far).toEqual(far.toSorted((a, b) => a - b));
  expect(far.every((x) => x > 0)).toBe(true);
  for (const d of found.days) {
    expect(d.day).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(d.followed.low).toBeLessThanOrEqual(0);
  }
  expect(found.any.low).toBeLessThan(found.any.high);
  const { out } = await bide([...asked, '--lang', 'zh-Hant']);
  expect(out).toContain('不影響任何決定');
  expect(out).toContain('italy-2018');
});
