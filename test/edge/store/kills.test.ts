import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { type Entry, verify } from '../../../src/run/journal.ts';
import { begun, bide } from '../../bide.ts';
import { LAWS, SEED, THOROUGH } from '../../thorough.ts';

/** Programs that are killed, two at work at a time. */
const KILLS = LAWS ? 200 : THOROUGH ? 40 : 8;

const room = mkdtempSync(join(tmpdir(), 'bide-kills-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));
const [home, episode] = [join(room, 'home'), join(room, 'episode')];

/** Chance that the seed fixes; the instants at which a program is where it is are the machine's. */
let state = SEED;
function chance(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const [header = '', shipped = ''] = readFileSync('ledger/threats.csv', 'utf8').split('\n');
const itemOf = (id: string): string => {
  const [line = ''] = readFileSync('episodes/greenland-2026/evidence.jsonl', 'utf8').split('\n');
  const { known_at: _, ...item } = JSON.parse(line);
  return JSON.stringify({ ...item, id, occurred_on: '2026-01-02', known_on: '2026-01-05' });
};

/** Something that is written once, and how it is found again: by its name. */
type Work = {
  readonly kind: keyof typeof SHARES;
  readonly name: string;
  readonly args: readonly string[];
};
const SHARES = { accept: 0.4, threats: 0.25, decide: 0.25, replay: 0.1 };

function work(i: number): Work {
  const name = `W-${i}`;
  let left = chance();
  const [kind = 'accept'] =
    Object.entries(SHARES).find(([, share]) => {
      left -= share;
      return left < 0;
    }) ?? [];
  if (kind === 'threats') {
    const file = join(room, `${name}.csv`);
    writeFileSync(file, `${header}\n${shipped.replace(/^[^,]*/, name)}\n`);
    return { kind, name, args: ['threats', 'add', file] };
  }
  if (kind === 'decide') {
    const why = ['--why', name, '--review', '2100-03-01'];
    return { kind, name, args: ['decide', episode, '--override', '--exposure', '0.1', ...why] };
  }
  if (kind === 'replay') return { kind, name, args: ['replay', episode, '--json'] };
  return { kind: 'accept', name, args: ['evidence', 'accept', name, episode] };
}

type End = Work & {
  readonly done: boolean;
  readonly killed: boolean;
  readonly out: string;
  readonly ms: number;
};

/** Runs the built program, perhaps only for so long. */
async function run(one: Work, limit?: number): Promise<End> {
  const began = performance.now();
  const child = spawn(process.execPath, ['dist/bide.js', ...one.args], {
    env: { ...process.env, BIDE_HOME: home, BIDE_LANG: 'en' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const kill = () => child.kill('SIGKILL');
  if (limit !== undefined) void setTimeout(limit).then(kill);
  // Every other one is killed soon after somebody has begun to write.
  const seen = limit !== undefined && chance() < 1 / 2 ? watch(home) : undefined;
  seen?.on('change', () => void setTimeout(20 * chance()).then(kill));
  const { code, signal } = await ended;
  seen?.close();
  if (code !== 0 && signal === null) throw new Error(`${one.args.join(' ')}: ${code} ${out}${err}`);
  // What was answered was acknowledged, whatever became of the program afterwards.
  const done = code === 0 || (one.kind !== 'replay' && out.endsWith('\n'));
  return { ...one, done, killed: signal !== null, out, ms: performance.now() - began };
}

/** One field of the entries of a kind. */
const told = (entries: readonly Entry[], kind: Entry['kind'], field: string): readonly string[] =>
  entries.filter((e) => e.kind === kind).flatMap((e) => JSON.parse(e.body)[field]);

const ownRows = (): readonly string[] => {
  const text = readdirSync(home).includes('threats.csv')
    ? readFileSync(join(home, 'threats.csv'), 'utf8')
    : '\n';
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',')[0] ?? '');
};
const ownItems = (): readonly string[] =>
  readFileSync(join(episode, 'evidence.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).id);

test(`${KILLS} programs killed while two at a time accept, decide, add threats and replay: nothing acknowledged is lost, split or doubled`, async () => {
  await bide(['init', episode], { BIDE_HOME: home });
  const meta = join(episode, 'episode.yaml');
  writeFileSync(meta, readFileSync(meta, 'utf8').replace(/^to: .*/m, 'to: 2026-01-09'));
  begun(episode, '2026-01-09');
  const inbox = join(room, 'inbox.jsonl');
  const names = Array.from({ length: 3 * KILLS }, (_, i) => `W-${i}`);
  writeFileSync(inbox, names.map(itemOf).join('\n'));
  expect((await bide(['evidence', 'add', inbox, episode], { BIDE_HOME: home })).code).toBe(0);
  /** How long each kind takes when it is left alone. */
  const takes: Partial<Record<Work['kind'], number>> = {};
  const ends: End[] = [];
  let kills = 0;
  for (let i = 0; kills < KILLS && i < names.length; i += 2) {
    const pair = [work(i), work(i + 1)].map((one) => {
      const usual = takes[one.kind];
      // The first of a kind runs to its end, and one in eight after it.
      return run(
        one,
        usual === undefined || chance() < 1 / 8 ? undefined : usual * (0.7 + chance()),
      );
    });
    for (const end of await Promise.all(pair)) {
      ends.push(end);
      if (end.killed) kills++;
      else takes[end.kind] = Math.min(end.ms, takes[end.kind] ?? end.ms);
      // Acknowledged is in the file, with nothing mended yet.
      if (end.done && end.kind === 'accept') expect(ownItems()).toContain(end.name);
      if (end.done && end.kind === 'threats') expect(ownRows()).toContain(end.name);
    }
  }
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  // What was on record when a program was killed is put into its file by whoever comes next.
  expect((await bide(['evidence', 'list', episode], { BIDE_HOME: home })).code).toBe(0);

  const store = sqliteStore(join(home, 'journal.db'));
  const [least, entries, owed] = [store.count(), store.read(), store.owed()];
  store.close();
  expect(verify(entries, sha256, { least })).toEqual([]);
  expect(owed).toEqual([]);
  const done = (kind: Work['kind']): readonly string[] =>
    ends.filter((end) => end.done && end.kind === kind).map((end) => end.name);
  const once = (kind: Work['kind'], found: readonly string[]): void => {
    expect([...new Set(found)], `${kind} twice`).toEqual(found);
    expect(
      done(kind).filter((name) => !found.includes(name)),
      `${kind} lost`,
    ).toEqual([]);
  };
  const accepted = told(entries, 'accept-evidence', 'id');
  once('accept', accepted);
  expect([...ownItems()].sort()).toEqual(accepted.toSorted());
  const added = told(entries, 'threats', 'ids');
  once('threats', added);
  expect([...ownRows()].sort()).toEqual(added.toSorted());
  once('decide', told(entries, 'override', 'why'));
  const lines = told(entries, 'decision', 'hash');
  expect([...new Set(lines)]).toEqual(lines);
  for (const { out } of ends.filter((end) => end.done && end.kind === 'replay'))
    for (const line of out.trimEnd().split('\n')) expect(lines).toContain(JSON.parse(line).hash);
  const there = new Set([...accepted, ...added, ...told(entries, 'override', 'why')]);
  const late = ends.filter((end) => end.killed && !end.done && there.has(end.name)).length;
  if (THOROUGH)
    console.log(
      `${ends.length} begun, ${kills} killed, ${ends.filter((end) => end.done).length} acknowledged; ` +
        `${late} killed once they were on record and before they said so; on record ` +
        `${accepted.length} items, ${added.length} rows, ${lines.length} decisions`,
    );
}, 600_000);
