import { both, type Text } from '../../domain/text.ts';
import type { Phrase } from './problem.ts';

/** What belongs in a place of a file. A schema names an entry as its error; a problem says it. */
export const WANTED = {
  reason: { en: 'a reason of a known kind', 'zh-Hant': '某一種已知的理由' },
  map: { en: 'a map of keys', 'zh-Hant': '物件' },
  list: { en: 'a list', 'zh-Hant': '清單' },
  some: { en: 'at least one entry', 'zh-Hant': '至少一項' },
  two: { en: 'a list of two', 'zh-Hant': '兩項的清單' },
  six: { en: 'a list of six or more', 'zh-Hant': '六項以上的清單' },
  three: { en: 'a list of three', 'zh-Hant': '三項的清單' },
  falling: { en: 'a list, largest first', 'zh-Hant': '由大到小的清單' },
  text: { en: 'text', 'zh-Hant': '文字' },
  words: { en: 'text that is not blank', 'zh-Hant': '非空白的文字' },
  said: both('words in one language or both', '一種或兩種語言的文字'),
  parties: both(
    'text that is not blank, or a list of such texts',
    '非空白的文字，或這種文字的清單',
  ),
  id: both(
    'an id: letters, digits, dot, dash or underscore, not beginning with a sign',
    '識別碼：英文字母、數字、點、連字號或底線，開頭不可為符號',
  ),
  free: { en: 'another name, for this one is reserved', 'zh-Hant': '另一個名稱，這是保留字' },
  series: { en: 'at least one series id', 'zh-Hant': '至少一個序列名稱' },
  rule: { en: 'a CEL expression in quotes', 'zh-Hant': '以引號括起的CEL運算式' },
  currency: { en: 'a currency of three capital letters', 'zh-Hant': '三個大寫字母的幣別' },
  source: { en: 'a source', 'zh-Hant': '資料來源' },
  feed: both(
    'a source and a key of it, as bide sources lists them, e.g. `cboe/SPX`',
    '來源與其代號，見bide sources，例如`cboe/SPX`',
  ),
  exchange: both(
    'an exchange and a contract of it, e.g. `kalshi/TICKER` or `polymarket/slug-of-the-market`',
    '交易所與合約代號，例如`kalshi/TICKER`或`polymarket/slug-of-the-market`',
  ),
  documents: both(
    'a source of documents and a key of it, as bide sources lists them, e.g. `federal-register/tariff`, or drop',
    '文件來源與其代號，見bide sources，例如`federal-register/tariff`，或`drop`',
  ),
  url: { en: 'an http or https address', 'zh-Hant': 'http或https網址' },
  version: { en: '1', 'zh-Hant': '1' },
  finite: { en: 'a number', 'zh-Hant': '數字' },
  amount: { en: 'a number of 0 or more', 'zh-Hant': '0以上的數字' },
  positive: { en: 'a number above 0', 'zh-Hant': '大於0的數字' },
  above1: { en: 'a number above 1', 'zh-Hant': '大於1的數字' },
  share: { en: 'a number from 0 to 1', 'zh-Hant': '0到1的數字' },
  inside: { en: 'a number above 0 and below 1', 'zh-Hant': '大於0且小於1的數字' },
  part: { en: 'a number of 0 or more and below 1', 'zh-Hant': '0以上且小於1的數字' },
  move: { en: 'a log move above -1 and below 1', 'zh-Hant': '大於-1且小於1的對數變動' },
  volatility: { en: 'a volatility above 0 and below 3', 'zh-Hant': '大於0且小於3的波動率' },
  correlation: { en: 'a number from -1 to 1', 'zh-Hant': '-1到1的數字' },
  price: { en: 'a price from 0 to 1', 'zh-Hant': '0到1的價格' },
  index: { en: 'a whole number of 0 or more', 'zh-Hant': '0以上的整數' },
  count: { en: 'a whole number of 1 or more', 'zh-Hant': '1以上的整數' },
  absorb: both('a whole number of 1 or more, or never', '1以上的整數，或`never`'),
  few: { en: 'a whole number from 1 to 100', 'zh-Hant': '1到100的整數' },
  books: { en: 'a whole number from 1 to 10000', 'zh-Hant': '1到10000的整數' },
  lag: { en: 'sessions from 0 to 60', 'zh-Hant': '0到60個交易日' },
  rung: { en: 'a level, a whole number from 0 to 5', 'zh-Hant': '級別，0到5的整數' },
  ladder: both('six numbers of 0 or more, one for each level', '六個0以上的數字，每一級一個'),
  sign: { en: '1 or -1', 'zh-Hant': '1或-1' },
  truth: { en: 'true or false', 'zh-Hant': 'true或false' },
  triple: { en: 'true, false or null', 'zh-Hant': 'true、false或null' },
  day: { en: 'a date that exists, YYYY-MM-DD', 'zh-Hant': '存在的日期，格式YYYY-MM-DD' },
  era: { en: 'a date from 1800 to 2199', 'zh-Hant': '1800到2199年的日期' },
  instant: both(
    'an instant with offset, YYYY-MM-DDThh:mm+hh:mm',
    '帶時差的時刻，格式YYYY-MM-DDThh:mm+hh:mm',
  ),
  time: { en: 'a time of day, hh:mm', 'zh-Hant': '一天中的時刻，格式hh:mm' },
  mailbox: { en: 'an e-mail address', 'zh-Hant': '電子郵件地址' },
  zone: { en: 'an IANA time zone', 'zh-Hant': 'IANA時區名稱' },
} as const satisfies Record<string, Text>;
/** Those that are fractions: a number too large for one may have been meant in per cent. */
export const FRACTIONS: readonly string[] = [
  'share',
  'inside',
  'part',
  'move',
  'volatility',
  'price',
] satisfies readonly (keyof typeof WANTED)[];

export type Wanted = keyof typeof WANTED;

/** The message of a check is the name of what is wanted; a name that is not there does not compile. */
export const want = (name: Wanted): Wanted => name;

/**
 * The names a value may be one of.
 * @example oneOf(['a', 'b']) // { en: 'one of a, b', 'zh-Hant': '下列之一：a、b', of: ['a', 'b'] }
 */
export const oneOf = (names: readonly unknown[]): Phrase => {
  const of = names.map(String);
  return of.length === 1
    ? { en: `${of[0]}`, 'zh-Hant': `${of[0]}`, of }
    : { en: `one of ${of.join(', ')}`, 'zh-Hant': `下列之一：${of.join('、')}`, of };
};

const ONE_OF = 'one of\n';

/** The message of a check that takes one of a few names, or of a map that takes these keys alone. */
export const wantOneOf = (names: readonly unknown[]): string => ONE_OF + names.join('\n');

/**
 * The phrase behind a message of a schema; undefined where it names none.
 * @example wantedBy('text') // { en: 'text', 'zh-Hant': '文字' }
 */
export function wantedBy(message: string): Phrase | undefined {
  if (message.startsWith(ONE_OF)) return oneOf(message.slice(ONE_OF.length).split('\n'));
  return Object.hasOwn(WANTED, message) ? WANTED[message as Wanted] : undefined;
}
