import type { Holding } from '../../domain/portfolio.ts';
import { both, type Text } from '../../domain/text.ts';
import type { CsvRecord } from '../file/csv.ts';
import { must } from '../file/problem.ts';
import { currencyOf } from './broker.ts';
import type { WrittenFigure } from './number.ts';
import { type Cell, type Sheet, wrongCell } from './sheet.ts';

/** A sum that a file states. */
export type Total = {
  readonly line: number;
  readonly currency: string;
  readonly amount: number;
  /** How many positions and balances it was made of; 0 where it cannot be told. */
  readonly rows: number;
};

/** What one row is worth, as far as it tells. */
export type RowWorth = {
  readonly value: number | undefined;
  readonly currency: string;
  readonly cash: boolean;
  /** How far rounding may put it off; absent: by what cents leave. */
  readonly room?: number;
};

/** What a price may be rounded to, half a unit of its last digit at most. */
const HALF_CENT = 0.005;
/** How far a value may be off that is told in whole units of its currency. */
export const WHOLE_UNITS = 0.51;

/**
 * The price of one unit. Where the row states its value as well, the two must agree within what the
 * digits leave open.
 */
export function agreedPrice(
  sheet: Sheet,
  row: CsvRecord,
  {
    price,
    value,
    count,
  }: {
    readonly price: WrittenFigure | undefined;
    readonly value: WrittenFigure | undefined;
    readonly count: WrittenFigure;
  },
): number | undefined {
  const units = Math.abs(count.value);
  const at = (role: string): Cell => ({ row, column: sheet.where[role] ?? 0 });
  if (price && price.value < 0) must(wrongCell(sheet, at('price'), A_PRICE));
  if (value && value.value < 0 && count.value > 0) must(wrongCell(sheet, at('value'), LONG));
  // Nought is what stands where nobody quotes.
  if (price?.value === 0 && !value?.value) return undefined;
  if (!price && value?.value === 0) return undefined;
  if (!price || !value) return price?.value ?? (value && Math.abs(value.value) / units);
  const made = units * price.value;
  const half = Math.min(price.half, HALF_CENT);
  const room = units * half + price.value * count.half + WHOLE_UNITS + 1e-9 * made;
  if (Math.abs(made - Math.abs(value.value)) <= room) return price.value;
  const told = (role: string): string => sheet.text(at(role));
  return must(
    wrongCell(
      sheet,
      at('value'),
      MADE(made, `${told('quantity') || told('lots')} × ${told('price')}`),
      ODD_UNITS,
    ),
  );
}

/** What units come to at the price that is written, or that follows. */
export const madeOf = (
  count: WrittenFigure,
  each: WrittenFigure | undefined,
  price: number,
): WrittenFigure => ({
  value: count.value * price,
  half: Math.abs(count.value) * (each?.half ?? 0) + price * count.half,
  percent: false,
});

/** Rows that count towards a sum: all so far, and those since the last one. */
type Counted = { readonly pieces: RowWorth[]; readonly sections: RowWorth[] };

/** Stated sums beside what was read, in the column of values and in that of values in one currency. */
export function tally(sheet: Sheet) {
  const totals: Total[] = [];
  const counted = {
    value: { pieces: [], sections: [] } as Counted,
    base: { pieces: [], sections: [] } as Counted,
  };
  type Role = keyof typeof counted;
  const add = (role: Role, piece: RowWorth): void => {
    counted[role].pieces.push(piece);
    counted[role].sections.push(piece);
  };
  const close = (
    row: CsvRecord,
    role: Role,
    { sum, told }: { readonly sum: WrittenFigure | undefined; readonly told: string },
  ): void => {
    const cell = { row, column: sheet.where[role] ?? 0 };
    if (sum) totals.push(total(sheet, cell, { ...counted[role], sum: sum.value, told }));
    counted[role].sections.length = 0;
  };
  return { totals, add, close };
}

/** A stated sum beside what was read: of all rows, or of those since the last sum; with or without cash. */
function total(
  sheet: Sheet,
  cell: Cell,
  {
    sum: amount,
    pieces,
    sections,
    told,
  }: Counted & { readonly sum: number; readonly told: string },
): Total {
  const { line } = cell.row;
  const codes = [...new Set(pieces.map((piece) => piece.currency))];
  const currency = currencyOf(told) ?? (codes.length === 1 ? codes[0] : undefined);
  const sums = [pieces, sections].flatMap((some) => {
    const own = some.filter((piece) => piece.currency === currency);
    return [own, own.filter((piece) => !piece.cash)].map((all) => ({
      rows: all.length,
      amount: all.reduce((sum, piece) => sum + (piece.value ?? 0), 0),
    }));
  });
  const room = pieces.reduce((sum, piece) => sum + (piece.room ?? WHOLE_UNITS / 10), 0);
  const fit = sums.find(
    (one) => one.rows > 0 && Math.abs(one.amount - amount) <= Math.max(WHOLE_UNITS, room),
  );
  if (currency === undefined) return { line, currency: '', amount, rows: 0 };
  // What follows a sum without a row between is that sum in another currency, or a sum of sums.
  if (!fit && sections.length === 0) return { line, currency, amount, rows: 0 };
  if (!fit) return must(wrongCell(sheet, cell, SUM(sums[0]?.amount ?? 0, sums[0]?.rows ?? 0)));
  return { line, currency, amount, rows: fit.rows };
}

/**
 * What was paid for a position in all, from what one unit cost or from the sum; undefined where a row does not
 * tell, or tells of another unit than its quantity.
 */
export function paidFor(
  { each, sum }: Readonly<Record<'each' | 'sum', { readonly value: number } | undefined>>,
  {
    odd,
    quantity,
    before,
  }: { readonly odd: boolean; readonly quantity: number; readonly before: number | undefined },
): number | undefined {
  const all = each ? each.value * Math.abs(quantity) : sum && Math.abs(sum.value);
  return odd || before === undefined || all === undefined || !(all > 0) ? undefined : before + all;
}

/** Lots that do not make up a position are not told; what was paid for it in all stands for them, as one lot. */
export function wholeLots(holding: Holding, paid: number | undefined): Holding {
  const { lots, ...rest } = holding;
  const { quantity } = holding;
  const sum = (lots ?? []).reduce((all, lot) => all + lot.quantity, 0);
  if (lots && Math.abs(sum - quantity) < 1e-6) return holding;
  return paid === undefined
    ? rest
    : { ...rest, lots: [{ quantity, cost: paid / Math.abs(quantity) }] };
}

/** What two prices of one thing on one day may differ by, as a share: what follows from values is rounded. */
const MAX_PRICE_GAP = 0.02;

/** Whether two rows tell two prices of one day: one of them is a cost. */
export const otherPrice = (a: Holding, b: Holding): boolean =>
  a.currency === b.currency &&
  a.priced === b.priced &&
  a.price !== undefined &&
  b.price !== undefined &&
  Math.abs(a.price - b.price) > MAX_PRICE_GAP * Math.max(a.price, b.price);

export const ONE_PRICE = (price: number, symbol: string): Text =>
  both(`${price}, the price of ${symbol} above`, `與上面相同的${symbol}價格${price}`);
const A_PRICE = both('a price above 0', '大於0的價格');
const LONG = both(
  'a value above 0, or units below 0 of what is sold short',
  '大於0的市值；若為放空，數量應為負數',
);
export const MADE = (made: number, how: string): Text =>
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
