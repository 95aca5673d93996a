import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { CrossReading } from '../../../src/domain/delever.ts';
import { formatDay, parseDay } from '../../../src/domain/time.ts';
import { cross } from '../../../src/edge/cross/measure.ts';
import { readCross } from '../../../src/edge/cross/read.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';

const DATA = new URL('../../../../shared/data/market/series', import.meta.url).pathname;
const present = existsSync(DATA);
if (!present)
  console.log('skipped: no ../shared beside the checkout, no cross-section is measured');

const FILE = 'record/cross.yaml';
const room = mkdtempSync(join(tmpdir(), 'bide-cross-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const day = (date: string) => {
  const found = parseDay(date);
  if (found === undefined) throw new Error(`no such day: ${date}`);
  return found;
};
const plan = () => {
  const found = readCross(readFileSync(FILE, 'utf8'), FILE);
  if (!found.ok) throw new Error(found.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return found.value;
};
const measured = (folder: string, date: string): CrossReading => {
  const found = cross(folder, day(date), plan());
  if (!found.ok) throw new Error(found.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  if (found.value === undefined) throw new Error('no session');
  return found.value;
};

/** Readings of the development data, each worked out once. */
const READ = new Map<string, CrossReading>();
const real = (date: string): CrossReading => {
  const found = READ.get(date) ?? measured(DATA, date);
  READ.set(date, found);
  return found;
};

describe('names', () => {
  test('fifty funds and a hundred shares are listed, and each once', () => {
    expect(plan().groups.map((g) => [g.id, g.names.length])).toEqual([
      ['etf', 50],
      ['share', 100],
    ]);
  });

  test('a name told twice, or a book beside the groups, has its line', () => {
    const text = 'bide: 1\ngroups:\n  - id: a\n    names: [X, X]\nbook: [Y]\n';
    const found = readCross(text, 'c.yaml');
    expect(found.ok ? [] : found.problems.map((p) => sayProblem(p, 'en'))).toEqual([
      'c.yaml:4:16: [groups[0].names[1]] expected a name that is there once, found "X"',
      'c.yaml:5:8: [book[0]] expected X, found "Y"',
    ]);
  });
});

describe('tapes', () => {
  const one = { groups: [{ id: 'a', names: ['X'] }], book: ['X'] };
  test.each([
    ['date,close,volume\n2020-01-02,1,1\n2020-01-01,1,1\n', '3:1: expected a later day'],
    ['date,close,volume\n2020-01-02,0,1\n', '2:12: expected a price above 0, found 0'],
    ['date,close,volume\n2020-01-02,5,-1\n', '2:14: expected a volume of 0 or more, found -1'],
    ['date,close\n2020-01-02,5\n', '1:1: expected a column `volume`, found "date,close"'],
    ['date,close,volume\n', 'X.csv:1:1: expected values below the header, found none'],
    ['date,close,volume\nsoon,5,1\n', '2:1: expected a date that exists, YYYY-MM-DD, found "soon"'],
  ])('what is wrong in one is told with its place', (content, told) => {
    writeFileSync(join(room, 'X.csv'), content);
    const found = cross(room, day('2020-01-03'), one);
    expect(found.ok ? '' : found.problems.map((p) => sayProblem(p, 'en')).join()).toContain(told);
  });

  test('a folder that is not there, or that holds none of the names, is named', () => {
    const told = (folder: string, lang: 'en' | 'zh-Hant') => {
      const found = cross(folder, day('2020-01-03'), one);
      return found.ok ? [] : found.problems.map((p) => sayProblem(p, lang));
    };
    const [gone, empty] = [join(room, 'gone'), mkdtempSync(join(room, 'empty-'))];
    expect(told(gone, 'en')).toEqual([
      `${gone}:1:1: expected a folder with one CSV a name, such as X.csv, found no such folder`,
    ]);
    expect(told(empty, 'en')).toEqual([
      `${empty}:1:1: expected a folder with one CSV a name, such as X.csv, found none of them`,
    ]);
    expect(told(empty, 'zh-Hant')[0]).toContain('每個名稱一個CSV的資料夾，例如`X.csv`');
  });

  test('a day long after the last session has no reading', () => {
    writeFileSync(join(room, 'X.csv'), 'date,close,volume\n2020-01-02,5,1\n');
    expect(cross(room, day('2020-02-03'), one)).toEqual({ ok: true, value: undefined });
  });
});

test.skipIf(!present)(
  'real windows are measured, from their past alone',
  { timeout: 60_000 },
  () => {
    for (const date of ['2026-01-20', '2025-10-10', '2025-04-08', '2020-03-12']) {
      const got = real(date);
      expect(formatDay(got.day)).toBe(date);
      expect(got.ranks.map((r) => r.group)).toEqual(['etf', 'share']);
      for (const r of got.ranks) {
        expect(r.names).toBeGreaterThan(0.8 * r.of);
        for (const x of [r.slope, r.volume]) expect(x.low <= x.at && x.at <= x.high).toBe(true);
      }
      const f = (x: { low: number; at: number; high: number }): string =>
        `${x.at.toFixed(2)} (${x.low.toFixed(2)} to ${x.high.toFixed(2)})`;
      for (const r of got.ranks)
        console.log(
          `${date} ${r.group} ${r.names}/${r.of}: slope ${f(r.slope)}, volume ${f(r.volume)}, ${r.reads}`,
        );
      console.log(
        `${date} sold:`,
        'unknown' in got.forensics
          ? got.forensics.unknown
          : `${got.forensics.sold.map((s) => `${s.asset} ${f(s.share)}`).join(', ')}; explained ${f(got.forensics.explained)}`,
      );
    }
  },
);

test.skipIf(!present)(
  'cutting what lies after the day changes nothing',
  { timeout: 60_000 },
  () => {
    const names = plan().groups.flatMap((g) => g.names);
    for (const name of names) {
      const lines = readFileSync(join(DATA, `${name}.csv`), 'utf8').split('\n');
      const kept = lines.filter((l, i) => i === 0 || l.slice(0, 10) <= '2025-10-10');
      writeFileSync(join(room, `${name}.csv`), kept.join('\n'));
    }
    expect(measured(room, '2025-10-10')).toEqual(real('2025-10-10'));
  },
);
