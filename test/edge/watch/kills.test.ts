import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { DAY_MS, type Day, type Instant, parseDay } from '../../../src/domain/time.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { journalFile } from '../../../src/edge/home.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { verify } from '../../../src/run/journal.ts';
import { bide } from '../../bide.ts';
import { memoryRoom } from '../../room.ts';
import { standIn } from '../../standin/server.ts';
import { LAWS, SEED } from '../../thorough.ts';
import { recorded } from '../feed/recorded.ts';

const KILLS = LAWS ? 200 : 6;
/** Days that are watched, and how long a program lives at most, in real time. */
const DAYS = 6;
const MAX_LIFE_MS = LAWS ? 4000 : 5000;

const room = memoryRoom('bide-watch-kills');
afterAll(() => rmSync(room, { recursive: true, force: true }));

/** Chance that the seed fixes; where a program is at an instant is the machine's. */
let state = SEED;
function chance(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** Loaded before the built program: a clock that runs faster, the same one whenever it is begun. */
const FASTER = `
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
const [base, epoch, speed] = process.env.FASTER.split(' ').map(Number);
const [real, wait] = [Date.now, timers.setTimeout];
Date.now = () => Math.floor(base + (real() - epoch) * speed);
timers.setTimeout = (ms, ...more) => wait(ms / speed, ...more);
syncBuiltinESMExports();
`;

/** Rows of a folder's observations, each as its cells. */
const rowsOf = (folder: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, 'observations.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Everything that turns is told to one receiver. */
const POLICY = `bide: 1
channels:
  phone: { type: webhook, url: "https://hook.example/x" }
routes:
  - { to: phone, least: info }
`;

type Told = { readonly hash?: string; readonly at?: string };

test(`${KILLS} watches killed at any instant: nothing that was told is lost, nothing is there twice, and all of it is decided as its replay`, async () => {
  const { tables, evening, stood } = recorded();
  const from = evening(parseDay('2026-01-15') as Day);
  const [folder, home] = [join(room, 'mine'), join(room, 'home')];
  stood(folder, from);
  const epoch = Date.now();
  const speed = (DAYS * DAY_MS) / (KILLS * MAX_LIFE_MS * 0.6);
  const now = (): Instant => Math.floor(from + (Date.now() - epoch) * speed) as Instant;
  const world = await standIn({ tables, clock: now, dated: false });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'alerts.yaml'), POLICY);
  writeFileSync(join(home, 'keys.json'), '{"alert-phone":"secret"}', { mode: 0o600 });
  const faster = join(room, 'faster.mjs');
  writeFileSync(faster, FASTER);
  const env = {
    ...{ ...process.env, BIDE_HOME: home, BIDE_WORLD: world.origin, BIDE_ZONE: 'UTC' },
    FASTER: `${from} ${epoch} ${speed}`,
  };

  const lines: string[] = [];
  /** Runs a watch, perhaps only for so long. */
  const run = async (until: string, life?: number): Promise<number | null> => {
    const args = ['watch', folder, '--json', '--until', until];
    const child = spawn(process.execPath, ['--import', faster, 'dist/bide.js', ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    if (life !== undefined) void setTimeout(life).then(() => child.kill('SIGKILL'));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (code !== 0 && code !== null) throw new Error(err);
    // A line that was cut off was not told.
    lines.push(...out.split('\n').slice(0, -1));
    return code;
  };
  try {
    for (let i = 0; i < KILLS; i++) await run('2030-01-01', MAX_LIFE_MS * (0.1 + 0.9 * chance()));
    const end = new Date(now() + DAY_MS).toISOString().slice(0, 10);
    expect(await run(end, undefined)).toBe(0);
  } finally {
    await world.close();
  }
  const ended = now();

  const told = lines.map((line): Told | readonly Told[] => JSON.parse(line));
  const decided = told.filter((line): line is Told => !Array.isArray(line));
  const store = sqliteStore(journalFile(home));
  let delivered = '';
  try {
    expect(verify(store.entries(), sha256)).toEqual([]);
    const kept = store.ofKind('decision').map(({ body }) => JSON.parse(body).hash);
    expect(new Set(kept).size).toBe(kept.length);
    // What was told is on record, and what is on record was told.
    expect(new Set(decided.map(({ hash }) => hash))).toEqual(new Set(kept));
    // Every alert on record reached the receiver, who knows a message that comes again by its key.
    const sent = world.asked.flatMap(({ url, heads }) =>
      url.startsWith('https://hook.example/') ? [`${heads['idempotency-key']}`] : [],
    );
    const alerts = store.ofKind('alert').flatMap(({ body }) => JSON.parse(body).key ?? []);
    const went = store
      .ofKind('delivery')
      .map(({ body }) => JSON.parse(body))
      .filter(({ state }) => state === 'sent');
    expect(new Set(alerts).size).toBe(alerts.length);
    expect(new Set(went.flatMap((one) => one.alerts))).toEqual(new Set(alerts));
    expect(new Set(went.map(({ id }) => id)).size).toBe(went.length);
    expect(new Set(sent)).toEqual(new Set(went.map(({ id }) => id)));
    delivered = `${alerts.length} alerts in ${went.length} messages, ${sent.length - went.length} sent again under their key`;
  } finally {
    store.close();
  }
  expect(decided.length).toBeGreaterThan(3);

  // Every value that was told of is there, and none twice.
  const rows = rowsOf(folder);
  const last = new Map<string, string>();
  for (const [series, at, , value] of rows) {
    expect(last.get(`${series} ${at}`), `${series} ${at} is there twice`).not.toBe(value);
    last.set(`${series} ${at}`, value ?? '');
  }
  const pulled = told.filter((line) => Array.isArray(line)).flat() as unknown as {
    series: string;
    state: string;
    last?: string;
  }[];
  for (const one of pulled)
    if (one.state === 'pulled') expect(last.has(`${one.series} ${one.last}`)).toBe(true);
  // A folder that is pulled once, a day before the end, has no value that is not there.
  const whole = join(room, 'whole');
  stood(whole, from);
  const before = (ended - DAY_MS) as Instant;
  const other = await standIn({ tables, clock: () => before });
  await bide(['pull', whole], { BIDE_HOME: join(room, 'h2'), BIDE_WORLD: other.origin }, before);
  await other.close();
  for (const [series, at, , value] of rowsOf(whole))
    expect(last.get(`${series} ${at}`), `${series} ${at}`).toBe(value);

  // What was told of each day last is what its replay decides.
  const copy = join(room, 'copy');
  cpSync(folder, copy, { recursive: true });
  const { out } = await bide(['replay', copy, '--json'], { BIDE_HOME: join(room, 'h3') }, now());
  const replayed = new Map<string, Told>(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((line) => [line.at, line]),
  );
  for (const line of decided) expect(replayed.get(line.at ?? '')).toEqual(line);
  console.log(
    `${KILLS} watches killed: ${decided.length} decisions and ${pulled.length} pulls told, ${rows.length} values kept, ${delivered}`,
  );
}, 900_000);
