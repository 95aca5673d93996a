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

test('a flex query: lots by their level, packed dates, what is short, an option by its multiplier', () => {
  const text = `"ClientAccountID","CurrencyPrimary","AssetClass","Symbol","Multiplier","ReportDate","Quantity","MarkPrice","PositionValue","CostBasisPrice","LevelOfDetail"
"U1","USD","STK","TSM","1","20260119","100","195.5","19550","150.1","SUMMARY"
"U1","USD","STK","TSM","1","20260119","100","195.5","19550","150.1","LOT"
"U1","USD","OPT","SPY   260320P00650000","100","20260119","2","12.25","2450","8.5","SUMMARY"
"U1","TWD","STK","2330","1","20260119","-1000","1775","-1775000","1500","SUMMARY"
`;
  const { on, holdings } = book(text);
  expect(formatDay(on)).toBe('2026-01-19');
  expect(holdings).toMatchObject([
    {
      symbol: 'TSM',
      quantity: 100,
      price: 195.5,
      priced: on,
      lots: [{ quantity: 100, cost: 150.1 }],
    },
    { symbol: 'SPY   260320P00650000', quantity: 2 },
    { symbol: '2330', quantity: -1000, price: 1775, currency: 'TWD' },
  ]);
  expect(holdings[1]?.price).toBeUndefined();
});

test('what was paid is read, of one unit or in all, and parts of a position add up', () => {
  const lots = (text: string) => book(text).holdings.map((h) => [h.symbol, h.lots]);
  expect(lots('代號,股數,現價,成本均價\n2330,1000,1000,580.5\n0050,100,190,--\n')).toEqual([
    ['2330', [{ quantity: 1000, cost: 580.5 }]],
    ['0050', undefined],
  ]);
  expect(lots('證券代號,股數,現價,平均成本,成本價\n2330,1000,1000,580,575\n')).toEqual([
    ['2330', [{ quantity: 1000, cost: 580 }]],
  ]);
  expect(lots('symbol,quantity,price,currency,cost basis\nTSM,10,195.5,USD,1500\n')).toEqual([
    ['TSM', [{ quantity: 10, cost: 150 }]],
  ]);
  const parts = 'symbol,quantity,price,currency,average cost\nTSM,10,195.5,USD,100\n';
  expect(lots(`${parts}TSM,30,195.5,USD,200\n`)).toEqual([['TSM', [{ quantity: 40, cost: 175 }]]]);
  // Of a part it is not known: so it is not of the whole.
  expect(lots(`${parts}TSM,30,195.5,USD,\n`)).toEqual([['TSM', undefined]]);
  expect(lots('symbol,quantity,price,currency,cost basis\nTSM,-10,195.5,USD,-1500\n')).toEqual([
    ['TSM', [{ quantity: -10, cost: 150 }]],
  ]);
});

test('lots of the Taiwan exchange are a thousand shares each', () => {
  expect(said('代號,商品名稱,庫存張數,現價,市值\n2330,台積電,2,1775.00,"3,550,000"\n')).toEqual([
    '2330 2000 @ 1775 TWD',
  ]);
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

describe('rates and values in one currency', () => {
  const TAIPEI = '代號,幣別,股數,現價,市值,匯率,台幣市值\n';
  const rows = (...all: readonly string[]): string => `${TAIPEI}${all.join('\n')}\n`;
  const HOME = '2330,TWD,1000,1105.00,1105000,1,1105000';
  const TSM = 'TSM,USD,150,341.20,51180.00,31.60,1617288';
  const rates = (text: string, stated?: Parameters<typeof read>[1]): readonly string[] => {
    const found = read(text, stated);
    if (!found.ok) return found.problems.map((p) => sayProblem(p, 'en'));
    const { base, rates: told = [], baseless } = found.value;
    return [
      `${base ?? '-'}${baseless ? ' baseless' : ''}`,
      ...told.map((r) => `${r.of}/${r.to} ${Number(r.rate.toFixed(4))} ${formatDay(r.on)}`),
    ];
  };

  test('a column of rates, into the currency that the column of values names', () => {
    expect(rates(rows(HOME, TSM))).toEqual(['TWD', 'USD/TWD 31.6 2026-01-20']);
    expect(rates(rows(HOME, TSM), { on: (today - 1) as Day })).toContain('USD/TWD 31.6 2026-01-19');
    // Without one, the rate that the two values make: of the largest, where rounding weighs least.
    const implied = rows('A,USD,1,10.00,10.00,,316', 'TSM,USD,150,341.20,51180.00,,1617288');
    expect(rates(implied)).toEqual(['TWD', 'USD/TWD 31.6 2026-01-20']);
    // Cash tells it as well.
    expect(rates(rows('現金,USD,,,2000.00,31.60,63200'))).toEqual([
      'TWD',
      'USD/TWD 31.6 2026-01-20',
    ]);
  });

  test('the rate to base of a flex query; into what, the rows of rate 1 tell', () => {
    const flex = (own: string, rate: string): string =>
      `"ClientAccountID","CurrencyPrimary","Symbol","Quantity","MarkPrice","PositionValue","FXRateToBase"\n"U1","USD","TSM","100","195.5","19550","${own}"\n"U1","EUR","ASML","40","650.5","26020","${rate}"\n`;
    expect(rates(flex('1', '1.17268'))).toEqual(['USD', 'EUR/USD 1.1727 2026-01-20']);
    expect(rates(flex('0.8527', '1'))).toEqual(['EUR', 'USD/EUR 0.8527 2026-01-20']);
    // Into neither: no rate is taken, and that is told.
    expect(rates(flex('31.6', '37.1'))).toEqual(['- baseless']);
  });

  test.each([
    [
      'rates that differ',
      rows(HOME, TSM, 'SPY,USD,80,691.50,55320.00,31.90,1764708'),
      'x.csv:4:28: expected the rate of line 3: 1 USD is 31.6 TWD, found 31.90',
    ],
    [
      'values that make different rates',
      rows('A,USD,150,341.20,51180.00,,1617288', 'B,USD,80,691.50,55320.00,,1764708'),
      'x.csv:3:27: expected the rate of line 2: 1 USD is 31.6 TWD, found 1764708',
    ],
    [
      'a value that is not value times rate',
      rows(HOME, 'TSM,USD,150,341.20,51180.00,31.60,1671288'),
      'x.csv:3:35: expected 1617288 = 51180 × 31.6, found 1671288',
    ],
    [
      'a rate at home that is not 1',
      rows('2330,TWD,1000,1105.00,1105000,31.60,34918000'),
      'x.csv:2:31: expected 1, for the row is in TWD, found 31.60',
    ],
    [
      'a rate abroad that is 1',
      rows(HOME, 'TSM,USD,150,341.20,51180.00,1,51180'),
      'x.csv:3:29: expected what 1 USD is worth in TWD, found 1',
    ],
    [
      'a sum that is not theirs',
      rows(HOME, TSM, '合計,,,,,,2722388'),
      'x.csv:4:9: expected 2722288, what the 2 rows above come to, found 2722388',
    ],
  ])('%s: refused with the row', (_, text, told) => {
    expect(said(text)).toEqual([told]);
  });

  test('within what rounding leaves open they agree', () => {
    const rounded = rows(HOME, TSM, 'B,USD,7,9.99,69.93,31.604,2210', '合計,,,,,,2724498');
    expect(rates(rounded)).toEqual(['TWD', 'USD/TWD 31.604 2026-01-20']);
    expect(book(rounded).totals).toEqual([{ line: 5, currency: 'TWD', amount: 2724498, rows: 3 }]);
    // A sum where only rates are told is off by as much as those.
    const bare = '代號,幣別,股數,現價,匯率,台幣市值\nTSM,USD,150,341.20,31.60,\n合計,,,,,1617400\n';
    expect(book(bare).totals).toMatchObject([{ amount: 1617400, rows: 1 }]);
  });

  test('an import is told in it, with its rates, and needs no flag', async () => {
    const file = join(room, 'taipei.csv');
    writeFileSync(file, rows(HOME, TSM, '合計,,,,,,2722288'));
    const env = { BIDE_HOME: join(room, 'taipei') };
    const { code, out } = await bide(['book', 'import', file, '--on', '2026-01-19'], env);
    expect(code).toBe(0);
    expect(out).toMatch(/told in TWD; 1 USD = 31\.6\s+TWD \(2026-01-19\)/);
    expect(out).toMatch(
      /line 4 of the file sums up 2,722,288\.00 TWD; what was read comes to the same\s+\(rows: 2\)/,
    );
    expect(out).toContain('counts from 2026-01-19 on');
  });
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
      '2 positions, worth 3,550,000.00 TWD + 19,550.00 USD; cash 500,000.00 TWD; owed\n20,000.00 USD; told in TWD; 1 USD = 31.5 TWD (2026-01-20); least equity 30%;\ntime zone Asia/Taipei',
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
    ...['USD=31.6', 'USD/TWD', 'USD/USD=1', 'USD/TWD=0', 'USD/TWD=-31', 'USD/NTX=31'].map(
      (found): [string[], string] => [
        ['--rate', found],
        `--rate: expected two currencies and what one of the first is worth in the second, e.g. USD/TWD=31.60; found ${found}`,
      ],
    ),
    ...['TSM', 'TSM=0', 'TSM=many', 'TSM=5%'].map((found): [string[], string] => [
      ['--adv', found],
      `--adv: expected SYMBOL=UNITS a day, e.g. SPY=80000000; found ${found}`,
    ]),
    [['--adv', 'QQQ=5'], '--adv: not in the book; found QQQ=5'],
    [['--remove', 'QQQ'], '--remove: not in the book; found QQQ'],
    [['--margin', '30'], '--margin: expected a number from 0 to below 1; found 30'],
    [['--zone', 'Taipei'], '--zone: expected an IANA time zone, e.g. Asia/Taipei; found Taipei'],
    [['--currency', 'NTX'], '--currency: expected a currency of three capital letters; found NTX'],
    [['--cash', '1USD', '--on', '2031-01-01'], '--on: 2031-01-01 has not come yet'],
    [
      [],
      'book set: expected at least one of --position, --remove, --cash, --loan, --rate, --adv, --margin, --zone, --currency',
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
      '--currency: say in which currency the book is told; it holds USD, TWD\n',
    ]);
  });

  test('rates and volumes: one a pair, whichever way round it is written', async () => {
    const home = { BIDE_HOME: join(room, 'rates') };
    const put = async (...args: readonly string[]) => {
      const { code, out, err } = await bide(['book', 'set', ...args, '--json'], home);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out).portfolio;
    };
    const base = ['--position', 'TSM=10@195.5USD', '--currency', 'TWD', '--on', '2026-01-19'];
    expect((await put(...base)).rates).toBeUndefined();
    const rated = ['--rate', 'USD/TWD=31.60', '--rate', 'EUR/TWD=37', '--adv', 'TSM=12,000,000'];
    const { rates, holdings } = await put(...rated);
    const on = '2026-01-19';
    expect(rates).toEqual([
      { of: 'USD', to: 'TWD', rate: 31.6, on },
      { of: 'EUR', to: 'TWD', rate: 37, on },
    ]);
    expect(holdings[0].adv).toBe(12_000_000);
    expect((await put('--rate', 'TWD/USD=0.0315', '--on', '2026-01-20')).rates).toEqual([
      { of: 'EUR', to: 'TWD', rate: 37, on },
      { of: 'TWD', to: 'USD', rate: 0.0315, on: '2026-01-20' },
    ]);
    const { out } = await bide(['book'], { ...home, BIDE_LANG: 'zh-Hant' });
    expect(out).toContain('匯率1 EUR＝37 TWD（2026-01-19）');
    // Another file's rate takes its place, too.
    const file = join(room, 'rate.csv');
    writeFileSync(file, '代號,幣別,股數,現價,匯率\nTSM,USD,10,195.50,31.50\n');
    await bide(['book', 'import', file, '--on', '2026-01-20'], home);
    const shownNow = JSON.parse((await bide(['book', '--json'], home)).out);
    expect(shownNow.portfolio.rates).toEqual([
      { of: 'USD', to: 'TWD', rate: 31.5, on: '2026-01-20' },
      { of: 'EUR', to: 'TWD', rate: 37, on },
    ]);
  });

  test('cash without an account is the one balance of its currency, and never added to it', async () => {
    const home = { BIDE_HOME: join(room, 'cash') };
    const put = async (...args: readonly string[]) => {
      const { out, err } = await bide(['book', 'set', ...args, '--json'], home);
      expect(err).toBe('');
      return JSON.parse(out).portfolio.cash;
    };
    await put('--cash', '5USD', '--account', 'A', '--on', '2026-01-19');
    expect(await put('--cash', '7USD')).toEqual([{ account: 'A', amount: 7, currency: 'USD' }]);
    await put('--cash', '9USD', '--account', 'B');
    expect((await bide(['book', 'set', '--cash', '1USD'], home)).err).toBe(
      '--cash: several accounts hold it; say which: --account; found 1USD\n',
    );
    expect(await put('--cash', '0USD', '--account', 'A')).toEqual([
      { account: 'B', amount: 9, currency: 'USD' },
    ]);
  });

  test('a currency without a rate is told with the command that gives one', async () => {
    const home = { BIDE_HOME: join(room, 'rateless') };
    const args = ['book', 'set', '--position', 'TSM=10@195.5USD', '--cash', '1TWD'];
    const { out } = await bide([...args, '--currency', 'TWD'], home);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'no rate of USD in TWD: unless the episode has a series of it, give one: bide book set --rate USD/TWD=RATE',
    );
    const rated = await bide(['book', 'set', '--rate', 'USD/TWD=31.6'], home);
    expect(rated.out).not.toContain('no rate of');
  });

  describe('its day', () => {
    const home = { BIDE_HOME: join(room, 'day') };
    const at = (text: string) => Date.parse(text) as Parameters<typeof bide>[2];
    const put = async (now: string, ...args: readonly string[]) => {
      const { out } = await bide(['book', 'set', ...args, '--json'], home, at(now));
      const { portfolio, said: told } = JSON.parse(out);
      return [portfolio.on, told.find((line: string) => line.startsWith('counts from'))];
    };
    const counts = (on: string) => [
      on,
      `counts from ${on} on: it is held before the decision of that day`,
    ];

    test('what is completed on the day of its writing keeps its own; later it is of today', async () => {
      const first = ['--position', 'SPY=80@691.5USD', '--on', '2026-01-19'];
      expect(await put('2026-01-20T01:00:00Z', ...first)).toEqual(counts('2026-01-19'));
      expect(await put('2026-01-20T15:59:00Z', '--cash', '1USD')).toEqual(counts('2026-01-19'));
      // Midnight is the reader's: it is 21 January in Taipei, and 20 January in New York.
      expect(await put('2026-01-20T16:00:00Z', '--cash', '2USD')).toEqual(counts('2026-01-21'));
      expect(await put('2026-01-21T15:00:00Z', '--cash', '3USD')).toEqual(counts('2026-01-21'));
    });

    test('a book of an earlier day does not stand in place of a later one, and that is said', async () => {
      const set = ['book', 'set', '--cash', '4USD', '--on', '2026-01-10'];
      const { out } = await bide(set, home, at('2026-01-22T01:00:00Z'));
      expect(out).toMatch(/counts from 2026-01-10 on/);
      expect(out).toMatch(/from 2026-01-19 on entry 2 stands instead/);
      const zh = await bide([...set, '--dry-run'], { ...home, BIDE_LANG: 'zh-Hant' });
      expect(zh.out).toContain('從2026-01-10起算');
    });
  });
});
