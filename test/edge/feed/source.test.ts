import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Series } from '../../../src/domain/series.ts';
import { type Day, formatDay, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { agoSays, scheduleSays } from '../../../src/edge/cli/sources.ts';
import { DOCUMENT_SOURCES } from '../../../src/edge/document/registry.ts';
import type { Publisher } from '../../../src/edge/feed/shape.ts';
import { fedBy, SOURCES } from '../../../src/edge/feed/source.ts';

import { EXCHANGES } from '../../../src/edge/odds/exchange.ts';

const day = (text: string): Day => parseDay(text) as Day;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a body as a source does for one of its keys. */
const reading = (feed: string, body: string | Uint8Array) => {
  const fed = fedBy(feed);
  if (!fed) throw new Error(`no ${feed}`);
  const offer = fed.source.offers[fed.key];
  const series: Series = { ...(offer ?? SOURCES.cboe.offers.SPX), id: 'X' } as Series;
  return fed.source.read(typeof body === 'string' ? bytes(body) : body, {
    key: fed.key,
    series,
    file: feed,
  });
};
const read = (feed: string, body: string) => {
  const found = reading(feed, body);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return {
    ...found.value,
    all: found.value.all.map((v) => [formatDay(v.day), v.value, v.knownAt]),
  };
};

test('an index of one column, and of bars of which only the close is read', () => {
  expect(read('cboe/SPX', 'DATE,SPX\n01/02/1975,70.230000\n01/03/1975,70.710000\n').all).toEqual([
    ['1975-01-02', 70.23, undefined],
    ['1975-01-03', 70.71, undefined],
  ]);
  const bars = 'DATE,OPEN,HIGH,LOW,CLOSE\n03/04/1992,17,16,18,17.5\n03/05/1992,17,18,16,\n';
  expect(read('cboe/VIX', bars)).toMatchObject({
    all: [['1992-03-04', 17.5, undefined]],
    missing: 1,
    drift: [],
  });
});

test('a column that came or went is told, and one that is needed is missed', () => {
  const found = read('cboe/VIX', 'DATE,OPEN,HIGH,CLOSE,VOLUME\n03/04/1992,17,18,17.5,9\n');
  expect(found.drift).toEqual(['+volume', '-low']);
  expect(reading('cboe/VIX', 'DATE,OPEN,HIGH,LOW,LAST\n03/04/1992,17,18,16,17.5\n').ok).toBe(false);
  expect(reading('ofr/CREDIT', 'Date,OFR FSI\n2000-01-03,2.1\n').ok).toBe(false);
});

test('a curve by maturity, month before day', () => {
  const body = 'Date,"1 Mo","1.5 Month","3 Mo","10 Yr"\n10/07/2024,5.00,,4.77,4.03\n';
  expect(read('treasury/10Y', body).all).toEqual([['2024-10-07', 4.03, undefined]]);
  expect(read('treasury/3M', body).all).toEqual([['2024-10-07', 4.77, undefined]]);
  expect(read('treasury/10Y', body).drift).toEqual([]);
});

test('a point stands for a value that is missing, under either head', () => {
  for (const head of ['observation_date', 'DATE'])
    expect(read('fred/DFII10', `${head},DFII10\n2003-01-02,2.43\n2003-01-20,.\n`)).toMatchObject({
      all: [['2003-01-02', 2.43, undefined]],
      missing: 1,
    });
});

test('with a key each version of a value counts from the end of its day', () => {
  const row = (since: string, value: string) => ({
    realtime_start: since,
    realtime_end: '9999-12-31',
    date: '2013-10-01',
    value,
  });
  const observations = [
    row('2014-02-28', '17080.7'),
    row('2014-01-30', '17102.5'),
    row('2014-03-27', '17080.7'),
    row('2014-04-01', '.'),
  ];
  const body = (count: number) =>
    JSON.stringify({ realtime_start: '1776-07-04', count, observations });
  expect(read('fred/DGS10', body(4))).toMatchObject({
    all: [
      ['2013-10-01', 17102.5, parseInstant('2014-01-31T00:00:00-05:00')],
      ['2013-10-01', 17080.7, parseInstant('2014-03-01T00:00:00-05:00')],
    ],
    missing: 1,
  });
  // A page that was cut short is no answer.
  expect(reading('fred/DGS10', body(9)).ok).toBe(false);
});

test('of a rate every version with the instant from which it stood', () => {
  const head = 'KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE,ACTION,VALID_FROM,VALID_TO,OTHER\n';
  const body = `${head}K,D,USD,2015-07-27,,Delete,,2015-07-27T15:25:34.000+02:00,x
K,D,USD,2015-07-27,1.1058,Replace,2015-07-28T15:16:04.000+02:00,,
K,D,USD,2024-01-02,1.0956,Replace,2024-01-02T15:57:01.000+01:00,,
K,D,USD,2024-01-03,NaN,Replace,2024-01-03T15:57:01.000+01:00,,
`;
  expect(read('ecb/USD', body)).toMatchObject({
    all: [
      ['2015-07-27', 1.1058, parseInstant('2015-07-28T15:16:04+02:00')],
      ['2024-01-02', 1.0956, parseInstant('2024-01-02T15:57:01+01:00')],
    ],
    missing: 2,
  });
  expect(reading('ecb/USD', `${head}K,D,USD,2024-01-02,1.0956,Replace,,,\n`).ok).toBe(false);
  expect(
    reading('ecb/USD', `${head}K,D,USD,2024-01-02,-1,Replace,2024-01-02T15:57:01.000+01:00,,\n`).ok,
  ).toBe(false);
});

test('what belongs to another currency is refused; no body at all is no data', () => {
  const head = 'KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE,ACTION,VALID_FROM,VALID_TO\n';
  const row = 'K,D,JPY,2024-01-02,157.2,Replace,2024-01-02T15:57:01.000+01:00,\n';
  expect(reading('ecb/USD', head + row).ok).toBe(false);
  expect(read('ecb/JPY', head + row)).toMatchObject({ drift: [] });
  expect(read('ecb/JPY', (head + row).replace('VALID_TO', 'UNTIL')).drift).toEqual(['-valid_to']);
  expect(read('ecb/USD', '')).toMatchObject({ all: [], missing: 0 });
});

test('parts of the stress index, by ISO days', () => {
  const body =
    'Date,OFR FSI,Credit,Equity valuation,Safe assets,Funding,Volatility,United States,Other advanced economies,Emerging markets\r\n2026-06-24,-2.152,-1.165,-0.563,-0.32,-0.073,-0.032,-1.118,-0.48,-0.555\r\n2026-06-25,.,,,,,,,,\r\n';
  expect(read('ofr/CREDIT', body)).toMatchObject({
    all: [['2026-06-24', -1.165, undefined]],
    missing: 1,
    drift: [],
  });
});

test.each(Object.keys(SOURCES) as (keyof typeof SOURCES)[])(
  'what is no table of %s is refused',
  (id) => {
    const { source, key } = fedBy(`${id}/${Object.keys(SOURCES[id].offers)[0]}`) ?? {};
    expect(source && key).toBeDefined();
    for (const body of [
      ...(id === 'ecb' ? [] : ['']),
      '<!doctype html><title>Request Access</title>',
      'Exceeded the daily hits limit',
      'PK\u0003\u0004',
      '{"error_code":400,"error_message":"Bad Request."}',
      'No results found',
      'Date,Value\n',
    ])
      expect(reading(`${id}/${key}`, body).ok, body).toBe(false);
  },
);

test('every schedule is told in words, in both languages', () => {
  for (const { schedule } of [
    ...Object.values<Publisher>(SOURCES),
    ...Object.values<Publisher>(DOCUMENT_SOURCES),
    ...Object.values<Publisher>(EXCHANGES),
  ])
    if (schedule)
      for (const text of Object.values(scheduleSays(schedule)))
        expect(text).not.toMatch(/[*/]|undefined/);
  const told = (cron: string): readonly string[] =>
    Object.values(scheduleSays({ cron, zone: 'America/New_York' }));
  expect(told('*/20 16-23 * * 1-5')).toEqual([
    'weekdays 16 to 23 h, every 20 minutes, New York',
    '週一至週五16至23時，每20分鐘，紐約',
  ]);
  expect(told('40 */2 * * *')[0]).toBe('every day, every 2 hours at :40, New York');
  expect(told('10,40 7-22 * * *')[0]).toBe(
    'every day 07 to 22 h, every hour at :10 and :40, New York',
  );
  expect([20_000, 300_000, 3 * 3_600_000, 3 * 86_400_000].map((ms) => agoSays(ms).en)).toEqual([
    'just now',
    '5 min ago',
    '3 h ago',
    '3 days ago',
  ]);
});

describe('whatever comes', () => {
  const feeds = Object.entries(SOURCES).flatMap(([id, { offers }]) =>
    Object.keys(offers).map((key) => `${id}/${key}`),
  );
  const sane = (feed: string, body: Uint8Array): void => {
    const found = reading(feed, body);
    if (!found.ok) expect(found.problems.length).toBeGreaterThan(0);
    else
      for (const { value, day: on, knownAt } of found.value.all) {
        expect(Number.isFinite(value)).toBe(true);
        expect(Number.isSafeInteger(on)).toBe(true);
        expect(knownAt === undefined || Number.isSafeInteger(knownAt)).toBe(true);
      }
  };
  test('bytes of any sort throw nothing and give no number that is none', () => {
    fc.assert(fc.property(fc.constantFrom(...feeds), fc.uint8Array({ maxLength: 400 }), sane), {
      numRuns: process.env.LAWS ? 50_000 : 2000,
    });
  }, 120_000);
  test('nor do bodies of the right shape with cells of any sort', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '.', 'NaN', 'Infinity', '-', '1e999', '4.03', '2024-01-02', '10/07/2024'),
      fc.string({ maxLength: 12 }),
      fc.double().map(String),
    );
    const HEADS = [
      'DATE,SPX',
      'DATE,OPEN,HIGH,LOW,CLOSE',
      'Date,"10 Yr","3 Mo"',
      'observation_date,DGS10',
      'KEY,TIME_PERIOD,OBS_VALUE,ACTION,VALID_FROM,VALID_TO',
      'Date,OFR FSI,Credit',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...feeds),
        fc.constantFrom(...HEADS),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }),
        (feed, head, rows) =>
          sane(feed, bytes([head, ...rows.map((cells) => cells.join(','))].join('\n'))),
      ),
      { numRuns: process.env.LAWS ? 50_000 : 2000 },
    );
  }, 120_000);
});

const SAMPLES = join(import.meta.dirname, '../../../../shared/reference/feeds/samples');
if (!existsSync(SAMPLES)) console.log('skipped: no samples of the sources here');
test.skipIf(!existsSync(SAMPLES))('samples of the sources are read', () => {
  const found = (feed: string, file: string) =>
    read(feed, readFileSync(join(SAMPLES, file), 'utf8'));
  expect(found('cboe/VIX', 'cboe_VIX_History.csv').drift).toEqual([]);
  expect(found('cboe/VIX', 'cboe_VIX_History.csv').all.length).toBeGreaterThan(10);
  expect(found('ecb/USD', 'ecb_exr_history.csv').all).toHaveLength(3);
  expect(found('ofr/FSI', 'ofr_fsi.csv').all).toHaveLength(4);
  expect(found('treasury/10Y', 'treasury_yield_curve.csv').all).toHaveLength(3);
  expect(found('fred/DFII10', 'fredgraph.csv')).toMatchObject({ missing: 1 });
  expect(found('fred/GDP', 'alfred_gdp_vintages.json').all).toHaveLength(3);
});

test('addresses: whole histories, years, stretches; a key is named as a secret', () => {
  const stretch = { from: day('2024-12-30'), to: day('2025-01-02') };
  const ask = (feed: string, secret?: string) => {
    const fed = fedBy(feed);
    return fed?.source.ask(fed.key, stretch, secret) ?? [];
  };
  expect(ask('treasury/10Y').map(({ url }) => /csv\/(\d+)/.exec(url)?.[1])).toEqual([
    '2024',
    '2025',
  ]);
  expect(ask('fred/DGS10')[0]?.url).toContain('cosd=2024-12-30&coed=2025-01-02');
  const [keyed] = ask('fred/DGS10', 'abc');
  expect(keyed).toMatchObject({ secrets: ['api_key'] });
  expect(keyed?.url).toContain('api_key=abc');
  for (const feed of ['cboe/SPX', 'treasury/10Y', 'fred/DGS10', 'ecb/USD', 'ofr/FSI']) {
    const fed = fedBy(feed);
    for (const { url } of ask(feed)) {
      expect(new URL(url).protocol).toBe('https:');
      expect(fed?.source.hosts).toContain(new URL(url).host);
    }
  }
  for (const none of ['', 'cboe', 'cboe/', 'cboe/../x', 'ofr/NONE', 'nowhere/SPX', 'fred/a b'])
    expect(fedBy(none), none).toBeUndefined();
});

test('no value counts as due before its source has published it', () => {
  /** The latest usual hour at which each source has the value, and after how many sessions. */
  const PUBLISHED: Record<string, readonly [zone: string, time: string, lag: number]> = {
    cboe: ['America/New_York', '16:15', 0],
    treasury: ['America/New_York', '17:00', 0],
    fred: ['America/New_York', '09:00', 1],
    ecb: ['Europe/Berlin', '16:00', 0],
    ofr: ['America/New_York', '17:00', 2],
  };
  for (const [name, [zone, time, lag]] of Object.entries(PUBLISHED))
    for (const [key, { known }] of Object.entries(SOURCES[name as keyof typeof SOURCES].offers)) {
      expect([name, key, known.zone]).toEqual([name, key, zone]);
      const [due, stands] = [`${known.lag} ${known.time}`, `${lag} ${time}`];
      expect(due > stands, `${name}/${key}: due ${due}, published ${stands}`).toBe(true);
    }
});

test('the long record takes the hours of the sources that feed it', () => {
  const rules = [
    ...readFileSync('record/fed.yaml', 'utf8').matchAll(
      /known: \{ time: "(.+?)", zone: (.+?), lag: (\d) \}[\s\S]*?feed: (\S+)/g,
    ),
  ];
  expect(rules).toHaveLength(6);
  for (const [, time, zone, lag, feed] of rules) {
    const fed = fedBy(feed ?? '');
    expect([feed, fed?.source.offers[fed.key]?.known]).toEqual([
      feed,
      { time, zone, lag: Number(lag) },
    ]);
  }
});
