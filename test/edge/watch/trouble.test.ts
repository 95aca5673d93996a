import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Alert } from '../../../src/domain/alert.ts';
import { DAY_MS, type Day, type Instant, parseDay } from '../../../src/domain/time.ts';
import { program } from '../../../src/edge/cli/program.ts';
import { entriesOf, inJournal, type Ran } from '../../../src/edge/keep.ts';
import { bide } from '../../bide.ts';
import { listener } from '../alert/make.ts';
import { RECORD } from './watched.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-trouble-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const { evening, stood } = RECORD;
const FROM = evening(parseDay('2026-01-20') as Day);
const LOUD = 'bide: 1\nchannels:\n  s: {type: slack}\nroutes: [{to: s, least: critical}]\n';
const BEATS = 'heartbeat: {url: "https://alive.example/ping", every: 60}\n';

/** Watches a folder for some hours while every source says that it has nothing; beats are heard. */
async function hours(name: string, n: number, meanwhile: (now: Instant) => void = () => {}) {
  const [folder, home] = [join(room, name), join(room, `${name}-home`)];
  const { heard, origin } = await listener(({ url }) => (url.includes('alive') ? 200 : 404));
  const end = FROM + n * 3_600_000;
  let now = FROM;
  let err = '';
  const code = await program(['watch', folder, '--until', '2026-01-20'], {
    out: () => {},
    err: (text) => {
      err += text;
    },
    env: { BIDE_HOME: home, BIDE_WORLD: origin, BIDE_LANG: 'en', BIDE_ZONE: 'America/New_York' },
    build: 'under test',
    now: () => now,
    sleep: async (ms) => {
      now = (now + ms) as Instant;
      meanwhile(now);
      // Over.
      if (now > end) now = (now + DAY_MS) as Instant;
    },
  });
  return { code, err, home, beats: heard.filter(({ url }) => url.includes('alive')).length };
}

/** A folder as it stood, and a workspace with alerts. */
function made(name: string, alerts: string): string {
  const folder = join(room, name);
  stood(folder, FROM);
  mkdirSync(join(room, `${name}-home`));
  writeFileSync(join(room, `${name}-home`, 'alerts.yaml'), alerts);
  return folder;
}

test('no sign of life while nothing can be decided, for what is usual is not learnt', async () => {
  made('learnt', LOUD + BEATS);
  expect((await hours('learnt', 3)).beats).toBeGreaterThan(1);
  rmSync(join(made('unlearnt', LOUD + BEATS), 'vintages'), { recursive: true });
  const { code, err, beats } = await hours('unlearnt', 3);
  expect(code).toBe(0);
  expect(err).toContain('What is usual is not learnt yet');
  expect(err.match(/First evening/g)).toHaveLength(1);
  expect(beats).toBe(0);
}, 120_000);

test('whoever begins to watch is told of nothing that turned before', async () => {
  made('begun', LOUD);
  const { home } = await hours('begun', 1);
  const all = inJournal(home, (records) => entriesOf<Partial<Alert>>(records, 'alert')) ?? [];
  const days = all.map(({ read }) => new Date(read.at ?? 0).toISOString().slice(0, 10));
  // Where telling begins, and what turned on the day that was watched.
  expect(all.map(({ read }) => read.turns === undefined)).toEqual([true, false]);
  expect(days).toEqual(['2026-01-19', '2026-01-20']);
}, 120_000);

test('two folders that decide the same are both on record', async () => {
  const home = join(room, 'alike-home');
  const names = ['alike-1', 'alike-2'].map((name) => made(name, ''));
  for (const folder of names)
    await bide(['tonight', folder, '--offline'], { BIDE_HOME: home }, FROM);
  const ran = inJournal(home, (records) => entriesOf<Ran>(records, 'run')) ?? [];
  expect(ran.map(({ read }) => read.name)).toEqual(names.map((name) => realpathSync(name)));
}, 120_000);

test('what keeps alerts from going does not end the watch, and is told once', async () => {
  made('locked', LOUD);
  const lock = join(room, 'locked-home', 'alerts.lock');
  let done = false;
  const { code, err } = await hours('locked', 3, () => {
    if (done || !existsSync(lock)) return;
    done = true;
    rmSync(lock);
    mkdirSync(lock);
  });
  expect(done).toBe(true);
  expect(code).toBe(0);
  expect(err.match(/alerts\.lock/g)).toHaveLength(1);
  expect(err).toContain('The watch has ended.');
}, 120_000);
