import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { documentsAt } from '../../../src/edge/document/keep.ts';
import { type DocumentsPulled, pullDocuments } from '../../../src/edge/document/pull.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { memoryRoom } from '../../room.ts';
import { madeUpPapers } from '../../standin/paper.ts';
import { type StandInMode, standIn } from '../../standin/server.ts';

const room = memoryRoom('bide-papers');
afterAll(() => rmSync(room, { recursive: true, force: true }));

const FIRST = parseInstant('2024-09-17T21:00:00-04:00') as Instant;
const SECOND = (FIRST + DAY_MS) as Instant;

/** Hosts, and the entry for which each is asked. */
const HOSTS = {
  'www.federalregister.gov': 'federal-register/duties',
  'www.whitehouse.gov': 'white-house',
  'www.war.gov': 'defense-contracts',
  'api.usaspending.gov': 'usaspending/ISL',
  'api.sam.gov': 'sam/word/runway',
  'api.dvidshub.net': 'dvids/runway',
  'api.congress.gov': 'congress/war powers',
  'www.example.org': 'rss/https://www.example.org/news.xml',
} as const;
/** Hosts that do not tell how much there is. */
const UNCOUNTED: readonly string[] = [
  ...['www.whitehouse.gov', 'www.war.gov', 'www.example.org', 'api.usaspending.gov'],
];

/** Every mode, and what may become of an entry in it. */
const MODES: Readonly<Record<StandInMode, readonly DocumentsPulled['state'][]>> = {
  html200: ['misread'],
  empty202: ['failed'],
  truncated: ['failed'],
  slow: ['failed'],
  reset: ['failed'],
  burst429: ['failed'],
  duplicate: ['pulled', 'misread'],
  revised: ['pulled'],
  frozen: ['pulled'],
  late: ['failed'],
  zipInsteadOfCsv: ['misread'],
  // A field that nobody can do without; of a feed the dates, which is told.
  renamedHeader: ['misread', 'pulled'],
  redirectOut: ['failed'],
  bomb: ['failed'],
  entityBomb: ['misread'],
  wrongEncoding: ['failed'],
  // Nothing is dated by a clock that is days ahead of the source's.
  wrongDate: ['failed'],
  wrongCharset: ['misread'],
  // Where nothing tells how much there is: the last entry alone.
  shortPage: ['misread', 'pulled'],
};
const KEY = '0123456789abcdef0123456789abcdef';
const KEYS = { BIDE_KEY_SAM: KEY, BIDE_KEY_DVIDS: KEY, BIDE_KEY_CONGRESS: KEY };

const EPISODE = (entries: readonly string[]): string => `id: mine
title: Mine
from: 2024-09-01
to: 2025-09-01
legs: { risk: [A], rates: [A], dollar: [A] }
documents: [${entries.map((entry) => `'${entry}'`).join(', ')}]
series:
  A: { unit: points, kind: index, calendar: nyse, known: { time: "16:00", zone: America/New_York } }
`;

const told: string[] = [];
afterAll(() => console.log(told.join('\n')));

test.concurrent.each(Object.keys(HOSTS) as (keyof typeof HOSTS)[])(
  '%s in every mode',
  async (host) => {
    let now = FIRST;
    const world = await standIn({
      ...{ tables: {}, papers: madeUpPapers(SECOND), clock: () => now },
      calls: {},
    });
    const env = { BIDE_WORLD: world.origin, ...KEYS };
    const way = (home: string) =>
      fedWay(
        home,
        { now: () => now, aside: () => {}, env },
        { sleep: async () => {}, limits: { totalMs: 7000, idleMs: 7000 } },
      );
    const entry = HOSTS[host];
    const beside = host === 'www.example.org' ? 'white-house' : 'rss/https://www.example.org/b.xml';
    const pulled = async (home: string) => {
      const found = await pullDocuments(join(home, 'mine'), way(home));
      if (!found.ok) throw new Error(JSON.stringify(found.problems));
      const by = new Map(found.value.told.map((one) => [one.entry, one]));
      return { own: by.get(entry), other: by.get(beside), ...found.value };
    };
    const kept = (home: string) =>
      documentsAt(home, { entries: [entry], at: (SECOND + 1) as Instant, standIn: true });
    const evening = async (): Promise<string> => {
      const home = mkdtempSync(join(room, 'h-'));
      mkdirSync(join(home, 'mine'));
      writeFileSync(join(home, 'mine', 'episode.yaml'), EPISODE([entry, beside]));
      expect((await pulled(home)).own).toMatchObject({ state: 'pulled', revised: 0, unread: 0 });
      return home;
    };
    const row: string[] = [];
    try {
      const good = await evening();
      expect(kept(good).length).toBeGreaterThan(8);
      for (const [mode, states] of Object.entries(MODES) as [
        StandInMode,
        readonly DocumentsPulled['state'][],
      ][]) {
        now = FIRST;
        if (mode === 'frozen') world.set(host, mode);
        const home = mode === 'frozen' ? await evening() : mkdtempSync(join(room, 'h-'));
        if (mode !== 'frozen') cpSync(good, home, { recursive: true });
        const before = kept(home);
        now = SECOND;
        if (mode !== 'frozen') world.set(host, mode);
        const { own, other, fresh, withdrawn } = await pulled(home);
        world.clear();
        expect(states, `${host} ${mode} ${JSON.stringify(own)}`).toContain(own?.state);
        // The other comes all the same; nothing is taken back, and nothing is told twice.
        expect(other?.state).toBe('pulled');
        expect(withdrawn).toEqual([]);
        const after = kept(home);
        const names = after.map(({ id }) => id);
        expect(new Set(names).size).toBe(names.length);
        // What was known on the first evening is as it was then.
        const then = documentsAt(home, { entries: [entry], at: FIRST, standIn: true });
        expect(then).toEqual(before);
        if (own?.state !== 'pulled') expect(after).toEqual(before);
        if (mode === 'revised')
          // Of every page one.
          expect(own).toMatchObject({ revised: host === 'www.whitehouse.gov' ? 2 : 1 });
        else if (own?.state === 'pulled' && mode === 'renamedHeader') {
          expect(own.drift).not.toEqual([]);
          // What is not told any more is no revision; what is new has no stamp that nobody told.
          expect(own.revised).toBe(0);
          for (const one of after.slice(before.length))
            expect(one).not.toHaveProperty('publishedAt');
        } else if (own?.state === 'pulled') expect(own.revised).toBe(0);
        if (mode === 'shortPage')
          expect(own?.state).toBe(UNCOUNTED.includes(host) ? 'pulled' : 'misread');
        for (const one of fresh) expect(one.knownAt).toBe(SECOND);
        const said =
          own?.state === 'failed'
            ? own.fault.kind
            : own?.state === 'pulled'
              ? `pulled ${own.added}+${own.revised}`
              : own?.state;
        row.push(`${mode} ${said}`);
      }
    } finally {
      await world.close();
    }
    for (const file of readdirSync(room, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes(KEY), file.name).toBe(false);
      if (file.name.endsWith('.gz')) expect(gunzipSync(bytes).includes(KEY), file.name).toBe(false);
    }
    told.push(`${host}: ${row.join('; ')}`);
  },
  60_000,
);
