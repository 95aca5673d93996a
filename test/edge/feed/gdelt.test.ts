import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import {
  type Day,
  formatDay,
  type Instant,
  parseDay,
  parseInstant,
} from '../../../src/domain/time.ts';
import { gdelt } from '../../../src/edge/feed/gdelt.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { pull } from '../../../src/edge/feed/pull.ts';
import { talkOf, unpackedEvents } from '../../../src/edge/feed/talk.ts';
import { zip } from '../../standin/body.ts';
import { standIn } from '../../standin/server.ts';
import { eventTable, type MadeEvent, talkHost } from '../../standin/talk.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-gdelt-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const ADDED = '20310304000000';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const count = async (events: readonly MadeEvent[], of: readonly string[], added = ADDED) => {
  const read = await talkOf([bytes(eventTable(events, added))], {
    ...{ day: '20310304', of, file: 'gdelt' },
  });
  return read.ok ? read.value : undefined;
};
const url = (name: string): string => `https://example.invalid/${name}`;

test('an event counts once and an article once, however often they are told', async () => {
  const events: readonly MadeEvent[] = [
    { id: '1', places: ['US', 'CH'], url: url('a') },
    { id: '1', places: ['US', 'CH'], url: url('a') },
    { id: '2', places: ['US'], url: url('a') },
    // Two events of one article tell of one country each: the article tells of both.
    { id: '3', places: ['US'], url: url('b') },
    { id: '4', places: ['', '', 'CH'], url: url('b') },
    { id: '5', actors: ['CHN', 'USA'], places: ['FR'], url: url('c') },
    { id: '6', url: url('d') },
    { id: '7', places: ['US', 'CH'], url: '' },
  ];
  expect(await count(events, ['US', 'CH'])).toEqual({ articles: 4, both: 2 });
  expect(await count(events, ['USA', 'CHN'])).toEqual({ articles: 4, both: 1 });
  expect(await count(events, ['FR'])).toEqual({ articles: 4, both: 1 });
  expect(await count(events, ['US', 'CHN'])).toEqual({ articles: 4, both: 0 });
  expect(await count([], ['US'])).toEqual({ articles: 0, both: 0 });
});

test('a row of another day or another number of columns is refused, and no alphabet stops it', async () => {
  expect(await count([{ id: '1', url: url('a') }], ['US'], '20310305000000')).toBeUndefined();
  expect(await count([{ id: '', url: url('a') }], ['US'])).toBeUndefined();
  const row = eventTable([{ id: '1', url: url('a') }], ADDED);
  const read = (text: string | Uint8Array) =>
    talkOf([typeof text === 'string' ? bytes(text) : text], {
      ...{ day: '20310304', of: ['US'], file: 'gdelt' },
    });
  for (const wrong of [row.replace('\t', ''), `\t${row}`, '<html></html>\n', '{"a":1}\n'])
    expect((await read(wrong)).ok, wrong).toBe(false);
  // Two tables of which the first has no end of its last line.
  const two = await talkOf([bytes(row.trimEnd()), bytes(row.replace(/^1/, '2'))], {
    ...{ day: '20310304', of: ['US'], file: 'gdelt' },
  });
  expect(two).toMatchObject({ ok: true, value: { articles: 1 } });
  const latin = Buffer.concat([
    bytes(row.slice(0, 1)),
    Buffer.from([0xe9, 0xff]),
    bytes(row.slice(1)),
  ]);
  expect(await read(latin)).toMatchObject({ ok: true });
});

test('an archive holds one table within its limits, or is refused', () => {
  const table = eventTable([{ id: '1', url: url('a') }], ADDED);
  const good = zip(table, `${ADDED}.export.CSV`);
  const read = unpackedEvents(good, 'gdelt');
  expect(read.ok && Buffer.from(read.value).toString()).toBe(table);
  for (const wrong of [
    new Uint8Array(),
    bytes('PK'),
    bytes('<html></html>'),
    bytes(table),
    zip(table, 'readme.txt'),
    zip(Buffer.alloc(41_000_000), `${ADDED}.export.CSV`),
    good.subarray(0, good.length >> 1),
    // One byte on the way is another one: the sum of them tells.
    good.map((byte, i) => (i === 60 ? byte ^ 1 : byte)),
  ])
    expect(unpackedEvents(wrong, 'gdelt').ok).toBe(false);
});

test('whatever comes in place of an archive is refused without a throw', () => {
  const good = zip(eventTable([{ id: '1', url: url('a') }], ADDED), `${ADDED}.export.CSV`);
  const runs = { numRuns: process.env.LAWS ? 20_000 : 300 };
  const sane = (body: Uint8Array): void => {
    const read = unpackedEvents(body, 'gdelt');
    expect(read.ok || read.problems.length === 1).toBe(true);
  };
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), sane), runs);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
      const body = Uint8Array.from(good);
      body[at] = byte;
      sane(body);
    }),
    runs,
  );
}, 60_000);

const EPISODE = `id: own
title: Own
from: 2031-03-03
to: 2031-12-31
legs: { risk: [SPX], rates: [TEN], dollar: [EUR] }
series:
  SPX: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  TEN: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EUR: { unit: USD per EUR, kind: fx, sign: -1, calendar: target, known: { time: "15:30", zone: Europe/Berlin } }
  TALK: { unit: per cent of articles, kind: spread, calendar: daily, known: { time: "04:00", zone: UTC, lag: 1 }, feed: gdelt/US-CH }
`;

test('evening by evening: a sample of each full day; a late file leaves its day open for a day, and is no zero', async () => {
  const folder = mkdtempSync(join(room, 'f-'));
  const home = mkdtempSync(join(room, 'h-'));
  writeFileSync(join(folder, 'episode.yaml'), EPISODE);
  let now = parseInstant('2031-03-05T23:30:00Z') as Instant;
  const absent = new Set<string>();
  const world = await standIn({
    tables: {},
    clock: () => now,
    more: talkHost((slot) =>
      absent.has(slot)
        ? undefined
        : [
            { id: `${slot}1`, places: ['US', 'CH'], url: url(`${slot}a`) },
            { id: `${slot}2`, places: ['US'], url: url(`${slot}b`) },
            { id: `${slot}3`, places: ['FR'], url: url(`${slot}c`) },
            { id: `${slot}4`, places: ['FR'], url: url('the-same') },
          ],
    ),
  });
  const evening = async () => {
    const env = { BIDE_WORLD: world.origin };
    const sleep = async (ms: number) => {
      now = (now + Math.ceil(ms)) as Instant;
    };
    const found = await pull(
      folder,
      fedWay(home, { now: () => now, aside: () => {}, env }, { sleep }),
    );
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    return found.value[0];
  };
  const rows = () =>
    readFileSync(join(folder, 'observations.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
  try {
    // One hour of the fourth is late; two of the third never come.
    for (const slot of ['20310304220000', '20310303010000', '20310303020000']) absent.add(slot);
    expect(await evening()).toMatchObject({ state: 'pulled', added: 1, missing: 1 });
    expect(world.asked).toHaveLength(48);
    // 22 articles tell of both, of 3 x 22 and the one that all hours share.
    expect(rows().map((row) => [row[1], row[3]])).toEqual([['2031-03-03', `${(100 * 22) / 67}`]]);
    absent.delete('20310304220000');
    now = (now + 3_600_000) as Instant;
    expect(await evening()).toMatchObject({ state: 'pulled', added: 1, revised: 0, missing: 0 });
    expect(rows().at(-1)?.slice(1, 2)).toEqual(['2031-03-04']);
    expect(rows().every((row) => Number.isFinite(Number(row[3])) && Number(row[3]) > 0)).toBe(true);
    // Nothing is due before the next day is over.
    const asked = world.asked.length;
    expect(await evening()).toMatchObject({ state: 'there' });
    expect(world.asked).toHaveLength(asked);
    // More than six hours of a day that is over are missing: it has no value, and that is said.
    for (let hour = 0; hour < 7; hour++) absent.add(`20310305${String(hour).padStart(2, '0')}0000`);
    now = parseInstant('2031-03-07T23:30:00Z') as Instant;
    expect(await evening()).toMatchObject({ state: 'pulled', added: 1, missing: 1 });
    expect(rows().at(-1)?.[1]).toBe('2031-03-06');
    world.set('storage.googleapis.com', 'late');
    now = parseInstant('2031-03-08T23:30:00Z') as Instant;
    expect(await evening()).toMatchObject({
      state: 'failed',
      fault: { kind: 'status', status: 404 },
    });
  } finally {
    await world.close();
  }
}, 60_000);

test('where the engine is not installed, it is said how to install it', async () => {
  vi.doMock('@duckdb/node-api', () => {
    throw new Error('Cannot find package');
  });
  vi.resetModules();
  const { talkOf: bare } = await import('../../../src/edge/feed/talk.ts');
  await expect(bare([], { day: '20310304', of: ['US'], file: 'gdelt' })).rejects.toMatchObject({
    name: 'Fault',
    says: { en: expect.stringContaining('npm install @duckdb/node-api@') },
  });
  vi.doUnmock('@duckdb/node-api');
});

test('the last two full days are asked for, and none before the first that is wanted', () => {
  const day = (text: string): Day => parseDay(text) as Day;
  const days = (from: string, to: string) => [
    ...new Set(
      gdelt
        .ask('US', { from: day(from), to: day(to) }, undefined)
        .map(({ url: place }) => /gdeltv2\/(\d{8})/.exec(place)?.[1]),
    ),
  ];
  expect(days('2031-01-01', '2031-03-06')).toEqual(['20310303', '20310304']);
  expect(days('2031-03-04', '2031-03-06')).toEqual(['20310304']);
  expect(formatDay(day('2031-03-04'))).toBe('2031-03-04');
});

const SAMPLE = join(
  import.meta.dirname,
  '../../../../shared/reference/feeds/samples/gdelt_events.tsv',
);
if (!existsSync(SAMPLE)) console.log('skipped: no sample of events here');
test.skipIf(!existsSync(SAMPLE))('a sample of events is read', async () => {
  const body = readFileSync(SAMPLE);
  const read = await talkOf([body], { day: '20260117', of: ['GL'], file: 'gdelt' });
  expect(read).toMatchObject({ ok: true, value: { articles: 1, both: 1 } });
});
