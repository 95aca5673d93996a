import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { documentsAt } from '../../../src/edge/document/keep.ts';
import { pullDocuments } from '../../../src/edge/document/pull.ts';
import { readContracts } from '../../../src/edge/episode/contracts.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { pull } from '../../../src/edge/feed/pull.ts';
import { pullOdds } from '../../../src/edge/odds/pull.ts';
import { memoryRoom } from '../../room.ts';
import { europe, madePapers } from '../../standin/europe.ts';
import { exchanges, type MadeMarket } from '../../standin/odds.ts';
import { type StandInMode, standIn } from '../../standin/server.ts';
import { talkHost } from '../../standin/talk.ts';

const room = memoryRoom('bide-modes');
afterAll(() => rmSync(room, { recursive: true, force: true }));

const FIRST = parseInstant('2031-03-05T23:30:00Z') as Instant;
const SECOND = (FIRST + DAY_MS) as Instant;
const CONTRACT = {
  title: 'A deal?',
  rules: 'Signed.',
  deadline: '2031-12-31T12:00:00Z',
  bid: 0.4,
  ask: 0.43,
};
const MARKETS: readonly MadeMarket[] = [
  { ...CONTRACT, at: 'kalshi', key: 'KXDEAL-31' },
  { ...CONTRACT, at: 'polymarket', key: 'a-deal' },
];
const DOCUMENTS = {
  'ec.europa.eu': 'presscorner/trade',
  'publications.europa.eu': 'cellar/trade',
  'www.consilium.europa.eu': 'council/press',
  'www.nato.int': 'nato/trade',
  'oda.ft.dk': 'folketing/trade',
  'api.ted.europa.eu': 'ted/trade',
} as const;
/** What is asked of each host: a contract, a series, an entry of documents. */
const HOSTS: Readonly<Record<string, string>> = {
  'external-api.kalshi.com': 'kalshi',
  'gamma-api.polymarket.com': 'polymarket',
  'clob.polymarket.com': 'polymarket',
  'storage.googleapis.com': 'TALK',
  ...DOCUMENTS,
};
/** What documents a host is asked for. */
const asked = (host: string): readonly string[] => (host in DOCUMENTS ? [HOSTS[host] ?? ''] : []);
/** An episode that asks a host, and two others beside it. */
const episode = (host: string): string => `id: own
title: Own
from: 2031-03-03
to: 2031-12-31
legs: { risk: [SPX], rates: [TEN], dollar: [EUR] }
odds:
  kalshi: { feed: kalshi/KXDEAL-31, scenario: peace, title: Deal }
${HOSTS[host] === 'polymarket' ? '  polymarket: { feed: polymarket/a-deal, scenario: peace, title: Deal }' : ''}
documents: [${[...new Set([DOCUMENTS['www.consilium.europa.eu'], ...asked(host)])].join(', ')}]
series:
  SPX: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
  TEN: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York } }
  EUR: { unit: USD per EUR, kind: fx, sign: -1, calendar: target, known: { time: "15:30", zone: Europe/Berlin } }
  TALK: { unit: per cent, kind: spread, calendar: daily, known: { time: "04:00", zone: UTC, lag: 1 }, feed: gdelt/US-CH }
`;

/** Every mode, and what may become of what is asked for: a good answer, none, or one that is not read. */
const FINE = ['pulled', 'quoted'];
const MODES: Readonly<Record<StandInMode, readonly string[]>> = {
  html200: ['misread'],
  empty202: ['failed'],
  truncated: ['failed'],
  slow: ['failed'],
  reset: ['failed'],
  burst429: ['failed'],
  // Row by row of what is no table: keys twice, or an archive that is none.
  duplicate: ['misread', ...FINE],
  revised: ['misread', ...FINE],
  frozen: FINE,
  late: ['failed'],
  zipInsteadOfCsv: ['misread'],
  renamedHeader: ['misread'],
  redirectOut: ['failed'],
  bomb: ['failed'],
  entityBomb: ['misread'],
  wrongEncoding: ['failed'],
  // Nothing is dated by a clock that is days ahead of the source's.
  wrongDate: ['failed'],
  wrongCharset: ['misread'],
  shortPage: ['misread'],
};

const told: string[] = [];
afterAll(() => console.log(told.join('\n')));

test.concurrent.each(Object.keys(HOSTS))(
  '%s in every mode',
  async (host) => {
    let now = FIRST;
    const world = await standIn({
      tables: {},
      clock: () => now,
      more: {
        ...exchanges(() => MARKETS),
        ...europe(madePapers('trade', 60)),
        ...talkHost((slot) => [
          { id: `${slot}1`, places: ['US', 'CH'], url: `https://example.invalid/${slot}` },
          { id: `${slot}2`, places: ['US'], url: `https://example.invalid/${slot}b` },
        ]),
      },
    });
    const way = (home: string) =>
      fedWay(
        home,
        { now: () => now, aside: () => {}, env: { BIDE_WORLD: world.origin } },
        {
          sleep: async (ms) => {
            now = (now + Math.ceil(ms)) as Instant;
          },
          limits: { totalMs: 7000, idleMs: 4000 },
        },
      );
    /** What became of what this host is asked for, beside all others. */
    const evening = async (home: string): Promise<Readonly<Record<string, string>>> => {
      const folder = join(home, 'mine');
      const [odds, papers, series] = [
        await pullOdds(folder, way(home)),
        await pullDocuments(folder, way(home)),
        // A day of talk is many files: it is read where it is what is looked at.
        host === 'storage.googleapis.com' ? await pull(folder, way(home)) : undefined,
      ];
      if (!odds.ok || !papers.ok || series?.ok === false) throw new Error('read');
      return Object.fromEntries([
        ...odds.value.map((one) => [one.contract, one.state] as const),
        ...papers.value.told.map((one) => [one.entry, one.state] as const),
        ...(series?.value.map((one) => [one.series, one.state] as const) ?? []),
      ]);
    };
    const begun = async (): Promise<string> => {
      const home = mkdtempSync(join(room, 'h-'));
      mkdirSync(join(home, 'mine'));
      writeFileSync(join(home, 'mine', 'episode.yaml'), episode(host));
      for (const [name, state] of Object.entries(await evening(home)))
        expect(FINE, name).toContain(state);
      return home;
    };
    const kept = (home: string) => {
      const contracts = readFileSync(join(home, 'mine', 'contracts.jsonl'), 'utf8');
      const file = join(home, 'mine', 'observations.csv');
      const papers = documentsAt(home, {
        entries: Object.values(DOCUMENTS),
        at: now,
        standIn: true,
      });
      return { contracts, values: existsSync(file) ? readFileSync(file, 'utf8') : '', papers };
    };
    const row: string[] = [];
    try {
      const good = await begun();
      for (const [mode, states] of Object.entries(MODES) as [StandInMode, readonly string[]][]) {
        now = FIRST;
        if (mode === 'frozen') world.set(host, mode);
        const home = mode === 'frozen' ? await begun() : mkdtempSync(join(room, 'h-'));
        if (mode !== 'frozen') cpSync(good, home, { recursive: true });
        const before = kept(home);
        now = SECOND;
        world.set(host, mode);
        const found = await evening(home);
        world.clear();
        const name = HOSTS[host] ?? '';
        const state = found[name] ?? '';
        expect(states, `${host} ${mode}`).toContain(state);
        const after = kept(home);
        // What was there stays to the byte, and what was not read adds nothing.
        expect(after.contracts.startsWith(before.contracts)).toBe(true);
        expect(after.values.startsWith(before.values)).toBe(true);
        expect(readContracts(after.contracts, 'contracts.jsonl').ok).toBe(true);
        for (const line of after.values.slice(before.values.length).trim().split('\n'))
          expect(Number.isFinite(Number(line.split(',')[3] ?? 0)), line).toBe(true);
        const added = {
          contracts: after.contracts.slice(before.contracts.length),
          papers: after.papers.filter(({ knownAt }) => knownAt >= SECOND),
        };
        if (!FINE.includes(state)) {
          expect(added.contracts).not.toContain(`"id":"${name}"`);
          const source = name.split('/')[0];
          expect(added.papers.filter((one) => one.source === source)).toEqual([]);
          if (name === 'TALK') expect(after.values).toBe(before.values);
        }
        // The others come all the same.
        for (const [other, became] of Object.entries(found))
          if (other !== name) expect(FINE, `${other} beside ${host} ${mode}`).toContain(became);
        rmSync(home, { recursive: true, force: true });
        row.push(`${mode} ${state}`);
      }
    } finally {
      await world.close();
    }
    told.push(`${host}: ${row.join('; ')}`);
  },
  120_000,
);
