import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { compared } from '../../src/edge/memo.ts';
import { sinceMarkdown, sincePage } from '../../src/report/memo/format.ts';
import { bide } from '../bide.ts';
import { BUNDLED, bundledRun } from '../bundled.ts';
import { leaks, namesIn } from '../leak.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-since-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const ASKED = ['memo', BUNDLED, '--at', '2026-02-27', '--since', '2026-01-20'];

test('the memo of what changed is a page in both languages, and every number can be computed again', async () => {
  const home = { BIDE_HOME: join(room, 'home') };
  for (const format of ['md', 'html']) {
    const out = join(room, format);
    expect((await bide([...ASKED, '--format', format, '--out', out], home)).code).toBe(0);
    for (const lang of LANGS) {
      const file = join(out, `since.${lang}.${format}`);
      const text = readFileSync(file, 'utf8');
      if (format === 'md') expect(text.split('\n').length).toBeLessThan(120);
      else expect(text).toContain(`href="since.${lang === 'en' ? 'zh-Hant' : 'en'}.html"`);
      expect((await bide(['verify', file], home)).out).toContain('the same to the byte');
      writeFileSync(file, text.replace('5.4', '5.5'));
      expect((await bide(['verify', file], home)).code).toBe(1);
    }
  }
});

test('it names target, stops, the odds with what moved them, evidence and dates', async () => {
  const { out } = await bide(ASKED);
  expect(out).toContain('# Still hold. Target from 47% to 63%.');
  expect(out).toContain('| Target exposure | 47% | 63% |');
  expect(out).toContain('Tripped since 23 Feb');
  expect(out).toContain('The odds moved 5.4 dB towards noise');
  expect(out).toMatch(/1 Feb \| Trump announces tariffs.*GL-031.* did not come/);
  expect(out).toContain('The same as then: Verdict');
});

test('for other programs it is a value, too', async () => {
  const { since } = JSON.parse((await bide([...ASKED, '--json'])).out);
  expect(since).toMatchObject({
    was: { day: '2026-01-20', verdict: 'hold' },
    is: { day: '2026-02-27', verdict: 'hold' },
    decisions: 28,
  });
  expect(since.evidence.length).toBeGreaterThan(10);
});

test.each([
  [
    ['--at', '2026-02-27', '--since', '2026-03-20'],
    'from 2025-12-15 to 2026-02-26, found 2026-03-20',
  ],
  [['--at', '2026-02-27', '--since', '2026-02-27'], 'before 2026-02-27'],
  [['--at', '2026-02-27', '--since', '2020-01-01'], 'from 2025-12-15 to 2026-02-26'],
  [['--at', '2026-02-27', '--since', '2026-01-18'], 'found 2026-01-18'],
  [['--at', '2025-12-15', '--since', '2025-12-12'], '2025-12-15 is the first decision'],
  [['--at', '2026-02-27', '--since', 'then'], '--since: expected a date'],
  [['--from', '2026-01-01', '--since', '2026-01-05', '--out', 'x'], 'not with --from and --to'],
])('%j is refused with what may be asked', async (args, said) => {
  const refused = await bide(['memo', BUNDLED, ...args]);
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toContain(said);
});

test('every link of the page has its place, and no English word stands in the Chinese one', () => {
  const played = bundledRun();
  for (const [a, b] of [
    [0, 1],
    [20, 60],
    [90, 141],
  ] as const) {
    const of = compared(played, [a, b]);
    for (const lang of LANGS) {
      const page = sincePage(of, lang);
      const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
      const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
      expect(targets.filter((t) => !ids.has(t))).toEqual([]);
      expect(page).not.toMatch(/NaN|undefined|\[object/);
    }
    const names = namesIn(of.now);
    for (const id of Object.keys(of.now.setup.episode.series)) names.add(id);
    expect(leaks(sinceMarkdown(of, 'zh-Hant'), names)).toEqual([]);
  }
});
