import type { Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay } from '../../domain/time.ts';
import { attempt, judged, type Problem, type Result, wholeProblem } from '../file/problem.ts';
import { daysIn, type Order } from './date.ts';
import { decoded, type Encoding } from './decode.ts';
import { type Decimal, decimalIn, figureIn, isMissing } from './number.ts';
import { MATURITY, type Origin, originOf } from './origin.ts';
import { type Cell, columnName, type Names, type Sheet, sheetIn, wrongCell } from './sheet.ts';

/** What somebody states of a foreign file, beside what it says itself. */
export type Stated = {
  readonly encoding?: Encoding;
  readonly dates?: Order;
  readonly decimal?: Decimal;
  /** Columns by their roles. */
  readonly map?: Readonly<Record<string, string>>;
};

/** A value of a day, and where it stands. */
export type Quote = { readonly day: Day; readonly value: number; readonly cell: Cell };

/** What a file of prices says. */
export type Quotes = {
  readonly sheet: Sheet;
  readonly origin: Origin;
  readonly encoding: Encoding;
  readonly decimal: Decimal;
  /** The column whose values were taken, by its name. */
  readonly column: string;
  /** By day, none twice. */
  readonly all: readonly Quote[];
  /** Rows with a date and without a value. */
  readonly missing: number;
};

const NAMES: Names = {
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
 * @returns refused where a date, a figure or a column has two readings
 */
export const quotes = (
  bytes: Uint8Array,
  {
    file,
    series,
    stated,
  }: { readonly file: string; readonly series: Series; readonly stated: Stated },
): Result<Quotes> =>
  attempt((must) => {
    const { text, encoding } = must(decoded(bytes, file, stated.encoding));
    const map = stated.map ?? {};
    const sheet = must(sheetIn(text, file, { names: NAMES, needed: ['date'], map }));
    const { header, where } = sheet;
    const plain = header.cells.map(columnName);
    const origin = originOf(header.cells, plain);
    must(judged(revisions(sheet, plain), sheet));
    const dated = where.date ?? 0;
    const column = where.value ?? must(columnOf(sheet, { series, dated, plain }));
    const cells = (at: number): readonly Cell[] =>
      sheet.rows.map(({ record: row }) => ({ row, column: at }));
    const days = must(daysIn(sheet, cells(dated), stated.dates));
    const valued = cells(column);
    const there = valued.filter((cell) => !isMissing(sheet.text(cell)));
    const decimal = must(decimalIn(sheet, there, stated.decimal));
    const problems: Problem[] = [];
    const all = valued.flatMap((cell, i): readonly Quote[] => {
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

/** The column that a series means among several. */
function columnOf(
  sheet: Sheet,
  {
    series,
    dated,
    plain,
  }: { readonly series: Series; readonly dated: number; readonly plain: readonly string[] },
): Result<number> {
  const others = plain.flatMap((name, i) => (i !== dated && name !== '' ? [i] : []));
  const [first] = others;
  if (first !== undefined && others.length === 1) return judged([], first);
  const fit = others.filter((i) => means(series, plain[i] ?? ''));
  const [one] = fit;
  if (one !== undefined && fit.length === 1) return judged([], one);
  const names = others.map((i) => sheet.header.verbatim[i]).join(', ');
  return judged(
    [
      {
        file: sheet.file,
        line: sheet.header.line,
        column: 1,
        expected: both(
          `one column of values for ${series.id}`,
          `\`${series.id}\`只對應一個數值欄位`,
        ),
        found: names,
        hint: both('name it: --column NAME', '請用--column指明'),
      },
    ],
    0,
  );
}

/** Whether a column is what a series is, by the names of both. */
function means({ id, history = '', title, source, kind }: Series, name: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if ([id, history].some((own) => bare(own) === bare(name))) return true;
  if (/^[a-z]{3}$/.test(name)) return [id, history].some((own) => bare(own) === `eur${name}`);
  const [, length, unit] = MATURITY.exec(name) ?? [];
  if (length === undefined)
    return source
      .toLowerCase()
      .split(/[^a-z0-9_.]+/)
      .includes(name);
  if (kind !== 'yield' || !unit?.startsWith('y')) return false;
  const told = [...`${id} ${title.en}`.matchAll(/\d+/g)].map(([figures]) => figures);
  return told.length > 0 && told.every((figures) => figures === length);
}

/** A file that tells how values were revised, or tells of several series, cannot be read as one of values. */
function revisions(sheet: Sheet, plain: readonly string[]): readonly Problem[] {
  const { file, header, rows } = sheet;
  const at = (name: string): number => plain.indexOf(name);
  if (at('action') >= 0 && at('valid_from') >= 0)
    return [
      {
        file,
        line: header.line,
        column: 1,
        expected: both('values without their revisions', '不含修正紀錄的數值'),
        found: both('a history of revisions', '修正紀錄'),
        hint: both('download it without includeHistory', '下載時請勿加上`includeHistory`'),
      },
    ];
  const key = at('key');
  const keys = key < 0 ? [] : [...new Set(rows.map(({ record }) => record.cells[key]))];
  return keys.length < 2
    ? []
    : [
        {
          file,
          line: header.line,
          column: 1,
          expected: both('one series in column KEY', '`KEY`欄只有一個序列'),
          found: keys.join(', '),
        },
      ];
}

/** Days that have two values. */
const twice = (sheet: Sheet, ordered: readonly Quote[]): readonly Problem[] =>
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
