import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundled } from '../../../src/edge/episode/bundled.ts';
import { told, value } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a bundled episode is found by its id', () => {
  expect(value(bundled('greenland-2026'))).toMatch(/episodes[\\/]greenland-2026$/);
});

test('a folder is found by its path', () => {
  expect(told(bundled(folder))[0]).toMatch(/: there is no episode\.yaml in it: it is no episode$/);
  writeFileSync(join(folder, 'episode.yaml'), '');
  expect(value(bundled(folder))).toBe(folder);
});

test('an unknown id is told with those that exist', () => {
  expect(told(bundled('iceland-2026'))).toEqual([
    expect.stringMatching(
      /^iceland-2026: no such episode; those bundled: .*greenland-2026.*; others go by the path of their folder$/,
    ),
  ]);
});
