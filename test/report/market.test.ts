import { expect, test } from 'vitest';
import type { MarketScore } from '../../src/domain/score.ts';
import { marketLines } from '../../src/report/answer/score.ts';

const market: MarketScore = {
  contracts: 4,
  open: 2,
  quotes: 19,
  scored: 12,
  undecided: 1,
  expired: 2,
  pathless: 1,
  priceless: 3,
  apart: 3,
  came: 1,
  brier: { own: 0.1234, market: 0.0981 },
  curve: { unknown: { kind: 'too few', of: 'cases', least: 10 } },
  log: { unknown: { kind: 'own odds had called what came impossible' } },
};

test('both penalties are told with their cases, and what was not scored is told too', () => {
  expect(marketLines({ market }, 'en')).toEqual([
    'Contracts: 12 quotes of 3 resolved contracts; Brier own 0.123, market 0.098; log not known, own odds had called the outcome impossible (smaller is better)',
    'Quotes not scored: 1 without a decision after, 2 expired or resolved before the decision, 1 of a path that the thesis does not write, 3 of a book too wide to be a price; contracts still open: 2',
  ]);
  expect(marketLines({ market }, 'zh-Hant')).toEqual([
    '預測合約：已有結果的3份，報價12筆；Brier自估0.123，市場0.098；對數未知，自估機率曾說後來發生的事不可能（愈小愈好）',
    '未評分的報價：之後沒有決策的1筆、決策時已到期或已有結果的2筆、假設未寫其劇本的1筆、買賣價差過寬的3筆；還沒有結果的合約：2份',
  ]);
});

test('where nothing was scored the reason stands in place of figures', () => {
  const none = { unknown: { kind: 'no quote can be scored' } } as const;
  const empty = { ...market, scored: 0, apart: 0, open: 0, brier: none, log: none };
  expect(marketLines({ market: empty }, 'en')[0]).toBe(
    'Contracts: no score against prices, no quote can be scored',
  );
  for (const kind of ['no contracts', 'no contract has resolved', none.unknown.kind] as const) {
    const [line] = marketLines({ market: { unknown: { kind } } }, 'zh-Hant');
    expect(line).toMatch(/^預測合約：沒有對照價格的評分，/);
    expect(line).not.toContain(kind);
  }
});
