import { expect, test } from 'vitest';
import type { Lookahead } from '../../src/domain/lookahead.ts';
import { lookaheadScreen } from '../../src/report/answer/score.ts';
import { cells } from '../../src/report/render/columns.ts';
import { CLEAN, LEAK } from './told.ts';

const text = (found: Lookahead, lang: 'en' | 'zh-Hant'): string =>
  lookaheadScreen(found, lang).join(lang === 'en' ? ' ' : '');

test('the answer stands first, in both languages', () => {
  expect(lookaheadScreen(CLEAN, 'en')[0]).toBe('Nothing moved before its time.');
  expect(lookaheadScreen(CLEAN, 'zh-Hant')[0]).toBe('沒有任何輸出提前變動。');
  expect(lookaheadScreen(LEAK, 'en')[0]).toBe('Moved before their time: 3');
  expect(lookaheadScreen(LEAK, 'zh-Hant')[0]).toBe('提前變動：3項');
});

test('every output that moved is listed with its path, its first day and the input', () => {
  const en = text(LEAK, 'en');
  expect(en).toContain('observation.X: known before its own day or rule 3 times, first 2001-02-02');
  expect(en).toContain(
    'exposure.target: 1 decision, first 2001-02-01, once vintages, threats after 2001-02-03 are gone',
  );
  expect(en).toContain('stops[0].state: 2 decisions, first 2001-02-01, once lags are doubled');
  const zh = text(LEAK, 'zh-Hant');
  expect(zh).toContain('observation.X：早於所屬日期或自身規則就已知，共3次，最早為2001-02-02');
  expect(zh).toContain('移除2001-02-03之後的校準版本、威脅即可看出');
});

test('it says what was run and what it cannot see', () => {
  const en = text(CLEAN, 'en');
  expect(en).toContain('Cut after 2 of 142 decisions, chosen by seed 7');
  expect(en).toContain('1 observation later; 12 lines compared');
  expect(en).toContain('wrong by hours');
});

test('no line is wider than a screen', () => {
  for (const lang of ['en', 'zh-Hant'] as const)
    for (const line of [...lookaheadScreen(LEAK, lang), ...lookaheadScreen(CLEAN, lang)])
      expect(cells(line), line).toBeLessThanOrEqual(80);
});

test('a series that is late alone is named, with the lines that were compared', () => {
  expect(text(CLEAN, 'en')).toContain(
    'Publication lags of CREDIT doubled after 2001-02-03: 4 observations later; 13 lines compared',
  );
  expect(text(CLEAN, 'zh-Hant')).toContain(
    '自2001-02-03之後CREDIT公布延遲加倍：4筆觀測變晚；比對13行',
  );
  const [, , late] = LEAK.moved;
  if (!late) throw new Error('nothing moved');
  const one = { ...LEAK, moved: [{ ...late, inputs: ['CREDIT'] }] };
  expect(text(one, 'en')).toContain('once lags are doubled (CREDIT alone)');
  expect(text(one, 'zh-Hant')).toContain('公布延遲加倍（單是CREDIT）即可看出');
});
