import type { Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { attempt, judged, type Problem, type Result, wholeProblem } from '../file/problem.ts';
import { type DateOrder, daysIn } from './date.ts';
import { decoded, type Encoding } from './decode.ts';
import { columnOf, disorder, oneMoney, otherDays, ownColumn, sole } from './meant.ts';
import { type Decimal, decimalIn, figureIn, isMissing } from './number.ts';
import { type PriceSource, priceSourceOf } from './origin.ts';
import {
  type Cell,
  type ColumnNames,
  columnName,
  type Sheet,
  sheetIn,
  wrongCell,
} from './sheet.ts';

/** What somebody states of a foreign file, beside what it says itself. */
export type ForeignWay = {
  readonly encoding?: Encoding;
  readonly dates?: DateOrder;
  readonly decimal?: Decimal;
  /** Columns by their roles. */
  readonly map?: Readonly<Record<string, string>>;
};

/** A value of a day, and where it stands. */
export type PriceRow = { readonly day: Day; readonly value: number; readonly cell: Cell };

/** What a file of prices says. */
export type Quotes = {
  readonly sheet: Sheet;
  readonly origin: PriceSource;
  readonly encoding: Encoding;
  readonly decimal: Decimal;
  /** The column whose values were taken, by its name. */
  readonly column: string;
  /** What it says of whose values they are, and in which money. */
  readonly says: readonly string[];
  /** By day, none twice. */
  readonly all: readonly PriceRow[];
  /** Rows with a date and without a value. */
  readonly missing: number;
};

const NAMES: ColumnNames = {
  date: [
    ['date', 'observation_date', 'time_period', '日期', '交易日期'],
    ['day', 'data', 'datum', 'timestamp', 'time'],
  ],
  value: [
    [
      ...['close', 'obs_value', 'zamkniecie', 'schlusskurs'],
      ...['收盤價', '收盤指數', '收市', '收市價', '發行量加權股價指數'],
    ],
    ['close/last', 'price', 'value', 'last', 'rate', '價格', '收盤'],
  ],
};

/**
 * Reads a file of prices as it was downloaded.
 * @param series that it is read for: it tells which of several columns is meant
 * @param among all series of the episode: a column that is another one's is not taken
 * @returns refused where a date, a figure or a column has two readings
 */
export const quotes = (
  bytes: Uint8Array,
  {
    file,
    series,
    among = [series],
    stated,
  }: {
    readonly file: string;
    readonly series: Series;
    readonly among?: readonly Series[];
    readonly stated: ForeignWay;
  },
): Result<Quotes> =>
  attempt((must) => {
    const { text, encoding } = must(decoded(bytes, file, stated.encoding));
    const map = stated.map ?? {};
    const sheet = must(sheetIn(text, file, { names: NAMES, needed: ['date'], map }));
    const { header, where } = sheet;
    const plain = header.cells.map(columnName);
    const origin = priceSourceOf(header.cells, plain);
    const dated = where.date ?? 0;
    const column = where.value ?? must(columnOf(sheet, { series, dated, plain }));
    const says = must(sole(sheet, { series, plain, taken: [dated, column] }));
    if (map.value === undefined) must(ownColumn(sheet, column, { series, among }));
    const cells = (at: number): readonly Cell[] =>
      sheet.rows.map(({ record: row }) => ({ row, column: at }));
    const days = must(daysIn(sheet, cells(dated), stated.dates));
    must(judged(otherDays(sheet, cells(dated), series), days));
    if (stated.dates === undefined) must(judged(disorder(sheet, cells(dated), days), days));
    const valued = cells(column);
    const there = valued.filter((cell) => !isMissing(sheet.text(cell)));
    const money = must(oneMoney(sheet, there, series));
    const decimal = must(decimalIn(sheet, there, stated.decimal));
    const problems: Problem[] = [];
    const all = valued.flatMap((cell, i): readonly PriceRow[] => {
      if (isMissing(sheet.text(cell))) return [];
      const read = figureIn(sheet, cell, { decimal, expected: wantedOf(series) });
      const fit =
        read.ok && fits(series, read.value) ? read : wrongCell(sheet, cell, wantedOf(series));
      if (fit.ok) return [{ day: days[i] as Day, value: fit.value.value, cell }];
      problems.push(...fit.problems);
      return [];
    });
    const ordered = must(judged(problems, all)).toSorted((a, b) => a.day - b.day);
    must(judged(twice(sheet, ordered), all));
    if (all.length === 0) must(judged([wholeProblem(file, SOME, NONE)], all));
    return {
      sheet,
      origin,
      encoding,
      decimal,
      column: header.verbatim[column] ?? '',
      says: [...says, ...money],
      all: ordered.filter(({ day }, i) => ordered[i - 1]?.day !== day),
      missing: valued.length - there.length,
    };
  });

/** Whether a number may be a value of a series: prices stand above 0, and only rates are told in per cent. */
const fits = (
  { kind }: Series,
  { value, percent }: { readonly value: number; readonly percent: boolean },
): boolean => (kind === 'yield' || kind === 'spread' ? true : value > 0 && !percent);

const wantedOf = ({ kind }: Series): Text =>
  kind === 'yield' || kind === 'spread'
    ? both('a number, or nothing', '數字，或留空')
    : both('a number above 0, or nothing', '大於0的數字，或留空');

/** Days that have two values. */
const twice = (sheet: Sheet, ordered: readonly PriceRow[]): readonly Problem[] =>
  ordered.flatMap(({ day, value, cell }, i) => {
    const before = ordered[i - 1];
    if (before?.day !== day || before.value === value) return [];
    const same = both(
      `${sheet.text(before.cell)} for ${formatDay(day)}, as on line ${sheet.line(before.cell)}`,
      `${formatDay(day)}的${sheet.text(before.cell)}，與第${sheet.line(before.cell)}行相同`,
    );
    return wrongCell(sheet, cell, same).problems;
  });

const SOME = both('values below the head', '標題列之下的數值');
const NONE = both('none', '沒有');
