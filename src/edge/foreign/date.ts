import { both, type Text } from '../../domain/text.ts';
import { civil, type Day } from '../../domain/time.ts';
import { MINGUO, monthOf } from '../file/date.ts';
import { folded } from '../file/figure.ts';
import { accepted, type Result } from '../file/problem.ts';
import { inEra } from '../file/schema.ts';
import { type Cell, type Sheet, wrongCell } from './sheet.ts';

/** The order of day, month and year in dates of figures alone. */
export const ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof ORDERS)[number];

/** A time of day behind a date. */
const TIME =
  /(?:[,T\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|[;T]\d{6})\s*(?:[ap]\.?m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4})?$/i;

/** A date read: a day, or two figures of which each may be the month, and the year. */
type Read = { readonly day: Day | undefined } | { readonly two: readonly [number, number, number] };

const day = (year: number, month: number, date: number): Read => {
  const found = civil(year, month, date);
  return { day: found !== undefined && inEra(found) ? found : undefined };
};

/** What a text is as a date; undefined where it is none. Years have four digits, or are of the Republic. */
function dateOf(text: string): Read | undefined {
  const told = folded(text).trim().replace(TIME, '').trim();
  const republic = /^民國|年/.test(told);
  const plain = told.replace(/^民國\s*|日$/g, '').replace(/[年月]/g, '/');
  const figures = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/.exec(plain);
  if (figures) {
    const [first = '', , second, third = ''] = figures.slice(1);
    const [a, b, c] = [Number(first), Number(second), Number(third)];
    if (first.length > 2 || republic) {
      const year = first.length === 4 ? a : a + MINGUO;
      return third.length <= 2 ? day(year, b, c) : undefined;
    }
    return third.length === 4 ? { two: [a, b, c] } : undefined;
  }
  const packed = /^(\d{3,4})(\d{2})(\d{2})$/.exec(plain);
  if (packed) {
    const year = Number(packed[1]) + (packed[1]?.length === 3 ? MINGUO : 0);
    return day(year, Number(packed[2]), Number(packed[3]));
  }
  const words =
    /^(\d{1,2})[\s-]([a-z]{3,9})\.?[\s-](\d{4})$/i.exec(plain) ??
    swapped(/^([a-z]{3,9})\.?[\s-](\d{1,2})(?:,\s*|[\s-])(\d{4})$/i.exec(plain));
  const month = monthOf((words?.[2] ?? '').toLowerCase());
  return words && month !== undefined ? day(Number(words[3]), month, Number(words[1])) : undefined;
}

const swapped = (m: RegExpExecArray | null): readonly string[] | null =>
  m && [m[0] as string, m[2] as string, m[1] as string, m[3] as string];

/** Whether a text is a date in any form. */
export const isDate = (text: string): boolean => dateOf(text) !== undefined;

/** The day of a date; undefined where it is none, or where it has two readings and no order is known. */
export function dayIn(text: string, order: DateOrder | undefined): Day | undefined {
  const read = dateOf(text);
  if (!read) return undefined;
  if ('day' in read) return read.day;
  const [a, b, year] = read.two;
  const own = order ?? (a > 12 ? 'dmy' : b > 12 || a === b ? 'mdy' : 'ymd');
  if (own === 'ymd') return undefined;
  const [date, month] = own === 'mdy' ? [b, a] : [a, b];
  const found = civil(year, month, date);
  return found !== undefined && inEra(found) ? found : undefined;
}

/**
 * The days of a column. Where figures alone stand in them, their order follows from a day above the
 * twelfth; where there is none it must be known.
 * @param given the order, where somebody states it
 */
export function daysIn(
  sheet: Sheet,
  all: readonly Cell[],
  given: DateOrder | undefined,
): Result<readonly Day[]> {
  let [order, unsure] = [given, undefined as Cell | undefined];
  const reads = all.map((cell) => dateOf(sheet.text(cell)));
  for (const [i, read] of reads.entries()) {
    if (order !== undefined) break;
    if (!read || !('two' in read)) continue;
    const [a, b] = read.two;
    if (a > 12) order = 'dmy';
    else if (b > 12) order = 'mdy';
    else if (a !== b) unsure ??= all[i];
  }
  if (unsure && order === undefined) return wrongCell(sheet, unsure, ONE_ORDER, STATE_ORDER);
  const days: Day[] = [];
  for (const cell of all) {
    const found = dayIn(sheet.text(cell), order);
    if (found === undefined) return wrongCell(sheet, cell, order ? IN_ORDER[order] : A_DATE);
    days.push(found);
  }
  return accepted(days);
}

const A_DATE = both('a date with a year of four digits', '年份為四位數的日期');
const IN_ORDER: Readonly<Record<DateOrder, Text>> = {
  ymd: both('a date, year before month before day', '年、月、日順序的日期'),
  dmy: both('a date, day before month', '日在月之前的日期'),
  mdy: both('a date, month before day', '月在日之前的日期'),
};
export const ONE_ORDER = both('dates of which one has a day above 12', '至少有一個日大於12的日期');
export const STATE_ORDER = both(
  'state the order: --dates dmy or --dates mdy',
  '請用--dates指明順序：`dmy`或`mdy`',
);
