import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { isFault } from '../../src/edge/fault.ts';
import { printed, printer } from '../../src/edge/print.ts';
import { bide } from '../bide.ts';
import { BUNDLED } from '../bundled.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-printing-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const left = (): readonly string[] =>
  readdirSync(tmpdir()).filter((f) => f.startsWith('bide-print-'));

/** A program that stands where a browser would. */
function stub(name: string, body: string): string {
  const file = join(room, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

const POSIX = process.platform !== 'win32';
const [AT, OUT] = [['memo', BUNDLED, '--at', '2026-01-20', '--format', 'pdf'], join(room, 'm.pdf')];

test('without a browser it is said in one line, with the way to print by hand', async () => {
  vi.stubEnv('BIDE_CHROMIUM', join(room, 'nowhere'));
  expect(printer()).toBeUndefined();
  for (const [lang, by] of [
    ['en', '--format html'],
    ['zh-Hant', '從瀏覽器列印'],
  ] as const) {
    const said = await bide([...AT, '--out', OUT, '--lang', lang]);
    expect([said.code, said.out, said.err.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(said.err).toContain(by);
  }
});

test('a PDF needs a place, for it is no text', async () => {
  expect((await bide(AT)).err).toContain('--format pdf: needs --out');
});

test.runIf(POSIX)('what BIDE_CHROMIUM names comes before what is on the path', () => {
  const named = stub('named', 'exit 0');
  stub('chromium', 'exit 0');
  expect(printer({ PATH: room })).toBe(join(room, 'chromium'));
  expect(printer({ PATH: room, BIDE_CHROMIUM: named })).toBe(named);
});

test.runIf(POSIX).each([
  ['ends badly', 'exit 3'],
  ['makes nothing', 'exit 0'],
  [
    'makes something else',
    'for a; do case $a in --print-to-pdf=*) echo no > "$(echo "$a" | cut -d= -f2)";; esac; done',
  ],
])('a browser that %s is a fault, and leaves nothing', async (name, body) => {
  const before = left();
  const asked = printed(stub(name.replaceAll(' ', '-'), body), '<p>x</p>');
  await expect(asked).rejects.toSatisfy((e) => isFault(e) && e.code === 'print');
  expect(left()).toEqual(before);
});

test.runIf(POSIX)('one that does not end is ended, with what it started', async () => {
  const mark = join(room, 'mark');
  const slow = stub('slow', `(sleep 3; echo late > ${mark}) & sleep 30`);
  const begun = Date.now();
  await expect(printed(slow, '<p>x</p>', 300)).rejects.toSatisfy(isFault);
  expect(Date.now() - begun).toBeLessThan(3000);
  await new Promise((resolve) => setTimeout(resolve, 3200));
  expect(readdirSync(room)).not.toContain('mark');
});

const BROWSER = printer();
if (!BROWSER) console.log('skipped: no Chromium here, so no memo is printed');

test.skipIf(!BROWSER)(
  'a memo is printed as one file, and in both languages into a folder, and nothing is left behind',
  async () => {
    const before = left();
    expect(await bide([...AT, '--out', OUT])).toMatchObject({ code: 0, out: `${OUT}\n` });
    const bytes = readFileSync(OUT).toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    const sheets = bytes.match(/\/Type \/Page\b/g)?.length;
    expect(sheets).toBeGreaterThan(1);
    expect(sheets).toBeLessThanOrEqual(3);
    // A4 in points, to a point.
    expect(bytes).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    const folder = join(room, 'both');
    const since = ['--since', '2026-01-12', '--out', folder];
    expect((await bide([...AT, ...since])).code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(['since.en.pdf', 'since.zh-Hant.pdf']);
    expect(left()).toEqual(before);
  },
  120_000,
);

test('every printed sheet carries the episode, the date and its number, whatever they are called', async () => {
  const { out } = await bide(['memo', BUNDLED, '--at', '2026-01-20', '--format', 'html']);
  expect(out).toMatch(/@top-left\{content:"bide, Memo, Greenland 2026, replay"\}/);
  expect(out).toMatch(/@top-right\{content:"Tue 20 January 2026, 18:30 New York"\}/);
  expect(out).toMatch(
    /@bottom-right\{content:"Page " counter\(page\) " of " counter\(pages\) ""\}/,
  );
});
