import type { MarketLines } from '../market.ts';

const REASONS: Readonly<Record<string, string>> = {
  'no contracts': '沒有合約',
  'no contract has resolved': '還沒有合約有結果',
  'no quote can be scored': '沒有可評分的報價',
  'own odds had called what came impossible': '自估機率曾說後來發生的事不可能',
  'the price had called what came impossible': '價格曾說後來發生的事不可能',
};

export const market: MarketLines = {
  title: '自估機率對照價格',
  scored: (quotes, contracts, brier, log) =>
    `預測合約：已有結果的${contracts}份，報價${quotes}筆；${brier}；${log}（愈小愈好）`,
  penalty: {
    brier: 'Brier',
    log: '對數',
    known: (name, own, price) => `${name}自估${own}，市場${price}`,
    unknown: (name, why) => `${name}未知，${why}`,
  },
  none: (why) => `預測合約：沒有對照價格的評分，${why}`,
  left: ({ undecided, expired, pathless, open }) => {
    const quotes = [
      ...(undecided > 0 ? [`之後沒有決策的${undecided}筆`] : []),
      ...(expired > 0 ? [`決策時已到期或已有結果的${expired}筆`] : []),
      ...(pathless > 0 ? [`假設未寫其劇本的${pathless}筆`] : []),
    ];
    return [
      ...(quotes.length > 0 ? [`未評分的報價：${quotes.join('、')}`] : []),
      ...(open > 0 ? [`還沒有結果的合約：${open}份`] : []),
    ].join('；');
  },
  why: (reason) => REASONS[reason] ?? reason,
};
