import type { Balance, Portfolio, StatedRate } from '../../domain/portfolio.ts';
import { present } from '../../domain/present.ts';
import { both } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import type { CsvRecord } from '../file/csv.ts';
import { attempt, judged, type Result, refused, wholeProblem } from '../file/problem.ts';
import { ACTIVITY, type Broker, brokerOf, currencyOf, POSITION_NAMES } from './broker.ts';
import { type DateOrder, dayIn, isDate, ONE_ORDER, STATE_ORDER } from './date.ts';
import { decoded, type Encoding } from './decode.ts';
import { type Decimal, numberOf } from './number.ts';
import { type BookStated, type Positions, positions } from './position.ts';
import type { ForeignWay } from './quote.ts';
import { columnName, partings, type Sheet, sheet, sheetIn } from './sheet.ts';

/** What an export of positions says. */
export type Exported = Pick<Portfolio, 'on' | 'holdings' | 'cash' | 'loans' | 'rates'> & {
  readonly broker: Broker;
  readonly encoding: Encoding;
  readonly decimal: Decimal;
  /** What the head of each column that was read is called, by what it was read as. */
  readonly columns: Readonly<Record<string, string>>;
  /** Where its day comes from. */
  readonly dated: 'file' | 'stated' | 'today';
  /** The currency that its owner is told it in, where it says so. */
  readonly base?: string;
  readonly totals: Positions['totals'];
  readonly unpriced: readonly string[];
  /** Whether it has rates of which it does not say into what currency. */
  readonly baseless: boolean;
  /** Whether it tells of cash at all. */
  readonly tellsCash: boolean;
};

/**
 * Reads the positions that a broker's export, or any table, tells of.
 * @param today the day that stands where neither the file nor its owner tells one
 */
export const exported = (
  bytes: Uint8Array,
  {
    file,
    stated,
    today,
  }: { readonly file: string; readonly stated: BookStated; readonly today: Day },
): Result<Exported> =>
  attempt((must) => {
    const { text, encoding } = must(decoded(bytes, file, stated.encoding));
    const [first] = partings(text, file);
    const records = first?.records.ok ? first.records.value : [];
    const activity = records.some(
      ({ cells }) => cells[0] === 'Open Positions' && cells[1] === 'Header',
    )
      ? must(statement(file, records))
      : undefined;
    const map = stated.map ?? {};
    const table = activity?.table ?? must(tableIn(text, file, map));
    const broker = activity ? ACTIVITY : brokerOf(table.header.cells.map(columnName));
    const around = activity ? [] : [...table.before, ...table.notes];
    const lone =
      stated.on === undefined ? must(daysAround(file, around, stated.dates ?? broker.dates)) : [];
    const told = activity?.on ?? lone.toSorted((a, b) => a - b).at(-1);
    const on = stated.on ?? told ?? today;
    const account = activity?.account ?? accountOf(table);
    const read = must(positions(table, { broker, stated, on, account }));
    const days = read.holdings.flatMap((h) => h.priced ?? []);
    const latest =
      days.length > 0 && 'date' in table.where ? (Math.max(...days) as Day) : undefined;
    const balances = [...read.balances, ...(activity?.cash ?? [])];
    const net = summed(balances);
    const loans = [
      ...read.borrowed,
      ...net.filter((b) => b.amount < 0).map((b) => ({ ...b, amount: -b.amount })),
    ];
    const rates = [...read.rates, ...(activity?.rates(on) ?? [])];
    return {
      on: stated.on ?? told ?? latest ?? today,
      dated: stated.on !== undefined ? 'stated' : (told ?? latest) !== undefined ? 'file' : 'today',
      holdings: read.holdings,
      cash: net.filter((b) => b.amount > 0),
      loans: summed(loans),
      ...present({ base: activity?.base ?? read.base }),
      ...(rates.length > 0 ? { rates } : {}),
      baseless: read.baseless,
      broker,
      encoding,
      columns: Object.fromEntries(
        Object.entries(table.where).map(([role, at]) => [role, table.header.cells[at] ?? '']),
      ),
      decimal: read.decimal,
      totals: read.totals,
      unpriced: read.unpriced,
      tellsCash: balances.length > 0,
    };
  });

/** The table that has a symbol and a quantity, or lots in place of one. */
function tableIn(text: string, file: string, map: NonNullable<ForeignWay['map']>): Result<Sheet> {
  const [units, lots] = ['quantity', 'lots'].map((counted) =>
    sheetIn(text, file, { names: POSITION_NAMES, needed: ['symbol', counted], map }),
  ) as [Result<Sheet>, Result<Sheet>];
  return !units.ok && lots.ok ? lots : units;
}

/** Balances of one account and currency as one. */
function summed(all: readonly Balance[]): readonly Balance[] {
  const by = new Map<string, Balance>();
  for (const one of all) {
    const key = `${one.account} ${one.currency}`;
    const before = by.get(key);
    by.set(key, before ? { ...one, amount: before.amount + one.amount } : one);
  }
  return [...by.values()];
}

/** Dates inside lines of words. */
const DATES =
  /\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{2,4}年\d{1,2}月\d{1,2}日|[A-Z][a-z]{2,8}\.?[- ]\d{1,2}(?:, ?|-| )\d{4}|\d{1,2}[- ][A-Z][a-z]{2,8}[- ]\d{4}/g;

/** The dates that stand around a table; one that has two readings is refused. */
function daysAround(
  file: string,
  around: readonly CsvRecord[],
  order: DateOrder | undefined,
): Result<readonly Day[]> {
  const all = around.flatMap(({ text, line }) =>
    (text.match(DATES) ?? [])
      .filter(isDate)
      .map((found) => ({ found, line, day: dayIn(found, order) })),
  );
  const problems = all.flatMap(({ found, line, day }) =>
    day === undefined ? [{ ...wholeProblem(file, ONE_ORDER, found), line, hint: STATE_ORDER }] : [],
  );
  return judged(
    problems,
    all.flatMap(({ day }) => day ?? []),
  );
}

/** The account that the lines above a table name. */
function accountOf({ before }: Sheet): string | undefined {
  const texts = before.map(({ text }) => text.replaceAll('"', '').trim());
  const named = texts.flatMap(
    (text) => /^Positions for (?:account )?(.+?)(?: as of .*)?$/i.exec(text)?.[1] ?? [],
  );
  const [whole] = named;
  if (whole !== undefined && !/^all[- ]accounts/i.test(whole)) return whole;
  const [last] = before.slice(-1);
  const alone = last?.cells.filter((cell) => cell !== '');
  if (whole !== undefined && alone?.length === 1 && !/^Positions for/i.test(alone[0] ?? ''))
    return alone[0];
  return texts.flatMap(
    (text) =>
      /^(?:帳號|帳戶|證券帳號|Account(?: Number)?)\s*[:：,]\s*([\w-]+)/i.exec(text)?.[1] ?? [],
  )[0];
}

/** A statement of activity: its table of positions, and what its other tables say. */
const statement = (file: string, records: readonly CsvRecord[]) =>
  attempt((must) => {
    const of = (section: string): readonly CsvRecord[] =>
      records.filter(({ cells }) => cells[0] === section);
    const about = (section: string, name: string): string | undefined =>
      of(section).find(({ cells }) => cells[1] === 'Data' && cells[2] === name)?.cells[3];
    const open = of('Open Positions').filter(({ cells }) => cells[1] !== 'SubTotal');
    const table = must(
      sheet(file, open.map(asTotal), {
        delimiter: ',',
        at: 0,
        wanted: { names: POSITION_NAMES, needed: ['symbol'] },
      }),
    );
    const account = about('Account Information', 'Account');
    const base = about('Account Information', 'Base Currency');
    const period = (about('Statement', 'Period') ?? '').split(' - ').at(-1) ?? '';
    const wrong = (row: CsvRecord, found: string) =>
      refused({ ...wholeProblem(file, A_BALANCE, found), line: row.line });
    const cash = of('Cash Report')
      .filter(({ cells }) => cells[2] === 'Ending Cash' && currencyOf(cells[3] ?? '') !== undefined)
      .map((row): Balance => {
        const amount = numberOf(row.cells[4] ?? '', '.')?.value;
        if (amount === undefined) return must(wrong(row, row.cells[4] ?? ''));
        return { amount, currency: row.cells[3] ?? '', ...present({ account }) };
      });
    const rates = of('Base Currency Exchange Rate').flatMap(({ cells }) => {
      const [code, rate] = [currencyOf(cells[2] ?? ''), numberOf(cells[3] ?? '', '.')?.value];
      return code !== undefined && rate !== undefined && base !== undefined && code !== base
        ? [{ of: code, to: base, rate }]
        : [];
    });
    return {
      table,
      account,
      base,
      on: dayIn(period, 'mdy'),
      cash,
      rates: (on: Day): readonly StatedRate[] => rates.map((rate) => ({ ...rate, on })),
    };
  });

/** A row of sums says so where others have their symbol. */
const asTotal = (record: CsvRecord): CsvRecord => {
  const cells = record.cells.map((cell, i) =>
    i === 0 && record.cells[1] === 'Total' ? 'Total' : cell,
  );
  return { ...record, cells };
};

const A_BALANCE = both('an amount of cash', '現金金額');
