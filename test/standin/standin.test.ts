import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Series } from '../../src/domain/series.ts';
import { both } from '../../src/domain/text.ts';
import { DAY_MS, type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import type { FeedRequest } from '../../src/edge/feed/wall.ts';
import { must } from '../../src/edge/file/problem.ts';
import { quotes } from '../../src/edge/foreign/quote.ts';
import { worldOf } from '../edge/feed/served.ts';
import { type StandIn, type StandInMode, standIn } from './server.ts';
import { latest, type TableRow, type Tables } from './table.ts';
import { madeUp } from './walk.ts';

const NOW = Date.parse('2025-06-02T12:00:00Z') as Instant;
const KEY = '0123456789abcdef0123456789abcdef';
let clock = NOW;
const day = (text: string): Day => parseDay(text) as Day;
const known = (text: string): Instant => Date.parse(text) as Instant;

/** A value revised twice, one withdrawn and one that was never published. */
const REVISED: readonly TableRow[] = [
  { day: day('2025-03-03'), value: 1, knownAt: known('2025-03-04T14:00:00Z') },
  { day: day('2025-03-03'), value: 1.1, knownAt: known('2025-03-10T14:00:00Z') },
  { day: day('2025-03-03'), value: 1.2, knownAt: known('2025-04-01T14:00:00Z') },
  { day: day('2025-03-04'), value: 2, knownAt: known('2025-03-05T14:00:00Z') },
  { day: day('2025-03-04'), value: null, knownAt: known('2025-03-20T14:00:00Z') },
];
const monthly = Array.from({ length: 24 }, (_, i) => ({
  day: (day('2023-01-01') + i * 31) as Day,
  value: i,
  knownAt: NOW,
}));
const tables: Tables = {
  ...madeUp(NOW),
  'fred/VINTAGES': REVISED,
  'fred/MONTHLY': monthly,
  'ecb/EXR/D.CHF.EUR.SP00.A': REVISED,
};

let world: StandIn;
beforeAll(async () => {
  world = await standIn({ tables, clock: () => clock });
});
afterAll(() => world.close());
beforeEach(() => {
  clock = NOW;
  world.clear();
});

const RATES = 'https://home.treasury.gov/resource-center/data-chart-center/interest-rates';
const YIELDS = 'daily_treasury_yield_curve';
const CBOE = 'https://cdn.cboe.com/api/global/us_indices/daily_prices';
const FRED = 'https://api.stlouisfed.org/fred/series/observations';
const ECB = 'https://data-api.ecb.europa.eu/service/data/EXR';
const ADDRESSES = {
  spx: `${CBOE}/SPX_History.csv`,
  vix: `${CBOE}/VIX_History.csv`,
  ten: `${RATES}/daily-treasury-rates.csv/2025/all?type=${YIELDS}&field_tdr_date_value=2025&page&_format=csv`,
  graph: 'https://fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10',
  euro: `${ECB}/D.USD.EUR.SP00.A?format=csvdata`,
  stress: 'https://www.financialresearch.gov/financial-stress-index/data/fsi.csv',
};
const get = (url: string, more: Partial<FeedRequest> = {}) =>
  worldOf(world.origin, { start: clock, limits: { totalMs: 1500, bytes: 1_000_000 } }).get({
    ...{ source: 'test', url, hosts: [new URL(url).hostname] },
    ...more,
  });
async function body(url: string): Promise<Uint8Array> {
  return must(await get(url)).body;
}
const text = async (url: string): Promise<string> => Buffer.from(await body(url)).toString();
const outcome = async (url: string): Promise<unknown> => {
  const got = await get(url);
  return got.ok ? 'fine' : 'status' in got.fault ? got.fault.status : got.fault.kind;
};

const series = (id: string, kind: Series['kind']): Series => ({
  ...{ id, kind, title: both(id, id), unit: '', sign: 1, calendar: 'daily', source: '' },
  known: { time: '18:00', zone: 'UTC', lag: 0 },
});
const readAs = (bytes: Uint8Array, of: Series, value?: string) =>
  must(
    quotes(bytes, {
      ...{ file: 'x.csv', series: of },
      stated: value === undefined ? {} : { map: { value } },
    }),
  ).all.map(({ day, value }) => [day, value]);

describe('what the program reads of each source is what is in the tables', () => {
  test.each([
    [ADDRESSES.spx, 'cboe/SPX', series('SPX', 'index'), undefined],
    [ADDRESSES.vix, 'cboe/VIX', series('VIX', 'index'), undefined],
    [ADDRESSES.ten, 'treasury/10 Yr', series('DGS10', 'yield'), '10 Yr'],
    [ADDRESSES.graph, 'fred/DGS10', series('DGS10', 'yield'), undefined],
    [ADDRESSES.euro, 'ecb/EXR/D.USD.EUR.SP00.A', series('EURUSD', 'fx'), undefined],
    [ADDRESSES.stress, 'ofr/OFR FSI', series('OFRFSI', 'spread'), 'OFR FSI'],
  ])('%s', async (url, key, of, value) => {
    const from = url === ADDRESSES.ten ? day('2025-01-01') : 0;
    for (clock of [NOW, (NOW - 100 * DAY_MS) as Instant, (NOW + 40 * DAY_MS) as Instant]) {
      const there = latest(tables[key], clock).filter((row) => row.day >= from);
      expect(there.length).toBeGreaterThan(20);
      expect(readAs(await body(url), of, value)).toEqual(there.map((row) => [row.day, row.value]));
    }
  });

  test('the made-up past is long enough, and ends in a week in which all of it falls', () => {
    const move = (key: string, days: number): number => {
      const rows = latest(tables[key], NOW);
      return (rows.at(-1)?.value ?? 0) - (rows.at(-1 - days)?.value ?? 0);
    };
    for (const key of [
      'cboe/SPX',
      'cboe/VIX',
      'treasury/10 Yr',
      'fred/DGS10',
      'ecb/EXR/D.USD.EUR.SP00.A',
      'ofr/OFR FSI',
    ])
      expect(latest(tables[key], NOW).length, key).toBeGreaterThanOrEqual(1600);
    const last = latest(tables['cboe/SPX'], NOW).at(-1);
    expect(NOW / DAY_MS - (last?.day ?? 0)).toBeLessThan(4);
    expect(move('cboe/SPX', 5) / (last?.value ?? 0)).toBeLessThan(-0.04);
    expect(move('treasury/10 Yr', 5)).toBeGreaterThan(0.25);
    expect(move('ecb/EXR/D.USD.EUR.SP00.A', 5)).toBeGreaterThan(0.02);
    expect(move('cboe/VIX', 5)).toBeGreaterThan(5);
    expect(madeUp(NOW)).toEqual(madeUp(NOW));
    expect(madeUp(NOW, { seed: 2 })['cboe/SPX']).not.toEqual(tables['cboe/SPX']);
  });
});

describe('time runs twice', () => {
  test('no source tells what could not be known', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 6, max: 60 }), async (ago) => {
        clock = (NOW - ago * DAY_MS) as Instant;
        const [then, graph] = [await text(ADDRESSES.spx), await text(ADDRESSES.graph)];
        clock = NOW;
        for (const [before, url] of [
          [then, ADDRESSES.spx],
          [graph, ADDRESSES.graph],
        ] as const) {
          const now = await text(url);
          expect(now.startsWith(before)).toBe(true);
          expect(now.length).toBeGreaterThan(before.length);
        }
      }),
      { numRuns: 5 },
    );
  });

  const vintages = async (query = '') => {
    const all = `series_id=VINTAGES&api_key=${KEY}&file_type=json`;
    const { observations } = JSON.parse(await text(`${FRED}?${all}${query}`));
    return observations.map((one: Record<string, string>) =>
      [one.date, one.value, one.realtime_start, one.realtime_end].join(' '),
    );
  };
  const EVER = '&realtime_start=1776-07-04&realtime_end=9999-12-31';

  test('the archive tells each value with the days on which it stood', async () => {
    expect(await vintages(EVER)).toEqual([
      '2025-03-03 1 2025-03-04 2025-03-09',
      '2025-03-03 1.1 2025-03-10 2025-03-31',
      '2025-03-03 1.2 2025-04-01 9999-12-31',
      '2025-03-04 2 2025-03-05 2025-03-19',
      '2025-03-04 . 2025-03-20 9999-12-31',
    ]);
    expect(await vintages()).toEqual([
      '2025-03-03 1.2 2025-06-02 2025-06-02',
      '2025-03-04 . 2025-06-02 2025-06-02',
    ]);
    expect(await vintages('&realtime_start=2025-03-12&realtime_end=2025-03-12')).toEqual([
      '2025-03-03 1.1 2025-03-12 2025-03-12',
      '2025-03-04 2 2025-03-12 2025-03-12',
    ]);
    clock = known('2025-03-15T00:00:00Z');
    expect(await vintages(EVER)).toEqual([
      '2025-03-03 1 2025-03-04 2025-03-09',
      '2025-03-03 1.1 2025-03-10 9999-12-31',
      '2025-03-04 2 2025-03-05 9999-12-31',
    ]);
    expect(await vintages('&limit=1&offset=1&sort_order=desc')).toHaveLength(1);
  });

  test('so does the history of the portal, and its increments', async () => {
    const url = `${ECB}/D.CHF.EUR.SP00.A?format=csvdata`;
    const rows = async (query = '') =>
      (await text(`${url}${query}`))
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').slice(6).join(' '));
    expect(await rows('&includeHistory=true')).toEqual([
      '2025-03-03 1 Replace 2025-03-04T15:00:00.000+01:00 2025-03-10T15:00:00.000+01:00',
      '2025-03-03 1.1 Replace 2025-03-10T15:00:00.000+01:00 2025-04-01T16:00:00.000+02:00',
      '2025-03-03 1.2 Replace 2025-04-01T16:00:00.000+02:00 ',
      '2025-03-04 2 Replace 2025-03-05T15:00:00.000+01:00 2025-03-20T15:00:00.000+01:00',
      '2025-03-04  Delete 2025-03-20T15:00:00.000+01:00 ',
    ]);
    expect(
      (await rows('&updatedAfter=2025-03-25T00:00:00Z')).map((row) => row.slice(0, 14)),
    ).toEqual(['2025-03-03 1.2']);
    expect(await rows('&lastNObservations=1')).toHaveLength(1);
    expect(await text(`${url}&startPeriod=2025-05-01`)).toBe('');
  });
});

describe('the rules of the sources', () => {
  test('a key is asked for, and a series that there is', async () => {
    const refused = async (query: string) => {
      const answer = await fetch(
        `${world.origin}/api.stlouisfed.org/fred/series/observations?${query}`,
      );
      return [answer.status, await answer.json()];
    };
    for (const query of [
      'series_id=DGS10',
      'series_id=DGS10&api_key=SHORT',
      `series_id=NONE&api_key=${KEY}`,
    ])
      expect(await refused(query)).toEqual([
        400,
        { error_code: 400, error_message: expect.stringMatching(/^Bad Request\./) },
      ]);
    expect(await outcome(`${ECB}/D.XXX.EUR.SP00.A?format=csvdata`)).toBe(404);
    expect(await outcome(`${CBOE}/NONE_History.csv`)).toBe(404);
    expect(await text(`${FRED}?series_id=DGS10&api_key=${KEY}&limit=1`)).toMatch(/^<\?xml/);
  });

  test('a key has so many calls a minute', async () => {
    const strict = await standIn({
      tables,
      clock: () => clock,
      calls: { 'api.stlouisfed.org': 2 },
    });
    const url = `${strict.origin}/api.stlouisfed.org/fred/series/observations?series_id=DGS10&api_key=${KEY}`;
    const ask = async () => (await fetch(url)).status;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    clock = (NOW + 60_000) as Instant;
    expect(await ask()).toBe(200);
    await strict.close();
  });

  test('series of unlike frequency come in an archive', async () => {
    const url = 'https://fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10,MONTHLY';
    const archive = Buffer.from(await body(url));
    expect(archive.toString('latin1', 0, 4)).toBe('PK\x03\x04');
    const start = 30 + archive.readUInt16LE(26);
    const packed = archive.subarray(start, start + archive.readUInt32LE(18));
    expect(inflateRawSync(packed).toString()).toMatch(/^observation_date,DGS10,MONTHLY\n/);
    expect(await text(`${ADDRESSES.graph},DGS2&cosd=2025-05-28&coed=2025-05-29`)).toMatch(
      /^observation_date,DGS10,DGS2\n2025-05-28,[\d.]+,[\d.]+\n2025-05-29,[\d.]+,[\d.]+\n$/,
    );
  });

  test('entries come in pages, of which the one after the last is empty', async () => {
    const page = async (n: number): Promise<number> =>
      (await text(`${RATES}/pages/xml?data=${YIELDS}&field_tdr_date_value=all&page=${n}`)).split(
        '<entry>',
      ).length - 1;
    const days = latest(tables['treasury/10 Yr'], clock).length;
    const last = Math.floor(days / 300);
    expect([await page(0), await page(last), await page(last + 1)]).toEqual([300, days % 300, 0]);
  });

  test('what is known already is not sent again', async () => {
    const { etag = '' } = must(await get(ADDRESSES.spx));
    expect(must(await get(ADDRESSES.spx, { since: { etag } })).status).toBe(304);
    clock = (NOW + 2 * DAY_MS) as Instant;
    expect(must(await get(ADDRESSES.spx, { since: { etag } })).status).toBe(200);
  });
});

describe('what can go wrong', () => {
  const HOST = 'cdn.cboe.com';
  const spoilt = async (mode: StandInMode): Promise<string> => {
    world.set(HOST, mode);
    return text(ADDRESSES.spx);
  };
  const lines = (all: string): readonly string[] => all.trim().split('\n');

  test('the wall gives up what is slow', async () => {
    world.set(HOST, 'slow');
    const reader = worldOf(world.origin, { start: clock, limits: { totalMs: 120 } });
    expect(await reader.get({ source: 'cboe', url: ADDRESSES.spx, hosts: [HOST] })).toMatchObject({
      fault: { kind: 'timeout' },
    });
  });

  test.each([
    ['empty202', 202],
    ['truncated', 'truncated'],
    ['reset', 'reset'],
    ['burst429', 429],
    ['late', 404],
    ['redirectOut', 'redirect'],
    ['bomb', 'bomb'],
    ['wrongEncoding', 'garbled'],
  ] as const)('the wall stops %s', async (mode, told) => {
    world.set(HOST, mode);
    expect(await outcome(ADDRESSES.spx)).toBe(told);
    world.clear(HOST);
    expect(await outcome(ADDRESSES.spx)).toBe('fine');
  });

  test.each(['html200', 'zipInsteadOfCsv', 'renamedHeader', 'entityBomb'] as const)(
    'the reader stops %s',
    async (mode) => {
      world.set(HOST, mode);
      const read = quotes(await body(ADDRESSES.spx), {
        ...{ file: 'x.csv', series: series('SPX', 'index'), stated: {} },
      });
      expect(read.ok).toBe(false);
    },
  );

  test('a burst ends, with the wait that it names', async () => {
    world.set(HOST, 'burst429', { times: 2, retryAfter: '3' });
    const reader = worldOf(world.origin, { start: clock });
    const asked = { source: 'cboe', url: ADDRESSES.spx, hosts: [HOST] };
    expect((await reader.get(asked)).ok).toBe(true);
    expect(reader.slept).toEqual([3000, 3000]);
  });

  test('each row twice, one value revised, the last rows alone, another encoding', async () => {
    const whole = await text(ADDRESSES.spx);
    const twice = lines(await spoilt('duplicate'));
    expect(twice).toHaveLength(2 * lines(whole).length - 1);
    expect([...new Set(twice)]).toEqual(lines(whole));
    const of = series('SPX', 'index');
    const map = (all: string) =>
      new Map(readAs(Buffer.from(all), of) as unknown as (readonly [Day, number])[]);
    const [before, after] = [map(whole), map(await spoilt('revised'))];
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...before].filter(([on, value]) => after.get(on) !== value)).toHaveLength(1);
    expect(lines(await spoilt('shortPage'))).toEqual([
      ...lines(whole).slice(0, 1),
      ...lines(whole).slice(-5),
    ]);
    world.set(HOST, 'wrongCharset');
    expect(Buffer.from(await body(ADDRESSES.spx)).toString('utf16le')).toBe(`\ufeff${whole}`);
  });

  test('a file that stands still while days go by, and one that is late', async () => {
    const before = await spoilt('frozen');
    clock = (NOW + 5 * DAY_MS) as Instant;
    expect(await text(ADDRESSES.spx)).toBe(before);
    world.clear(HOST);
    expect((await text(ADDRESSES.spx)).length).toBeGreaterThan(before.length);
    world.set(HOST, 'late', { times: 1 });
    expect([await outcome(ADDRESSES.spx), await outcome(ADDRESSES.spx)]).toEqual([404, 'fine']);
  });

  test('nobody stands in for a host that is not here', async () => {
    expect(() => world.set('elsewhere.example', 'reset')).toThrow(RangeError);
    expect(await outcome('https://elsewhere.example/x')).toBe(502);
    expect(world.asked.at(-1)?.url).toBe('https://elsewhere.example/x');
    expect(formatDay(Math.floor(NOW / DAY_MS) as Day)).toBe('2025-06-02');
  });
});
