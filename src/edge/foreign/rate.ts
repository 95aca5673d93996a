import type { StatedRate } from '../../domain/portfolio.ts';
import { both, type Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import type { CsvRecord } from '../file/csv.ts';
import { must, type Phrase } from '../file/problem.ts';
import { MADE, type RowWorth, WHOLE_UNITS } from './agree.ts';
import { type Broker, currencyIn, currencyOf } from './broker.ts';
import type { WrittenFigure } from './number.ts';
import { type Sheet, wrongCell } from './sheet.ts';

/**
 * The currency in which a file tells every value: the one that the column of such values names, else
 * that of the rows whose rate is 1, else that of its broker.
 * @returns undefined where it has no such column and no rates, or does not tell
 */
export function baseOf({ where, header, rows, text }: Sheet, broker: Broker): string | undefined {
  if (where.rate === undefined && where.base === undefined) return undefined;
  const named = currencyIn(header.cells[where.base ?? -1] ?? '');
  if (named !== undefined) return named;
  const at = (row: CsvRecord, role: string): string =>
    text({ row, column: where[role] ?? header.cells.length });
  const ones = rows.flatMap(({ record: row }) => {
    const alike = at(row, 'base') !== '' && at(row, 'base') === at(row, 'value');
    const one = where.rate === undefined ? alike : /^1(?:[.,]0+)?$/.test(at(row, 'rate'));
    return one ? (currencyOf(at(row, 'currency')) ?? []) : [];
  });
  const [own, ...others] = new Set(ones);
  return others.length === 0 ? (own ?? broker.currency) : undefined;
}

/** What a row tells of a currency: its value in that, its value in the one of the file, and the rate. */
type ToldRate = {
  readonly row: CsvRecord;
  readonly currency: string;
  readonly own: WrittenFigure | undefined;
  readonly worth: WrittenFigure | undefined;
  readonly rate: WrittenFigure | undefined;
  readonly on: Day;
};

/** A rate, and how far rounding may put it off. */
type Found = {
  readonly rate: number;
  readonly room: number;
  readonly on: Day;
  readonly line: number;
};

/** A figure, and how far rounding may put it off. */
type Rounded = { readonly value: number; readonly room: number };

/** The rate that two values of one thing make. */
function implied(own: Rounded, told: Rounded): Pick<Found, 'rate' | 'room'> {
  const rate = told.value / own.value;
  return { rate, room: (told.room + rate * own.room) / own.value };
}

/** The rates of a file into the currency in which it tells every value, row by row; all of them must agree. */
export function exchange(sheet: Sheet, base: string) {
  const found = new Map<string, Found>();
  const wrong = (row: CsvRecord, role: string, expected: Phrase): never =>
    must(wrongCell(sheet, { row, column: sheet.where[role] ?? 0 }, expected));

  /** What a row is worth in that currency, never below 0, as far as it tells; and how far rounding may put it off. */
  function worthIn({
    row,
    currency,
    own: count,
    worth,
    rate,
    on,
  }: ToldRate): Pick<RowWorth, 'value' | 'room'> {
    const home = currency === base;
    if (rate && (!(rate.value > 0) || home !== (rate.value === 1)))
      return wrong(row, 'rate', home ? ONE(base) : RATE(currency, base));
    const own = count && { value: Math.abs(count.value), room: count.half };
    const told = worth && { value: Math.abs(worth.value), room: worth.half || WHOLE_UNITS };
    const by = home
      ? { rate: 1, room: 0 }
      : rate
        ? { rate: rate.value, room: rate.half }
        : own && told && own.value > 0 && told.value > 0
          ? implied(own, told)
          : undefined;
    if (!by) return told ?? { value: undefined };
    const made = own && {
      value: own.value * by.rate,
      room: own.value * by.room + own.room * by.rate,
    };
    const apart = made && told ? Math.abs(made.value - told.value) : 0;
    if (made && told && apart > made.room + told.room + 1e-9 * made.value)
      return wrong(row, 'base', MADE(made.value, `${own?.value} × ${by.rate}`));
    const before = found.get(currency);
    if (before && Math.abs(before.rate - by.rate) > before.room + by.room + 1e-9 * by.rate)
      return wrong(row, rate ? 'rate' : 'base', SAME(before, currency, base));
    if (!home && (!before || by.room < before.room))
      found.set(currency, { ...by, on, line: row.line });
    return told ?? made ?? { value: undefined };
  }

  const rates = (): readonly StatedRate[] =>
    [...found].map(([of, { rate, on }]) => ({ of, to: base, rate, on }));
  return { worthIn, rates };
}

const ONE = (base: string): Text =>
  both(`1, for the row is in ${base}`, `數字1，因為這一列以${base}計`);
const RATE = (of: string, to: string): Text =>
  both(`what 1 ${of} is worth in ${to}`, `1 ${of}可換多少${to}`);
const SAME = ({ rate, line }: Found, of: string, to: string): Text => {
  const same = Number(rate.toPrecision(6));
  return both(
    `the rate of line ${line}: 1 ${of} is ${same} ${to}`,
    `與第${line}行相同的匯率：1 ${of}換${same} ${to}`,
  );
};
