import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { both } from '../../../src/domain/text.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { amend } from '../../../src/edge/amend.ts';
import { attempt, type Result, sayProblem } from '../../../src/edge/file/problem.ts';
import { withJournal } from '../../../src/edge/keep.ts';
import {
  type AddedRows,
  addable,
  allThreats,
  readThreats,
} from '../../../src/edge/ledger/shelf.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-threats-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Adds rows as the command does: refused before anything is made, else by way of the journal. */
const add = (file: string, workspace: string): Result<readonly string[]> =>
  attempt((must) => {
    must(addable(file, workspace));
    const entry = withJournal(workspace, (store) =>
      amend(store, () => {
        return { kind: 'threats', at: 0 as Instant, body: must(addable(file, workspace)) };
      }),
    );
    return (JSON.parse(entry.body) as AddedRows).ids;
  });

const HEAD =
  'id,announced_on,target,threatened_rate,scheduled_for,outcome,outcome_on,known_on,cluster,aim,europe,counterparty_retaliated,exit_framework,source_url,confidence';
const row = (more: Readonly<Record<string, string>> = {}): string => {
  const cells: Record<string, string> = {
    id: 'MY-1',
    announced_on: '2026-03-02',
    target: 'Utopia',
    threatened_rate: '25%',
    outcome: 'withdrawn',
    outcome_on: '2026-03-09',
    cluster: 'utopia',
    aim: 'country',
    europe: 'no',
    counterparty_retaliated: 'no',
    exit_framework: 'no',
    source_url: 'https://example.org/a',
    confidence: 'high',
    ...more,
  };
  return HEAD.split(',')
    .map((c) => cells[c] ?? '')
    .join(',');
};
const sheet = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;
const told = (text: string, lang: 'en' | 'zh-Hant' = 'en'): readonly string[] => {
  const read = readThreats(text, 'threats.csv');
  return read.ok ? [] : read.problems.map((p) => sayProblem(p, lang));
};

test('a row that is right is read whole', () => {
  const read = readThreats(sheet(row({ scheduled_for: '2026-03-10' })), 'threats.csv');
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  expect(read.value[0]?.threat).toMatchObject({
    id: 'MY-1',
    target: { en: 'Utopia', 'zh-Hant': 'Utopia（英文）' },
    fate: 'withdrawn',
    cluster: 'utopia',
    europe: false,
  });
});

test.each([
  [{ target: 'Utopia: cars' }, both('Utopia: cars', 'Utopia: cars（英文）')],
  [{ target: '烏托邦：汽車' }, both('烏托邦：汽車 (in Chinese)', '烏托邦：汽車')],
  [{ target: 'Utopia: cars', target_zh: '烏托邦：汽車' }, both('Utopia: cars', '烏托邦：汽車')],
])('a target of %j is told in both languages', (cells, said) => {
  const head = `${HEAD},target_zh`;
  const text = `${head}\n${row(cells)},${'target_zh' in cells ? cells.target_zh : ''}\n`;
  const read = readThreats(text, 'threats.csv');
  expect(read.ok && read.value[0]?.threat.target).toEqual(said);
});

test('a threat dated after its outcome is told in both languages with its place', () => {
  const text = sheet(row({ outcome_on: '2026-03-01' }));
  expect(told(text)).toEqual([
    'threats.csv:2:39: [outcome_on] expected a day not before the threat was announced, 2026-03-02, found "2026-03-01"',
  ]);
  expect(told(text, 'zh-Hant')).toEqual([
    'threats.csv:2:39：[outcome_on] 應為不早於宣布日2026-03-02的日期，收到的是「2026-03-01」',
  ]);
});

test.each([
  [
    'a date that does not exist',
    { announced_on: '2026-02-30' },
    'announced_on',
    'a date that exists',
  ],
  [
    'an unknown outcome',
    { outcome: 'forgotten' },
    'outcome',
    'one of pending, implemented_on_time',
  ],
  ['a pending row with an end', { outcome: 'pending' }, 'outcome_on', 'the outcome is pending'],
  [
    'a pending row known to be over',
    { outcome: 'pending', outcome_on: '', known_on: '2026-04-01' },
    'known_on',
    'the outcome is pending',
  ],
  ['a closed row without any day', { outcome_on: '' }, 'outcome_on', 'the day of the end'],
  ['an end told twice', { known_on: '2026-04-01' }, 'known_on', 'outcome_on is given'],
  [
    'a due day before the announcement',
    { scheduled_for: '2026-03-01' },
    'scheduled_for',
    'not before the threat was announced',
  ],
  ['an aim that is none', { aim: 'planet' }, 'aim', 'one of country, sector, world'],
  ['no cluster', { cluster: '' }, 'cluster', 'text that is not blank'],
  ['no address', { source_url: 'somewhere' }, 'source_url', 'http'],
] as const)('%s is a problem', (_, cells, column, words) => {
  const [first, ...rest] = told(sheet(row(cells)));
  expect(rest).toEqual([]);
  expect(first).toContain(`[${column}]`);
  expect(first).toContain(words);
});

test('an id used twice, and two pending rows of one cluster, are problems', () => {
  const open = { outcome: 'pending', outcome_on: '' };
  const text = sheet(row(open), row(), row({ ...open, id: 'MY-2' }));
  expect(told(text)).toEqual([
    'threats.csv:3:1: [id] expected an id not used before; threats.csv:2 has it, found "MY-1"',
    expect.stringContaining('[cluster] expected a cluster without another pending threat; MY-1'),
  ]);
});

test('a column that is missing or strange, and a cell too many, are problems', () => {
  expect(told(sheet(row()).replace('cluster,', ''))[0]).toContain('a column `cluster`');
  expect(told(sheet(row()).replace('known_on', 'mood'))[0]).toContain('found "mood"');
  expect(told(sheet(`${row()},more`))[0]).toContain('the end of the line');
  expect(told('')[0]).toContain('a column `id`');
});

const home = (): string => mkdtempSync(join(room, 'home-'));
const file = (text: string): string => {
  const path = join(mkdtempSync(join(room, 'file-')), 'mine.csv');
  writeFileSync(path, text);
  return path;
};
const ids = (workspace?: string): readonly string[] => {
  const read = allThreats(workspace);
  if (!read.ok) throw new Error(read.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return read.value.map((t) => t.id);
};

test('own rows are added one after the other and stand beside the shipped ones', () => {
  const at = home();
  expect(add(file(sheet(row())), at)).toEqual({ ok: true, value: ['MY-1'] });
  const second = sheet(row({ id: 'MY-2', target: '"Utopia, and ""more"""' }));
  expect(add(file(second), at)).toEqual({ ok: true, value: ['MY-2'] });
  expect(ids(at)).toEqual([...ids(), 'MY-1', 'MY-2']);
  expect(readdirSync(at).sort()).toEqual(['journal.db', 'threats.csv']);
  const read = allThreats(at);
  expect(read.ok && read.value.at(-1)?.target.en).toBe('Utopia, and "more"');
});

test('a row that is wrong leaves the own file as it was', () => {
  const at = home();
  add(file(sheet(row())), at);
  const before = readFileSync(join(at, 'threats.csv'), 'utf8');
  for (const cells of [{ id: 'MY-1' }, { id: 'TT-01' }, { id: 'MY-3', outcome_on: '2026-01-01' }])
    expect(add(file(sheet(row(cells))), at).ok).toBe(false);
  expect(readFileSync(join(at, 'threats.csv'), 'utf8')).toBe(before);
  expect(add(join(at, 'none.csv'), at).ok).toBe(false);
});

test('a file without a row is refused, and nothing is written', () => {
  const at = home();
  const bare = file(`${HEAD}\n`);
  const done = add(bare, at);
  expect(done.ok ? [] : done.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    `${bare}:1:1: expected at least one threat below the header, found none`,
  ]);
  expect(readdirSync(at)).toEqual([]);
});

test('an own row with the id and the day of a pending one tells its end', () => {
  const at = home();
  const end = { id: 'TT-61', announced_on: '2026-01-26', outcome_on: '2026-09-01' };
  expect(add(file(sheet(row(end))), at).ok).toBe(true);
  expect(ids(at).length).toBe(ids().length);
  const read = allThreats(at);
  expect(read.ok && read.value.find((t) => t.id === 'TT-61')?.fate).toBe('withdrawn');
  // Another day is another threat, and the id is taken.
  expect(add(file(sheet(row({ ...end, id: 'TT-60' }))), home()).ok).toBe(false);
});

test('marks of Chinese text are kept as they are written', () => {
  const read = allThreats();
  expect(read.ok && read.value[0]?.target['zh-Hant']).toBe('全球：鋼鋁');
});
