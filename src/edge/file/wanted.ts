import type { Phrase } from './problem.ts';

/**
 * What belongs in a place of the thesis file, in words. The schema names an entry; a problem says it.
 */
export const WANTED = {
  day: { en: 'a day that exists, as YYYY-MM-DD', 'zh-Hant': '存在的日期，格式為YYYY-MM-DD' },
  id: {
    en: 'an id: letters, digits, dot, dash or underscore, not beginning with a sign',
    'zh-Hant': '識別碼：英文字母、數字、點、連字號或底線，開頭不可為符號',
  },
  words: { en: 'words, not blank', 'zh-Hant': '文字，不可空白' },
  rule: { en: 'a CEL expression in quotes', 'zh-Hant': '以引號括起的CEL運算式' },
  share: { en: 'a number from 0 to 1', 'zh-Hant': '0到1之間的數' },
  inside: {
    en: 'a number above 0 and below 1',
    'zh-Hant': '大於0且小於1的數',
  },
  finite: { en: 'a finite number', 'zh-Hant': '有限的數' },
  amount: { en: 'a finite number of 0 or more', 'zh-Hant': '0以上的有限數' },
  positive: { en: 'a finite number above 0', 'zh-Hant': '大於0的有限數' },
  above1: { en: 'a finite number above 1', 'zh-Hant': '大於1的有限數' },
  count: { en: 'a whole number of 1 or more', 'zh-Hant': '1以上的整數' },
  index: { en: 'a whole number of 0 or more', 'zh-Hant': '0以上的整數' },
  rung: { en: 'a rung, a whole number from 0 to 5', 'zh-Hant': '證據階，0到5的整數' },
  truth: { en: 'true or false', 'zh-Hant': 'true或false' },
  currency: { en: 'a currency of three capital letters', 'zh-Hant': '三個大寫字母的幣別' },
  ladder: {
    en: 'six numbers of 0 or more, one for each rung',
    'zh-Hant': '六個0以上的數，每一證據階一個',
  },
  some: { en: 'at least one entry', 'zh-Hant': '至少一項' },
  map: { en: 'a map', 'zh-Hant': '對照表' },
  list: { en: 'a list', 'zh-Hant': '清單' },
  version: { en: '1', 'zh-Hant': '1' },
  part: { en: 'a number of 0 or more and below 1', 'zh-Hant': '0以上且小於1的數' },
  correlation: { en: 'a number from -1 to 1', 'zh-Hant': '-1到1之間的數' },
  few: { en: 'a whole number from 1 to 100', 'zh-Hant': '1到100的整數' },
  books: { en: 'a whole number from 1 to 10000', 'zh-Hant': '1到10000的整數' },
  sort: {
    en: 'one of leverage, var, volatility target, redemption, career',
    'zh-Hant': '下列之一：leverage、var、volatility target、redemption、career',
  },
  stakes: { en: 'one of lognormal, list', 'zh-Hant': '下列之一：lognormal、list' },
} as const satisfies Record<string, Phrase>;
export type Wanted = keyof typeof WANTED;

/** The names a value may be one of. */
export const oneOf = (names: readonly unknown[]): Phrase => ({
  en: names.length === 1 ? `${names[0]}` : `one of ${names.join(', ')}`,
  'zh-Hant': names.length === 1 ? `${names[0]}` : `下列之一：${names.join('、')}`,
});

/** Nothing stands there. */
export const NOTHING: Phrase = { en: 'nothing', 'zh-Hant': '空白' };
