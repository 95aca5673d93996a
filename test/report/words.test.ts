import { expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { memoMarkdown, memoPage } from '../../src/report/memo/format.ts';
import { LENGTHS } from '../../src/report/memo/page.ts';
import { screen, stressScreen } from '../../src/report/screen.ts';
import { words } from '../../src/report/words/index.ts';
import { VERDICT_CASES } from './cases.ts';
import { day, dossier } from './fixture.ts';

/** Words of the mainland, moods, and promises. */
const FORBIDDEN = {
  'zh-Hant': /數據|信息|默認|屏幕|做爲|視頻|軟件|網絡|質量|強烈|恐慌性|——|！|…/,
  en: /may potentially|panic|strong signal|guarantee|\bsafe\b|\bAI\b|!(?!doctype|important)/i,
} as const;

/** What a person reads, without marks and style. */
const read = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/g, ' ');

test.each(LANGS)('nothing in %s uses a word that the house does not use', (lang) => {
  for (const d of VERDICT_CASES) {
    for (const length of LENGTHS)
      expect(read(memoPage(d, lang, length))).not.toMatch(FORBIDDEN[lang]);
    expect(screen(d, lang).join('\n')).not.toMatch(FORBIDDEN[lang]);
  }
});

test('no space is typed by hand between Chinese and figures in the text of the memo', () => {
  const text = memoMarkdown(dossier(), 'zh-Hant')
    .replaceAll(/ ?\[[A-Z]+[-@][\d-]+\]| ?\[vintage\]/g, '')
    .split('\n')
    .filter((line) => !line.startsWith('|') && !line.startsWith('- '));
  for (const line of text) expect(line).not.toMatch(/[\u4e00-\u9fff] \d|\d [\u4e00-\u9fff]/);
});

test('the Chinese memo is Chinese, and the English one is not', () => {
  const sentence = /[a-z]{3,} [a-z]{2,} [a-z]{3,} [a-z]{2,}/;
  for (const length of LENGTHS) {
    expect(memoMarkdown(dossier(), 'zh-Hant', length)).not.toMatch(sentence);
    expect(memoMarkdown(dossier(), 'en', length)).not.toMatch(/[\u4e00-\u9fff]/);
  }
});

test('both languages have the same parts', () => {
  const marks = (text: string): string[] => text.match(/^#+/gm) ?? [];
  for (const length of LENGTHS)
    expect(marks(memoMarkdown(dossier(), 'zh-Hant', length))).toEqual(
      marks(memoMarkdown(dossier(), 'en', length)),
    );
});

test('dates, money and clocks are written as each language writes them', () => {
  const [en, zh] = [words('en'), words('zh-Hant')];
  const d = day('2026-01-20');
  expect(en.date(d, d)).toBe('20 Jan');
  expect(zh.date(d, d)).toBe('1月20日（二）');
  expect(en.date(day('2025-12-31'), d)).toBe('31 Dec 2025');
  expect(en.money(-46_000, 'USD')).toBe('−$46,000');
  expect(zh.money(-46_000, 'USD')).toBe('−46,000美元');
  expect(en.clock('America/New_York', '2026-01-20T18:30:00-05:00')).toBe(
    'Tue 20 January 2026, 18:30 New York',
  );
  expect(zh.clock('Asia/Taipei', '2026-01-21T07:30:00+08:00')).toBe('台北2026年1月21日（三）07:30');
});

test('one line a day tells verdict, stress, regime and the stops that are not quiet', () => {
  expect(words('en').daily(dossier().decision)).toBe(
    '2026-01-20 Tue  hold    38%  synchronised   1.72  noise  57% friction  38%  [?]2',
  );
  expect(words('zh-Hant').daily(dossier().decision)).toBe(
    '2026-01-20 週二  續抱   38%  同步承壓   1.72  雜音  57% 摩擦  38%  [?]2',
  );
});

test('stress alone fits the screen too', () => {
  for (const lang of LANGS) expect(stressScreen(dossier(), lang).length).toBeGreaterThan(10);
});
