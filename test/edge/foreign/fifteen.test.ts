import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bide } from '../../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-foreign-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const file = (name: string): string => join('test/edge/foreign/files', name);
const lines: string[] = [];
afterAll(() => console.log(['file              | what became of it', ...lines].join('\n')));
const note = (name: string, became: string): void => {
  lines.push(`${name.padEnd(17)} | ${became}`);
};

/** What a command says in JSON. */
async function json(
  args: readonly string[],
  home = 'home',
): Promise<Readonly<Record<string, unknown>>> {
  const { code, out, err } = await bide([...args, '--json'], { BIDE_HOME: join(room, home) });
  expect([code, err], out).toEqual([0, '']);
  return JSON.parse(out);
}

/** A line a position: account, symbol, units, price, currency; a line a balance. */
type Held = Readonly<
  Record<'holdings' | 'cash' | 'loans', readonly Readonly<Record<string, unknown>>[]>
> & {
  readonly on: string;
  readonly currency: string;
};
const brief = ({ on, currency, holdings, cash, loans }: Held): readonly string[] => [
  `${on} ${currency}`,
  ...holdings.map(
    (h) => `${h.account ?? '-'} ${h.symbol} ${h.quantity} @ ${h.price ?? '?'} ${h.currency}`,
  ),
  ...cash.map((b) => `${b.account ?? '-'} cash ${b.amount} ${b.currency}`),
  ...loans.map((b) => `${b.account ?? '-'} loan ${b.amount} ${b.currency}`),
];

/** Figures written by hand from the files. */
const BOOKS: readonly (readonly [
  name: string,
  flags: readonly string[],
  held: readonly string[],
  said: string,
])[] = [
  [
    'ibkr.csv',
    [],
    [
      '2026-01-20 USD',
      'U1234567 ASML 40 @ 650.5 EUR',
      'U1234567 TSM 1000 @ 195.5 USD',
      'U1234567 SPY -20 @ 677.58 USD',
      'U1234567 SPY 20MAR26 650 P 2 @ ? USD',
      'U1234567 cash 1062.5 EUR',
      'U1234567 loan 10000.25 USD',
    ],
    'line 28 of the file sums up 181,948.40 USD; what was read comes to the same (rows: 2)',
  ],
  [
    'schwab.csv',
    [],
    [
      '2026-01-20 USD',
      'Individual ...123 SPY 100 @ 677.58 USD',
      'Individual ...123 TLT 250.5 @ 86.4 USD',
      'Individual ...123 BRK/B 40 @ 481.25 USD',
      'Individual ...123 cash 12320.44 USD',
    ],
    'line 8 of the file sums up 120,971.64 USD; what was read comes to the same (rows: 4)',
  ],
  [
    'fidelity.csv',
    [],
    [
      '2026-01-20 USD',
      'X12345678 AAPL 110 @ 246.7 USD',
      'X12345678 AAPL260320P230 2 @ ? USD',
      'Z98765432 AAPL 5.25 @ 246.7 USD',
      'Z98765432 FXAIX 85.113 @ 236.45 USD',
      'X12345678 cash 8000 USD',
    ],
    'the file states no total to compare with',
  ],
  [
    'taiwan.csv',
    [],
    [
      '2026-01-20 TWD',
      '9A95-0123456 0050 2000 @ 67.35 TWD',
      '9A95-0123456 2330 2000 @ 1775 TWD',
      '9A95-0123456 2603 -3000 @ 188 TWD',
      '9A95-0123456 loan 900000 TWD',
    ],
    'line 9 of the file sums up 3,120,700.00 TWD; what was read comes to the same (rows: 4)',
  ],
  [
    'depot.csv',
    [
      '--map',
      'symbol=Kürzel,name=Wertpapier,quantity=Stück,price=Kurs,value=Kurswert,currency=Währung',
      '--currency',
      'EUR',
    ],
    ['2026-01-20 EUR', '- MUV2 12.5 @ 534.8 EUR', '- CSPX 1250 @ 612.415 USD'],
    'the file tells no cash and no loan: if there are any, bide book set --cash AMOUNT --loan AMOUNT',
  ],
];

describe('a book', () => {
  test.each(BOOKS)('of %s', async (name, flags, held, remark) => {
    const { portfolio, said } = await json(['book', 'import', file(name), ...flags], name);
    expect(brief(portfolio as Held)).toEqual(held);
    expect(said).toContain(remark);
    const shown = await json(['book'], name);
    expect(shown.portfolio).toEqual(portfolio);
    note(name, `read: ${held.length - 1} positions and balances as written by hand`);
  });

  test('lots and rates of a statement come with it', async () => {
    const { portfolio } = await json(['book', 'import', file('ibkr.csv'), '--dry-run']);
    expect(portfolio).toMatchObject({
      rates: [{ of: 'EUR', to: 'USD', rate: 1.17268, on: '2026-01-20' }],
      holdings: [
        { symbol: 'ASML' },
        {
          lots: [
            { quantity: 400, cost: 120 },
            { quantity: 600, cost: 170.166667 },
          ],
        },
        {},
        {},
      ],
    });
  });

  test('firstrade.csv is refused: units times price is not the value that it states', async () => {
    const { code, err } = await bide(['book', 'import', file('firstrade.csv'), '--dry-run']);
    expect([code, err]).toEqual([
      1,
      `${file('firstrade.csv')}:3:27: expected 18307.5 = 30 × 610.25, found "18,037.50"; if it is an option or a bond, say so in a column of types\n`,
    ]);
    note('firstrade.csv', `refused: ${err.trim().replace(/^.*\//, '')}`);
  });
});

const EPISODE = `id: tried
title: { en: Tried, zh-Hant: 試用 }
from: 2026-01-02
to: 2026-02-27
legs: { risk: [SPY], rates: [DGS10], dollar: [EURUSD] }
evidence: none
series:
  SPY: { unit: USD, kind: price, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  DGS10: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EURUSD: { unit: USD, kind: fx, sign: -1, calendar: target, known: { time: "16:00", zone: Europe/Berlin } }
  VIX: { unit: points, kind: index, calendar: nyse, known: { time: "16:15", zone: America/New_York } }
  GOLD: { unit: USD, kind: price, calendar: weekdays, known: { time: "17:00", zone: America/New_York } }
  TSMC: { unit: TWD, kind: price, calendar: taiwan, known: { time: "13:30", zone: Asia/Taipei } }
`;
let count = 0;
function episode(rows = ''): string {
  const folder = join(room, `episode${count++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'episode.yaml'), EPISODE);
  writeFileSync(join(folder, 'observations.csv'), `series,at,known_at,value\n${rows}`);
  return folder;
}
const written = (folder: string): readonly string[] =>
  readFileSync(join(folder, 'observations.csv'), 'utf8').trim().split('\n').slice(1);

const PRICES: readonly (readonly [
  name: string,
  series: string,
  flags: readonly string[],
  rows: readonly string[],
  said: string,
])[] = [
  [
    'cboe.csv',
    'VIX',
    [],
    [
      '2026-01-14,,16.75',
      '2026-01-15,,15.84',
      '2026-01-16,,15.86',
      '2026-01-19,,18.84',
      '2026-01-20,,20.09',
    ],
    '1 on days that are no session of calendar nyse, taken as well: 2026-01-19',
  ],
  [
    'treasury.csv',
    'DGS10',
    [],
    ['2026-01-15,,4.17', '2026-01-16,,4.24', '2026-01-20,,4.3'],
    `read ${file('treasury.csv')}: US Treasury, utf-8, column 10 Yr`,
  ],
  [
    'eurofxref.csv',
    'EURUSD',
    [],
    ['2026-01-16,,1.1617', '2026-01-19,,1.1631', '2026-01-20,,1.1728'],
    'no session of calendar target is missing',
  ],
  [
    'yahoo.csv',
    'SPY',
    [],
    ['2026-01-15,,692.23999', '2026-01-16,,691.659973', '2026-01-20,,677.580017'],
    'Close: adjusted for splits, not for dividends; Adj Close was not taken',
  ],
  [
    'twse.csv',
    'TSMC',
    [],
    ['2026-01-15,,1690', '2026-01-16,,1740', '2026-01-19,,1760'],
    '3 values from 2026-01-15 to 2026-01-19; rows without a value: 1',
  ],
];

/** Another of the same shape: on a holiday the cell of the value is there, and empty. */
const HOLIDAY: typeof PRICES = [
  [
    'holiday.csv',
    'DGS10',
    ['--column', 'DGS10'],
    ['2026-01-15,,4.17', '2026-01-16,,4.24', '2026-01-20,,4.3'],
    '3 values from 2026-01-15 to 2026-01-20; rows without a value: 1',
  ],
];

/** The two that have two readings, once somebody says which. */
const SETTLED: typeof PRICES = [
  [
    'investing.csv',
    'GOLD',
    ['--dates', 'mdy'],
    ['2026-02-03,,4947.4', '2026-02-04,,4975.6', '2026-02-05,,4794.3', '2026-02-06,,4958.1'],
    'no session of calendar weekdays is missing',
  ],
  [
    'semicolons.csv',
    'EURUSD',
    ['--decimal', '.'],
    ['2026-01-16,,1.162', '2026-01-19,,1.163', '2026-01-20,,1.173'],
    `read ${file('semicolons.csv')}: a table, utf-16le, column value`,
  ],
];

const REFUSED: readonly (readonly [name: string, series: string, told: string])[] = [
  ['fred.csv', 'DGS10', '4:1: expected commas, found semicolons'],
  [
    'stooq.csv',
    'SPY',
    "1:1: expected a table in CSV, found Stooq's notice that the day's limit is used up",
  ],
  [
    'investing.csv',
    'GOLD',
    '2:1: expected dates of which one has a day above 12, found "02/06/2026"; state the order: --dates dmy or --dates mdy',
  ],
  [
    'semicolons.csv',
    'EURUSD',
    '2:12: expected a number that can be read in one way only, found 1.162; state the decimal sign: --decimal . or --decimal ,',
  ],
];

describe('prices', () => {
  test.each([...PRICES, ...HOLIDAY, ...SETTLED])(
    'of %s for %s',
    async (name, series, flags, rows, remark) => {
      const folder = episode();
      const { said } = await json(['import', 'prices', series, file(name), folder, ...flags]);
      expect(written(folder)).toEqual(rows.map((row) => `${series},${row}`));
      expect(said).toContain(remark);
      if (flags.length === 0)
        note(name, `read: ${rows.length} values of ${series} as written by hand`);
    },
  );

  test.each(REFUSED)('of %s for %s are refused', async (name, series, told) => {
    const folder = episode();
    const { code, err } = await bide(['import', 'prices', series, file(name), folder]);
    expect([code, err]).toEqual([1, `${file(name)}:${told}\n`]);
    expect(written(folder)).toEqual([]);
    note(name, `refused: ${told}`);
  });

  test('stand among those that are there; another value is refused until it is to replace', async () => {
    const folder = episode(
      'SPY,2026-01-14,,690.36\nSPY,2026-01-20,2026-01-20T16:30-05:00,677\nVIX,2026-01-20,,20\n',
    );
    const before = written(folder);
    const call = ['import', 'prices', 'SPY', file('yahoo.csv'), folder];
    const { code, err } = await bide(call);
    expect([code, err]).toEqual([
      1,
      `${file('yahoo.csv')}:5:45: expected 677, as on line 3 of observations.csv, found 677.580017; --replace takes the new one\n`,
    ]);
    expect(written(folder)).toEqual(before);
    expect(await json([...call, '--replace', '--dry-run'])).toMatchObject({ written: null });
    expect(written(folder)).toEqual(before);
    expect(await json([...call, '--replace'])).toMatchObject({ added: 2, same: 0, replaced: 1 });
    const after = [
      'SPY,2026-01-14,,690.36',
      'SPY,2026-01-15,,692.23999',
      'SPY,2026-01-16,,691.659973',
      'SPY,2026-01-20,2026-01-20T16:30-05:00,677.580017',
      'VIX,2026-01-20,,20',
    ];
    expect(written(folder)).toEqual(after);
    expect(await json(call)).toMatchObject({ added: 0, same: 3, replaced: 0 });
    expect(written(folder)).toEqual(after);
  });

  test('a value that cannot be known yet is left out, and so is one after the end', async () => {
    const folder = episode();
    const at = Date.parse('2026-01-16T20:59:00Z') as Parameters<typeof bide>[2];
    const call = ['import', 'prices', 'SPY', file('yahoo.csv'), folder, '--json'];
    const early = await bide(call, {}, at);
    expect(early.out).toContain('a day that has come');
    writeFileSync(
      join(room, 'two.csv'),
      readFileSync(file('yahoo.csv'), 'utf8').split('\n').slice(0, 3).join('\n'),
    );
    const { out } = await bide(
      ['import', 'prices', 'SPY', join(room, 'two.csv'), folder, '--json'],
      {},
      at,
    );
    expect(JSON.parse(out)).toMatchObject({ values: 1, unripe: 1 });
    expect(written(folder)).toEqual(['SPY,2026-01-15,,692.23999']);
  });

  test('a series that is not there is told with those that are; a bundled episode is not touched', async () => {
    const none = await bide(['import', 'prices', 'DGS100', file('yahoo.csv'), episode()]);
    expect([none.code, none.err]).toEqual([
      1,
      'DGS100: not a series of this episode; it has SPY, DGS10, EURUSD, VIX, GOLD, TSMC; did you mean DGS10?\n',
    ]);
    const own = await bide(['import', 'prices', 'DGS100', file('yahoo.csv'), 'greenland-2026']);
    expect([own.code, own.err]).toEqual([
      1,
      'a bundled episode is not edited; copy its folder first\n',
    ]);
    expect((await bide(['import', 'prices', 'DGS100', file('yahoo.csv')])).code).toBe(2);
  });
});
