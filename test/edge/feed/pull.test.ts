import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../../../src/domain/time.ts';
import { Fault } from '../../../src/edge/fault.ts';
import type { Way } from '../../../src/edge/feed/asking.ts';
import { collected } from '../../../src/edge/feed/collect.ts';
import { type Pulled, pull, silentCalendars } from '../../../src/edge/feed/pull.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-pull-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const day = (text: string): Day => parseDay(text) as Day;
const at = (text: string): Instant => parseInstant(text) as Instant;

const EPISODE = `id: own
title: Own
from: 2031-03-03
to: 2031-12-31
legs: { risk: [SPX], rates: [TEN], dollar: [EUR] }
series:
  SPX: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York }, feed: cboe/SPX }
  TEN: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York }, feed: treasury/10Y }
  BILL: { unit: per cent, kind: yield, duration: 0.25, calendar: sifma, known: { time: "18:00", zone: America/New_York }, feed: treasury/3M }
  EUR: { unit: USD per EUR, kind: fx, sign: -1, calendar: target, known: { time: "15:30", zone: Europe/Berlin }, feed: ecb/USD }
  OWN: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
`;

let made = 0;
const folderOf = (): string => {
  const folder = mkdtempSync(join(room, `f${made++}-`));
  writeFileSync(join(folder, 'episode.yaml'), EPISODE);
  return folder;
};
const rows = (folder: string): readonly string[] =>
  readFileSync(join(folder, 'observations.csv'), 'utf8').trim().split('\n').slice(1);

/** A world of bodies by host; what is no text is a fault. */
const asking = (bodies: Readonly<Record<string, string | undefined>>, now: string): Way => {
  const moment = at(now);
  return {
    now: () => moment,
    home: room,
    secret: () => undefined,
    alone: (work) => work(),
    standIn: false,
    get: async ({ id }, { url }) => {
      const body = bodies[id === 'treasury' ? `treasury${/csv\/(\d+)/.exec(url)?.[1]}` : id];
      return body === undefined
        ? {
            ok: false,
            fault: { kind: 'timeout', seconds: 30, source: id, host: 'x', url, tries: 3 },
          }
        : {
            ok: true,
            value: { body: new TextEncoder().encode(body), at: moment, status: 200, url },
          };
    },
  };
};
const ECB = 'CURRENCY,TIME_PERIOD,OBS_VALUE,ACTION,VALID_FROM\n';
const WORLD = {
  cboe: 'DATE,SPX\n02/27/2031,99.5\n02/28/2031,100.5\n03/03/2031,101.5\n',
  treasury2031: 'Date,"3 Mo","10 Yr"\n03/03/2031,2.01,4.01\n02/28/2031,2.02,4.02\n',
  treasury2030: 'Date,"3 Mo","10 Yr"\n12/31/2030,2.03,4.03\n',
  treasury2029: 'Date,"3 Mo","10 Yr"\n12/31/2029,2.04,4.04\n',
  ecb: `${ECB}USD,2031-03-03,1.17,Replace,2031-03-03T15:57:00+01:00\n`,
};
const done = async (folder: string, way: Way) => {
  const found = await pull(folder, way);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return Object.fromEntries(found.value.map((p) => [p.series, p]));
};

test('the past of a series counts by its rule, what comes later from when it came', async () => {
  const folder = folderOf();
  const first = await done(folder, asking(WORLD, '2031-03-03T20:00:00-05:00'));
  expect(Object.keys(first)).toEqual(['SPX', 'TEN', 'BILL', 'EUR']);
  expect(first.SPX).toMatchObject({
    state: 'pulled',
    added: 3,
    revised: 0,
    last: day('2031-03-03'),
  });
  expect(first.TEN).toMatchObject({ state: 'pulled', added: 4 });
  expect(rows(folder)).toEqual([
    'SPX,2031-02-27,,99.5',
    'SPX,2031-02-28,,100.5',
    'SPX,2031-03-03,,101.5',
    ...['2029-12-31,,4.04', '2030-12-31,,4.03', '2031-02-28,,4.02', '2031-03-03,,4.01'].map(
      (row) => `TEN,${row}`,
    ),
    ...['2029-12-31,,2.04', '2030-12-31,,2.03', '2031-02-28,,2.02', '2031-03-03,,2.01'].map(
      (row) => `BILL,${row}`,
    ),
    'EUR,2031-03-03,2031-03-03T14:57:00+00:00,1.17',
  ]);
  // Nothing is due: nobody is asked.
  const asked: string[] = [];
  const quiet = asking(WORLD, '2031-03-04T09:00:00-05:00');
  const again = await done(folder, {
    ...quiet,
    get: (of, request) => {
      asked.push(of.id);
      return quiet.get(of, request);
    },
  });
  expect(again.SPX).toMatchObject({ state: 'there' });
  expect(asked).toEqual([]);
  // The next evening: a new value, another for a day before, and one that is told no more.
  const before = readFileSync(join(folder, 'observations.csv'), 'utf8');
  const cboe = 'DATE,SPX\n02/28/2031,100.75\n03/03/2031,101.5\n03/04/2031,95\n';
  const second = await done(folder, asking({ ...WORLD, cboe }, '2031-03-04T20:00:00-05:00'));
  expect(second.SPX).toMatchObject({
    state: 'pulled',
    added: 1,
    revised: 1,
    gone: [day('2031-02-27')],
  });
  const after = readFileSync(join(folder, 'observations.csv'), 'utf8');
  expect(after.startsWith(before)).toBe(true);
  expect(after.slice(before.length).trim().split('\n')).toEqual([
    'SPX,2031-02-28,2031-03-05T01:00:00+00:00,100.75',
    'SPX,2031-03-04,2031-03-05T01:00:00+00:00,95',
  ]);
});

test('a source that fails or cannot be read leaves its series alone, and the others come', async () => {
  const folder = folderOf();
  const { treasury2030: _, ...rest } = WORLD;
  const found = await done(
    folder,
    asking({ ...rest, cboe: '<html>Request Access</html>' }, '2031-03-03T20:00:00-05:00'),
  );
  expect(found.SPX).toMatchObject({ state: 'misread' });
  // One year of several is missing: nothing of the series is kept.
  expect(found.TEN).toMatchObject({ state: 'failed', fault: { kind: 'timeout' } });
  expect(found.EUR).toMatchObject({ state: 'pulled', added: 1 });
  expect(rows(folder)).toEqual(['EUR,2031-03-03,2031-03-03T14:57:00+00:00,1.17']);
});

test('one body of several series is asked for once', async () => {
  const urls: string[] = [];
  const way = asking(WORLD, '2031-03-03T20:00:00-05:00');
  await done(folderOf(), {
    ...way,
    get: (of, asked) => {
      urls.push(asked.url);
      return way.get(of, asked);
    },
  });
  expect(new Set(urls).size).toBe(urls.length);
});

const told = day('2031-03-03');
const now = at('2031-03-03T15:00:00-05:00');
const noon = (d: Day): Instant => (d * 86_400_000 + 43_200_000) as Instant;
const given = {
  before: new Map<Day, { value: number; knownAt: Instant }>(),
  at: now,
  first: true,
  rule: noon,
  begins: (d: Day) => (d * 86_400_000) as Instant,
  asked: () => true,
};

test('a value is never known before it came, nor before its source says, nor before its day', () => {
  const only = { ...given, first: false };
  expect(collected([{ day: told, value: 1 }], given).rows).toEqual([{ day: told, value: 1 }]);
  expect(collected([{ day: told, value: 1 }], only).rows).toEqual([
    { day: told, value: 1, knownAt: now },
  ]);
  // Whatever its source says of when it stood: nobody decided with it before it came.
  const stood = (now - 3_600_000) as Instant;
  const versions = [
    { day: told, value: 1, knownAt: stood },
    { day: told, value: 2, knownAt: (stood + 60_000) as Instant },
  ];
  expect(collected(versions, given).rows).toEqual(versions);
  expect(collected(versions, only).rows).toEqual([{ day: told, value: 2, knownAt: now }]);
  // Its own hour has not come: it may still move, and waits.
  const early = { ...given, at: (noon(told) - 1) as Instant };
  expect(collected([{ day: told, value: 1 }], early).rows).toEqual([]);
  expect(collected([{ day: (told + 1) as Day, value: 1 }], given).rows).toEqual([]);
  // A version that stands only later is none yet; one from before its own day is none at all.
  const [late, before] = [at('2031-03-04T09:00:00Z'), at('2031-03-02T09:00:00Z')];
  for (const knownAt of [late, before])
    expect(collected([{ day: told, value: 1, knownAt }], given).rows).toEqual([]);
});

test('a revision is known after what it revises, also where the clock was set back', () => {
  const later = at('2031-03-03T18:00:00-05:00');
  const before = new Map([[told, { value: 1, knownAt: later }]]);
  expect(collected([{ day: told, value: 2 }], { ...given, before })).toMatchObject({
    rows: [{ day: told, value: 2, knownAt: later + 1 }],
    revised: 1,
  });
  // A version older than what is known changes nothing, nor does the same value.
  const older = at('2031-03-03T10:00:00-05:00');
  for (const same of [
    { day: told, value: 2, knownAt: older },
    { day: told, value: 1 },
  ])
    expect(collected([same], { ...given, before })).toMatchObject({ rows: [], gone: [] });
});

test('a series that comes later than its folder was filled counts from when it came, its past too', async () => {
  const folder = folderOf();
  const { cboe, ...rest } = WORLD;
  await done(folder, asking(rest, '2031-03-03T20:00:00-05:00'));
  await done(folder, asking({ ...rest, cboe }, '2031-03-04T15:00:00-05:00'));
  const spx = rows(folder).filter((row) => row.startsWith('SPX,'));
  expect(spx).toHaveLength(3);
  for (const row of spx) expect(row.split(',')[2]).toBe('2031-03-04T20:00:00+00:00');
});

test('two programs that pull at once keep everything once', async () => {
  const folder = folderOf();
  const way = asking(WORLD, '2031-03-03T20:00:00-05:00');
  await Promise.all([done(folder, way), done(folder, way)]);
  const all = rows(folder);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(12);
});

test('a file in which most days are others is somebody else’s, and a made-up world stays out of a real one', async () => {
  const folder = folderOf();
  const line = (i: number, value: number) => `02/${10 + i}/2031,${value}`;
  const days = [0, 1, 2, 3, 4, 7, 8].filter((i) => i !== 7);
  const file = (by: number) => `DATE,SPX\n${days.map((i) => line(i, by + i)).join('\n')}\n`;
  await done(folder, asking({ ...WORLD, cboe: file(100) }, '2031-02-18T20:00:00-05:00'));
  const before = rows(folder);
  const found = await done(
    folder,
    asking({ ...WORLD, cboe: file(17) }, '2031-02-19T20:00:00-05:00'),
  );
  expect(found.SPX).toMatchObject({ state: 'misread' });
  expect(rows(folder).filter((row) => row.startsWith('SPX'))).toEqual(
    before.filter((row) => row.startsWith('SPX')),
  );
  const made = { ...asking(WORLD, '2031-02-20T20:00:00-05:00'), standIn: true };
  expect((await pull(folder, made)).ok).toBe(false);
  const own = folderOf();
  expect((await pull(own, made)).ok).toBe(true);
  const real = await pull(own, { ...made, standIn: false });
  const says = JSON.stringify(real.ok ? [] : real.problems);
  expect(says).toContain('BIDE_WORLD');
  expect(says).toContain('npm run world');
});

test('a machine that refuses keeps one series from coming, and no other', async () => {
  const folder = folderOf();
  const way = asking(WORLD, '2031-03-03T20:00:00-05:00');
  const found = await done(folder, {
    ...way,
    get: (of, asked) => {
      if (of.id === 'cboe')
        throw new Fault('full', { en: 'the disk is full', 'zh-Hant': '磁碟已滿' });
      return way.get(of, asked);
    },
  });
  expect(found.SPX).toMatchObject({ state: 'broken', says: { en: 'the disk is full' } });
  expect(found.TEN).toMatchObject({ state: 'pulled' });
});

test('a calendar whose series are all silent while others report is told: its market was perhaps closed', () => {
  const of = (series: string, calendar: string, last: number): Pulled => ({
    ...{ series, calendar, feed: 'x/y', due: 10 as Day, last: last as Day, state: 'there' },
  });
  const [a, b, c] = [of('A', 'nyse', 9), of('B', 'nyse', 9), of('C', 'target', 10)];
  expect(silentCalendars([a, b, c])).toEqual(['nyse']);
  // One alone may be late; where nobody reports it is no closure; where one reports the market was open.
  expect(silentCalendars([a, c])).toEqual([]);
  expect(silentCalendars([a, b, { ...c, last: 9 as Day }])).toEqual([]);
  expect(silentCalendars([a, { ...b, last: 10 as Day }, c])).toEqual([]);
});
