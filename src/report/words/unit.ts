import type { Lang } from '../../domain/text.ts';
import { civilOf, type Day, weekday } from '../../domain/time.ts';
import { wall } from './clock.ts';
import { names } from './name.ts';
import { fixed, MINUS } from './number.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const LONG =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const EN_DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

const EN_REASONS: Readonly<Record<string, string>> = {
  uncalibrated: 'no calibration vintage ends before the window',
  'not all legs fell': 'not all legs fell',
  'too short a past': 'the past is too short',
  'legs do not move': 'the legs do not move',
  'no credit series': 'the episode names no credit series',
  'no credit value': 'no credit value has come yet',
  'window incomplete': 'a value of the window is missing',
  'older than the fall': 'the latest value is older than the fall',
  'no window': 'there is no window',
  'no value': 'there is no value',
  stale: 'a value that is due has not come',
  absent: 'no value has come yet',
  'not built': 'the model is not built',
  'no synchronised fall': 'no synchronised fall stands',
  'past without falls': 'the vintage holds no past falls',
  'not measured': 'prices of the names are not at hand',
  'no scenarios': 'the thesis states no scenarios',
  'no move': 'no move was seen over the window',
  'no ledger': 'no ledger of threats is at hand',
  'too few sessions': 'there are too few sessions',
  'not identified': 'prices do not identify it',
  'sold or bought not told': 'prices do not tell whether it was sold or bought',
  'no prices': 'prices are missing',
  'too few names': 'too few names could be read',
  'too few past forecasts': 'too few earlier forecasts have come due',
  'not a price': 'the series is no price',
  'no odds fit': "no odds over the thesis' paths make the moves that were seen",
  'no crowd': 'no crowd is asked',
  'not computed': 'the crowd has not been computed for this day',
  'no fall': 'the risk leg did not fall, or its fall is not known',
  'no like fall': 'too few simulated falls of this size',
  'no book': 'the thesis names no book',
  'nothing held': 'the book holds nothing',
  'other currency': 'a position is in another currency than the book',
  'no follows': 'a position does not say which series it follows',
  'no impact': 'a path says nothing of a series that the book follows',
  'not fitted': 'no vintage of the crowd ends before the window, so stated figures stand',
};

const moneyEn = (amount: number, currency: string): string => {
  const symbol = SYMBOLS[currency];
  return symbol === undefined
    ? `${currency} ${fixed(amount, 0)}`
    : `${amount < 0 ? MINUS : ''}${symbol}${fixed(Math.abs(amount), 0)}`;
};

const plainEn = (day: Day): string => {
  const { month, date } = civilOf(day);
  return `${date} ${MONTHS[month - 1]}`;
};

/** How a language writes amounts, dates and lists. Numbers come in as text, already formatted. */
const en = {
  /** A date near another: the year only where it differs. */
  date: (day: Day, near: Day) =>
    civilOf(day).year === civilOf(near).year
      ? plainEn(day)
      : `${plainEn(day)} ${civilOf(day).year}`,
  /** With weekday and year. */
  longDate: (day: Day) => {
    const { year, month, date } = civilOf(day);
    return `${EN_DAYS[weekday(day) - 1]} ${date} ${LONG[month - 1]} ${year}`;
  },
  /** For an axis. */
  tick: plainEn,
  month: (day: Day) => `${LONG[civilOf(day).month - 1]} ${civilOf(day).year}`,
  /** A wall clock: place, date, time; the stamp is ISO 8601 with its offset. */
  clock: (zone: string, stamp: string): string => {
    const { day, time } = wall(stamp);
    return `${day === undefined ? '' : `${en.longDate(day)}, `}${time} ${en.city(zone)}`;
  },
  city: (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '),
  money: moneyEn,
  /** With its sign. */
  change: (amount: number, currency: string) => {
    const text = moneyEn(amount, currency);
    return /^[^1-9]*$/.test(text) || amount < 0 ? text : `+${text}`;
  },
  sigma: (x: string) => `${x}σ`,
  decibans: (x: string) => `${x} dB`,
  sessions: (n: number) => `${n} session${n === 1 ? '' : 's'}`,
  hours: (x: string) => `${x} h`,
  /** Number and name of a rung. */
  rung: (n: number) => `rung ${n}, ${names.en.rungs[n as 0]}`,
  /** Why something is not known, in full. */
  unknown: (reason: string) => `not known: ${EN_REASONS[reason] ?? reason}`,
  /** A series of which a due value, or any value, has not come. */
  late: (title: string, absent: boolean) =>
    absent ? `${title} has no value yet` : `${title} lacks a value that is due`,
  /** The credit reading as an input, with why there is none. */
  creditInput: (why: string) => `credit reading (${EN_REASONS[why] ?? why})`,
  /** Between the members of a list. */
  comma: ', ',
  /** Between two thoughts, and between two sentences in one. */
  pause: ', ',
  semi: '; ',
  colon: ': ',
  full: '.',
  blank: ' ',
  brackets: (x: string) => ` (${x})`,
};

/** Units of one language. */
type UnitWords = typeof en;

const ZH_DAYS = '一二三四五六日';

const CURRENCIES: Readonly<Record<string, string>> = {
  USD: '美元',
  EUR: '歐元',
  TWD: '新台幣',
  JPY: '日圓',
  GBP: '英鎊',
  HKD: '港元',
  CHF: '瑞士法郎',
  DKK: '丹麥克朗',
};

const CITIES: Readonly<Record<string, string>> = {
  'America/New_York': '紐約',
  'America/Chicago': '芝加哥',
  'Asia/Taipei': '台北',
  'Asia/Tokyo': '東京',
  'Asia/Hong_Kong': '香港',
  'Asia/Singapore': '新加坡',
  'Europe/London': '倫敦',
  'Europe/Berlin': '柏林',
  'Europe/Paris': '巴黎',
  'Europe/Copenhagen': '哥本哈根',
  'Europe/Brussels': '布魯塞爾',
  'Europe/Zurich': '蘇黎世',
  UTC: '世界協調時間',
};

const ZH_REASONS: Readonly<Record<string, string>> = {
  uncalibrated: '沒有截止在視窗之前的校準版本',
  'not all legs fell': '三條腿沒有全跌',
  'too short a past': '歷史太短',
  'legs do not move': '三條腿沒有變動',
  'no credit series': '事件段沒有指定信用序列',
  'no credit value': '信用數字還沒出來',
  'window incomplete': '視窗裡缺一個數字',
  'older than the fall': '最新的數字早於這次下跌',
  'no window': '沒有視窗',
  'no value': '沒有數字',
  stale: '該到的數字沒有到',
  absent: '還沒有任何數字',
  'not built': '模型還沒建',
  'no synchronised fall': '目前沒有同步跌勢',
  'past without falls': '校準版本裡沒有過去的跌勢',
  'not measured': '手邊沒有各標的的價格',
  'no scenarios': '假設沒有列出劇本',
  'no move': '視窗內看不到變動',
  'no ledger': '手邊沒有威脅帳',
  'too few sessions': '交易日太少',
  'not identified': '從價格無法辨識',
  'sold or bought not told': '價格看不出是賣還是買',
  'no prices': '缺少價格',
  'too few names': '讀得到的標的太少',
  'too few past forecasts': '到期的預測太少',
  'not a price': '這個序列不是價格',
  'no odds fit': '沒有任何機率能讓劇本造成所見的變動',
  'no crowd': '沒有可以詢問的群體',
  'not computed': '這一天的群體還沒算出來',
  'no fall': '風險這條腿沒有跌，或跌幅未知',
  'no like fall': '這麼大的模擬跌勢太少',
  'no book': '假設裡沒有帳本',
  'nothing held': '帳本裡什麼都沒有',
  'other currency': '有部位的幣別與帳本不同',
  'no follows': '有部位沒寫明跟著哪個序列',
  'no impact': '有劇本沒有提到帳本所跟的序列',
  'not fitted': '沒有截止在視窗之前的群體校準版本，用的是設定值',
};

const moneyZh = (amount: number, currency: string): string =>
  `${fixed(amount, 0)}${CURRENCIES[currency] ?? ` ${currency}`}`;

const plainZh = (day: Day): string => {
  const { month, date } = civilOf(day);
  return `${month}月${date}日（${ZH_DAYS[weekday(day) - 1]}）`;
};

const zh: UnitWords = {
  date: (day, near) =>
    civilOf(day).year === civilOf(near).year
      ? plainZh(day)
      : `${civilOf(day).year}年${plainZh(day)}`,
  longDate: (day) => `${civilOf(day).year}年${plainZh(day)}`,
  tick: (day) => `${civilOf(day).month}/${civilOf(day).date}`,
  month: (day) => `${civilOf(day).year}年${civilOf(day).month}月`,
  clock: (zone, stamp) => {
    const { day, time } = wall(stamp);
    return `${zh.city(zone)}${day === undefined ? '' : zh.longDate(day)}${time}`;
  },
  city: (zone) => CITIES[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' '),
  money: moneyZh,
  change: (amount, currency) => {
    const text = moneyZh(amount, currency);
    return /^[^1-9]*$/.test(text) || amount < 0 ? text : `+${text}`;
  },
  sigma: (x) => `${x}σ`,
  decibans: (x) => `${x}分貝`,
  sessions: (n) => `${n}個交易日`,
  hours: (x) => `${x}小時`,
  rung: (n) => `第${n}階「${names['zh-Hant'].rungs[n as 0]}」`,
  unknown: (reason) => `未知：${ZH_REASONS[reason] ?? reason}`,
  late: (title, absent) => (absent ? `${title}還沒有任何數字` : `${title}該到的數字沒有到`),
  creditInput: (why) => `信用面（${ZH_REASONS[why] ?? why}）`,
  comma: '、',
  pause: '，',
  semi: '；',
  colon: '：',
  full: '。',
  blank: '',
  brackets: (x) => `（${x}）`,
};

/** In every language. */
export const units: Readonly<Record<Lang, UnitWords>> = { en, 'zh-Hant': zh };
