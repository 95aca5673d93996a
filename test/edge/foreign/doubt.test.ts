import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { type Day, parseDay } from '../../../src/domain/time.ts';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { exported } from '../../../src/edge/foreign/book.ts';
import { bide } from '../../bide.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-doubt-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const EPISODE = `id: doubt
title: Doubt
lang: en
from: 2026-01-02
to: 2026-02-27
legs: { risk: [SPX], rates: [DGS10], dollar: [EURUSD] }
evidence: none
series:
  SPX: { unit: index points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  TSM: { unit: USD a share, kind: price, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  DGS10: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EURUSD: { unit: USD per EUR, kind: fx, sign: -1, calendar: weekdays, known: { time: "17:00", zone: America/New_York } }
  VIX: { unit: index points, kind: index, calendar: nyse, known: { time: "16:15", zone: America/New_York } }
`;
const STANDING = `series,at,known_at,value
SPX,2026-01-02,,6858.47
TSM,2026-01-02,,300
DGS10,2026-01-02,,4.19
EURUSD,2026-01-02,,1.1719
VIX,2026-01-02,,14.5
`;
let count = 0;
function place(): { readonly folder: string; readonly rows: () => readonly string[] } {
  const folder = join(room, `${count++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'episode.yaml'), EPISODE);
  writeFileSync(join(folder, 'observations.csv'), STANDING);
  const rows = (): readonly string[] =>
    readFileSync(join(folder, 'observations.csv'), 'utf8').trim().split('\n').slice(6);
  return { folder, rows };
}
async function read(text: string, series: string, ...flags: readonly string[]) {
  const { folder } = place();
  const file = join(folder, 'x.csv');
  writeFileSync(file, text);
  const answer = await bide(
    ['import', 'prices', series, file, folder, ...flags],
    { COLUMNS: '200' },
    Date.parse('2026-03-01T12:00:00Z') as Parameters<typeof bide>[2],
  );
  const rows = readFileSync(join(folder, 'observations.csv'), 'utf8');
  return {
    ...answer,
    out: answer.out.replaceAll('\n', ' '),
    err: answer.err.replaceAll(file, 'x.csv'),
    wrote: rows !== STANDING,
  };
}

/** Each file has one thing that makes it another one than it should be. */
const WRONG: readonly (readonly [what: string, series: string, text: string, told: string])[] = [
  [
    'VIX in the place of shares',
    'SPX',
    'DATE,OPEN,HIGH,LOW,CLOSE\n01/05/2026,15,16,14,14.9\n01/14/2026,15,16,14,16.75\n',
    '2:21: expected a value near 6858.47 of 2026-01-02, found 14.9',
  ],
  [
    'a column that another series is called by',
    'SPX',
    'observation_date,VIXCLS\n2026-01-05,14.9\n',
    'found "VIXCLS"',
  ],
  ['another maturity', 'DGS10', 'observation_date,DGS2\n2026-01-05,3.6\n', 'found "DGS2"'],
  ['a column of volumes alone', 'SPX', 'Date,Volume\n2026-01-05,690205000\n', 'found "Volume"'],
  ['a column of changes', 'DGS10', 'Date,Change %\n2026-01-05,0.21%\n', 'found "Change %"'],
  ['yields as fractions', 'DGS10', 'Date,Yield\n2026-01-05,0.0417\n', 'near 4.19 of 2026-01-02'],
  ['yields in basis points', 'DGS10', 'Date,Yield\n2026-01-05,417\n', 'near 4.19 of 2026-01-02'],
  ['real yields', 'DGS10', 'Date,Yield\n2026-01-05,1.93\n', 'near 4.19 of 2026-01-02'],
  ['a rate the other way round', 'EURUSD', 'Date,Rate\n2026-01-05,0.8529\n', 'near 1.1719'],
  ['cents', 'TSM', 'Date,Close\n2026-01-05,30100\n', 'near 300 of 2026-01-02'],
  [
    'a split',
    'TSM',
    'Date,Close\n2026-01-05,301\n2026-01-06,75.3\n',
    '3:12: expected a value near 301',
  ],
  [
    'one figure that slipped',
    'SPX',
    'Date,Close\n2026-01-05,6902\n2026-01-06,694.4\n2026-01-07,6920\n',
    'near 6902',
  ],
  [
    'other money in the figures',
    'TSM',
    'Date,Close\n2026-01-05,301 GBX\n',
    'values in USD a share',
  ],
  [
    'other money in a column',
    'TSM',
    'Date,Close,Currency\n2026-01-05,301,GBp\n',
    'values in USD a share',
  ],
  [
    'two sorts of money',
    'SPX',
    'Date,Close\n2026-01-05,$6902\n2026-01-06,€6944\n',
    'an amount of $',
  ],
  ['prices in 32nds', 'SPX', "Date,Close\n2026-01-05,6902'16\n", `found "6902'16"`],
  [
    'two groups that are no thousands',
    'SPX',
    'Date;Close\n2026-01-05;69\u00a002\n',
    'a number above 0',
  ],
  [
    'two series',
    'SPX',
    'Date,Symbol,Close\n2026-01-05,SPX,6902\n2026-01-06,NDX,7001\n',
    'SPX in every row',
  ],
  [
    'evenings in UTC',
    'SPX',
    'Date,Close\n2026-01-06 02:00:00+00:00,6902\n',
    '2026-01-05, the day in',
  ],
  [
    'two orders of dates',
    'SPX',
    'Date,Close\n01/05/2026,6902\n06/01/2026,6944\n01/13/2026,6963\n',
    'days in their order',
  ],
];

describe('a file of prices that is another one than it should be', () => {
  test.each(WRONG)('%s: refused for %s', async (_, series, text, told) => {
    const { code, err, wrote } = await read(text, series);
    expect([code, wrote]).toEqual([1, false]);
    expect(err).toContain(told);
  });

  test('is taken with --leaps, and told', async () => {
    const split = 'Date,Close\n2026-01-05,301\n2026-01-06,75.3\n2026-01-07,110\n';
    const { code, out, wrote } = await read(split, 'TSM', '--leaps');
    expect([code, wrote]).toEqual([0, true]);
    expect(out).toContain(
      'check them: 2 large steps, the largest from 301 (2026-01-05) to 75.3 (2026-01-06)',
    );
  });

  test('a step that may be true is taken and told; so are the lowest, the highest and the unit', async () => {
    const { code, out } = await read('Date,Close\n2026-01-05,15\n2026-01-06,33\n', 'VIX');
    expect(code).toBe(0);
    expect(out).toContain('a large step from 15 (2026-01-05) to 33 (2026-01-06)');
    expect(out).toContain(
      'lowest 15 (2026-01-05), highest 33 (2026-01-06); the series is told in index points',
    );
  });

  test.each([
    ['DGS10', 'Date,Yield\n2026-02-10,0.0417\n', 'do not look like per cent'],
    ['SPX', 'Date,Symbol,Close\n2026-01-05,NDX,7001\n', 'the file says: Symbol NDX'],
    ['SPX', 'Date,Close\n2026-01-05,£6902\n', 'the file says: £'],
    ['SPX', 'Date,Adj Close\n2026-01-05,6902\n', 'adjusted for splits and dividends'],
  ])('what may be right is said: %s of %j', async (series, text, told) => {
    const { code, out } = await read(text, series);
    expect([code, out.includes(told)], out).toEqual([0, true]);
  });

  test.each([
    ["Date,Close\n2026-01-05,6'902.05\n", 6902.05],
    ['Date;Close\n2026-01-05;6\u00a0902,05\n', 6902.05],
    ['Date,Close\n2026-01-05 00:00:00+00:00,6902.05\n', 6902.05],
    ['Date,Close\n2026-01-05 21:00:00+00:00,6902.05\n', 6902.05],
    ['Date,Close,Currency\n2026-01-05,"6,902.05",USD\n', 6902.05],
  ])('what is right is read: %j', async (text, value) => {
    const { code, out } = await read(text, 'SPX');
    expect([code, out.includes(`lowest ${value} (2026-01-05)`)]).toEqual([0, true]);
  });
});

/** What a book says: its positions and cash, or the first problem. */
function book(text: string, currency?: string): string {
  const stated = currency === undefined ? {} : { currency };
  const today = parseDay('2026-01-20') as Day;
  const bytes = new TextEncoder().encode(text);
  const found = exported(bytes, { file: 'x.csv', stated, today });
  if (!found.ok) return found.problems.map((p) => sayProblem(p, 'en'))[0] ?? '';
  const { holdings, cash } = found.value;
  return [
    ...holdings.map((h) => `${h.symbol} ${h.quantity} @ ${h.price ?? '?'} ${h.currency}`),
    ...cash.map((b) => `cash ${b.amount} ${b.currency}`),
  ].join('; ');
}

const BOOKS: readonly (readonly [what: string, text: string, says: string])[] = [
  [
    'a column says that it is sold short',
    'Symbol,Side,Quantity,Price,Market Value\nSPY,Short,20,677.58,13551.6\nTSM,Long,100,195.5,19550\n',
    'SPY -20 @ 677.58 USD; TSM 100 @ 195.5 USD',
  ],
  [
    'a side that is none',
    'Symbol,Side,Quantity,Price\nSPY,X,20,677.58\n',
    'x.csv:2:5: expected long or short, found "X"',
  ],
  [
    'a value below 0 of units above 0',
    'Symbol,Quantity,Price,Market Value\nSPY,20,677.58,-13551.6\n',
    'x.csv:2:15: expected a value above 0, or units below 0 of what is sold short, found -13551.6',
  ],
  ['a price of nought is none', 'Symbol,Quantity,Price\nTSM,100,0\n', 'TSM 100 @ ? USD'],
  [
    'a price below 0',
    'Symbol,Quantity,Price\nTSM,100,-195.5\n',
    'x.csv:2:9: expected a price above 0, found -195.5',
  ],
  [
    'an option by its words',
    'Symbol,Quantity,Price\nSPY Mar 20 2026 650 Put,1,3\n',
    'SPY Mar 20 2026 650 Put 1 @ ? USD',
  ],
  [
    'a bond by its number',
    'Symbol,Quantity,Price\n912828YK0,10000,99.2\n',
    '912828YK0 10000 @ ? USD',
  ],
  [
    'a bond by its coupon',
    'Symbol,Name,Quantity,Price\nT26,US TREASURY 1.5% 2026,10000,99.2\n',
    'T26 10000 @ ? USD',
  ],
  ['a share by its number', 'Symbol,Quantity,Price\n88160R101,10,430\n', '88160R101 10 @ 430 USD'],
  [
    'a fund of calls',
    'Symbol,Name,Quantity,Price\nQYLD,GLOBAL X NASDAQ 100 COVERED CALL ETF,10,17\n',
    'QYLD 10 @ 17 USD',
  ],
  ['a contract of a month', 'Symbol,Quantity,Price\nESH6,2,6900\n', 'ESH6 2 @ ? USD'],
  [
    'money as a symbol',
    'Symbol,Quantity,Price,Market Value\nUSD,5000,1,5000\nTSM,10,195.5,1955\n',
    'TSM 10 @ 195.5 USD; cash 5000 USD',
  ],
  ['a fund that is called like money', 'Symbol,Quantity,Price\nUSD,50,88.4\n', 'USD 50 @ 88.4 USD'],
  [
    'two prices of one thing',
    'Symbol,Quantity,Price\nTSM,100,195.5\nTSM,50,150\n',
    'x.csv:3:8: expected 195.5, the price of TSM above, found 150',
  ],
  [
    'trades',
    'Symbol,Action,Quantity,Price\nTSM,Buy,100,195.5\n',
    'x.csv:1:8: expected a list of positions, not of trades, found "Action"',
  ],
  [
    'signs that cannot be seen',
    'Symbol,Quantity,Price\nT\u202eSM,100,195.5\n',
    'x.csv:2:1: expected text without signs that cannot be seen',
  ],
];
test.each(BOOKS)('of a book: %s', (_, text, says) => {
  expect(book(text, 'USD')).toContain(says);
});

test('of a broker in Taiwan: odd lots count, and shares abroad are not in its money', () => {
  expect(book('股票代號,庫存張數,零股,現價\n2330,2,50,1775\n')).toBe('2330 2050 @ 1775 TWD');
  expect(book('股票代號,股數,現價\nTSM,100,195.5\n')).toContain('expected a currency');
  expect(book('股票代號,股數,現價\nTSM,100,195.5\n', 'USD')).toBe('TSM 100 @ 195.5 USD');
});

test('imports at the same time lose nothing', async () => {
  const { folder, rows } = place();
  const run = promisify(execFile);
  const all = [
    ['SPX', 6902],
    ['TSM', 301],
    ['DGS10', 4.17],
    ['VIX', 15],
  ] as const;
  for (const [series, value] of all)
    writeFileSync(join(folder, `${series}.csv`), `Date,Close\n2026-01-05,${value}\n`);
  const call = (series: string): Promise<unknown> =>
    run(
      process.execPath,
      ['dist/bide.js', 'import', 'prices', series, join(folder, `${series}.csv`), folder],
      {
        env: { ...process.env, BIDE_HOME: join(room, 'home') },
      },
    );
  await Promise.all(all.map(([series]) => call(series)));
  expect(rows().length).toBe(all.length);
}, 60_000);
