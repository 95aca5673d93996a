import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { Series } from '../../src/domain/series.ts';
import { type Day, formatDay, parseDay } from '../../src/domain/time.ts';
import { column } from '../../src/edge/column.ts';
import { CROWD_LEGS } from '../../src/edge/crowd/calibrate.ts';
import { meta } from '../../src/edge/episode/meta.ts';
import { sayProblem } from '../../src/edge/file/problem.ts';
import { longPast } from '../../src/edge/past.ts';
import { value } from './episode/sample.ts';

const DATA = new URL('../../../shared/data/market/series', import.meta.url).pathname;
const present = existsSync(DATA);
if (!present) console.log('skipped: no ../shared/data/market/series, no real series is read');

const room = mkdtempSync(join(tmpdir(), 'bide-column-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const PRICE = { kind: 'index', leg: true } as const;
const BESIDE = { kind: 'index', leg: false } as const;
const YIELD = { kind: 'yield', leg: true } as const;
type Sort = Parameters<typeof column>[2];
const told = (rows: string, sort: Sort = PRICE, lang: 'en' | 'zh-Hant' = 'en'): string => {
  const read = column(`date,value\n${rows}`, 'x.csv', sort);
  return read.ok ? '' : read.problems.map((p) => sayProblem(p, lang)).join('\n');
};

test('values are read with their days; an empty cell is a closed day', () => {
  const text =
    '\uFEFFdate,open,close\r\n2020-01-02,1,100\r\n2020-01-03,,\r\n2020-01-06,1,101.5\r\n';
  const read = column(text, 'x.csv', PRICE);
  expect(read.ok && read.value).toEqual([
    { day: parseDay('2020-01-02'), value: 100 },
    { day: parseDay('2020-01-06'), value: 101.5 },
  ]);
});

test.each([
  ['0', PRICE, 'x.csv:3:12: expected a number above 0, found 0'],
  ['-5', { kind: 'price', leg: false }, 'x.csv:3:12: expected a number above 0, found -5'],
  ['0', { kind: 'fx', leg: true }, 'x.csv:3:12: expected a number above 0, found 0'],
  ['NaN', PRICE, 'x.csv:3:12: expected a number, found "NaN"'],
  ['999', YIELD, 'x.csv:3:12: expected a yield from -5 to 30 per cent, found 999'],
  ['-6', YIELD, 'x.csv:3:12: expected a yield from -5 to 30 per cent, found -6'],
] as const)('a second value of %s is no value of its kind', (cell, sort, says) => {
  expect(told(`2020-01-02,4\n2020-01-03,${cell}\n`, sort)).toBe(says);
});

test('a leap that no session has made names both values, in both languages', () => {
  const rows = '2020-01-02,100\n2020-01-03,0.0001\n2020-01-06,100\n';
  // 100 exp(-0.5) = 60.65, 100 exp(0.5) = 164.9
  expect(told(rows)).toBe(
    'x.csv:3:12: expected a value from 60.65 to 164.9, as far as a session moves it, found 0.0001; 2020-01-02 has 100; one of the two is wrong, or the unit changed in between, as with a split',
  );
  expect(told(rows, PRICE, 'zh-Hant')).toBe(
    'x.csv:3:12：應為60.65到164.9的值，即一個交易日的變動範圍，收到的是0.0001；2020-01-02為100；兩者之一有誤，或其間單位改變，例如股票分割',
  );
  expect(told('2020-01-02,100\n2020-01-03,61\n')).toBe('');
  expect(told('2020-01-02,4\n2020-01-03,7.1\n', YIELD)).toContain('expected a value from 1 to 7');
  expect(told('2020-01-02,4\n2020-01-03,1.1\n', YIELD)).toBe('');
});

test('an index of volatility may double; a spread may be anything', () => {
  expect(told('2020-01-02,17\n2020-01-03,37\n', BESIDE)).toBe('');
  expect(told('2020-01-02,17\n2020-01-03,37\n', PRICE)).toContain('expected a value from');
  expect(told('2020-01-02,17\n2020-01-03,0.001\n', BESIDE)).toContain('expected a value from');
  expect(told('2020-01-02,-2\n2020-01-03,0\n2020-01-06,40\n', { kind: 'spread', leg: false })).toBe(
    '',
  );
});

test('a value that stands still for longer than its past allows says since when', () => {
  const past = Array.from({ length: 60 }, (_, i) => 100 + 1.01 * (((i * 7) % 11) - 5));
  const rows = [...past, 99, 99, 99].map((x, i) => `${formatDay((18_000 + i) as Day)},${x}`);
  const read = column(`date,value\n${rows.join('\n')}\n`, 'x.csv', PRICE);
  const odd = read.ok ? read.value.flatMap((v) => v.unmoved ?? []) : [];
  expect(odd.map((p) => sayProblem(p, 'en'))).toEqual([
    'x.csv:64:12: expected a value that moves: it is the same to the last digit since 2019-06-13, longer than its past allows, found 99',
  ]);
  const open = (day: Day) => day < 18_062;
  const shut = column(`date,value\n${rows.join('\n')}\n`, 'x.csv', { ...PRICE, open });
  expect(shut.ok && shut.value.some((v) => v.unmoved)).toBe(false);
});

test('nothing is learnt from a past in which a series stands still', () => {
  const folder = join(room, 'still');
  const days = Array.from({ length: 200 }, (_, i) => (18_002 + i) as Day).filter(calendars.nyse);
  const write = (id: string, still: boolean) =>
    writeFileSync(
      join(folder, `${id}.csv`),
      `date,value\n${days.map((d, i) => `${formatDay(d)},${still && i > 80 && i < 90 ? 99 : 100 + 1.01 * ((i * 7) % 11)}`).join('\n')}\n`,
    );
  mkdirSync(folder, { recursive: true });
  const all = ['A', 'B'].map((id) => ({
    id,
    kind: 'index',
    calendar: 'nyse',
    known: { time: '16:00', zone: 'UTC', lag: 0 },
  })) as unknown as Series[];
  const past = () =>
    longPast(all, {
      legs: ['A', 'B'],
      folder,
      until: days.at(-1) as number as Day,
      zone: 'UTC',
      calendars,
    });
  write('A', false);
  write('B', false);
  expect(past().ok).toBe(true);
  write('B', true);
  const refused = past();
  expect(refused.ok ? [] : refused.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    expect.stringContaining('B.csv:85:12: expected a value that moves'),
  ]);
});

test('a day told twice or out of order is wrong, whatever its value', () => {
  const twice = 'x.csv:3:1: expected a day after 2020-01-02, that of the line before, found ';
  expect(told('2020-01-02,100\n2020-01-02,101\n')).toBe(`${twice}"2020-01-02"`);
  expect(told('2020-01-02,100\n2020-01-02,100\n')).toBe(`${twice}"2020-01-02"`);
  expect(told('2020-01-02,100\n2019-12-31,100\n')).toBe(`${twice}"2019-12-31"`);
  expect(told('2020-01-02,\n2020-01-02,100\n')).toBe(`${twice}"2020-01-02"`);
});

test('a header alone, no header, a line cut short and broken quotes are told', () => {
  expect(told('')).toBe('x.csv:1:1: expected values below the header, found none');
  expect(told('2020-01-02,\n')).toBe('x.csv:1:1: expected values below the header, found none');
  expect(told('2020-01-02\n')).toBe('x.csv:2:1: expected a number, found nothing');
  expect(told('2020-01-02,"5\n')).toContain('expected valid CSV');
  const headless = column('', 'x.csv', PRICE);
  expect(headless.ok ? '' : headless.problems.map((p) => sayProblem(p, 'en')).join()).toBe(
    'x.csv:1:1: expected a header with date, and value or close, found nothing',
  );
});

test('a wrong value keeps every history from being read, and its file is named', () => {
  const all = Object.values(CROWD_LEGS.series);
  for (const { id } of all)
    writeFileSync(join(room, `${id}.csv`), 'date,value\n2020-01-02,1\n2020-01-03,1\n');
  writeFileSync(join(room, 'SPX.csv'), 'date,close\n2020-01-02,1\n2020-01-03,0\n');
  const ids = Object.values(CROWD_LEGS.legs).flat();
  const until = parseDay('2020-12-31') as Day;
  const read = longPast(all, {
    legs: ids,
    folder: room,
    until,
    zone: 'America/New_York',
    calendars,
  });
  expect(read.ok ? [] : read.problems.map((p) => sayProblem(p, 'en'))).toEqual([
    `${join(room, 'SPX.csv')}:3:12: expected a number above 0, found 0`,
  ]);
});

test.skipIf(!present)('every real series that the product learns from is read', () => {
  const episodes = ['record/episode.yaml', 'episodes/greenland-2026/episode.yaml'].map((file) =>
    value(meta(readFileSync(file, 'utf8'), file)),
  );
  const until = parseDay('2100-01-01') as Day;
  for (const { legs, roles, series } of [...episodes, { ...CROWD_LEGS, roles: {} }]) {
    const ids = Object.values(legs).flat();
    const needed = new Set<string>([...ids, ...Object.values(roles)]);
    if (series.DGS3MO) needed.add('DGS3MO');
    const all = [...needed].map((id) => series[id] as Series);
    const { histories } = value(
      longPast(all, { legs: ids, folder: DATA, until, zone: 'America/New_York', calendars }),
    );
    for (const { id } of all) expect(histories[id]?.length, id).toBeGreaterThan(1000);
  }
});
