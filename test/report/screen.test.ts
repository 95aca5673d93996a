import { expect, test } from 'vitest';
import { LANGS } from '../../src/domain/text.ts';
import { cells, cellsOf, left, plain, truncate, wrap } from '../../src/report/render/columns.ts';
import { spark } from '../../src/report/screen/day.ts';
import { screen, stressScreen } from '../../src/report/screen.ts';
import { bindings } from '../../src/report/words/binding.ts';
import { VERDICT_CASES } from './cases.ts';
import { both, DECISION, dossier, withThesis } from './fixture.ts';

/** One cell everywhere, or two everywhere. */
const certain = (c: string): boolean => /[\u0020-\u007e\u2800-\u28ff]/.test(c) || cellsOf(c) === 2;

test.each(LANGS)('the %s screen keeps to eighty columns of characters of certain width', (lang) => {
  for (const d of VERDICT_CASES)
    for (const line of [...screen(d, lang), ...stressScreen(d, lang)]) {
      expect(cells(line), line).toBeLessThanOrEqual(80);
      expect([...line].filter((c) => !certain(c)).join(''), line).toBe('');
    }
});

test.each(LANGS)('long titles in %s are folded, not cut off', (lang) => {
  const long = both(
    'A very long title of a stop that would never fit into its column on a screen',
    '一個長到不可能放進螢幕上那一欄的停損名稱，所以必須折成好幾行才看得完整',
  );
  const stop = { ...dossier().setup.policy.thesis.stops[0]!, title: long };
  const lines = screen(withThesis({ stops: [stop] }), lang);
  expect(Math.max(...lines.map(cells))).toBeLessThanOrEqual(80);
  const all = lines.join('').replaceAll(/\s/g, '');
  expect(all).toContain(lang === 'en' ? 'intoits' : '好幾');
});

test('control characters and escape sequences of a feed do not reach the terminal', () => {
  const evil = '\u001b[2J\u001b]0;title\u0007\u0000\u202eRed\u001b[31m\r\nLine';
  expect(plain(evil)).toBe('Red Line');
  const stop = { ...dossier().setup.policy.thesis.stops[0]!, title: both(evil, evil) };
  for (const line of screen(withThesis({ stops: [stop] }), 'en'))
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('signs of uncertain width are written in signs of certain width', () => {
  expect(plain('−1.72σ → 1.9 ≤ 2')).toBe('-1.72 sigma -> 1.9 <= 2');
  expect(plain('Türkiye Søren €93')).toBe('Turkiye Soren EUR 93');
  expect(plain('標普500，殖利率')).toBe('標普500，殖利率');
});

test.each(LANGS)('what binds is never cut short, in %s', (lang) => {
  for (const d of VERDICT_CASES) {
    const name = bindings[lang].binding[d.decision.exposure.binding];
    expect(screen(d, lang).join('\n').toLowerCase()).toContain(name.toLowerCase());
  }
});

test('the screen says verdict, what binds, and each state in brackets and in a word', () => {
  const en = screen(dossier(), 'en').join('\n');
  expect(en).toContain('HOLD. DO NOT ADD.');
  expect(en).toContain('limited by: safety margin');
  expect(en).toMatch(/\[ \] quiet {4}1 Tariffs land, no way out {4,}now 1, trips at 3/);
  expect(en).toMatch(/\[\?\] NO DATA {2}2 Dollar weak/);
  expect(screen(dossier(), 'zh-Hant').join('\n')).toMatch(/\[\?\] 缺資料 {3}2 美元續弱/);
});

test('a line of Braille rises with its values', () => {
  expect(spark([0, 0, 1, 1], 2)).toBe('⣀⣿');
  expect(spark([1, 1], 2)).toBe('⠀⣤');
  expect([...spark([], 3)]).toHaveLength(3);
});

test('cells are counted, cut and folded by width, not by character', () => {
  expect(cells('S&P 標普')).toBe(8);
  expect(truncate('標普500', 5)).toBe('標普5');
  expect(left('標普', 6)).toBe('標普  ');
  expect(wrap('三個交易日內，股債同跌。', 12)).toEqual(['三個交易日', '內，股債同', '跌。']);
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('信用面到1月15日（四）為止', 16)).toEqual(['信用面到', '1月15日（四）為', '止']);
  expect(wrap('甲乙丙「丁」', 8)).toEqual(['甲乙丙', '「丁」']);
  // a word before a bracket goes along whole, and so does all that must stand together
  expect(wrap('帳本（add FILE）', 14)).toEqual(['帳本（add', 'FILE）']);
  expect(wrap('甲乙「丙（丁）」戊', 14)).toEqual(['甲乙「丙', '（丁）」戊']);
  expect(wrap('甲乙丙「丁（戊）。」', 16)).toEqual(['甲乙丙「丁', '（戊）。」']);
});

test('what is not known takes one word a cell on the stress screen, and its reason stands once', () => {
  const gone = { unknown: { kind: 'uncalibrated' } } as const;
  const windows = DECISION.stress.windows.map((x) => ({ ...x, threshold: gone, severity: gone }));
  const stress = { ...DECISION.stress, windows, severity: gone };
  const lines = stressScreen(dossier({ decision: { ...DECISION, stress } }), 'en');
  expect(lines.filter((l) => l.endsWith('not known         threshold not known'))).toHaveLength(3);
  expect(lines.filter((l) => /^ {2}not known: no calibration vintage/.test(l))).toHaveLength(1);
});

test('a long name of a group is wrapped at a word, not cut', () => {
  const watch = dossier().setup.policy.thesis.watch.map((g) => ({
    ...g,
    short: both('on the ground', '實地'),
  }));
  const text = screen(withThesis({ watch }), 'en').join('\n');
  expect(text).toMatch(/^ {2}A on the {6,}/m);
  expect(text).toMatch(/^ {4}ground$/m);
});

test('log moves are called so, and Chinese spells out its unit', () => {
  expect(screen(dossier(), 'en').join('\n')).toMatch(/ log move\n/);
  const zh = screen(dossier(), 'zh-Hant').join('\n');
  expect(zh).toContain('個標準差');
  expect(zh).not.toContain('sigma');
  expect(zh).toMatch(/^承壓狀態 +同步承壓；/m);
});
