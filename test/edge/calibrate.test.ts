import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../src/domain/time.ts';
import { calibrateCrowd } from '../../src/edge/crowd/calibrate.ts';
import {
  vintageFileName as named,
  readCrowdVintage as read,
  crowdVintageText as write,
} from '../../src/edge/crowd/vintage.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import { sayProblem } from '../../src/edge/file/problem.ts';
import { THOROUGH } from '../thorough.ts';

const DATA = new URL('../../../shared/data/market/series', import.meta.url).pathname;
const present = existsSync(DATA);
if (!present)
  console.log('skipped: no ../shared beside the checkout, the crowd is not calibrated again');

const SHIPPED = 'crowd/vintages/2025-09-30.json';
const shipped = readFileSync(SHIPPED, 'utf8');
const room = mkdtempSync(join(tmpdir(), 'bide-crowd-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const until = (date: string) => {
  const found = parseDay(date);
  if (found === undefined) throw new Error(`no such day: ${date}`);
  return found;
};
const silent = (): void => {};

test.skipIf(!present || !THOROUGH)(
  'the shipped vintage of the crowd is reproduced byte for byte',
  () => {
    const shares: number[] = [];
    const found = calibrateCrowd(DATA, until('2025-09-30'), (share) => shares.push(share));
    if (!found.ok || !found.value) throw new Error(JSON.stringify(found));
    expect(write(found.value.vintage)).toBe(shipped);
    expect(shares.at(-1)).toBe(1);
  },
  600_000,
);

test('reading a vintage and writing it again gives the same bytes', () => {
  const found = read(shipped, SHIPPED);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  expect(write(found.value)).toBe(shipped);
  expect(formatDay(found.value.until)).toBe('2025-09-30');
  expect(named(found.value.until)).toBe('2025-09-30.json');
});

test('the shipped vintage is one of the crowd that is shipped with it', () => {
  const found = read(shipped, SHIPPED);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  expect(found.value.inputs['crowd.yaml']).toBe(sha256(readFileSync('crowd/crowd.yaml', 'utf8')));
});

test('the moments do not show that any of the impact decays, and the vintage says so', () => {
  const found = read(shipped, SHIPPED);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  expect(found.value.decaying.low).toBe(0);
});

/** The shipped vintage with one text for another, and what the reader says. */
function told(text: string, other: string, lang: 'en' | 'zh-Hant' = 'en'): readonly string[] {
  expect(shipped).toContain(text);
  const found = read(shipped.replace(text, other), 'v.json');
  return found.ok ? [] : found.problems.map((p) => sayProblem(p, lang));
}

test.each([
  ['"until": "2025-09-30"', '"until": "2025-09-31"', 'a date that exists'],
  ['"until": "2025-09-30"', '"until": "1999-01-01"', 'a day not before `from`'],
  ['"level": 0.8', '"level": 1', 'a number between 0 and 1'],
  ['"level": 0.8', '"levels": 0.8', 'one of: '],
  ['"falls": ', '"falls": -', 'a whole number of 0 or more'],
  ['"compared": true', '"compared": false', 'true'],
])(
  'a vintage with %s turned into %s is refused in one line that says where',
  (text, other, says) => {
    const lines = told(text, other);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => /^v\.json:\d+:\d+: /.test(line))).toBe(true);
    expect(lines.join('\n')).toContain(says.replace('one of: ', 'one of'));
  },
);

test('an estimate outside its own interval is refused, and a share above 1', () => {
  const page = JSON.parse(shipped);
  const broken = { ...page, impact: { ...page.impact, at: page.impact.high + 1 } };
  const found = read(JSON.stringify(broken), 'v.json');
  if (found.ok) throw new Error('read');
  expect(found.problems.map((p) => p.path)).toEqual(['impact.at']);
  const share = read(JSON.stringify({ ...page, decaying: { ...page.decaying, high: 1.5 } }), 'v');
  if (share.ok) throw new Error('read');
  expect(share.problems.map((p) => p.path)).toEqual(['decaying.high']);
  expect(told('"level": 0.8', '"level": 0', 'zh-Hant')[0]).toContain('應為介於0與1之間的數字');
});

test('a folder without the series is told file by file, before anything is run', () => {
  let asked = 0;
  const found = calibrateCrowd(room, until('2025-09-30'), () => asked++);
  if (found.ok) throw new Error('calibrated from nothing');
  expect(found.problems.map((p) => p.file)).toEqual(
    ['SPX', 'DGS10', 'EURUSD'].map((id) => join(room, `${id}.csv`)),
  );
  expect(asked).toBe(0);
});

test('a value that is no number is told with its line', () => {
  for (const id of ['SPX', 'DGS10', 'EURUSD'])
    writeFileSync(join(room, `${id}.csv`), 'date,value\n2020-01-02,1\n2020-01-03,x\n');
  const found = calibrateCrowd(room, until('2025-09-30'), silent);
  if (found.ok) throw new Error('calibrated from nothing');
  expect(found.problems).toHaveLength(3);
  expect(sayProblem(found.problems[0] as never, 'en')).toContain(
    'SPX.csv:3:12: expected a number, found "x"',
  );
});

test('too short a past teaches nothing', () => {
  for (const id of ['SPX', 'DGS10', 'EURUSD'])
    writeFileSync(join(room, `${id}.csv`), 'date,value\n2020-01-02,1\n2020-01-03,1.1\n');
  const found = calibrateCrowd(room, until('2025-09-30'), silent);
  expect(found).toEqual({ ok: true, value: undefined });
});
