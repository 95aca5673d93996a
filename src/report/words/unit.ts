import type { Lang } from '../../domain/text.ts';
import { civilOf, type Day, weekday } from '../../domain/time.ts';
import { type Prose, type Span, say } from '../render/prose.ts';
import { cities, wall } from './clock.ts';
import { names } from './name.ts';
import { fixed, MINUS } from './number.ts';

/** A day as every answer about it tells it. */
type DayTold = Record<'day' | 'state' | 'over', string> & {
  readonly fell: Span | undefined;
  readonly tail: Span;
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const LONG =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

export const EN_DAYS = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

const moneyEn = (amount: number, currency: string): string => {
  const symbol = SYMBOLS[currency];
  return symbol === undefined
    ? `${currency} ${fixed(amount, 0)}`
    : `${amount < 0 ? MINUS : ''}${symbol}${fixed(Math.abs(amount), 0)}`;
};

/** An amount with its sign, unless it is nothing. */
const risen = (amount: number, text: string): string =>
  /^[^1-9]*$/.test(text) || amount < 0 ? text : `+${text}`;

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
  years: (from: Day, to: Day) => `${civilOf(from).year} to ${civilOf(to).year}`,
  month: (day: Day) => `${LONG[civilOf(day).month - 1]} ${civilOf(day).year}`,
  /** A wall clock: place, date, time; the stamp is ISO 8601 with its offset. */
  clock: (zone: string, stamp: string): string => {
    const { day, time } = wall(stamp);
    return `${day === undefined ? '' : `${en.longDate(day)}, `}${time} ${en.city(zone)}`;
  },
  city: (zone: string): string => cities.en[zone] ?? zone,
  money: moneyEn,
  /** With its sign. */
  change: (amount: number, currency: string) => risen(amount, moneyEn(amount, currency)),
  sigma: (x: string) => `${x}σ`,
  decibans: (x: string) => `${x} dB`,
  sessions: (n: number) => `${n} session${n === 1 ? '' : 's'}`,
  hours: (x: string) => `${x} h`,
  /** Number and name of a level of evidence. */
  rung: (n: number) => `level ${n}, ${names.en.rungs[n as 0]}`,
  /** A day as every answer about it tells it: stress, the fall of the window it reports, the tail. */
  dayIs: ({ day, state, over, fell, tail }: DayTold): Prose =>
    say`${day}: ${state}; over ${over} risk assets ${fell === undefined ? 'did not fall, or it is not known' : say`fell ${fell}`}; friction or rupture by the day's odds: ${tail}`,
  /** Why a value is not there, and the day on which it is due. */
  notDue: (why: string, due: string) => `${why}; due on ${due}`,
  /** The credit reading as an input, with why there is none. */
  creditInput: (why: string) => `credit reading (${why})`,
  /** Between the members of a list. */
  comma: ', ',
  /** Between two thoughts, and between two sentences in one. */
  pause: ', ',
  semi: '; ',
  colon: ': ',
  full: '.',
  /** Behind the head of an item, and behind a question that is answered in the same line. */
  afterHead: '. ',
  afterQuestion: ' ',
  blank: ' ',
  /** What stands between a name and the figure behind it. */
  gap: (_name: string) => ' ',
  brackets: (x: string) => ` (${x})`,
};

export const ZH_DAYS = '一二三四五六日';

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

const moneyZh = (amount: number, currency: string): string =>
  `${fixed(amount, 0)}${CURRENCIES[currency] ?? ` ${currency}`}`;

const plainZh = (day: Day): string => {
  const { month, date } = civilOf(day);
  return `${month}月${date}日（${ZH_DAYS[weekday(day) - 1]}）`;
};

const zh: typeof en = {
  date: (day, near) =>
    civilOf(day).year === civilOf(near).year
      ? plainZh(day)
      : `${civilOf(day).year}年${plainZh(day)}`,
  longDate: (day) => `${civilOf(day).year}年${plainZh(day)}`,
  tick: (day) => `${civilOf(day).month}/${civilOf(day).date}`,
  years: (from, to) => `${civilOf(from).year}年至${civilOf(to).year}年`,
  month: (day) => `${civilOf(day).year}年${civilOf(day).month}月`,
  clock: (zone, stamp) => {
    const { day, time } = wall(stamp);
    return `${zh.city(zone)}${day === undefined ? '' : zh.longDate(day)}${time}`;
  },
  city: (zone) => cities['zh-Hant'][zone] ?? zone,
  money: moneyZh,
  change: (amount, currency) => risen(amount, moneyZh(amount, currency)),
  sigma: (x) => `${x}σ`,
  decibans: (x) => `${x}分貝`,
  sessions: (n) => `${n}個交易日`,
  hours: (x) => `${x}小時`,
  rung: (n) => `第${n}級「${names['zh-Hant'].rungs[n as 0]}」`,
  dayIs: ({ day, state, over, fell, tail }) =>
    say`${day}：${state}；${over}內風險資產${fell === undefined ? '沒有下跌，或跌幅未知' : say`跌${fell}`}；依當天的機率，摩擦或決裂為${tail}`,
  notDue: (why, due) => `${why}，預定${due}公布`,
  creditInput: (why) => `信用面（${why}）`,
  comma: '、',
  pause: '，',
  semi: '；',
  colon: '：',
  full: '。',
  afterHead: '：',
  afterQuestion: '：',
  blank: '',
  gap: (name) => (/[\p{Script=Latin}\p{N}.%)]$/u.test(name) ? ' ' : ''),
  brackets: (x) => `（${x}）`,
};

export const units: Readonly<Record<Lang, typeof en>> = { en, 'zh-Hant': zh };
