import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { run as calibrate } from '../../../src/edge/cli/calibrate.ts';
import { run as delever } from '../../../src/edge/cli/delever.ts';
import { run as record } from '../../../src/edge/cli/record.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-folder-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let said = '';
beforeEach(() => {
  said = '';
  const hear = (text: unknown): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
});
afterEach(() => vi.restoreAllMocks());

const EN = { lang: 'en', home: '/nowhere' } as const;
const ZH = { ...EN, lang: 'zh-Hant' } as const;

test('--data with nothing is a misuse of the command line', async () => {
  expect(await delever(['greenland-2026'], { ...EN, data: '' })).toBe(2);
  expect(said).toBe('--data: expected a folder, found nothing\n');
  expect(await calibrate(['greenland-2026'], { ...ZH, data: ' ', until: '2025-09-30' })).toBe(2);
  expect(said).toContain('--data：應為資料夾，實為空缺\n');
  expect(await record({ ...EN, data: '' })).toBe(2);
  expect(said).toContain('score episodes: expected --data DIR');
});

test('a folder that is not there is named', async () => {
  expect(await delever(['greenland-2026'], { ...EN, data: '/nope' })).toBe(1);
  expect(said).toContain('/nope:1:1: expected a folder with one CSV a name, such as SPY.csv');
});

test('one close of 0 is told by the long record and by both calibrations', async () => {
  for (const id of ['DGS10', 'DXY', 'EURUSD', 'DGS3MO', 'GOLD_LBMA', 'VIX', 'OFR_FSI_CREDIT'])
    writeFileSync(join(room, `${id}.csv`), 'date,value\n2020-01-02,1\n2020-01-03,1\n');
  writeFileSync(join(room, 'SPX.csv'), 'date,close\n2020-01-02,1\n2020-01-03,0\n');
  const says = `${join(room, 'SPX.csv')}:3:12: expected a number above 0, found "0"\n`;
  const given = { ...EN, data: room, until: '2025-09-30' };
  for (const run of [
    () => record(given),
    () => calibrate(['greenland-2026'], given),
    () => calibrate(['crowd'], given),
  ]) {
    said = '';
    expect(await run()).toBe(1);
    expect(said).toBe(says);
  }
});
