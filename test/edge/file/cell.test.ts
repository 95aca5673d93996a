import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LANGS } from '../../../src/domain/text.ts';
import { csv, csvText } from '../../../src/edge/file/csv.ts';
import { words } from '../../../src/report/words/index.ts';
import { bide } from '../../bide.ts';
import { BUNDLED, bundledRun } from '../../bundled.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-sheet-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

test.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', ' =1', '\u200b=1', '＝1', '\r=1'])(
  'a text that a spreadsheet would run begins with an apostrophe: %j',
  (text) => {
    expect(csvText([[text]]).replaceAll(/^\ufeff?"?|"?\r\n$/g, '')[0]).toBe("'");
  },
);

test('numbers stay numbers, also below zero, and nothing that is none is written', () => {
  expect(csvText([[-1.5, 0, 1e-7]])).toBe('-1.5,0,1e-7\r\n');
  for (const x of [Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => csvText([[x]])).toThrow(RangeError);
});

test('what parts cells is quoted, what is not known is empty, and it is read back as it was', () => {
  const rows = [
    ['a,b', 'say "x"', undefined, 'two\nlines'],
    ['c', 'd', 1, ''],
  ];
  const text = csvText(rows);
  expect(text).toBe('"a,b","say ""x""",,"two\nlines"\r\nc,d,1,\r\n');
  const read = csv(text, 'x');
  expect(read.ok && read.value.header?.verbatim).toEqual(['a,b', 'say "x"', '', 'two\nlines']);
});

test('a mark of byte order stands where a sign beyond ASCII does, and nowhere else', () => {
  expect(csvText([['日期']]).startsWith('\ufeff')).toBe(true);
  expect(csvText([['day']]).startsWith('\ufeff')).toBe(false);
});

test.each(LANGS)(
  'the replay as a sheet in %s: a row a decision, the figures of its lines',
  async (lang) => {
    const file = join(room, `${lang}.csv`);
    const args = ['replay', BUNDLED, '--from', '2026-01-05', '--to', '2026-03-06', '--lang', lang];
    const said = await bide([...args, '--csv', file]);
    expect(said.code).toBe(0);
    expect(said.err).toContain(file);
    const text = readFileSync(file, 'utf8');
    const read = csv(text, file);
    if (!read.ok) throw new RangeError('not read');
    const { header, size, entry } = read.value;
    const played = bundledRun();
    const days = played.decisions.filter((d) => {
      const day = d.moment.stamp.slice(0, 10);
      return day >= '2026-01-05' && day <= '2026-03-06';
    });
    expect(size).toBe(days.length);
    const heads = header?.verbatim ?? [];
    expect(heads.length).toBe(13 + played.setup.policy.thesis.stops.length);
    for (const [i, d] of days.entries()) {
      const cells = entry(i).verbatim;
      expect(cells.length).toBe(heads.length);
      expect(cells[0]).toBe(d.moment.stamp.slice(0, 10));
      // As the memo says it: to hold more than before is to add.
      const added = d.verdict === 'hold' && d.exposure.target > d.exposure.before;
      expect(cells[1]).toBe(words(lang).verdict[added ? 'add' : d.verdict]);
      expect(Number(cells[2])).toBe(d.exposure.target);
      expect([5, 6, 7].map((k) => Number(cells[k]))).toEqual([
        d.regime.noise,
        d.regime.friction,
        d.regime.rupture,
      ]);
      const { severity } = d.stress;
      expect(cells[9]).toBe(typeof severity === 'number' ? String(severity) : '');
      expect(Number(cells.at(-1))).toBe(d.findings.length);
      const close = d.freshness.find((f) => f.series === 'SPX');
      expect(Number(cells.at(-3))).toBe(close?.value);
    }
    expect(text.includes(lang === 'en' ? 'Tripped' : '觸發')).toBe(true);
    expect(text).toContain(lang === 'en' ? ',add,' : ',加碼,');
  },
);

test('a blank name of a file is refused before anything is written', async () => {
  expect(await bide(['replay', BUNDLED, '--csv', ' '])).toMatchObject({ code: 2, out: '' });
});
