import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, type Day, type Instant, parseInstant } from '../../../src/domain/time.ts';
import { fedWay } from '../../../src/edge/feed/network.ts';
import { type Pulled, pull } from '../../../src/edge/feed/pull.ts';
import { bide } from '../../bide.ts';
import { memoryRoom } from '../../room.ts';
import { type StandInMode, standIn } from '../../standin/server.ts';
import { madeUp } from '../../standin/walk.ts';

const room = memoryRoom('bide-modes');
afterAll(() => rmSync(room, { recursive: true, force: true }));

const FIRST = parseInstant('2024-09-17T21:00:00-04:00') as Instant;
const SECOND = (FIRST + DAY_MS) as Instant;

const HOSTS = {
  'cdn.cboe.com': 'SPX',
  'home.treasury.gov': 'DGS10',
  'data-api.ecb.europa.eu': 'EURUSD',
  'www.financialresearch.gov': 'OFRFSI',
  // Without a key, and with one.
  'fred.stlouisfed.org': 'TEN',
  'api.stlouisfed.org': 'TEN',
} as const;
/** Every mode, and what may become of a series in it: a good answer, none, or one that is not read. */
const MODES: Readonly<Record<StandInMode, readonly Pulled['state'][]>> = {
  html200: ['misread'],
  empty202: ['failed', 'misread'],
  truncated: ['failed'],
  slow: ['failed'],
  reset: ['failed'],
  burst429: ['failed'],
  duplicate: ['pulled'],
  revised: ['pulled'],
  frozen: ['pulled'],
  late: ['failed'],
  zipInsteadOfCsv: ['misread'],
  // Where it is a column that nobody needs, it is read and told.
  renamedHeader: ['misread', 'pulled'],
  redirectOut: ['failed'],
  bomb: ['failed'],
  entityBomb: ['misread'],
  wrongEncoding: ['failed'],
  // Nothing is dated by a clock that is days ahead of the source's.
  wrongDate: ['failed'],
  // Some readers know UTF-16 when they see it.
  wrongCharset: ['misread', 'pulled'],
  // The last rows alone are what an increment looks like too: nothing in them is wrong.
  shortPage: ['pulled'],
};

/** A series that FRED feeds, beside those of a new folder. */
const FRED =
  '  TEN: { unit: per cent, kind: yield, duration: 8, calendar: sifma, known: { time: "18:00", zone: America/New_York, lag: 1 }, feed: fred/DGS10 }';
const KEY = '0123456789abcdef0123456789abcdef';

/** Hosts whose addresses have dates in them. */
const DATED: readonly string[] = ['data-api.ecb.europa.eu', 'fred.stlouisfed.org'];

const told: string[] = [];
afterAll(() => console.log(told.join('\n')));

test.concurrent.each(Object.keys(HOSTS) as (keyof typeof HOSTS)[])(
  '%s in every mode',
  async (host) => {
    const tables = madeUp(SECOND);
    let now = FIRST;
    const world = await standIn({ tables, clock: () => now });
    const env = {
      BIDE_WORLD: world.origin,
      ...(host === 'api.stlouisfed.org' && { BIDE_KEY_FRED: KEY }),
    };
    const row: string[] = [];
    const way = (home: string) =>
      fedWay(
        home,
        { now: () => now, aside: () => {}, env },
        { sleep: async () => {}, limits: { totalMs: 7000, idleMs: 4000 } },
      );
    /** A workspace with a folder after a first evening on which all came. */
    const evening = async (): Promise<string> => {
      const home = mkdtempSync(join(room, 'h-'));
      const folder = join(home, 'mine');
      await bide(['init', folder, '--live', '--home', home], {}, now);
      const file = join(folder, 'episode.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^series:$/m, `series:\n${FRED}`));
      const before = await pull(folder, way(home));
      expect(before.ok && before.value.every(({ state }) => state === 'pulled')).toBe(true);
      return home;
    };
    const good = await evening();
    try {
      for (const [mode, states] of Object.entries(MODES) as [
        StandInMode,
        readonly Pulled['state'][],
      ][]) {
        now = FIRST;
        // What stands still stood before; every other mode begins after the same good evening.
        if (mode === 'frozen') world.set(host, mode);
        const home = mode === 'frozen' ? await evening() : mkdtempSync(join(room, 'h-'));
        if (mode !== 'frozen') cpSync(good, home, { recursive: true });
        const folder = join(home, 'mine');
        const kept = readFileSync(join(folder, 'observations.csv'), 'utf8');
        now = SECOND;
        if (mode !== 'frozen') world.set(host, mode);
        const found = await pull(folder, way(home));
        world.clear();
        if (!found.ok) throw new Error(JSON.stringify(found.problems));
        const all = new Map(found.value.map((p) => [p.series, p]));
        const own = all.get(HOSTS[host]) as Pulled;
        expect(states, `${host} ${mode}`).toContain(own.state);
        // What was there stays to the byte, and nothing comes that the source did not tell.
        const after = readFileSync(join(folder, 'observations.csv'), 'utf8');
        expect(after.startsWith(kept)).toBe(true);
        const rows = after
          .slice(kept.length)
          .trim()
          .split('\n')
          .filter((line) => line !== '');
        for (const line of rows) {
          const [, , , value] = line.split(',');
          expect(Number.isFinite(Number(value)), line).toBe(true);
        }
        const mine = rows.filter((line) => line.startsWith(`${HOSTS[host]},`));
        if (own.state !== 'pulled') expect(mine).toEqual([]);
        // The others come all the same.
        for (const series of Object.values(HOSTS))
          if (series !== HOSTS[host])
            expect(all.get(series)?.state, `${series} beside ${mode}`).toMatch(/pulled|there/);
        if (mode === 'renamedHeader' && own.state === 'pulled') expect(own.drift).not.toEqual([]);
        const late = own.state === 'pulled' && (own.last ?? (0 as Day)) < own.due;
        // An address with dates in it is another one the next day: nothing of it stands still.
        if (mode === 'frozen' && !DATED.includes(host)) expect(late).toBe(true);
        const said =
          own.state === 'failed' ? own.fault.kind : late ? 'nothing new, said' : own.state;
        row.push(`${mode} ${said}`);
      }
    } finally {
      await world.close();
    }
    // The key stands nowhere: not in a file of the folder or the workspace, raw or packed.
    for (const file of readdirSync(room, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes(KEY), file.name).toBe(false);
      if (file.name.endsWith('.gz')) expect(gunzipSync(bytes).includes(KEY), file.name).toBe(false);
    }
    told.push(`${host}: ${row.join('; ')}`);
  },
  120_000,
);
