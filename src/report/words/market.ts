import type { Lang } from '../../domain/text.ts';

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Quotes that were counted and not scored, and contracts that have not resolved. */
type Left = Record<'undecided' | 'expired' | 'pathless' | 'priceless' | 'open', number>;

/** Own odds beside the prices of contracts. Figures come formatted; sentences without their end. */
const en = {
  title: 'Own odds against prices',
  /** Quotes and contracts that were scored, and both penalties, each already said. */
  scored: (quotes: number, contracts: number, { brier, log }: { brier: string; log: string }) =>
    `Contracts: ${many(quotes, 'quote')} of ${many(contracts, 'resolved contract')}; ${brier}; ${log} (smaller is better)`,
  penalty: {
    known: (name: string, own: string, price: string) => `${name} own ${own}, market ${price}`,
    unknown: (name: string, why: string) => `${name} not known, ${why}`,
  },
  /** Why there is no score. */
  none: (why: string) => `Contracts: no score against prices, ${why}`,
  left: ({ undecided, expired, pathless, priceless, open }: Left) => {
    const quotes = [
      ...(undecided > 0 ? [`${undecided} without a decision after`] : []),
      ...(expired > 0 ? [`${expired} expired or resolved before the decision`] : []),
      ...(pathless > 0 ? [`${pathless} of a path that the thesis does not write`] : []),
      ...(priceless > 0 ? [`${priceless} of a book too wide to be a price`] : []),
    ];
    return [
      ...(quotes.length > 0 ? [`Quotes not scored: ${quotes.join(', ')}`] : []),
      ...(open > 0 ? [`${quotes.length > 0 ? 'c' : 'C'}ontracts still open: ${open}`] : []),
    ].join('; ');
  },
};

const zh: typeof en = {
  title: '自估機率對照價格',
  scored: (quotes, contracts, { brier, log }) =>
    `預測合約：已有結果的${contracts}份，報價${quotes}筆；${brier}；${log}（愈小愈好）`,
  penalty: {
    known: (name, own, price) => `${name}自估${own}，市場${price}`,
    unknown: (name, why) => `${name}未知，${why}`,
  },
  none: (why) => `預測合約：沒有對照價格的評分，${why}`,
  left: ({ undecided, expired, pathless, priceless, open }) => {
    const quotes = [
      ...(undecided > 0 ? [`之後沒有決策的${undecided}筆`] : []),
      ...(expired > 0 ? [`決策時已到期或已有結果的${expired}筆`] : []),
      ...(pathless > 0 ? [`假設未寫其劇本的${pathless}筆`] : []),
      ...(priceless > 0 ? [`買賣價差過寬的${priceless}筆`] : []),
    ];
    return [
      ...(quotes.length > 0 ? [`未評分的報價：${quotes.join('、')}`] : []),
      ...(open > 0 ? [`還沒有結果的合約：${open}份`] : []),
    ].join('；');
  },
};

export const market: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
