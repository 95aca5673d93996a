import { both, type Text } from '../../domain/text.ts';
import type { CsvRecord } from '../file/csv.ts';
import { must } from '../file/problem.ts';
import { currencyOf } from './broker.ts';
import type { Written } from './number.ts';
import { type Sheet, wrongCell } from './sheet.ts';

/** A sum that a file states. */
export type Total = {
  readonly line: number;
  readonly currency: string;
  readonly amount: number;
  /** How many positions and balances it was made of; 0 where it cannot be told. */
  readonly rows: number;
};

/** What one row is worth, as far as it tells. */
export type Piece = {
  readonly value: number | undefined;
  readonly currency: string;
  readonly cash: boolean;
};

/** What a price may be rounded to, half a unit of its last digit at most. */
const HALF_CENT = 0.005;
/** How far a value may be off that is told in whole units of its currency. */
const ROUNDED = 0.51;

/**
 * The price of one unit. Where the row states its value as well, the two must agree within what the
 * digits leave open.
 */
export function priced(
  sheet: Sheet,
  row: CsvRecord,
  {
    price,
    value,
    count,
  }: {
    readonly price: Written | undefined;
    readonly value: Written | undefined;
    readonly count: Written;
  },
): number | undefined {
  const units = Math.abs(count.value);
  if (!price || !value) return price?.value ?? (value && Math.abs(value.value) / units);
  const made = units * price.value;
  const half = Math.min(price.half, HALF_CENT);
  const room = units * half + price.value * count.half + ROUNDED + 1e-9 * made;
  if (Math.abs(made - Math.abs(value.value)) <= room) return price.value;
  const column = sheet.where.value ?? 0;
  const told = (role: string): string => sheet.text({ row, column: sheet.where[role] ?? 0 });
  return must(
    wrongCell(
      sheet,
      { row, column },
      MADE(made, `${told('quantity') || told('lots')} × ${told('price')}`),
      ODD_UNITS,
    ),
  );
}

/** A stated sum beside what was read: of all rows, or of those since the last sum; with or without cash. */
export function total(
  sheet: Sheet,
  row: CsvRecord,
  {
    value,
    pieces,
    sections,
    told,
  }: {
    readonly value: Written;
    readonly pieces: readonly Piece[];
    readonly sections: readonly Piece[];
    readonly told: string;
  },
): Total {
  const codes = [...new Set(pieces.map((piece) => piece.currency))];
  const currency = currencyOf(told) ?? (codes.length === 1 ? codes[0] : undefined);
  const sums = [pieces, sections].flatMap((some) => {
    const own = some.filter((piece) => piece.currency === currency);
    return [own, own.filter((piece) => !piece.cash)].map((all) => ({
      rows: all.length,
      amount: all.reduce((sum, piece) => sum + (piece.value ?? 0), 0),
    }));
  });
  const room = ROUNDED * Math.max(1, pieces.length / 10);
  const fit = sums.find(({ amount, rows }) => rows > 0 && Math.abs(amount - value.value) <= room);
  const cell = { row, column: sheet.where.value ?? 0 };
  if (currency === undefined) return { line: row.line, currency: '', amount: value.value, rows: 0 };
  // What follows a sum without a row between is that sum in another currency, or a sum of sums.
  if (!fit && sections.length === 0)
    return { line: row.line, currency, amount: value.value, rows: 0 };
  if (!fit) return must(wrongCell(sheet, cell, SUM(sums[0]?.amount ?? 0, sums[0]?.rows ?? 0)));
  return { line: row.line, currency, amount: value.value, rows: fit.rows };
}

const MADE = (made: number, how: string): Text =>
  both(`${Number(made.toFixed(4))} = ${how}`, `數字${Number(made.toFixed(4))}，即${how}`);
const ODD_UNITS = both(
  'if it is an option or a bond, say so in a column of types',
  '若為選擇權或債券，請在類別欄註明',
);
const SUM = (amount: number, rows: number): Text =>
  both(
    `${Number(amount.toFixed(2))}, what the ${rows} rows above come to`,
    `${Number(amount.toFixed(2))}，即上面${rows}列的加總`,
  );
