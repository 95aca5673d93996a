import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bide } from '../../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-folder-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const CALIBRATE = ['calibrate', 'greenland-2026', '--until', '2025-09-30', '--data'];

test('--data with nothing is a misuse of the command line', async () => {
  expect(await bide(['delever', 'greenland-2026', '--data='])).toEqual({
    code: 2,
    out: '',
    err: '--data: expected a folder, found nothing\n',
  });
  expect(await bide([...CALIBRATE, ' ', '--lang', 'zh-Hant'])).toEqual({
    code: 2,
    out: '',
    err: '--data要寫資料夾的路徑，現在是空白\n',
  });
  const record = await bide(['score', 'episodes', '--data=']);
  expect(record.code).toBe(2);
  expect(record.err).toContain('score episodes: expected --data DIR');
});

test('a folder that is not there is named', async () => {
  const { code, err } = await bide(['delever', 'greenland-2026', '--data', '/nope']);
  expect(code).toBe(1);
  expect(err).toContain('/nope:1:1: expected a folder with one CSV a name, such as SPY.csv');
});

test('one close of 0 is told by the long record and by both calibrations', async () => {
  for (const id of ['DGS10', 'DXY', 'EURUSD', 'DGS3MO', 'GOLD_LBMA', 'VIX', 'OFR_FSI_CREDIT'])
    writeFileSync(join(room, `${id}.csv`), 'date,value\n2020-01-02,1\n2020-01-03,1\n');
  writeFileSync(join(room, 'SPX.csv'), 'date,close\n2020-01-02,1\n2020-01-03,0\n');
  const err = `${join(room, 'SPX.csv')}:3:12: expected a number above 0, found 0\n`;
  for (const args of [
    ['score', 'episodes', '--data', room],
    [...CALIBRATE, room],
    ['calibrate', 'crowd', '--until', '2025-09-30', '--data', room],
  ])
    expect(await bide(args)).toEqual({ code: 1, out: '', err });
});
