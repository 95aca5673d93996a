import type { MarketLines } from '../market.ts';

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

export const market: MarketLines = {
  title: 'Own odds against prices',
  scored: (quotes, contracts, brier, log) =>
    `Contracts: ${many(quotes, 'quote')} of ${many(contracts, 'resolved contract')}; ${brier}; ${log} (smaller is better)`,
  penalty: {
    brier: 'Brier',
    log: 'log',
    known: (name, own, price) => `${name} own ${own}, market ${price}`,
    unknown: (name, why) => `${name} not known, ${why}`,
  },
  none: (why) => `Contracts: no score against prices, ${why}`,
  left: ({ undecided, expired, pathless, open }) => {
    const quotes = [
      ...(undecided > 0 ? [`${undecided} without a decision after`] : []),
      ...(expired > 0 ? [`${expired} expired or resolved before the decision`] : []),
      ...(pathless > 0 ? [`${pathless} of a path that the thesis does not write`] : []),
    ];
    return [
      ...(quotes.length > 0 ? [`Quotes not scored: ${quotes.join(', ')}`] : []),
      ...(open > 0 ? [`${quotes.length > 0 ? 'c' : 'C'}ontracts still open: ${open}`] : []),
    ].join('; ');
  },
  why: (reason) => reason,
};
