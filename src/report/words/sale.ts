import type { RuleOfSale } from '../../domain/portfolio.ts';
import type { Lang } from '../../domain/text.ts';
import { namesListed } from './held.ts';

/** A rule of sale that lacks what it orders by. */
type Lacking = Readonly<Record<'asked' | 'why', string>>;

/** By what rule orders are made, and what is said where a rule lacks what it orders by. */
const en = {
  rule: {
    'pro-rata': 'of every position about the same share',
    liquid: 'what takes the fewest days first',
    tax: 'the lots with the largest loss first',
  } satisfies Record<RuleOfSale, string>,
  why: {
    'pro-rata': '',
    liquid: 'its daily volume is not known (`adv` in the book)',
    tax: 'what it cost is not known (a cost column of the file imported, or `lots` in the book)',
  } satisfies Record<RuleOfSale, string>,
  /** Of no position is it known. */
  none: ({ asked, why }: Lacking, done: string) =>
    `${done}, for the one asked for (${asked}) could not be applied: for every position, ${why}`,
  /** Of some it is not. */
  some: ({ asked, why }: Lacking, symbols: readonly string[]) =>
    `${asked}; last, and alike: ${namesListed(symbols)}, where ${why}`,
};

const zh: typeof en = {
  rule: {
    'pro-rata': '各部位約略相同的比例',
    liquid: '最快能變現的先賣',
    tax: '虧損最多的批次先賣',
  },
  why: {
    'pro-rata': '',
    liquid: '沒有每日成交量（持有部位紀錄的`adv`）',
    tax: '沒有成本（匯入檔的成本欄，或持有部位紀錄的`lots`）',
  },
  none: ({ asked, why }, done) => `${done}；要求的規則（${asked}）無法套用，因為所有部位都${why}`,
  some: ({ asked, why }, symbols) => `${asked}；${symbols.join('、')}${why}，最後才依相同比例賣`,
};

export const saleWords: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
