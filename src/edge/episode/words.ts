import type { Text } from '../../domain/text.ts';
import type { Phrase } from '../file/problem.ts';

/** What belongs in a place of an episode folder; a schema names its entry as its error. */
const WORDS = {
  map: { en: 'a map of keys', 'zh-Hant': '鍵與值的對照' },
  list: { en: 'a list', 'zh-Hant': '清單' },
  text: { en: 'text', 'zh-Hant': '文字' },
  filled: { en: 'text that is not empty', 'zh-Hant': '非空白的文字' },
  series: { en: 'at least one series id', 'zh-Hant': '至少一個序列名稱' },
  number: { en: 'a number', 'zh-Hant': '數字' },
  count: { en: 'a whole number from 0', 'zh-Hant': '0以上的整數' },
  lag: { en: 'sessions from 0 to 60', 'zh-Hant': '0到60個交易日' },
  above: { en: 'a number above 0', 'zh-Hant': '大於0的數字' },
  price: { en: 'a price from 0 to 1', 'zh-Hant': '0到1的價格' },
  level: { en: 'a number from 0', 'zh-Hant': '0以上的數字' },
  share: { en: 'a number from 0 to 1', 'zh-Hant': '0到1的數字' },
  two: { en: 'a list of two', 'zh-Hant': '兩項的清單' },
  three: { en: 'a list of three', 'zh-Hant': '三項的清單' },
  falling: { en: 'a list, largest first', 'zh-Hant': '由大到小的清單' },
  flag: { en: 'true or false', 'zh-Hant': 'true或false' },
  triple: { en: 'true, false or null', 'zh-Hant': 'true、false或null' },
  sign: { en: '1 or -1', 'zh-Hant': '1或-1' },
  rung: { en: 'a rung from 0 to 5', 'zh-Hant': '0到5的證據階' },
  day: { en: 'a date that exists, YYYY-MM-DD', 'zh-Hant': '存在的日期，格式YYYY-MM-DD' },
  instant: {
    en: 'an instant with offset, YYYY-MM-DDThh:mm+hh:mm',
    'zh-Hant': '帶時差的時刻，格式YYYY-MM-DDThh:mm+hh:mm',
  },
  time: { en: 'a time of day, hh:mm', 'zh-Hant': '一天中的時刻，格式hh:mm' },
  zone: { en: 'an IANA time zone', 'zh-Hant': 'IANA時區名稱' },
  url: { en: 'an http or https address', 'zh-Hant': 'http或https網址' },
  source: { en: 'a source', 'zh-Hant': '資料來源' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

const ONE_OF = 'one of: ';

/**
 * The name under which a schema's error finds its phrase.
 * @example word('day') // 'day'
 */
export const word = (name: Word): string => name;

/**
 * The error of a schema that takes one of a few values.
 * @example oneOf(['a', 'b']) // 'one of: a, b'
 */
export const oneOf = (values: readonly string[]): string => ONE_OF + values.join(', ');

/**
 * The phrase behind a schema's error; text that names no entry stands for itself.
 * @example phrase('rung') // { en: 'a rung from 0 to 5', 'zh-Hant': '0到5的證據階' }
 */
export function phrase(message: string): Phrase {
  if (Object.hasOwn(WORDS, message)) return WORDS[message as Word];
  if (!message.startsWith(ONE_OF)) return message;
  const values = message.slice(ONE_OF.length);
  return { en: `one of ${values}`, 'zh-Hant': `${values}其中之一` };
}

/**
 * A value as it is quoted in a problem, cut to a line's length.
 * @example quote('x') // '"x"'
 */
export function quote(value: unknown): Phrase {
  if (value === undefined) return { en: 'nothing', 'zh-Hant': '空缺' };
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
