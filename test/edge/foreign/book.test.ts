import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Day, formatDay, parseDay } from '../../../src/domain/time.ts';
import { readBook } from '../../../src/edge/book/schema.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { type Exported, exported } from '../../../src/edge/foreign/book.ts';
import { bide } from '../../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-book-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const today = parseDay('2026-01-20') as Day;
const read = (text: string, stated: Parameters<typeof exported>[1]['stated'] = {}) =>
  exported(new TextEncoder().encode(text), { file: 'x.csv', stated, today });
const said = (text: string, stated: Parameters<typeof read>[1] = {}): readonly string[] => {
  const found = read(text, stated);
  return found.ok
    ? found.value.holdings.map((h) => `${h.symbol} ${h.quantity} @ ${h.price ?? '?'} ${h.currency}`)
    : found.problems.map((p) => sayProblem(p, 'en'));
};
const book = (text: string): Exported => {
  const found = read(text);
  if (!found.ok) throw new Error(found.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return found.value;
};

const HEAD = 'symbol,quantity,price,market value,currency,type\n';

describe('a row that cannot be right', () => {
  test.each([
    ['a unit that is none', 'TSM,ten,195.5,,USD,\n', 'x.csv:2:5: expected a number, found "ten"'],
    ['no quantity', 'TSM,,195.5,1955,USD,\n', 'x.csv:2:5: expected how many units, found nothing'],
    [
      'a share in per cent',
      'TSM,10%,195.5,,USD,\n',
      'x.csv:2:5: expected a number, not per cent, found "10%"',
    ],
    ['no symbol', ',10,195.5,1955,USD,\n', 'x.csv:2:1: expected a symbol, found nothing'],
    [
      'no currency',
      'TSM,10,195.5,1955,,\n',
      'x.csv:2:19: expected a currency, found nothing; state it: --currency CODE, or --map currency=COLUMN',
    ],
    [
      'pence',
      'VOD,10,195.5,1955,GBp,\n',
      'x.csv:2:19: expected a currency, found "GBp"; state it: --currency CODE, or --map currency=COLUMN',
    ],
    [
      'money of another currency',
      'TSM,10,€195.5,1955,USD,\n',
      'x.csv:2:8: expected an amount of USD, found "€195.5"',
    ],
    [
      'dollars for euros',
      'ASML,10,$195.5,1955,EUR,\n',
      'x.csv:2:9: expected an amount of EUR, found "$195.5"',
    ],
    [
      'the same row again',
      'TSM,10,195.5,1955,USD,\nTSM,10,195.5,1955,USD,\n',
      'x.csv:3:1: expected a row of its own; line 2 is the same, found "TSM"',
    ],
    [
      'a value a hundred times as large',
      'X,10,98.5,98500,USD,\n',
      'x.csv:2:11: expected 985 = 10 × 98.5, found 98500; if it is an option or a bond, say so in a column of types',
    ],
    [
      'a sum that is not theirs',
      'TSM,10,195.5,1955,USD,\nSPY,1,677,677,USD,\nTotal,,,2631,USD,\n',
      'x.csv:4:9: expected 2632, what the 2 rows above come to, found 2631',
    ],
    [
      'a row cut short',
      'TSM,10,195.5,1955,USD,\nSPY,1,677\n',
      'x.csv:3:1: expected 6 cells, found 3 cells',
    ],
    [
      'a row of one word',
      'TSM,10,195.5,1955,USD,\nSPY\n',
      'x.csv:3:1: expected 6 cells, found "SPY"',
    ],
    [
      'two decimal signs',
      'TSM,10,195.5,,USD,\nSPY,1,"677,58",,USD,\n',
      'x.csv:3:7: expected a number written like 195.5 on line 2, found "677,58"',
    ],
    [
      'a footnote between rows',
      'TSM,10,195.5,,USD,\nprices are of yesterday\nSPY,1,677.5,,USD,\n',
      'x.csv:3:1: expected 6 cells, found "prices are of yesterday"',
    ],
  ])('%s', (_, rows, told) => {
    expect(said(HEAD + rows)).toEqual([told]);
  });

  test('two columns for one use are told, and one of them can be named', () => {
    const text = 'symbol,quantity,price,last,currency\nTSM,10,195.5,199.5,USD\n';
    expect(said(text)).toEqual([
      'x.csv:1:23: expected one column for price, found "price, last"; name it: --map price=COLUMN',
    ]);
    expect(said(text, { map: { price: 'Last' } })).toEqual(['TSM 10 @ 199.5 USD']);
  });

  test('a table without the columns names them', () => {
    expect(said('name;amount\nTSM;10\n')).toEqual([
      'x.csv:1:1: expected a head with the columns symbol, quantity, found "name;amount"; name it: --map symbol=COLUMN',
    ]);
  });

  test('a code that lost its noughts', () => {
    expect(said('股票代號,股票名稱,庫存股數,現價\n50,元大台灣50,1000,67.35\n')).toEqual([
      'x.csv:2:1: expected a code of four digits or more (leading noughts are lost), found 50',
    ]);
  });

  test('a day with two readings above the table', () => {
    const text = `as of 05/01/2026\n${HEAD}TSM,10,195.5,,USD,\n`;
    expect(said(text)).toEqual([
      'x.csv:1:1: expected dates of which one has a day above 12, found "05/01/2026"; state the order: --dates dmy or --dates mdy',
    ]);
    const found = read(text, { dates: 'dmy' });
    expect(found.ok && formatDay(found.value.on)).toBe('2026-01-05');
  });
});

describe('what is no plain unit', () => {
  test.each([
    ['an option by its kind', 'SPY P650,2,12.25,2450,USD,Option'],
    ['an option by its symbol', 'AAPL260320P00230000,2,4.15,830,USD,'],
    ['a bond', '912810TM0,10000,98.5,9850,USD,Fixed Income'],
    ['a future', 'ESH6,1,6800,340000,USD,FUT'],
  ])('%s stands without a price', (_, row) => {
    const { holdings, unpriced } = book(`${HEAD}${row}\n`);
    expect(holdings[0]?.price).toBeUndefined();
    expect(unpriced).toEqual([row.split(',')[0]]);
  });

  test.each([['Bond ETF'], ['ETFs & Closed End Funds'], ['Equity'], ['Crypto'], ['債券型基金']])(
    '%s is counted as it is priced',
    (type) =>
      expect(said(`${HEAD}X,10.5,98.5,1034.25,USD,${type}\n`)).toEqual(['X 10.5 @ 98.5 USD']),
  );
});

test('cash below nothing is a loan; accounts keep theirs apart', () => {
  const { cash, loans, holdings } = book(
    'account,symbol,quantity,price,market value,currency\nA,Cash,,,-500.5,USD\nA,CASH,,,100.5,USD\nB,Cash,,,20,EUR\nA,TSM,1,195.5,195.5,USD\nB,TSM,2,195.5,391,USD\n',
  );
  expect(loans).toEqual([{ account: 'A', amount: 400, currency: 'USD' }]);
  expect(cash).toEqual([{ account: 'B', amount: 20, currency: 'EUR' }]);
  expect(holdings.map((h) => `${h.account} ${h.symbol} ${h.quantity}`)).toEqual([
    'A TSM 1',
    'B TSM 2',
  ]);
});

test('parts of a file under the names of their accounts', () => {
  const { holdings, totals } = book(
    '"Positions for All-Accounts as of 04:00 PM ET, 01/20/2026"\n\n"Individual ...123"\n"Symbol","Qty (Quantity)","Price","Mkt Val (Market Value)","Security Type"\n"TSM","1","$195.50","$195.50","Equity"\n"Account Total","--","--","$195.50","--"\n\n"Roth ...456"\n"Symbol","Qty (Quantity)","Price","Mkt Val (Market Value)","Security Type"\n"TSM","3","$195.50","$586.50","Equity"\n"Account Total","--","--","$586.50","--"\n',
  );
  expect(holdings.map((h) => `${h.account} ${h.quantity}`)).toEqual([
    'Individual ...123 1',
    'Roth ...456 3',
  ]);
  expect(totals.map((t) => [t.amount, t.rows])).toEqual([
    [195.5, 1],
    [586.5, 1],
  ]);
});

describe('a book of your own', () => {
  const YAML = `bide: 1
on: 2026-01-20
currency: TWD
zone: Asia/Taipei
margin: 0.3
holdings:
  - { symbol: "2330", quantity: 2000, currency: TWD, price: 1775, priced: 2026-01-19 }
  - { symbol: TSM, quantity: 100, currency: USD, price: 195.5, lots: [{ quantity: 60, cost: 120, on: 2025-03-03 }, { quantity: 40, cost: 170 }] }
cash: [{ amount: 500000, currency: TWD }]
loans: [{ amount: 20000, currency: USD }]
rates: [{ of: USD, to: TWD, rate: 31.5, on: 2026-01-20 }]
`;

  test('reads as it is written; a price without a day is of the day of the book', () => {
    const found = readBook(YAML, 'book.yaml');
    expect(found.ok && found.value).toMatchObject({
      on: today,
      currency: 'TWD',
      margin: 0.3,
      holdings: [{ priced: today - 1 }, { priced: today, lots: [{ cost: 120 }, { cost: 170 }] }],
      loans: [{ amount: 20000, currency: 'USD' }],
    });
  });

  test.each([
    ['quantity: 40, cost', 'quantity: 30, cost', '8:'],
    [
      'quantity: 2000',
      'quantity: 0',
      '7:33: [holdings[0].quantity] expected a number other than 0',
    ],
    ['priced: 2026-01-19', 'priced: 2026-01-21', 'expected a day not after 2026-01-20'],
    ['margin: 0.3', 'margin: 30', 'expected a number of 0 or more and below 1'],
    ['currency: TWD\nzone', 'currency: twd\nzone', 'expected a currency of three capital letters'],
  ])('%s -> %s is refused', (from, to, told) => {
    const found = readBook(YAML.replace(from, to), 'book.yaml');
    const problems = found.ok ? [] : found.problems.map((p) => sayProblem(p, 'en'));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(told);
  });

  test('is put on record whole', async () => {
    const file = join(room, 'own.yaml');
    writeFileSync(file, YAML);
    const env = { BIDE_HOME: join(room, 'own') };
    expect(
      (await bide(['book', 'set', '--cash', '1USD', '--zone', 'Europe/Berlin'], env)).code,
    ).toBe(0);
    expect((await bide(['book', 'import', file], env)).out).toContain(
      '2 positions, worth 3,550,000.00 TWD + 19,550.00 USD; cash 500,000.00 TWD; owed\n20,000.00 USD; told in TWD; least equity 30%; time zone Asia/Taipei',
    );
  });
});

describe('bide book set', () => {
  const env = { BIDE_HOME: join(room, 'set') };
  const shown = async () => JSON.parse((await bide(['book', '--json'], env)).out);

  test('builds a book and changes it, each time from what stands', async () => {
    expect((await bide(['book'], env)).out).toContain('No book on record.');
    const first = [
      '--position',
      'TSM=100@195.5USD',
      '--position',
      'SPY=-20 @ USD 677.58',
      '--cash',
      '500,000TWD',
      '--cash',
      '3000 USD',
    ];
    expect(
      (
        await bide(
          [
            'book',
            'set',
            ...first,
            '--currency',
            'TWD',
            '--on',
            '2026-01-19',
            '--zone',
            'Asia/Taipei',
            '--margin',
            '0.3',
          ],
          env,
        )
      ).err,
    ).toBe('');
    expect(
      (
        await bide(
          [
            'book',
            'set',
            '--loan',
            '20000USD',
            '--cash',
            '0USD',
            '--position',
            'TSM=120',
            '--on',
            '2026-01-20',
          ],
          env,
        )
      ).err,
    ).toBe('');
    const { portfolio, how, entry } = await shown();
    expect([how, entry]).toEqual([{ by: 'set' }, 2]);
    expect(portfolio).toEqual({
      on: '2026-01-20',
      currency: 'TWD',
      zone: 'Asia/Taipei',
      margin: 0.3,
      holdings: [
        { symbol: 'TSM', quantity: 120, currency: 'USD' },
        { symbol: 'SPY', quantity: -20, currency: 'USD', price: 677.58, priced: '2026-01-19' },
      ],
      cash: [{ amount: 500000, currency: 'TWD' }],
      loans: [{ amount: 20000, currency: 'USD' }],
    });
    await bide(['book', 'set', '--remove', 'SPY', '--dry-run'], env);
    expect((await shown()).entry).toBe(2);
    await bide(['book', 'set', '--remove', 'SPY'], env);
    expect((await shown()).portfolio.holdings).toHaveLength(1);
  });

  test('an import takes the place of its own accounts, and of cash only where it tells of that', async () => {
    const file = join(room, 'one.csv');
    writeFileSync(file, 'account,symbol,quantity,price,currency\nU1,SPY,5,677.58,USD\n');
    await bide(['book', 'import', file], env);
    const { portfolio } = await shown();
    expect(
      portfolio.holdings.map(
        (h: { symbol: string; account?: string }) => `${h.account ?? '-'} ${h.symbol}`,
      ),
    ).toEqual(['- TSM', 'U1 SPY']);
    expect([portfolio.cash.length, portfolio.loans.length, portfolio.zone]).toEqual([
      1,
      1,
      'Asia/Taipei',
    ]);
  });

  test.each([
    [
      ['--cash', '500000'],
      '--cash: expected an amount and a currency, e.g. 500000TWD; found 500000',
    ],
    [['--cash', '-5USD'], '--cash: expected an amount and a currency, e.g. 500000TWD; found -5USD'],
    [
      ['--position', 'QQQ=100'],
      '--position: expected a currency of three capital letters; found QQQ=100',
    ],
    [
      ['--position', 'TSM'],
      '--position: expected SYMBOL=UNITS@PRICE and a currency, e.g. TSM=100@195.5USD; found TSM',
    ],
    [
      ['--position', 'TSM=0@1USD'],
      '--position: expected SYMBOL=UNITS@PRICE and a currency, e.g. TSM=100@195.5USD; found TSM=0@1USD',
    ],
    [
      ['--position', 'TSM=1@-1USD'],
      '--position: expected SYMBOL=UNITS@PRICE and a currency, e.g. TSM=100@195.5USD; found TSM=1@-1USD',
    ],
    [['--remove', 'QQQ'], '--remove: not in the book; found QQQ'],
    [['--margin', '30'], '--margin: expected a number from 0 to below 1; found 30'],
    [['--zone', 'Taipei'], '--zone: expected an IANA time zone, e.g. Asia/Taipei; found Taipei'],
    [['--currency', 'NTX'], '--currency: expected a currency of three capital letters; found NTX'],
    [['--cash', '1USD', '--on', '2031-01-01'], '--on: 2031-01-01 has not come yet'],
    [
      [],
      'book set: expected at least one of --position, --remove, --cash, --loan, --margin, --zone, --currency',
    ],
  ])('%j is refused', async (args, told) => {
    const before = await shown();
    const { code, err } = await bide(['book', 'set', ...args], env);
    expect([code, err]).toEqual([2, `${told}\n`]);
    expect(await shown()).toEqual(before);
  });

  test('a book in two currencies must say in which it is told', async () => {
    const { code, err } = await bide(['book', 'set', '--cash', '1USD', '--cash', '1TWD'], {
      BIDE_HOME: join(room, 'empty'),
    });
    expect([code, err]).toEqual([
      2,
      '--currency: several are meant; say which: --account or --currency; found USD, TWD\n',
    ]);
  });
});
