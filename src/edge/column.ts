import { CsvError, parse } from 'csv-parse/sync';
import type { SeriesKind } from '../domain/series.ts';
import { type Day, formatDay, parseDay } from '../domain/time.ts';
import type { Place } from './episode/page.ts';
import { phrase, quote, word } from './episode/words.ts';
import { cells } from './file/csv.ts';
import type { Phrase, Problem, Result } from './file/problem.ts';

/** A value of a daily series. */
export type Value = { readonly day: Day; readonly value: number };

/** What a series is as far as its figures tell, and whether a leg rests on it. */
type Sort = { readonly kind: SeriesKind; readonly leg: boolean };

/** Log moves that no session has made: of a price; of an index of volatility, which may double. */
const LEAP = { price: 0.5, volatility: 1.5 };
/** Per cent: where a yield lies, and points by which no session has moved one. */
const YIELD = { low: -5, high: 30, leap: 3 };

/**
 * The daily values of a CSV, oldest first: its `value` column, else its `close`; an empty cell is a
 * closed day. Prices stand above 0. A day told twice or out of order, and a level or a leap that no
 * market has shown, are wrong, since what is learnt from them would be; a spread has no bounds. Beside
 * the legs an index may be one of volatility, which leaps farther.
 * @param file name under which problems are told
 * @returns    at least one value, or the first problem
 */
export function column(content: string, file: string, sort: Sort): Result<readonly Value[]> {
  const rows = table(content, file);
  if (!rows.ok) return rows;
  const [header = [], ...lines] = rows.value;
  const date = header.indexOf('date');
  const value = header.findIndex((h) => h === 'value' || h === 'close');
  if (date < 0 || value < 0)
    return wrong(file, TOP, HEADED, quote(header.length > 0 ? header.join(',') : undefined));
  const amiss = (row: number, at: number, { expected, hint }: Amiss): Result<never> =>
    wrong(
      file,
      placeOf(content, file, row, at),
      expected,
      quote(rows.value[row]?.[at] || undefined),
      hint,
    );
  const out: Value[] = [];
  let last: Day | undefined;
  for (const [i, line] of lines.entries()) {
    const row = i + 1;
    const day = parseDay(line[date] ?? '');
    if (day === undefined) return amiss(row, date, { expected: 'YYYY-MM-DD' });
    if (last !== undefined && day <= last) return amiss(row, date, { expected: LATER(last) });
    last = day;
    const text = line[value];
    if (text === '') continue;
    const x = text === undefined ? Number.NaN : Number(text);
    const odd = level(x, sort) ?? leap(x, out.at(-1), sort);
    if (odd) return amiss(row, value, odd);
    out.push({ day, value: x });
  }
  return out.length > 0 ? { ok: true, value: out } : wrong(file, TOP, SOME, NONE);
}

/** What belongs in a cell instead of what is there. */
type Amiss = { readonly expected: Phrase; readonly hint?: Phrase };

const priced = (kind: SeriesKind): boolean => kind !== 'yield' && kind !== 'spread';

function level(x: number, { kind }: Sort): Amiss | undefined {
  if (!Number.isFinite(x)) return { expected: phrase(word('number')) };
  if (priced(kind) && !(x > 0)) return { expected: phrase(word('above')) };
  return kind === 'yield' && !(x >= YIELD.low && x <= YIELD.high) ? { expected: LIES } : undefined;
}

function leap(x: number, before: Value | undefined, { kind, leg }: Sort): Amiss | undefined {
  if (before === undefined || kind === 'spread') return undefined;
  const from = before.value;
  const most = kind === 'index' && !leg ? LEAP.volatility : LEAP.price;
  const [low, high] = priced(kind)
    ? [from * Math.exp(-most), from * Math.exp(most)]
    : [from - YIELD.leap, from + YIELD.leap];
  return x < low || x > high ? { expected: BETWEEN(low, high), hint: BESIDE(before) } : undefined;
}

function table(content: string, file: string): Result<readonly (readonly string[])[]> {
  try {
    const value: string[][] = parse(content, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return { ok: true, value };
  } catch (error) {
    const told = error instanceof CsvError ? cells(content, file) : undefined;
    if (told && !told.ok) return told;
    throw error;
  }
}

/** Where a cell stands; looked for only once something is wrong, since most files are right. */
function placeOf(content: string, file: string, row: number, at: number): Place {
  const read = cells(content, file);
  const entry = read.ok ? read.value[row] : undefined;
  return entry?.cells[at] ?? { line: entry?.line ?? row + 1, column: 1 };
}

const wrong = (
  file: string,
  { line, column }: Place,
  expected: Phrase,
  found: Phrase,
  hint?: Phrase,
): Result<never> => {
  const problem: Problem = { file, line, column, expected, found, ...(hint && { hint }) };
  return { ok: false, problems: [problem] };
};

const TOP: Place = { line: 1, column: 1 };
const HEADED: Phrase = {
  en: 'a header with date, and value or close',
  'zh-Hant': '標題列，含date，以及value或close',
};
const SOME: Phrase = { en: 'values below the header', 'zh-Hant': '標題列之下的值' };
const NONE: Phrase = { en: 'none', 'zh-Hant': '沒有' };
const LATER = (last: Day): Phrase => ({
  en: `a day after ${formatDay(last)}, that of the line before`,
  'zh-Hant': `晚於前一行${formatDay(last)}的日期`,
});
const LIES: Phrase = {
  en: `a yield from ${YIELD.low} to ${YIELD.high} per cent`,
  'zh-Hant': `${YIELD.low}%到${YIELD.high}%的殖利率`,
};
const short = (x: number): string => String(Number(x.toPrecision(4)));
const BETWEEN = (low: number, high: number): Phrase => ({
  en: `a value from ${short(low)} to ${short(high)}, as far as a session moves it`,
  'zh-Hant': `${short(low)}到${short(high)}的值，即一個交易日的變動範圍`,
});
const BESIDE = ({ day, value }: Value): Phrase => ({
  en: `${formatDay(day)} has ${value}; one of the two is wrong, or the unit changed in between, as with a split`,
  'zh-Hant': `${formatDay(day)}為${value}；兩者之一有誤，或其間單位改變，例如股票分割`,
});
