import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hasPrice } from '../../../src/domain/odds.ts';
import { formatDay, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { readContracts } from '../../../src/edge/episode/contracts.ts';
import type { Way } from '../../../src/edge/feed/asking.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { type PulledOdds, pullOdds } from '../../../src/edge/odds/pull.ts';
import { bide } from '../../bide.ts';
import { exchanges, type MadeMarket } from '../../standin/odds.ts';
import { standIn } from '../../standin/server.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-odds-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const at = (text: string): Instant => parseInstant(text) as Instant;
const EPISODE = `id: own
title: Own
from: 2031-03-03
to: 2031-12-31
legs: { risk: [SPX], rates: [TEN], dollar: [EUR] }
odds:
  no-sale: { feed: kalshi/KXSALE-31, scenario: friction, title: { en: No sale, zh-Hant: 不出售 } }
  deal: { feed: polymarket/a-deal-by-june, scenario: peace, title: { en: Deal, zh-Hant: 協議 }, wording: signed }
series:
  SPX: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  TEN: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EUR: { unit: USD per EUR, kind: fx, sign: -1, calendar: target, known: { time: "15:30", zone: Europe/Berlin } }
`;
const SALE: MadeMarket = {
  at: 'kalshi',
  key: 'KXSALE-31',
  title: 'Will it be sold?',
  rules: 'If it is sold by the deadline.',
  deadline: '2032-01-01T04:59:00Z',
  bid: 0.21,
  ask: 0.22,
};
const DEAL: MadeMarket = {
  at: 'polymarket',
  key: 'a-deal-by-june',
  title: 'A deal by June?',
  rules: 'Signed by both.\nNothing less.',
  deadline: '2031-06-30T12:00:00Z',
  bid: 0.4,
  ask: 0.43,
};

/** A folder, and exchanges whose markets and clock a test moves. */
async function scene() {
  const home = mkdtempSync(join(room, 'h-'));
  const folder = mkdtempSync(join(room, 'f-'));
  writeFileSync(join(folder, 'episode.yaml'), EPISODE);
  const state = { now: at('2031-03-03T21:00:00Z'), markets: [SALE, DEAL] as readonly MadeMarket[] };
  const server = await standIn({
    tables: {},
    clock: () => state.now,
    more: exchanges(() => state.markets),
  });
  const way = (): Way =>
    fedWay(
      home,
      { now: () => state.now, aside: () => {}, env: { BIDE_WORLD: server.origin } },
      {
        sleep: async (ms) => {
          state.now = (state.now + Math.ceil(ms)) as Instant;
        },
      },
    );
  const file = join(folder, 'contracts.jsonl');
  return {
    ...{ state, folder, file, server, way, home },
    text: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
    pulled: async (): Promise<Record<string, PulledOdds>> => {
      const found = await pullOdds(folder, way());
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      return Object.fromEntries(found.value.map((one) => [one.contract, one]));
    },
    contracts: () => {
      const read = readContracts(readFileSync(file, 'utf8'), file);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return read.value;
    },
  };
}
const scened = async (work: (s: Awaited<ReturnType<typeof scene>>) => Promise<void>) => {
  const s = await scene();
  try {
    await work(s);
  } finally {
    await s.server.close();
  }
};

test('a quote is kept from when its last byte came, once a day and price, and nothing before it moves', () =>
  scened(async (s) => {
    const first = await s.pulled();
    expect(first['no-sale']).toMatchObject({ state: 'quoted', bid: 0.21, ask: 0.22, added: true });
    expect(first.deal).toMatchObject({
      state: 'quoted',
      bid: 0.4,
      ask: 0.43,
      added: true,
      drift: [],
    });
    const before = s.text();
    const { quotes } = s.contracts();
    expect(quotes.map((q) => [q.id, q.wording, formatDay(q.at), formatDay(q.deadline)])).toEqual([
      ['deal', 'signed', '2031-03-03', '2031-06-30'],
      // The deadline is a minute before midnight in New York.
      ['no-sale', 'no-sale', '2031-03-03', '2031-12-31'],
    ]);
    expect(quotes.every(({ knownAt }) => knownAt === s.state.now)).toBe(true);
    expect(before).toContain('Signed by both.\\nNothing less.');
    expect((await s.pulled()).deal).toMatchObject({ state: 'quoted', added: false });
    expect(s.text()).toBe(before);
    // Another price the same day, and the same price the next one, are further lines.
    s.state.markets = [{ ...SALE, bid: 0.2 }, DEAL];
    await s.pulled();
    s.state.now = at('2031-03-04T21:00:00Z');
    await s.pulled();
    expect(s.text().startsWith(before)).toBe(true);
    expect(s.contracts().quotes).toHaveLength(5);
    // Rules stand once.
    expect(s.text().split('"rules"')).toHaveLength(3);
  }));

test('a side without anybody is no price: never the middle of an empty book', () =>
  scened(async (s) => {
    s.state.markets = [
      { ...SALE, bid: undefined },
      { ...DEAL, bid: undefined, ask: undefined },
    ];
    const found = await s.pulled();
    expect(found['no-sale']).toEqual({
      contract: 'no-sale',
      feed: 'kalshi/KXSALE-31',
      state: 'quoted',
      ask: 0.22,
      added: true,
      drift: [],
    });
    expect(found.deal).not.toHaveProperty('bid');
    expect(found.deal).not.toHaveProperty('ask');
    expect(s.contracts().quotes.map(({ bid, ask }) => [bid, ask])).toEqual([
      [0, 1],
      [0, 0.22],
    ]);
    expect(s.contracts().quotes.some(hasPrice)).toBe(false);
  }));

test('a market that is halted has no price, whatever stands in its book', () =>
  scened(async (s) => {
    s.state.markets = [{ ...SALE, status: 'inactive' }, DEAL];
    const found = (await s.pulled())['no-sale'];
    expect(found).not.toHaveProperty('bid');
    expect(found).toMatchObject({ state: 'quoted', added: true });
  }));

test.each([
  ['rules', { rules: 'If any part of it is sold by the deadline.' }],
  ['deadline', { deadline: '2032-06-01T12:00:00Z' }],
])('%s that are others are another contract: told, and nothing of it is kept', (what, over) =>
  scened(async (s) => {
    await s.pulled();
    const before = s.text();
    s.state.now = at('2031-03-04T21:00:00Z');
    s.state.markets = [{ ...SALE, ...over }, DEAL];
    const found = await s.pulled();
    expect(found['no-sale']).toMatchObject({ state: 'changed', changes: [{ what }] });
    expect(found.deal).toMatchObject({ state: 'quoted', added: true });
    const added = s.text().slice(before.length);
    expect(added.trim().split('\n')).toHaveLength(1);
    expect(added).not.toContain('no-sale');
    // Under another name it is a contract of its own.
    const episode = join(s.folder, 'episode.yaml');
    writeFileSync(episode, EPISODE.replace('no-sale:', 'no-sale-2:'));
    expect((await s.pulled())['no-sale-2']).toMatchObject({ state: 'quoted', added: true });
  }),
);

test('a path or a title that a person changes is told too, and the file stays whole', () =>
  scened(async (s) => {
    await s.pulled();
    const before = s.text();
    s.state.now = at('2031-03-04T21:00:00Z');
    const episode = join(s.folder, 'episode.yaml');
    writeFileSync(episode, EPISODE.replace('friction', 'other').replace('不出售', '不賣'));
    expect((await s.pulled())['no-sale']).toMatchObject({
      changes: [{ what: 'title', was: '不出售', is: '不賣' }, { what: 'scenario' }],
    });
    expect(s.text().slice(before.length)).not.toContain('no-sale');
    expect(s.contracts().quotes).toHaveLength(3);
  }));

test('what came is a line of its own: the day as told, for a yes at the latest the deadline', () =>
  scened(async (s) => {
    await s.pulled();
    s.state.now = at('2031-07-02T21:00:00Z');
    const over = { outcome: 'yes', closed: '2031-07-01T03:00:00Z' } as const;
    // Closed and not resolved yet: due, and nothing is kept.
    s.state.markets = [SALE, { ...DEAL, closed: over.closed }];
    expect((await s.pulled()).deal).toMatchObject({ state: 'due' });
    s.state.markets = [
      { ...SALE, outcome: 'no', closed: '2031-06-15T15:00:00Z', status: 'finalized' },
      { ...DEAL, ...over },
    ];
    const found = await s.pulled();
    expect(found['no-sale']).toMatchObject({ state: 'settled', yes: false, added: true });
    expect(found.deal).toMatchObject({ state: 'settled', yes: true, added: true });
    const after = s.text();
    expect(s.contracts().settled.map(({ on, ...one }) => ({ ...one, on: formatDay(on) }))).toEqual([
      { contract: 'no-sale', came: false, on: '2031-06-15' },
      { contract: 'deal', came: true, on: '2031-06-30' },
    ]);
    expect((await s.pulled()).deal).toMatchObject({ state: 'settled', added: false });
    expect(s.text()).toBe(after);
    // Once told it is not taken back.
    s.state.markets = [SALE, { ...DEAL, ...over, outcome: 'no' }];
    expect((await s.pulled()).deal).toMatchObject({ changes: [{ what: 'outcome' }] });
    expect(s.text()).toBe(after);
  }));

test('a result that may still be disputed, and one of half and half, are no outcome', () =>
  scened(async (s) => {
    s.state.markets = [
      { ...SALE, outcome: 'yes', status: 'determined' },
      { ...DEAL, outcome: 'half', closed: '2031-03-02T03:00:00Z' },
    ];
    const found = await s.pulled();
    expect(Object.values(found).map(({ state }) => state)).toEqual(['quoted', 'quoted']);
    expect(s.contracts().settled).toEqual([]);
    expect(s.contracts().quotes.some(hasPrice)).toBe(false);
  }));

test('two programs at once keep nothing twice', () =>
  scened(async (s) => {
    await Promise.all(Array.from({ length: 6 }, () => pullOdds(s.folder, s.way())));
    expect(s.contracts().quotes).toHaveLength(2);
    expect(s.text().trim().split('\n')).toHaveLength(2);
  }));

test('one that fails leaves the other; a filter that is not heeded gives no other contract', () =>
  scened(async (s) => {
    s.state.markets = [{ ...SALE, key: 'KXOTHER-31' }, DEAL];
    const found = await s.pulled();
    expect(found['no-sale']?.state).toBe('misread');
    expect(found.deal?.state).toBe('quoted');
    s.server.set('clob.polymarket.com', 'reset');
    s.state.markets = [SALE, DEAL];
    s.state.now = at('2031-03-04T21:00:00Z');
    const next = await s.pulled();
    expect(next['no-sale']).toMatchObject({ state: 'quoted', added: true });
    expect(next.deal).toMatchObject({ state: 'failed', fault: { kind: 'reset' } });
  }));

test('made-up odds and real ones never stand in one folder', () =>
  scened(async (s) => {
    await s.pulled();
    expect(existsSync(join(s.folder, '.stand-in'))).toBe(true);
    const real = { ...s.way(), standIn: false };
    expect((await pullOdds(s.folder, real)).ok).toBe(false);
  }));

test('a path that the thesis does not have is told before anybody is asked', () =>
  scened(async (s) => {
    const thesis = readFileSync('episodes/greenland-2026/thesis.yaml', 'utf8');
    writeFileSync(join(s.folder, 'thesis.yaml'), thesis);
    const found = await pullOdds(s.folder, s.way());
    if (found.ok) throw new Error('read');
    expect(found.problems.map(({ path }) => path)).toEqual([
      'odds.no-sale.scenario',
      'odds.deal.scenario',
    ]);
    expect(s.server.asked).toEqual([]);
  }));

test('what is written by hand stays, with a last line that has no end', () =>
  scened(async (s) => {
    const own = JSON.stringify({
      ...{ id: 'own', title: 'Own', scenario: 'x', wording: 'w', deadline: '2031-12-31' },
      resolution: { name: 'Gazette', url: 'https://example.org/' },
      ...{ at: '2031-01-05', known_at: '2031-01-05T21:00:00Z', bid: 0.1, ask: 0.12 },
    });
    writeFileSync(s.file, own);
    await s.pulled();
    expect(s.text().startsWith(`${own}\n{`)).toBe(true);
    expect(s.contracts().quotes).toHaveLength(3);
  }));

test('bide pull tells of each contract in both languages, and fails where one changed', () =>
  scened(async (s) => {
    const told = async (lang: string) => {
      const args = ['pull', s.folder, '--home', s.home, '--lang', lang];
      return bide(args, { BIDE_WORLD: s.server.origin }, s.state.now);
    };
    s.state.markets = [SALE, { ...DEAL, bid: undefined }];
    const first = await told('en');
    expect(first.code).toBe(0);
    expect(first.out).toContain('no-sale (kalshi/KXSALE-31): bid 0.21, offered 0.22');
    expect(first.out).toContain('deal (polymarket/a-deal-by-june): bid nobody, offered 0.43');
    s.state.markets = [{ ...SALE, rules: 'Another one.' }, DEAL];
    s.state.now = at('2031-03-04T21:00:00Z');
    const second = await told('zh-Hant');
    expect(second.code).toBe(1);
    expect(second.out.replaceAll(/\s/g, '')).toContain('規則：原為「Ifitissoldbythedeadline.」');
    const json = JSON.parse(
      (
        await bide(
          ['pull', s.folder, '--home', s.home, '--json'],
          { BIDE_WORLD: s.server.origin },
          s.state.now,
        )
      ).out,
    );
    expect(json).toEqual([
      expect.objectContaining({ contract: 'no-sale', state: 'changed' }),
      expect.objectContaining({ contract: 'deal', state: 'quoted', added: false }),
    ]);
  }));
