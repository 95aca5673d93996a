import type { Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay, type Instant } from '../../domain/time.ts';
import { accepted, judged, type Problem, type Result } from '../file/problem.ts';
import { stamp } from '../zone.ts';
import { currencyOf, isMoneyOf, moneyIn } from './broker.ts';
import { MATURITY } from './origin.ts';
import { type Cell, columnName, type Sheet, wrongCell } from './sheet.ts';

/** The column that a series means among several. */
export function columnOf(
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

/** Names of columns that are something else of a day than its value. */
const BESIDE =
  /^(?:open|high|low|vol(?:ume|\.)?|turnover|change|chg|diff|net|return|prev|previous|bid|ask|min|max|count|開盤|最高|最低|高$|低$|成交|漲跌|漲幅|報酬|昨收|前收|升跌)/;

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Refused where a column is called by another series, by another maturity, or by what is no value of a day. */
export function ownColumn(
  sheet: Sheet,
  column: number,
  { series, among }: { readonly series: Series; readonly among: readonly Series[] },
): Result<unknown> {
  const name = columnName(sheet.header.cells[column] ?? '');
  const own = [series.id, series.history ?? series.id].map(bare);
  const letters = (text: string): string => text.replace(/\d/g, '');
  const begins = ({ id }: Series): boolean =>
    bare(id).length > 2 && bare(name).startsWith(bare(id));
  const other = among.some((one) => one.id !== series.id && begins(one) && !begins(series));
  const sort = own.some(
    (id) => id !== bare(name) && /\d/.test(id) && letters(id) === letters(bare(name)),
  );
  if (!other && !BESIDE.test(name) && !(sort && series.kind === 'yield')) return accepted(name);
  const cell = { row: sheet.header, column };
  return wrongCell(sheet, cell, VALUES_OF(series.id), NAME_COLUMN);
}

/** Columns that tell of which series, in which money or unit the rows are. */
const SOLE =
  /^(?:key|symbol|ticker|series|series_id|series id|indicator|instrument|isin|name|security|currency|ccy|unit|units|(?:證券|股票|商品)?代[號碼]|(?:證券|股票|商品)?名稱|幣別|單位)$/;
const OF_MONEY = /^(?:currency|ccy|幣別)$/;

/**
 * What the columns beside the values say of all rows alike. Where they say two things the file is of several
 * series; where the money is another one than that of the series, it is refused.
 * @param taken columns of days and values
 */
export function sole(
  sheet: Sheet,
  {
    series,
    plain,
    taken,
  }: {
    readonly series: Series;
    readonly plain: readonly string[];
    readonly taken: readonly number[];
  },
): Result<readonly string[]> {
  const { rows } = sheet;
  const problems: Problem[] = [...revisions(sheet, plain)];
  const says = plain.flatMap((name, column): readonly string[] => {
    if (taken.includes(column) || !SOLE.test(name)) return [];
    const cells = rows.map(({ record: row }) => ({ row, column }));
    const first = cells.find((cell) => sheet.text(cell) !== '');
    if (!first) return [];
    const told = sheet.text(first);
    const title = sheet.header.verbatim[column] ?? '';
    const other = cells.find((cell) => sheet.text(cell) !== told && sheet.text(cell) !== '');
    const wrong = other
      ? wrongCell(sheet, other, SAME(told, title))
      : OF_MONEY.test(name) && !mayBe(told, series)
        ? wrongCell(sheet, first, VALUES_IN(series.unit))
        : undefined;
    if (wrong && !wrong.ok) problems.push(...wrong.problems);
    return [`${title} ${told}`];
  });
  return judged(problems, says);
}

/** Whether a sign or name of money may be the unit of a series; one that names no money leaves it open. */
function mayBe(money: string, { unit }: Series): boolean {
  const codes = unit.split(/[^A-Za-z$€£]+/).flatMap((word) => currencyOf(word) ?? []);
  return (
    codes.length === 0 ||
    codes.some((code) => currencyOf(money) === code || (money === '$' && isMoneyOf(money, code)))
  );
}

/** The sign of money that stands with the figures; two, or one of another money than the series, are refused. */
export function oneMoney(
  sheet: Sheet,
  cells: readonly Cell[],
  series: Series,
): Result<readonly string[]> {
  const signed = cells.flatMap((cell) => {
    const sign = moneyIn(sheet.text(cell));
    return sign === undefined ? [] : [{ cell, sign }];
  });
  const [first] = signed;
  if (!first) return accepted([]);
  const odd = signed.find(({ sign }) => sign !== first.sign || !mayBe(sign, series));
  if (odd && !mayBe(odd.sign, series)) return wrongCell(sheet, odd.cell, VALUES_IN(series.unit));
  return odd ? wrongCell(sheet, odd.cell, ALIKE(first.sign)) : accepted([first.sign]);
}

/** An instant of a day, with its offset from UTC. */
const STAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/;

/**
 * Instants whose day is another one where the series is told: in UTC an evening there is the next day.
 * Midnight stands for the day itself.
 */
export const otherDays = (
  sheet: Sheet,
  cells: readonly Cell[],
  { known: { zone } }: Series,
): readonly Problem[] =>
  cells.flatMap((cell): readonly Problem[] => {
    const [, day = '', time = '', offset = ''] = STAMP.exec(sheet.text(cell).trim()) ?? [];
    const from = /\d/.test(offset) ? offset.replace(/^(...)(?=\d\d$)/, '$1:') : 'Z';
    const at = Date.parse(`${day}T${time}${from}`);
    if (Number.isNaN(at) || /^00:00(?::00(?:\.0+)?)?$/.test(time)) return [];
    const there = stamp(at as Instant, zone).slice(0, day.length);
    if (there === day) return [];
    const wrong = wrongCell(sheet, cell, DAY_THERE(zone, there), DAYS_THERE);
    return wrong.ok ? [] : wrong.problems;
  });

/** Days of figures alone that do not stand in their order: some may have the month first, some the day. */
export function disorder(
  sheet: Sheet,
  cells: readonly Cell[],
  days: readonly Day[],
): readonly Problem[] {
  const turn = (sign: 1 | -1): number =>
    days.findIndex((day, i) => i > 0 && sign * (day - (days[i - 1] as Day)) < 0);
  const [up, down] = [turn(1), turn(-1)];
  const at = Math.max(up, down);
  const cell = cells[at];
  if (up < 0 || down < 0 || !cell || !/^\d{1,2}\D\d{1,2}\D\d{4}/.test(sheet.text(cell))) return [];
  const wrong = wrongCell(sheet, cell, IN_LINE(formatDay(days[at - 1] as Day)), STATE_DATES);
  return wrong.ok ? [] : wrong.problems;
}

/** A file that tells how values were revised cannot be read as one of values. */
function revisions(sheet: Sheet, plain: readonly string[]): readonly Problem[] {
  const { file, header } = sheet;
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
  return [];
}

const VALUES_OF = (id: string): Text => both(`a column of values of ${id}`, `\`${id}\`的數值欄位`);
const NAME_COLUMN = both('if it is the one: --column NAME', '若確實是這一欄，請用--column指明');
const SAME = (told: string, column: string): Text =>
  both(`${told} in every row of ${column}`, `「${column}」欄每列都是「${told}」`);
const VALUES_IN = (unit: string): Text => both(`values in ${unit}`, `單位為${unit}的數值`);
const ALIKE = (sign: string): Text =>
  both(`an amount of ${sign}, as above`, `與上面相同，以${sign}計的金額`);
const DAY_THERE = (zone: string, day: string): Text =>
  both(`${day}, the day in ${zone}`, `${zone}的日期${day}`);
const DAYS_THERE = both(
  'leave the days of the exchange, without the time',
  '請改為當地日期，不含時刻',
);
const IN_LINE = (day: string): Text =>
  both(`days in their order, after ${day}`, `依序排在${day}之後的日期`);
const STATE_DATES = both(
  'if the file is unordered, state the order in its dates: --dates dmy or --dates mdy',
  '若檔案本來就沒有排序，請用--dates指明日期寫法：`dmy`或`mdy`',
);
