import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import {
  DAY_MS,
  type Day,
  formatDay,
  type Instant,
  parseInstant,
} from '../../../src/domain/time.ts';
import { program } from '../../../src/edge/cli/program.ts';
import { feedFolder } from '../../../src/edge/feed/database.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { inJournal } from '../../../src/edge/keep.ts';
import { verify } from '../../../src/run/journal.ts';
import { bide } from '../../bide.ts';
import { memoryRoom } from '../../room.ts';
import { europe, madePapers } from '../../standin/europe.ts';
import { exchanges, madeMarkets } from '../../standin/odds.ts';
import { madeUpPapers } from '../../standin/paper.ts';
import { type StandInMode, standIn } from '../../standin/server.ts';
import { madeTalk, talkHost } from '../../standin/talk.ts';
import { madeUp } from '../../standin/walk.ts';
import { LAWS, SEED } from '../../thorough.ts';

/** A month with LAWS=all, else its first days. */
const DAYS = LAWS ? 30 : 2;

const room = memoryRoom('bide-month');
afterAll(() => rmSync(room, { recursive: true, force: true }));

setFlagsFromString('--expose-gc');
const gc: () => void = runInNewContext('gc');

const START = parseInstant('2024-09-17T21:00:00-04:00') as Instant;
const END = (START + (DAYS + 2) * DAY_MS) as Instant;

/** Documents of every publisher that needs no key. */
const DOCUMENTS = [
  ...['white-house', 'federal-register/tariff', 'presscorner/tariff', 'cellar/2023/2675'],
  ...['council/press', 'nato/defence spending', 'folketing/forsvar', 'ted/patrol vessel'],
  ...['usaspending/ISL', 'defense-contracts'],
];
const ODDS = `odds:
  cuts: { feed: polymarket/fed-cuts-rates-by-june, scenario: passes, title: Cuts }
  rates: { feed: kalshi/KXFED-27MAR-T4.25, scenario: lands, title: Rates }
`;
const TERM = 'tariff, defence spending, forsvar, patrol vessel, 2023/2675';

/** Every mode but the slow ones, which take real time and are tried elsewhere. */
const MODES: readonly StandInMode[] = [
  ...(['html200', 'empty202', 'truncated', 'reset', 'burst429', 'duplicate', 'revised'] as const),
  ...(['frozen', 'late', 'zipInsteadOfCsv', 'renamedHeader', 'redirectOut', 'bomb'] as const),
  ...(['entityBomb', 'wrongEncoding', 'wrongCharset', 'shortPage'] as const),
];

let state = SEED;
function chance(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;

type Told = {
  readonly at: string;
  readonly stops: readonly { readonly id: string; readonly state: string }[];
};

test(`${DAYS} days with all sources and a fault of one of them at any time: decided as replayed, no stop calm on what is missing, memory flat`, async () => {
  let now: Instant = START;
  const more = {
    ...exchanges(madeMarkets),
    ...europe(madePapers(TERM, 12)),
    ...talkHost(madeTalk),
  };
  const world = await standIn({
    tables: madeUp(END),
    papers: madeUpPapers(END),
    clock: () => now,
    more,
  });
  const [home, folder] = [join(room, 'home'), join(room, 'mine')];
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin, BIDE_LANG: 'en', BIDE_ZONE: 'UTC' };
  await bide(['init', folder, '--live'], env, now);
  const meta = join(folder, 'episode.yaml');
  const text = readFileSync(meta, 'utf8').replace(
    /documents:\n(?: {2}- .*\n)+/,
    `${ODDS}documents:\n${DOCUMENTS.map((entry) => `  - ${entry}\n`).join('')}`,
  );
  writeFileSync(meta, text);
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'alerts.yaml'),
    'bide: 1\nchannels:\n  phone: { type: webhook, url: "https://hook.example/x" }\nroutes:\n  - { to: phone, least: info }\nheartbeat: { url: "https://alive.example/x" }\n',
  );
  writeFileSync(join(home, 'keys.json'), '{"alert-phone":"secret-of-the-phone"}', { mode: 0o600 });

  const hosts = new Set<string>();
  const beats: Instant[] = [];
  const memory: { readonly day: number; readonly mb: number; readonly files: number }[] = [];
  let [out, err, faults, next, looked] = ['', '', 0, START + 0, 0];
  const began = performance.now();
  const heap = (): void => {
    gc();
    const open = readdirSync('/proc/self/fd').length;
    memory.push({
      day: looked,
      mb: Math.round(process.memoryUsage().heapUsed / 1e6),
      files: open,
    });
  };
  const meanwhile = (): void => {
    for (const { url } of world.asked) {
      const { hostname } = new URL(url);
      hosts.add(hostname);
      if (hostname === 'alive.example') beats.push(now);
    }
    (world.asked as unknown[]).length = 0;
    if (now >= next && now > START + DAY_MS / 4) {
      world.clear();
      const own = [...hosts].filter((host) => !/^(hook|alive)\./.test(host));
      world.set(oneOf(own), oneOf(MODES));
      faults++;
      next = now + (1 + 5 * chance()) * 3_600_000;
    }
    const day = Math.floor((now - START) / DAY_MS);
    if (day > looked) {
      looked = day;
      heap();
    }
  };
  const until = formatDay((Math.floor(START / DAY_MS) + DAYS) as Day);
  try {
    const code = await program(['watch', folder, '--json', '--until', until], {
      out: (said) => {
        out += said;
      },
      err: (said) => {
        err += said;
      },
      env,
      build: 'under test',
      now: () => now,
      sleep: async (ms) => {
        now = (now + ms) as Instant;
        meanwhile();
      },
    });
    expect(code, err).toBe(0);
  } finally {
    await world.close();
  }
  const minutes = (performance.now() - began) / 60_000;
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const decided: readonly Told[] = lines.filter((line) => !Array.isArray(line));
  const days = [...new Set(decided.map(({ at }) => at.slice(0, 10)))];
  expect(days.length).toBeGreaterThanOrEqual(Math.floor((DAYS * 5) / 7) - 1);

  // What was decided is what a replay of all that was collected decides, to the byte.
  const replayed = await bide(['replay', folder, '--json'], { BIDE_HOME: join(room, 'h2') }, now);
  const all = new Map(
    replayed.out
      .trim()
      .split('\n')
      .map((line) => [JSON.parse(line).at, line]),
  );
  for (const line of decided) expect(all.get(line.at)).toBe(JSON.stringify(line));

  // Where a price that a stop rests on is not there, the stop is not calm.
  let missing = 0;
  for (const { at, stops } of decided) {
    const day = at.slice(0, 10);
    const rows = readFileSync(join(folder, 'observations.csv'), 'utf8').split('\n');
    const there = rows.some((row) => {
      const [series, on, known = ''] = row.split(',');
      return (
        series === 'SPX' && on === day && (known === '' || Date.parse(known) <= Date.parse(at))
      );
    });
    if (there) continue;
    missing++;
    expect(
      stops.some((stop) => stop.state !== 'quiet'),
      `${at} ${JSON.stringify(stops)}`,
    ).toBe(true);
  }

  // The journal holds, and no secret stands in any file or line.
  expect(inJournal(home, (records) => verify(records.entries(), sha256))).toEqual([]);
  for (const place of [home, folder])
    for (const file of readdirSync(place, { recursive: true, withFileTypes: true }))
      if (file.isFile() && file.name !== 'keys.json')
        expect(
          readFileSync(join(file.parentPath, file.name)).includes('secret-of-the-phone'),
          file.name,
        ).toBe(false);
  expect(out + err).not.toContain('secret-of-the-phone');

  // Flat: after the first days nothing grows but what lies on the disk.
  const [first, last] = [memory[Math.min(2, memory.length - 2)], memory.at(-1)];
  if (!first || !last) throw new Error('no memory was looked at');
  expect(last.mb - first.mb).toBeLessThan(40);
  expect(last.files).toBeLessThan(first.files + 60);
  expect(beats.length).toBeGreaterThan(DAYS);
  console.log(
    `${DAYS} days in ${minutes.toFixed(1)} min: ${hosts.size} hosts, ${faults} faults, ${decided.length} decisions (${missing} without the price of the day), ${beats.length} signs of life; heap ${memory.map(({ mb }) => mb).join(' ')} MB, open files ${memory.map(({ files }) => files).join(' ')}; ${readdirSync(join(feedFolder(home), 'raw'), { recursive: true }).length} raw bodies`,
  );
}, 1_800_000);
