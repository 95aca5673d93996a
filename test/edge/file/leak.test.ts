import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import type { Day } from '../../../src/domain/time.ts';
import { column } from '../../../src/edge/column.ts';
import { readCross, tape } from '../../../src/edge/cross/read.ts';
import { readCrowd } from '../../../src/edge/crowd/read.ts';
import { readCrowdVintage } from '../../../src/edge/crowd/vintage.ts';
import { bundled } from '../../../src/edge/episode/bundled.ts';
import { readComputed } from '../../../src/edge/episode/computed.ts';
import { readContracts } from '../../../src/edge/episode/contracts.ts';
import { knownRule } from '../../../src/edge/episode/known.ts';
import { evidenceLines } from '../../../src/edge/episode/lines.ts';
import { readMeasured } from '../../../src/edge/episode/measured.ts';
import { meta } from '../../../src/edge/episode/meta.ts';
import { observationTable } from '../../../src/edge/episode/table.ts';
import { readVintage } from '../../../src/edge/episode/vintage.ts';
import { type Problem, type Result, sayProblem } from '../../../src/edge/file/problem.ts';
import { readText } from '../../../src/edge/file/text.ts';
import { WANTED } from '../../../src/edge/file/wanted.ts';
import { readThreats } from '../../../src/edge/ledger/shelf.ts';
import { readThesis } from '../../../src/edge/thesis/read.ts';
import { leaksOfProblem } from '../../leak.ts';
import { sample, YAML } from '../episode/sample.ts';
import { THESIS } from '../thesis/fixture.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-leak-'));
afterAll(() => rmSync(room, { recursive: true }));

/** A Chinese text in a source, under its language or second of `both`, and what is put into it. */
const STRING = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/.source;
const TEXT = new RegExp(`(?:'zh-Hant':|both\\(\\s*(?:${STRING}),)\\s*(${STRING})`, 'g');
const PUT_IN = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;

test.each(Object.entries(WANTED))('what is wanted as %s has no English word', (_, wanted) => {
  expect(leaksOfProblem(`x：應為${wanted['zh-Hant']}`)).toEqual([]);
});

const problems = (read: Result<unknown>): readonly Problem[] => (read.ok ? [] : read.problems);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(room, name), content);
  return join(room, name);
};
const rows = (csv: string): Result<unknown> =>
  observationTable({ text: csv, file: 'o.csv' }, sample(), knownRule(calendars));
const tapeOf = (csv: string): Result<unknown> => {
  file('X.csv', csv);
  return tape(room, 'X', { until: 20_000 as Day, lines: 99 });
};
const values = (csv: string): Result<unknown> => column(csv, 'c.csv', { kind: 'price', leg: true });

const BAD: readonly (readonly [string, () => Result<unknown>])[] = [
  ['a file that is not there', () => readText(join(room, 'none'), 'none')],
  ['a folder', () => readText(room, 'room')],
  ['bytes', () => readText(file('bytes', new Uint8Array([0xff])), 'bytes')],
  ['an episode that is none', () => bundled('no-such-episode')],
  ...[
    'a: [',
    'a: 1\na: 2',
    'a: &x 1',
    '<<: { a: 1 }',
    '\ta: 1',
    'a: !!t 1',
    '---\n---\n',
    'a: "\\q"',
    '[',
    '*x',
  ].map((yaml) => [`YAML ${yaml}`, () => meta(yaml, 'e.yaml')] as const),
  ...[
    '{',
    '{"a" 1}',
    '{"a": 1, "a": 2}',
    '[1 2]',
    '{"a": NaN}',
    '1 2',
    '"a',
    '{"__proto__": 1}',
    '{"a": 1,}',
  ].map((json) => [`JSON ${json}`, () => readVintage(json, 'v.json')] as const),
  ...[
    '',
    'x\n',
    '"',
    'a"b\n',
    '"a"b\n',
    'series,at,known_at,value\nX,x,x,x,x\nSPX,2020-02-29,,1\nSPX,2020-02-10,2020-01-01T00:00Z,1',
  ].map((csv) => [`CSV ${csv}`, () => rows(csv)] as const),
  [
    'rows that contradict each other',
    () => rows('series,at,known_at,value\nSPX,2020-02-10,,1\nSPX,2020-02-10,,2'),
  ],
  ...[
    '',
    'date,value\n',
    'date,value\nx,1',
    'date,value\n2020-01-01,x',
    'date,value\n2020-01-01,0',
    'date,value\n2020-01-02,1\n2020-01-01,1',
    'date,value\n2020-01-01,1\n2020-01-02,9',
  ].map((csv) => [`a series ${csv}`, () => values(csv)] as const),
  ...[
    'x\n',
    'date,close,volume\n',
    'date,close,volume\nx,1,1',
    'date,close,volume\n2020-01-01,0,1',
    'date,close,volume\n2020-01-01,1,-1',
    'date,close,volume\n2020-01-02,1,1\n2020-01-01,1,1',
  ].map((csv) => [`a tape ${csv}`, () => tapeOf(csv)] as const),
  ['an empty episode', () => meta('{}', 'e.yaml')],
  [
    'an episode with parts at odds',
    () =>
      meta(
        YAML.replace('to: 2020-02-28', 'to: 2019-01-01')
          .replace('kind: fx', 'kind: spread')
          .replace('credit: OAS', 'credit: HY')
          .replace('duration: 8', 'duration: -1'),
        'e.yaml',
      ),
  ],
  ['an empty thesis', () => readThesis('{}', 't.yaml')],
  ['a thesis with a strange key', () => readThesis(`${THESIS}strange: 1\n`, 't.yaml')],
  [
    'a thesis with weights amiss',
    () => readThesis(THESIS.replace('weight: 1', 'weight: 0.9'), 't.yaml'),
  ],
  ['full-width digits', () => readThesis(THESIS.replace('low: 0.1', 'low: ０．１'), 't.yaml')],
  ['an empty crowd', () => readCrowd('{}', 'c.yaml')],
  [
    'a crowd with shapes amiss',
    () => readCrowd('kinds: [{ sort: x }, { sort: leverage }]\nassets: 3', 'c.yaml'),
  ],
  [
    'an empty plan of names',
    () => readCross('bide: 1\ngroups: [{ id: a, names: [X, X] }]\nbook: [Y]', 'x.yaml'),
  ],
  ['an empty vintage of a crowd', () => readCrowdVintage('{}', 'v.json')],
  ...['{}', '{"known_at": 1}'].flatMap((line) => [
    [`evidence ${line}`, () => evidenceLines(line, 'e.jsonl')] as const,
    [`a contract ${line}`, () => readContracts(line, 'c.jsonl')] as const,
    [`an answer ${line}`, () => readComputed(line, 'c.jsonl')] as const,
    [`a measurement ${line}`, () => readMeasured(line, 'm.jsonl')] as const,
  ]),
  ['an empty ledger', () => readThreats('id\n1\n', 't.csv')],
];

test.each(BAD)('%s is told in Chinese without an English word', (_, read) => {
  const found = problems(read());
  expect(found.length).toBeGreaterThan(0);
  for (const problem of found) {
    const told = sayProblem(problem, 'zh-Hant');
    expect(told).not.toMatch(/undefined|\[object/);
    expect(leaksOfProblem(told), told).toEqual([]);
    expect(sayProblem(problem, 'en')).not.toMatch(/[\u4e00-\u9fff]|undefined|\[object/);
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.column).toBeGreaterThan(0);
  }
});

/** Every Chinese text that readers say, as it is written; what is put in stands as a character. */
const WRITTEN: readonly (readonly [string, string])[] = readdirSync('src/edge', { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts') && !name.startsWith('cli'))
  .flatMap((name) =>
    [...readFileSync(join('src/edge', name), 'utf8').matchAll(TEXT)].map(([, quoted = '']) => [
      name,
      quoted.slice(1, -1).replace(PUT_IN, '甲').replaceAll('\\`', '`'),
    ]),
  );

test('no text of a reader has one, whether or not a test makes it be told', () => {
  expect(WRITTEN.length).toBeGreaterThan(150);
  expect(
    WRITTEN.flatMap(([name, text]) =>
      leaksOfProblem(`x：應為${text}`).map((word) => `${name}: ${word} in ${text}`),
    ),
  ).toEqual([]);
});

test('an English word is seen', () => {
  expect(leaksOfProblem('x：應為a number，收到的是「word」')).toEqual(['a', 'number']);
});
