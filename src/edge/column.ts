import type { SeriesKind } from '../domain/series.ts';
import { both } from '../domain/text.ts';
import { type Day, formatDay, parseDay } from '../domain/time.ts';
import { exp } from '../kernel/fdlibm.ts';
import { cellProblem, NONE, SOME } from './file/columns.ts';
import { csv } from './file/csv.ts';
import {
  accepted,
  NOTHING,
  type Phrase,
  type Result,
  refused,
  wholeProblem,
} from './file/problem.ts';
import { WANTED } from './file/wanted.ts';

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
 * @returns    at least one value, or the first problem
 */
export function column(content: string, file: string, sort: Sort): Result<readonly Value[]> {
  const split = csv(content, file);
  if (!split.ok) return split;
  const { header, size, entry } = split.value;
  const names = header?.cells ?? [];
  const date = names.indexOf('date');
  const value = names.findIndex((name) => name === 'value' || name === 'close');
  if (date < 0 || value < 0) return refused(wholeProblem(file, HEADED, header?.text ?? NOTHING));
  const out: Value[] = [];
  let last: Day | undefined;
  for (let i = 0; i < size; i++) {
    const row = entry(i);
    const wrong = (cell: number, { expected, hint }: Misfit): Result<never> =>
      refused({ ...cellProblem(file, { entry: row, cell }, expected), ...(hint && { hint }) });
    const day = parseDay(row.cells[date] ?? '');
    if (day === undefined) return wrong(date, { expected: WANTED.day });
    if (last !== undefined && day <= last) return wrong(date, { expected: LATER(last) });
    last = day;
    const text = row.cells[value];
    if (text === '') continue;
    const x = text === undefined ? Number.NaN : Number(text);
    const odd = level(x, sort) ?? leap(x, out.at(-1), sort);
    if (odd) return wrong(value, odd);
    out.push({ day, value: x });
  }
  return out.length > 0 ? accepted(out) : refused(wholeProblem(file, SOME, NONE));
}

/** What belongs in a cell instead of what is there. */
type Misfit = { readonly expected: Phrase; readonly hint?: Phrase };

const priced = (kind: SeriesKind): boolean => kind !== 'yield' && kind !== 'spread';

function level(x: number, { kind }: Sort): Misfit | undefined {
  if (!Number.isFinite(x)) return { expected: WANTED.finite };
  if (priced(kind) && !(x > 0)) return { expected: WANTED.positive };
  return kind === 'yield' && !(x >= YIELD.low && x <= YIELD.high) ? { expected: LIES } : undefined;
}

function leap(x: number, before: Value | undefined, { kind, leg }: Sort): Misfit | undefined {
  if (before === undefined || kind === 'spread') return undefined;
  const from = before.value;
  const most = kind === 'index' && !leg ? LEAP.volatility : LEAP.price;
  const [low, high] = priced(kind)
    ? [from * exp(-most), from * exp(most)]
    : [from - YIELD.leap, from + YIELD.leap];
  return x < low || x > high ? { expected: BETWEEN(low, high), hint: BESIDE(before) } : undefined;
}

const HEADED = both(
  'a header with date, and value or close',
  '標題列，含`date`，以及`value`或`close`',
);
const LATER = (last: Day): Phrase =>
  both(
    `a day after ${formatDay(last)}, that of the line before`,
    `晚於前一行${formatDay(last)}的日期`,
  );
const LIES = both(
  `a yield from ${YIELD.low} to ${YIELD.high} per cent`,
  `${YIELD.low}%到${YIELD.high}%的殖利率`,
);
const short = (x: number): string => String(Number(x.toPrecision(4)));
const BETWEEN = (low: number, high: number): Phrase =>
  both(
    `a value from ${short(low)} to ${short(high)}, as far as a session moves it`,
    `${short(low)}到${short(high)}的值，即一個交易日的變動範圍`,
  );
const BESIDE = ({ day, value }: Value): Phrase =>
  both(
    `${formatDay(day)} has ${value}; one of the two is wrong, or the unit changed in between, as with a split`,
    `${formatDay(day)}為${value}；兩者之一有誤，或其間單位改變，例如股票分割`,
  );
