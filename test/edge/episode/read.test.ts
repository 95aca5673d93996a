import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDay, parseInstant } from '../../../src/domain/time.ts';
import { read } from '../../../src/edge/episode/read.ts';
import { told, value, YAML } from './sample.ts';

const GREENLAND = fileURLToPath(new URL('../../../episodes/greenland-2026', import.meta.url));

let folder = '';
const put = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const problems = () => told(read(folder)).map((line) => line.replace(join(folder, '/'), ''));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bide-'));
  put('episode.yaml', YAML);
  put('observations.csv', 'series,at,known_at,value\nSPX,2020-02-10,,3352.09\n');
  put('evidence.jsonl', '');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a folder is read as a whole', () => {
  const reading = value(read(folder));
  expect(reading.episode.id).toBe('sample');
  expect(reading.observations).toHaveLength(1);
  expect(reading.evidence).toEqual([]);
  expect(reading.findings).toEqual([]);
  expect(reading.vintages).toEqual([]);
});

test('one wrong file is enough to read nothing, and every file is judged', () => {
  put('observations.csv', 'series,at,known_at,value\nSPX,2020-02-10,,x\n');
  put('evidence.jsonl', '{}\n');
  mkdirSync(join(folder, 'vintages'));
  put('vintages/2019.json', '{}');
  const files = new Set(problems().map((line) => line.split(':')[0]));
  expect([...files]).toEqual(['observations.csv', 'evidence.jsonl', join('vintages', '2019.json')]);
});

test('a file that is not there is told; evidence may be declared absent', () => {
  rmSync(join(folder, 'evidence.jsonl'));
  expect(problems()).toEqual(['evidence.jsonl: file not found']);
  put('episode.yaml', `${YAML}evidence: none\n`);
  expect(value(read(folder)).evidence).toEqual([]);
  rmSync(join(folder, 'episode.yaml'));
  expect(problems()[0]).toBe('episode.yaml: file not found');
});

test('bytes that are no text are told', () => {
  put('observations.csv', new Uint8Array([0xff, 0xfe, 0x00]));
  expect(problems()).toEqual([
    'observations.csv:1:1: expected a UTF-8 file, found bytes that are not UTF-8',
  ]);
});

test('at most 20 problems of a file are shown, and the last says how many more there are', () => {
  const rows = Array.from({ length: 33 }, () => 'SPX,2020-02-10,,x');
  put('observations.csv', ['series,at,known_at,value', ...rows].join('\n'));
  expect(problems()).toHaveLength(20);
  expect(problems().at(-1)).toBe(
    'observations.csv:21:17: expected a number, found "x"; and 13 more in this file',
  );
});

test('the Greenland folder reads', () => {
  const reading = value(read(GREENLAND));
  expect(reading.observations).toHaveLength(2090);
  expect(reading.evidence).toHaveLength(99);
  const one = (series: string, date: string) =>
    reading.observations.find((o) => o.series === series && o.at === parseDay(date));
  expect(one('DGS10', '2026-01-20')).toMatchObject({
    value: 4.3,
    knownAt: parseInstant('2026-01-20T18:00:00-05:00'),
  });
  const credit = (date: string) => one('OFR_FSI_CREDIT', date)?.knownAt;
  expect(credit('2026-01-20')).toBe(parseInstant('2026-01-22T18:00:00-05:00'));
  // over Monday 19 January, a holiday: Tuesday 20, Wednesday 21
  expect(credit('2026-01-16')).toBe(parseInstant('2026-01-21T18:00:00-05:00'));
  // the week of Friday 16 January: Monday 19 is a federal holiday, so Tuesday
  expect(one('DTWEXBGS', '2026-01-16')?.knownAt).toBe(parseInstant('2026-01-20T16:15:00-05:00'));
  expect(one('VIX', '2026-01-19')).toMatchObject({
    value: 18.84,
    knownAt: parseInstant('2026-01-19T16:15:00-05:00'),
  });
});

test('the Greenland folder says what is wrong with it', () => {
  const { findings, evidence } = value(read(GREENLAND));
  const of = (kind: string) => findings.map((f) => f.finding).filter((f) => f.kind === kind);
  expect(
    of('vintage')
      .map((f) => 'series' in f && f.series)
      .sort(),
  ).toEqual(['DTWEXBGS', 'OFR_FSI', 'OFR_FSI_CREDIT', 'OFR_FSI_VOL']);
  expect(of('weak').map((f) => 'evidence' in f && f.evidence)).toEqual(['GL-015', 'GL-075']);
  expect([...of('duplicate'), ...of('conflicting'), ...of('revised'), ...of('impossible')]).toEqual(
    [],
  );
  // The LBMA calendar knows the half days before Christmas and the new year: nothing is missing.
  expect(of('missing')).toEqual([]);
  // the withdrawal was known at 14:50 New York on 21 January
  const withdrawal = evidence.find((item) => item.id === 'GL-049');
  expect(withdrawal?.knownAt).toBe(parseInstant('2026-01-21T14:50:00-05:00'));
  expect(evidence.map((item) => item.knownAt)).toEqual(
    evidence.map((item) => item.knownAt).toSorted((a, b) => a - b),
  );
});

test('the Greenland folder in another place reads the same', () => {
  cpSync(GREENLAND, join(folder, 'copy'), { recursive: true });
  expect(value(read(join(folder, 'copy')))).toEqual(value(read(GREENLAND)));
});
