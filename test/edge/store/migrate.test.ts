import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Instant } from '../../../src/domain/time.ts';
import { Fault } from '../../../src/edge/fault.ts';
import { sha256 } from '../../../src/edge/file/hash.ts';
import { engine } from '../../../src/edge/store/engine.ts';
import { readJournal } from '../../../src/edge/store/records.ts';
import { SCHEMA } from '../../../src/edge/store/schema.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { type Draft, type Entry, link, verify } from '../../../src/run/journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-migrate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

const entriesFrom = (drafts: readonly Draft[]): readonly Entry[] => {
  const out: Entry[] = [];
  for (const draft of drafts) out.push(link(out.at(-1), draft, sha256));
  return out;
};

/** A journal as format 1 was written, with its write-ahead log; `work` does to it what happened since. */
function old(entries: readonly Entry[], work = (_: ReturnType<typeof engine>): void => {}): string {
  const file = join(folder, `${++made}.db`);
  const db = engine(file);
  db.exec('PRAGMA journal_mode = WAL');
  for (const sql of Object.values(SCHEMA[1])) db.exec(sql);
  db.exec('PRAGMA application_id = 0x62696465; PRAGMA user_version = 1');
  // Not prepared: a statement that lives keeps a closed file open in this process.
  for (const { seq, kind, at, body, prev, hash } of entries)
    db.exec(`INSERT INTO entry VALUES (${seq}, '${kind}', ${at}, '${body}', '${prev}', '${hash}')`);
  work(db);
  db.close();
  return file;
}

/** Days on each of which every line was written again, as it was with format 1. */
const days = entriesFrom(
  Array.from({ length: 12 }, (_, day) =>
    Array.from({ length: day + 1 }, (_, i): Draft => {
      return { kind: 'evidence', at: i as Instant, body: { i, text: '臺灣'.repeat(1000) } };
    }),
  ).flat(),
);

const read = (file: string): readonly Entry[] | undefined =>
  readJournal(file, (records) => records.read());

test('a journal of format 1 keeps every number, time, text and hash, and what stood there often stands there once', () => {
  expect(read(old(days))).toEqual(days);
  const file = old(days);
  const before = days.reduce((sum, e) => sum + Buffer.byteLength(e.body), 0);
  const store = sqliteStore(file);
  expect(store.read()).toEqual(days);
  expect(verify(store.entries(), sha256, { least: store.count() })).toEqual([]);
  const [more] = store.append([{ kind: 'sign', at: 1 as Instant, body: 'more' }]);
  expect(more?.seq).toBe(days.length + 1);
  store.close();
  // 78 texts of which 12 differ.
  expect(statSync(file).size).toBeLessThan(before / 4);
  expect([existsSync(`${file}-wal`), existsSync(`${file}-journal`)]).toEqual([false, false]);
  const again = sqliteStore(file);
  expect(again.read()).toEqual([...days, more]);
  again.close();
});

test('what is wrong with a journal of format 1 is wrong with it afterwards', () => {
  const unguarded = (sql: string) => (db: ReturnType<typeof engine>) => {
    const { entry: _, ...guards } = SCHEMA[1];
    for (const name of Object.keys(guards)) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const guard of Object.values(guards)) db.exec(guard);
  };
  for (const sql of [
    'DELETE FROM entry WHERE seq = 5',
    'DELETE FROM entry WHERE seq > 70',
    "UPDATE entry SET body = '0' WHERE seq = 9",
    "UPDATE entry SET prev = 'x' WHERE seq = 1",
  ]) {
    const file = old(days, unguarded(sql));
    const told = (of: Pick<ReturnType<typeof sqliteStore>, 'read' | 'count'>) =>
      verify(of.read(), sha256, { least: of.count() });
    const before = readJournal(old(days, unguarded(sql)), told);
    expect(before?.length, sql).toBeGreaterThan(0);
    const store = sqliteStore(file);
    expect(told(store), sql).toEqual(before);
    store.close();
  }
});

test('a program that has the journal open in its old format keeps it from nothing but its log', () => {
  const file = old(days);
  const other = engine(file);
  other.exec('PRAGMA busy_timeout = 0');
  const reading = other.prepare('SELECT seq FROM entry').iterate();
  reading.next();
  const store = sqliteStore(file, 50);
  expect(store.read()).toEqual(days);
  store.close();
  other.close();
  expect(read(file)).toEqual(days);
});

test('what was appended stands in the file itself, whatever becomes of what lies beside it', () => {
  const file = join(folder, 'alone.db');
  const store = sqliteStore(file);
  const kept = store.append([{ kind: 'sign', at: 1 as Instant, body: 'kept' }]);
  // As it lies on the disk while the program that wrote it has not ended, and never will.
  const copy = join(folder, 'copy.db');
  copyFileSync(file, copy);
  expect(existsSync(`${file}-wal`)).toBe(false);
  store.close();
  expect(read(copy)).toEqual(kept);
});

/** A journal of three entries as a crash in the middle of the fourth leaves it: its rollback journal beside it. */
function left(): { readonly file: string; readonly kept: readonly Entry[] } {
  const [file, whole] = [join(folder, `left-${++made}.db`), join(folder, `whole-${made}.db`)];
  const store = sqliteStore(whole);
  const drafts = ['a', 'b', 'c'].map((x, i): Draft => {
    return { kind: 'sign', at: i as Instant, body: x.repeat(20_000) };
  });
  const kept = store.append(drafts);
  const db = engine(whole);
  db.exec(`PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE more (x);
    INSERT INTO more SELECT hex(zeroblob(40000)) FROM entry`);
  for (const end of ['', '-journal']) copyFileSync(whole + end, file + end);
  db.exec('ROLLBACK');
  db.close();
  store.close();
  return { file, kept };
}

test('reading changes no byte, makes no file, and mends what a crash left on a copy alone', () => {
  const none = join(folder, 'none.db');
  expect(read(none)).toBeUndefined();
  expect(existsSync(none)).toBe(false);
  const { file, kept } = left();
  const bytes = (): string =>
    sha256(Buffer.concat([readFileSync(file), readFileSync(`${file}-journal`)]));
  const before = bytes();
  expect(read(file)).toEqual(kept);
  expect(bytes()).toBe(before);
});

test('a bit that flips in what a crash left beside the journal takes away nothing unseen', () => {
  const { file, kept } = left();
  const [main, beside] = [readFileSync(file), readFileSync(`${file}-journal`)];
  const seen = new Set<string>();
  const places = fc.oneof(fc.nat(40), fc.nat(beside.length - 1));
  fc.assert(
    fc.property(places, fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const bytes = Buffer.from(beside);
      bytes[at]! ^= 1 << bit;
      const copy = join(folder, `flip-${++made}.db`);
      writeFileSync(copy, main);
      writeFileSync(`${copy}-journal`, bytes);
      try {
        const store = sqliteStore(copy);
        try {
          const breaks = verify(store.entries(), sha256, { least: store.count() });
          seen.add(breaks.length > 0 ? 'told' : 'identical');
          if (breaks.length === 0) expect(store.read()).toEqual(kept);
        } finally {
          store.close();
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        seen.add('fault');
      }
    }),
    { numRuns: 150 },
  );
  expect(seen).toContain('identical');
});
