import type { Balance, Holding, StatedRate } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, parseDay } from '../../domain/time.ts';
import type { CsvRecord } from '../file/csv.ts';
import { attempt, judged, must as needed, type Problem, type Result } from '../file/problem.ts';
import {
  agreedPrice,
  madeOf,
  ONE_PRICE,
  otherPrice,
  paidFor,
  type RowWorth,
  type Total,
  tally,
  wholeLots,
} from './agree.ts';
import { type Broker, currencyOf } from './broker.ts';
import { daysIn } from './date.ts';
import { homeCurrency, moneyOf, noTrades, rowKind, sided, symbolIn } from './kind.ts';
import { type Decimal, decimalIn, figureIn, isMissing, type WrittenFigure } from './number.ts';
import type { ForeignWay } from './quote.ts';
import { baseOf, exchange } from './rate.ts';
import { type Cell, type Sheet, wrongCell } from './sheet.ts';

/** What is stated of a book, beside what its file says. */
export type BookStated = ForeignWay & {
  readonly on?: Day;
  /** Where no column tells it. */
  readonly currency?: string;
  readonly account?: string;
};

/** What a table of positions comes to. */
export type Positions = {
  readonly holdings: readonly Holding[];
  readonly balances: readonly Balance[];
  /** Amounts borrowed against positions, as columns tell. */
  readonly borrowed: readonly Balance[];
  /** Sums that the file states, each with what was read for it. */
  readonly totals: readonly Total[];
  /** Symbols that stand without a price, and why. */
  readonly unpriced: readonly string[];
  /** The currency in which the file tells every value, and what it says that others are worth in it. */
  readonly base: string | undefined;
  readonly rates: readonly StatedRate[];
  /** Whether it has rates of which it does not say into what. */
  readonly baseless: boolean;
  readonly decimal: Decimal;
};

/** How a table is read. */
type Way = {
  readonly broker: Broker;
  readonly stated: BookStated;
  /** The day of prices where no column tells one. */
  readonly on: Day;
  readonly account?: string | undefined;
};

/** Shares in one lot of the Taiwan exchange. */
const BOARD_LOT = 1000;

/** Reads a table of positions, row by row; every row that cannot be right is a problem. */
export const positions = (sheet: Sheet, { broker, stated, on, account }: Way): Result<Positions> =>
  attempt((must) => {
    must(noTrades(sheet));
    const at = (role: string): number | undefined =>
      broker.without?.includes(role) ? undefined : sheet.where[role];
    const cell = (row: CsvRecord, role: string): Cell | undefined => {
      const column = at(role);
      return column === undefined ? undefined : { row, column };
    };
    const text = (row: CsvRecord, role: string): string => {
      const there = cell(row, role);
      return there ? sheet.text(there) : '';
    };
    const figures = 'quantity lots oddlots price value loan cost paid rate base'.split(' ');
    const every = sheet.rows.flatMap(({ record }) =>
      figures.flatMap((role) => cell(record, role) ?? []),
    );
    const decimal = must(decimalIn(sheet, every, stated.decimal));
    const dates = sheet.rows.flatMap(({ record }) => {
      const dated = cell(record, 'date');
      return dated && sheet.text(dated) !== '' ? [dated] : [];
    });
    const days = new Map(
      must(daysIn(sheet, dates, stated.dates)).map((day, i) => [dates[i]?.row, day]),
    );
    const written = (row: CsvRecord, role: string): WrittenFigure | undefined => {
      const there = cell(row, role);
      if (!there || isMissing(sheet.text(there))) return undefined;
      const read = needed(figureIn(sheet, there, { decimal }));
      return read.percent ? needed(wrongCell(sheet, there, NO_PERCENT)) : read;
    };
    const holdings: Holding[] = [];
    const balances: Balance[] = [];
    const borrowed: Balance[] = [];
    const unpriced: string[] = [];
    const costs: (number | undefined)[] = [];
    const seen = new Map<string, CsvRecord>();
    const base = baseOf(sheet, broker);
    const abroad = base === undefined ? undefined : exchange(sheet, base);
    const sums = tally(sheet);
    /** Counts what a row is worth in its own currency, and in that of the file. */
    const worth = (row: CsvRecord, piece: RowWorth, own: WrittenFigure | undefined): void => {
      sums.add('value', piece);
      if (!abroad || base === undefined) return;
      const { value, room = 0 } = abroad.worthIn({
        row,
        currency: piece.currency,
        own,
        worth: written(row, 'base'),
        rate: written(row, 'rate'),
        on: days.get(row) ?? on,
      });
      const signed = value && value * Math.sign(piece.value ?? 1);
      sums.add('base', { value: signed, room, currency: base, cash: piece.cash });
    };
    const problems: Problem[] = [];
    for (const { record: row, label } of sheet.rows) {
      const read = attempt(() => {
        const symbol = text(row, 'symbol').replace(/^\s*-(?=[A-Z]+\d{6}[CP])/, '');
        const name = text(row, 'name');
        const type = text(row, 'type');
        const first = row.cells.find((one) => one !== '') ?? '';
        const kind = rowKind({ symbol, name, type, first, price: text(row, 'price') });
        const place = present({
          account: text(row, 'account') || label || account || stated.account,
        });
        const value = written(row, 'value');
        const currency = (): string =>
          needed(
            moneyOf(
              sheet,
              { told: cell(row, 'currency'), symbol: cell(row, 'symbol') ?? { row, column: 0 } },
              {
                usual:
                  (kind === 'cash' ? currencyOf(symbol) : undefined) ??
                  stated.currency ??
                  (kind === 'cash' ? broker.currency : homeCurrency(broker, symbol)),
                amounts: [cell(row, 'price'), cell(row, 'value')],
              },
            ),
          );
        if (kind === 'total') {
          sums.close(row, 'value', { sum: value, told: text(row, 'currency') });
          sums.close(row, 'base', { sum: written(row, 'base'), told: base ?? '' });
          return;
        }
        if (kind === 'cash') {
          const amount = value ?? written(row, 'quantity');
          if (!amount) return;
          const code = currency();
          balances.push({ amount: amount.value, currency: code, ...place });
          worth(row, { value: amount.value, currency: code, cash: true }, amount);
          return;
        }
        const where = cell(row, 'symbol') ?? { row, column: 0 };
        symbolIn(sheet, where, broker);
        const lots = written(row, 'lots');
        const odds = written(row, 'oddlots');
        const shares = (lots?.value ?? 0) * BOARD_LOT + (odds?.value ?? 0);
        const count =
          written(row, 'quantity') ??
          ((lots ?? odds) && { value: shares, half: 0, percent: false });
        const counted = cell(row, 'quantity') ?? cell(row, 'lots') ?? where;
        if (!count) return void needed(wrongCell(sheet, counted, A_QUANTITY));
        const quantity = sided(sheet, count.value, { side: cell(row, 'side'), type });
        const opened = text(row, 'opened').slice(0, 'YYYY-MM-DD'.length);
        if (/lot/i.test(text(row, 'level'))) {
          const cost = written(row, 'cost');
          const of = holdings.at(-1);
          const lot = { quantity, cost: cost?.value ?? 0, ...present({ on: parseDay(opened) }) };
          if (cost && of?.symbol === symbol)
            holdings[holdings.length - 1] = { ...of, lots: [...(of.lots ?? []), lot] };
          return;
        }
        if (quantity === 0) return;
        const twin = seen.get(row.text);
        if (twin) needed(wrongCell(sheet, where, ONCE(twin.line)));
        seen.set(row.text, row);
        const code = currency();
        const multiplier = written(row, 'multiplier')?.value ?? 1;
        const odd = kind === 'odd' || multiplier !== 1;
        const each = written(row, 'price');
        const units = { ...count, value: quantity };
        const price = odd
          ? undefined
          : agreedPrice(sheet, row, { price: each, value, count: units });
        if (odd) unpriced.push(symbol);
        const loan = written(row, 'loan');
        if (loan && loan.value > 0) borrowed.push({ amount: loan.value, currency: code, ...place });
        const amount = value ?? (price ? madeOf(count, each, price) : undefined);
        const signed = amount && Math.abs(amount.value) * Math.sign(quantity);
        worth(row, { value: signed, currency: code, cash: false }, amount);
        const holding: Holding = {
          symbol,
          ...(name === '' || name === symbol ? {} : { name }),
          ...place,
          quantity,
          currency: code,
          ...present({ price, priced: price === undefined ? undefined : (days.get(row) ?? on) }),
        };
        const rival = holdings.find((h) => h.symbol === symbol && otherPrice(h, holding));
        if (rival)
          needed(
            wrongCell(sheet, cell(row, 'price') ?? where, ONE_PRICE(rival.price ?? 0, symbol)),
          );
        const before = holdings.findIndex(
          (h) =>
            h.symbol === symbol &&
            h.account === holding.account &&
            h.currency === code &&
            h.price === holding.price &&
            Math.sign(h.quantity) === Math.sign(quantity),
        );
        const same = holdings[before];
        const at = same ? before : holdings.length;
        costs[at] = paidFor(
          { each: written(row, 'cost'), sum: written(row, 'paid') },
          { odd, quantity, before: same ? costs[at] : 0 },
        );
        holdings[at] = same ? { ...same, quantity: same.quantity + quantity } : holding;
      });
      if (!read.ok) problems.push(...read.problems);
    }
    must(judged(problems, holdings));
    return {
      holdings: holdings.map((one, i) => wholeLots(one, costs[i])),
      balances,
      borrowed,
      totals: sums.totals,
      unpriced,
      base,
      rates: abroad?.rates() ?? [],
      baseless: base === undefined && (at('rate') ?? at('base')) !== undefined,
      decimal,
    };
  });

const NO_PERCENT = both('a number, not per cent', '不帶百分號的數字');
const A_QUANTITY = both('how many units', '持有數量');
const ONCE = (line: number): Text =>
  both(`a row of its own; line ${line} is the same`, `與其他列不同的內容；第${line}行完全相同`);
