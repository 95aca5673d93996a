import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import { read } from '../../../src/edge/episode/read.ts';
import { chunks } from '../../../src/edge/file/text.ts';
import { decisionTicks } from '../../../src/edge/tick.ts';
import { singly, until } from '../../../src/run/event.ts';
import { asof, inOrder } from '../../../src/run/knowledge.ts';
import { bundledRun } from '../../bundled.ts';
import { told, value, YAML } from './sample.ts';

const GREENLAND = fileURLToPath(new URL('../../../episodes/greenland-2026', import.meta.url));
const LONG = { long: 0 };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bide-'));
  writeFileSync(join(folder, 'episode.yaml'), YAML);
  writeFileSync(join(folder, 'evidence.jsonl'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (...lines: readonly string[]): void =>
  writeFileSync(join(folder, 'observations.csv'), lines.join('\n'));
const HEAD = 'series,at,known_at,value';

test('a long file gives what a short one gives: values in order of arrival, and findings', () => {
  const whole = value(read(GREENLAND));
  const long = value(read(GREENLAND, GREENLAND, LONG));
  expect([...(long.rows ?? [])]).toEqual(whole.observations);
  expect(long.rows).toHaveLength(2090);
  expect(long.observations).toEqual([]);
  expect(long.findings).toEqual(whole.findings);
  expect(whole).not.toHaveProperty('rows');
});

test('what is known at any moment is the same, whether values come one by one or in columns', () => {
  const { setup } = bundledRun();
  const { series } = setup.episode;
  const ticks = decisionTicks(setup.episode, calendars);
  const whole = inOrder(value(read(GREENLAND)), ticks);
  const long = inOrder(value(read(GREENLAND, GREENLAND, LONG)), ticks);
  expect(long.length).toBeLessThan(whole.length / 2);
  expect(singly(long)).toEqual(whole);
  for (const { at } of ticks.filter((_, i) => i % 20 === 0))
    for (const moment of [at, at - 1, at - 3_600_000]) {
      const cut = moment as typeof at;
      expect(singly(until(long, cut))).toEqual(until(whole, cut));
      const [one, many] = [asof(series, long, cut), asof(series, whole, cut)];
      expect(one.newest).toEqual(many.newest);
      for (const [id, h] of Object.entries(many.histories))
        for (const list of ['days', 'values', 'variance', 'peak'] as const)
          expect(one.histories[id]?.[list].slice(0, h.length)).toEqual(h[list].slice(0, h.length));
    }
});

test.each([
  ['wrong cells', [HEAD, 'SPX,2020-02-10,,x', 'SPX,2020-02-11,,1', 'NONE,soon,,3,4']],
  ['no header', ['SPX,2020-02-10,,1']],
  ['a strange column', [`${HEAD},why`, 'SPX,2020-02-10,,1,because']],
  ['nothing', []],
  [
    'values that contradict each other',
    [HEAD, 'SPX,2020-02-11,,5', '', 'SPX,2020-02-10,,6', 'SPX,2020-02-11,,7', 'SPX,2020-02-10,,6'],
  ],
])('what is wrong with a long file is told as of a short one: %s', (_, lines) => {
  put(...lines);
  const short = told(read(folder));
  expect(short.length).toBeGreaterThan(0);
  expect(told(read(folder, folder, LONG))).toEqual(short);
});

test('a quotation mark in a long file is told with its place', () => {
  put(HEAD, 'SPX,2020-02-10,,1', 'SPX,2020-02-11,,"2"');
  expect(told(read(folder, folder, LONG))).toEqual([
    expect.stringContaining('observations.csv:3:17: expected cells without quotation marks'),
  ]);
});

test('bytes that are no text, and a file that is not there, are told', () => {
  writeFileSync(join(folder, 'observations.csv'), new Uint8Array([0xff, 0xfe, 0x00, 0x20]));
  expect(told(read(folder, folder, LONG))[0]).toContain('bytes that are not UTF-8');
  rmSync(join(folder, 'observations.csv'));
  expect(told(read(folder, folder, LONG))[0]).toContain('file not found');
});

test('a file too long to be read is refused at once, whatever is in it', () => {
  put(HEAD);
  truncateSync(join(folder, 'observations.csv'), 600_000_000);
  const began = performance.now();
  expect(told(read(folder))).toEqual([
    expect.stringContaining(
      'observations.csv:1:1: expected a file of at most 500 MB, found 600 MB',
    ),
  ]);
  expect(performance.now() - began).toBeLessThan(1000);
});

test('somebody who watches hears how much has been read', () => {
  put(HEAD, 'SPX,2020-02-10,,1');
  const heard: number[][] = [];
  value(read(folder, folder, { ...LONG, watch: (done, all) => heard.push([done, all]) }));
  expect(heard.at(-1)).toEqual([42, 42]);
});

test.each(['\n', '\r\n', '\r'])('parts of a text are whole lines, counted: %j', (end) => {
  const file = join(folder, 'text');
  const lines = Array.from({ length: 50 }, (_, i) => `第${i}行${'x'.repeat(i % 7)}`);
  for (const text of [lines.join(end), lines.join(end) + end, '', 'x'.repeat(99)]) {
    writeFileSync(file, text);
    for (const bytes of [5, 16, 64, 10_000]) {
      const parts = [...chunks(file, bytes)];
      expect(parts.map((p) => p.text).join('')).toBe(text);
      for (const { text: part, before } of parts)
        expect(part.split(end)[0]).toBe(text.split(end)[before]);
    }
  }
});
