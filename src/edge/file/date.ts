import { both, type Text } from '../../domain/text.ts';
import { civil, civilOf, type Day, formatDay, type Instant, weekday } from '../../domain/time.ts';
import { dayAt } from '../zone.ts';

/** Where and when a date is read: the clock, the zone whose date it shows, the last day there is. */
export type When = { readonly now: Instant; readonly zone: string; readonly last?: Day };

/** A date as it was written, before it is known where and when it is read. */
export type Dated = (when: When) => Day;

/** Words that stand for a day, in the zone in which decisions are taken. */
const WORDS: Readonly<Record<string, Dated>> = {
  today: (when) => today(when),
  yesterday: (when) => (today(when) - 1) as Day,
  last: (when) => when.last ?? today(when),
};
const ALIASES: Readonly<Record<string, string>> = {
  今天: 'today',
  今日: 'today',
  昨天: 'yesterday',
  昨日: 'yesterday',
  最後: 'last',
};

/** The date that a clock in a zone shows. */
const today = ({ now, zone }: When): Day => dayAt(now, zone);

/**
 * A word that stands for a day as the date that it is; any other text as it stands.
 * @example dayWord('3 Jan 1970', { now: 0, zone: 'UTC' }) // '3 Jan 1970'
 * @example dayWord('yesterday', { now: 0, zone: 'UTC' }) // '1969-12-31'
 */
export function dayWord(text: string, when: When): string {
  const read = readDate(text);
  return typeof read === 'function' ? formatDay(read(when)) : text;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const LONG =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const WEEKDAYS =
  /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|\s*[（(]?(?:週|星期)?([一二三四五六日])[）)]$/i;

/** Forms that name year, month and date, in the order of their names. */
const FORMS: readonly RegExp[] = [
  /^(?<y>\d{4})(?<mark>[-/.])(?<m>\d{1,2})\k<mark>(?<d>\d{1,2})$/,
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  /^(?<y>\d{4})\s*年\s*(?<m>\d{1,2})\s*月\s*(?<d>\d{1,2})\s*[日號]?$/,
  /^(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?<m>[a-z]{3,9})\.?,?[\s-]+(?<y>\d{4})$/,
  /^(?<m>[a-z]{3,9})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>\d{4})$/,
];

/**
 * A date in the forms that people write; one that can be read in two ways is refused, as is one without
 * its year, with the form to use.
 * @returns the day, the word that the clock must tell, or what is wrong
 * @example readDate('2 Jan 1970') // 1
 * @example readDate('1970年1月2日') // 1
 */
export function readDate(text: string): Day | Dated | Text {
  const written = text.normalize('NFKC').trim().toLowerCase();
  const word = WORDS[ALIASES[written] ?? written];
  if (word && Object.hasOwn(WORDS, ALIASES[written] ?? written)) return word;
  const named = WEEKDAYS.exec(written);
  const bare = written.replace(WEEKDAYS, '');
  for (const form of FORMS) {
    const { y, m = '', d } = form.exec(bare)?.groups ?? {};
    if (y === undefined) continue;
    const month = /^\d/.test(m) ? Number(m) : monthOf(m);
    if (month === undefined) continue;
    const day = civil(Number(y), month, Number(d));
    if (day === undefined) return noSuchDay(text);
    return !named || falls(named, day) ? day : otherWeekday(text, day);
  }
  const [, a = '', b = '', year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(bare) ?? [];
  if (year !== undefined) return either(text, Number(year), [Number(a), Number(b)]);
  const minguo = /^(?:民國)?\s*(\d{2,3})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(
    bare,
  );
  if (minguo && (minguo[1]?.length === 3 || bare.startsWith('民國'))) {
    const [, count, month, date] = minguo.map(Number);
    const day = civil((count as number) + MINGUO, month as number, date as number);
    return day === undefined ? noSuchDay(text) : inMinguo(text, day);
  }
  const yearless =
    /^\d{1,2}[-/.]\d{1,2}$|^\d{1,2}\s*月\s*\d{1,2}\s*[日號]?$/.test(bare) ||
    [/^\d{1,2}(?:st|nd|rd|th)?\s+([a-z]+)$/, /^([a-z]+)\s+\d{1,2}(?:st|nd|rd|th)?$/].some(
      (form) => monthOf(form.exec(bare)?.[1] ?? '') !== undefined,
    );
  return yearless ? noYear(text) : noDate(text);
}

/** Years before the first of the Republic of China, by which Taiwan also counts. */
export const MINGUO = 1911;

/**
 * The month of a name, whole or of three letters, in small letters.
 * @example monthOf('sept') // 9
 */
export const monthOf = (name: string): number | undefined => {
  const at = [MONTHS, LONG].map((all) => all.indexOf(name === 'sept' ? 'sep' : name));
  return Math.max(...at) < 0 ? undefined : Math.max(...at) + 1;
};

/** Whether a day is the weekday that was written beside it. */
const falls = ([, en, zh]: RegExpExecArray, day: Day): boolean =>
  weekday(day) ===
  1 +
    (en === undefined
      ? '一二三四五六日'.indexOf(zh as string)
      : 'mon tue wed thu fri sat sun'.split(' ').indexOf(en));

/** Day and month in either order: read where only one of them is a date. */
function either(text: string, year: number, [a, b]: readonly [number, number]): Day | Text {
  const days = [civil(year, a, b), civil(year, b, a)].filter((day) => day !== undefined);
  const [one, other] = days;
  if (one === undefined) return noSuchDay(text);
  return other === undefined || other === one ? one : twoWays(text, [one, other]);
}

const noDate = (text: string): Text =>
  both(
    `expected a date such as 2030-01-31, 31 Jan 2030, today, yesterday or last, found ${text}`,
    `日期請寫成2030-01-31、2030年1月31日，或今天、昨天、最後；收到的是「${text}」`,
  );
const noSuchDay = (text: string): Text =>
  both(`there is no such day: ${text}`, `沒有「${text}」這一天`);
const noYear = (text: string): Text =>
  both(`${text} lacks its year; write YYYY-MM-DD`, `「${text}」沒有寫年份，請寫成YYYY-MM-DD`);
const twoWays = (text: string, days: readonly [Day, Day]): Text => {
  const [one, other] = days.map(formatDay);
  return both(
    `${text} can be read in two ways; write ${one} or ${other}`,
    `「${text}」有兩種讀法，請寫成${one}或${other}`,
  );
};
const inMinguo = (text: string, day: Day): Text =>
  both(
    `${text} looks like a year of the Republic (${civilOf(day).year - MINGUO}); write ${formatDay(day)}`,
    `「${text}」看來是民國紀年，請改寫西元：${formatDay(day)}`,
  );
const otherWeekday = (text: string, day: Day): Text =>
  both(
    `${text}: ${formatDay(day)} is another day of the week; which is meant?`,
    `「${text}」：${formatDay(day)}不是這個星期幾，請確認`,
  );
