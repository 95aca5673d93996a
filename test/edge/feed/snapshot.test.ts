import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { afterAll, expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { feedFile } from '../../../src/edge/feed/database.ts';
import { latestOf, snapshots } from '../../../src/edge/feed/snapshot.ts';
import type { FeedAnswer } from '../../../src/edge/feed/wall.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { engine } from '../../../src/edge/store/engine.ts';
import { HOST, readyHome } from './served.ts';

const of = { source: 'cboe', key: 'SPX' };
const url = `https://${HOST}/x.csv`;
const answer = (at: number, text: string, more: Partial<FeedAnswer> = {}): FeedAnswer => ({
  body: Buffer.from(text),
  at: at as Instant,
  status: 200,
  url,
  ...more,
});
const shelf = (home: string, source = 'cboe') => join(home, 'feeds', 'raw', source);
const fresh = () => {
  const home = readyHome();
  return { home, kept: snapshots(home, { standIn: false }) };
};
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

test('a body is kept once, packed, under its hash, and each time that it came has a row', () => {
  const { home, kept } = fresh();
  const hash = sha256('one');
  const heads = { etag: '"1"', modified: 'yesterday', type: 'text/csv' };
  expect(kept.keep(of, answer(1, 'one', heads))).toEqual({ sha256: hash, changed: true });
  const before = statSync(join(shelf(home), `${hash}.gz`)).mtimeMs;
  expect(kept.keep(of, answer(2, 'one'))).toEqual({ sha256: hash, changed: false });
  expect(readdirSync(shelf(home))).toEqual([`${hash}.gz`]);
  expect(statSync(join(shelf(home), `${hash}.gz`)).mtimeMs).toBe(before);
  expect(text(gunzipSync(readFileSync(join(shelf(home), `${hash}.gz`))))).toBe('one');
  const row = { ...of, url, status: 200, sha256: hash, bytes: 3 };
  expect(kept.rows(of)).toEqual([
    { seq: 1, at: 1, ...row, ...heads },
    { seq: 2, at: 2, ...row },
  ]);
});

test('the last body has the time at which it came first, and at which it was last seen', () => {
  const { kept } = fresh();
  expect(kept.last(of)).toBeUndefined();
  for (const [at, body] of ['a', 'b', 'b', 'a', 'a'].entries()) kept.keep(of, answer(at, body));
  kept.miss(of, 9 as Instant, {
    kind: 'reset',
    ...{ source: 'cboe', host: HOST, url, tries: 3 },
  });
  kept.keep({ ...of, key: 'VIX' }, answer(8, 'c'));
  const { body, ...times } = kept.last(of) ?? {};
  expect([text(body), times]).toEqual(['a', { sha256: sha256('a'), at: 3, seen: 4 }]);
  expect(kept.rows(of).at(-1)).toEqual({ seq: 6, ...of, at: 9, url, fault: 'reset' });
});

test('an answer that nothing changed confirms the last body, and keeps what it said of itself', () => {
  const { kept } = fresh();
  const unchanged = (at: number, more: Partial<FeedAnswer> = {}) =>
    answer(at, '', { status: 304, ...more });
  expect(() => kept.keep(of, unchanged(0))).toThrow(RangeError);
  kept.keep(of, answer(1, 'a', { etag: '"1"', modified: 'then' }));
  expect(kept.keep(of, unchanged(2))).toEqual({ sha256: sha256('a'), changed: false });
  expect(kept.last(of)).toMatchObject({ at: 1, seen: 2 });
  expect(kept.since(of)).toEqual({ etag: '"1"', modified: 'then' });
  kept.keep(of, unchanged(3, { etag: '"2"' }));
  expect(kept.since(of)).toEqual({ etag: '"2"', modified: 'then' });
});

test('a file that is not what came is told, asked for anew, and mended by the same body', () => {
  for (const spoil of [
    (file: string) => rmSync(file),
    (file: string) => writeFileSync(file, gzipSync('other')),
    (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 8)),
  ]) {
    const { home, kept } = fresh();
    kept.keep(of, answer(1, 'whole', { etag: '"1"' }));
    spoil(join(shelf(home), `${sha256('whole')}.gz`));
    expect(() => kept.last(of)).toThrow(expect.objectContaining({ code: 'damaged' }));
    expect(kept.since(of)).toEqual({});
    expect(kept.keep(of, answer(2, 'whole')).changed).toBe(false);
    expect(text(kept.last(of)?.body)).toBe('whole');
  }
});

test('what a stand-in answered is never taken for what the world did', () => {
  const { home, kept } = fresh();
  const pretended = snapshots(home, { standIn: true });
  pretended.keep(of, answer(1, 'made up', { etag: '"x"' }));
  expect([kept.rows(of), kept.last(of), kept.since(of)]).toEqual([[], undefined, {}]);
  kept.keep(of, answer(2, 'real'));
  expect(text(pretended.last(of)?.body)).toBe('made up');
});

test('a row is never changed and never removed', () => {
  const { home, kept } = fresh();
  kept.keep(of, answer(1, 'a'));
  const db = engine(feedFile(home));
  for (const sql of ["UPDATE fetched SET sha256 = ''", 'DELETE FROM fetched'])
    expect(() => db.exec(sql), sql).toThrow(/is never/);
  db.close();
  expect(kept.rows(of)).toHaveLength(1);
});

test.each(['', '..', 'a/b', '../x', 'A', 'a b'])(
  'a source is the name of a folder, not "%s"',
  (source) => {
    const { home, kept } = fresh();
    expect(() => kept.keep({ ...of, source }, answer(1, 'a'))).toThrow(RangeError);
    expect(readdirSync(join(home, 'feeds'))).toEqual(['feeds.db']);
  },
);

test('a body without its row is what a crash may leave: the next one takes it up', () => {
  const { home, kept } = fresh();
  mkdirSync(shelf(home), { recursive: true });
  const file = join(shelf(home), `${sha256('a')}.gz`);
  writeFileSync(file, gzipSync('a'));
  expect(kept.last(of)).toBeUndefined();
  expect(kept.keep(of, answer(1, 'a'))).toEqual({ sha256: sha256('a'), changed: true });
  expect(readdirSync(shelf(home))).toHaveLength(1);
});

const folder = mkdtempSync(join(tmpdir(), 'bide-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHILD = `
import { writeSync } from 'node:fs';
import { snapshots } from './snapshot.js';
const [home, name] = process.argv.slice(2);
const kept = snapshots(home, { standIn: false });
for (let i = 0; ; i++) {
  const key = name + '-' + i;
  const body = Buffer.from(key.repeat(5000));
  kept.keep({ source: 'cboe', key }, { body, at: i, status: 200, url: 'https://x.example/' });
  writeSync(1, key + '\\n');
}
`;

test('programs killed at a random moment lose nothing that they acknowledged, and no row lacks its body', async () => {
  const bundle = await rolldown({
    input: { snapshot: 'src/edge/feed/snapshot.ts' },
    platform: 'node',
    external: [/^node:/, '@photostructure/sqlite'],
  });
  await bundle.write({ dir: folder, format: 'esm' });
  await bundle.close();
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'child.js'), CHILD);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  const home = readyHome();
  const acked: string[] = [];
  const run = async (name: string): Promise<void> => {
    const child = spawn(process.execPath, [join(folder, 'child.js'), home, name]);
    let [out, wrong] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      wrong += chunk;
    });
    const closed = new Promise((end) => child.once('close', end));
    await Promise.race([closed, new Promise((end) => child.stdout.once('data', end))]);
    await setTimeout(Math.random() * 80);
    child.kill('SIGKILL');
    await closed;
    expect(wrong).toBe('');
    acked.push(...out.split('\n').slice(0, -1));
  };
  for (const round of [1, 2, 3]) await Promise.all([run(`a${round}`), run(`b${round}`)]);
  expect(acked.length).toBeGreaterThanOrEqual(6);
  const kept = snapshots(home, { standIn: false });
  for (const key of acked)
    expect(text(kept.last({ source: 'cboe', key })?.body)).toBe(key.repeat(5000));
  const db = engine(feedFile(home));
  const rows: { sha256: string }[] = db.prepare('SELECT sha256 FROM fetched').all();
  db.close();
  expect(rows.length).toBeGreaterThanOrEqual(acked.length);
  for (const { sha256: hash } of rows)
    expect(sha256(gunzipSync(readFileSync(join(shelf(home), `${hash}.gz`))))).toBe(hash);
});

test('it is told when a source answered last, and when it last did not', () => {
  const { home, kept } = fresh();
  const told = (source: string, standIn = false) => latestOf(source, { home, standIn });
  expect(told('cboe')).toEqual({});
  const fault = { kind: 'reset', ...{ source: 'cboe', host: HOST, url, tries: 3 } } as const;
  kept.miss(of, 3 as Instant, fault);
  expect(told('cboe')).toEqual({ failedAt: 3 });
  kept.keep({ ...of, key: 'VIX' }, answer(5, 'a'));
  kept.keep(of, answer(4, 'b'));
  expect(told('cboe')).toEqual({ at: 5, failedAt: 3 });
  expect([told('ecb'), told('cboe', true)]).toEqual([{}, {}]);
});
