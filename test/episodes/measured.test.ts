import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cross } from '../../src/edge/cross/measure.ts';
import { readCross } from '../../src/edge/cross/read.ts';
import { readMeasured as read, measuredText as write } from '../../src/edge/episode/measured.ts';

const DATA = new URL('../../../shared/data/market/series/', import.meta.url);
const FILE = new URL('../../episodes/greenland-2026/measured.jsonl', import.meta.url);
const PLAN = new URL('../../record/cross.yaml', import.meta.url);

const text = readFileSync(FILE, 'utf8');
const lines = read(text, 'measured.jsonl');

test('what was measured is read back as it was written', () => {
  if (!lines.ok) throw new Error(JSON.stringify(lines.problems));
  expect(lines.value.map((m) => write(m.cross, m.stamp)).join('')).toBe(text);
});

test('a line that is wrong is told with its place', () => {
  const broken = read(text.replace('"no pattern"', '"perhaps"'), 'measured.jsonl');
  expect(broken.ok ? [] : broken.problems.map((p) => [p.line, p.path])).toEqual([
    [1, 'ranks[0].reads'],
  ]);
});

test.skipIf(!existsSync(DATA))('every reading comes out the same from its data', () => {
  const plan = readCross(readFileSync(PLAN, 'utf8'), 'cross.yaml');
  if (!plan.ok || !lines.ok) throw new Error('not read');
  for (const { cross: kept } of lines.value) {
    const again = cross(DATA.pathname, kept.day, plan.value);
    expect(again.ok && again.value).toEqual(kept);
  }
});
if (!existsSync(DATA)) console.log('skipped: the cross-section, since its data is not here');
