import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
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
import { SCHEMA } from '../../../src/edge/store/schema.ts';
import { sqliteStore } from '../../../src/edge/store/sqlite.ts';
import { type Draft, type Entry, verify } from '../../../src/run/journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const fresh = (): string => join(folder, `${++made}.db`);

const draft = (body: unknown, kind: Draft['kind'] = 'run'): Draft => ({
  kind,
  at: 5 as Instant,
  body,
});

/** What a piece of work on the store ends with: its answer or its Fault. Any other error is one. */
function outcome<T>(work: () => T): T | Fault {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** The code of the Fault with which opening a file fails. */
function refusal(file: string): string {
  const out = outcome(() => sqliteStore(file).close());
  return out instanceof Fault ? out.code : 'opened';
}

/** A closed journal with texts short and long, Han, and a character that stands for lost bytes. */
function sample(): { file: string; entries: readonly Entry[] } {
  const file = fresh();
  const store = sqliteStore(file);
  for (let i = 0; i < 30; i++)
    store.append([draft({ i, text: '臺灣\ufffd'.repeat(i % 7 === 0 ? 400 : i) }, 'evidence')]);
  const entries = store.read();
  store.close();
  return { file, entries };
}

test('what was appended is read back, also by the next to open the file', () => {
  const file = join(folder, 'a', 'b', 'journal.db');
  const store = sqliteStore(file);
  expect([store.last(), store.count(), store.read()]).toEqual([undefined, 0, []]);
  const kept = store.append([draft('one', 'sign'), draft({ two: 2 })]);
  expect(store.append([])).toEqual([]);
  store.close();
  const again = sqliteStore(file);
  expect(again.read()).toEqual(kept);
  expect(again.read(2)).toEqual(kept.slice(1));
  expect([again.last(), again.count()]).toEqual([kept[1], 2]);
  expect(verify(again.read(), sha256, { least: again.count() })).toEqual([]);
  again.close();
  // Once closed, the file alone is the journal: it may be copied as it is.
  const copy = fresh();
  copyFileSync(file, copy);
  const third = sqliteStore(copy);
  expect(third.read()).toEqual(kept);
  third.close();
});

test('a draft without a text leaves none of its company behind', () => {
  const file = fresh();
  const store = sqliteStore(file);
  expect(() => store.append([draft(1), draft(Number.NaN)])).toThrow(RangeError);
  expect([store.count(), store.read()]).toEqual([0, []]);
  expect(store.append([draft(2)])).toHaveLength(1);
  store.close();
});

test('two that are open at once see each other and write one chain', () => {
  const file = fresh();
  const [a, b] = [sqliteStore(file), sqliteStore(file)];
  for (let i = 0; i < 5; i++) for (const store of [a, b]) store.append([draft(i)]);
  expect(a.count()).toBe(10);
  expect(verify(b.read(), sha256, { least: 10 })).toEqual([]);
  a.close();
  b.close();
});

test('the database itself refuses to change, remove, replace or insert out of turn', () => {
  const { file, entries } = sample();
  const db = engine(file);
  const values = `30, 'run', 1, '${entries[28]?.hash}', 'h', NULL, '1'`;
  for (const sql of [
    `UPDATE entry SET body = '0' WHERE seq = 3`,
    'DELETE FROM entry WHERE seq = 30',
    'DELETE FROM entry',
    `INSERT OR REPLACE INTO entry VALUES (${values})`,
    `INSERT INTO entry VALUES (32, 'run', 1, '${entries[29]?.hash}', 'h', NULL, '1')`,
    `INSERT INTO entry VALUES (31, 'run', 1, '${entries[28]?.hash}', 'h', NULL, '1')`,
  ])
    expect(() => db.exec(sql), sql).toThrow(/an entry (is never|follows)/);
  db.close();
  const store = sqliteStore(file);
  expect(store.read()).toEqual(entries);
  store.close();
});

test('a file that is no journal is refused and left as it was', () => {
  const text = fresh();
  writeFileSync(text, 'not a database, and long enough to be looked at. '.repeat(50));
  expect(refusal(text)).toBe('foreign');
  const empty = fresh();
  writeFileSync(empty, '');
  expect(refusal(empty)).toBe('foreign');
  expect(readFileSync(empty)).toHaveLength(0);
  const other = fresh();
  const db = engine(other);
  db.exec('CREATE TABLE mine (x)');
  db.close();
  const before = readFileSync(other);
  expect(refusal(other)).toBe('foreign');
  expect(readFileSync(other)).toEqual(before);
  expect(refusal(folder)).toBe('unreadable');
  expect(refusal(join(text, 'journal.db'))).toBe('unreadable');
});

test('a journal of a later format is refused by name', () => {
  const { file } = sample();
  const db = engine(file);
  db.exec('PRAGMA user_version = 3');
  db.close();
  expect(refusal(file)).toBe('newer');
});

test('a journal that has lost a guard, or gained anything, is refused', () => {
  for (const sql of [
    'DROP TRIGGER entry_is_never_changed',
    'CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END',
  ]) {
    const { file } = sample();
    const db = engine(file);
    db.exec(sql);
    db.close();
    expect(refusal(file)).toBe('damaged');
  }
});

test('a journal cut short in its file is refused or told', () => {
  const { file, entries } = sample();
  const whole = readFileSync(file);
  for (const share of [0.01, 0.3, 0.6, 0.9, 0.99]) {
    const cut = whole.subarray(0, Math.floor(whole.length * share));
    expect(judge(cut, entries), `${share}`).not.toBe('identical');
  }
});

test('one who waits too long for another gets a Fault, and nothing is written', () => {
  const file = fresh();
  const store = sqliteStore(file, 200);
  store.append([draft(1)]);
  const other = engine(file);
  other.exec('BEGIN IMMEDIATE');
  const out = outcome(() => store.append([draft(2)]));
  expect(out).toBeInstanceOf(Fault);
  expect(out).toMatchObject({ code: 'busy' });
  other.exec('ROLLBACK');
  other.close();
  expect(store.append([draft(3)])).toMatchObject([{ seq: 2, body: '3' }]);
  store.close();
});

test('the end of the chain carries no more once it is broken', () => {
  const { file } = sample();
  tamper(file, 'DELETE FROM entry WHERE seq = 30');
  const cut = sqliteStore(file);
  const count = cut.count();
  expect(verify(cut.read(), sha256, { least: count })).toMatchObject([
    { kind: 'missing', seq: 30 },
  ]);
  expect(outcome(() => cut.append([draft(1)]))).toMatchObject({ code: 'damaged' });
  cut.close();
  const second = sample().file;
  tamper(second, `UPDATE entry SET body = '0' WHERE seq = 30`);
  const bent = sqliteStore(second);
  expect(outcome(() => bent.append([draft(1)]))).toMatchObject({ code: 'damaged' });
  expect(bent.count()).toBe(30);
  bent.close();
});

test('any byte changed in any row behind the guards is found', () => {
  const { file } = sample();
  const any = fc.record({
    seq: fc.integer({ min: 1, max: 30 }),
    column: fc.constantFrom('kind', 'body', 'prev', 'hash'),
    position: fc.nat(),
    flip: fc.integer({ min: 1, max: 255 }),
  });
  fc.assert(
    fc.property(any, ({ seq, column, position, flip }) => {
      const copy = fresh();
      copyFileSync(file, copy);
      tamper(copy, (db) => {
        const row = db.prepare(`SELECT CAST(${column} AS BLOB) AS b FROM entry WHERE seq = ?`);
        const bytes = Buffer.from(row.get(seq).b);
        bytes[position % bytes.length]! ^= flip;
        db.prepare(`UPDATE entry SET ${column} = CAST(? AS TEXT) WHERE seq = ?`).run(bytes, seq);
      });
      const store = sqliteStore(copy);
      const breaks = verify(store.read(), sha256, { least: 30 });
      store.close();
      expect(breaks.map((b) => b.seq)).toContain(seq);
    }),
    { numRuns: 200 },
  );
});

test('bytes changed anywhere in the file: a Fault, a break, or every entry as it was', () => {
  const { file, entries } = sample();
  const whole = readFileSync(file);
  const pages = whole.length / 4096;
  const position = fc.oneof(
    fc.nat(whole.length - 1),
    fc.nat(99),
    // The head of a page holds the count of its cells and where they are.
    fc.tuple(fc.nat(pages - 1), fc.nat(80)).map(([page, at]) => page * 4096 + at),
  );
  const flips = fc.array(fc.tuple(position, fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 3,
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(flips, (all) => {
      const bytes = Buffer.from(whole);
      for (const [at, flip] of all) bytes[at]! ^= flip;
      seen.add(judge(bytes, entries));
    }),
    { numRuns: 600 },
  );
  // Each of the three ends does come up, so the property is no empty one.
  expect([...seen].sort()).toEqual(['fault', 'identical', 'told']);
});

/** How reading a file ends. Entries that differ without a break or a Fault fail the test. */
function judge(bytes: Uint8Array, entries: readonly Entry[]): 'fault' | 'told' | 'identical' {
  const file = fresh();
  writeFileSync(file, bytes);
  const out = outcome(() => {
    const store = sqliteStore(file);
    try {
      return { count: store.count(), read: store.read(), last: store.last() };
    } finally {
      outcome(() => store.close());
    }
  });
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  if (out instanceof Fault) return 'fault';
  if (verify(out.read, sha256, { least: out.count }).length > 0) return 'told';
  expect(out).toEqual({ count: entries.length, read: entries, last: entries.at(-1) });
  return 'identical';
}

/** Changes a journal as somebody would who takes the guards off and puts them back. */
function tamper(file: string, work: string | ((db: ReturnType<typeof engine>) => void)): void {
  const db = engine(file);
  const guards = Object.entries(SCHEMA[2]).filter(([, sql]) => sql.startsWith('CREATE TRIGGER'));
  for (const [name] of guards) db.exec(`DROP TRIGGER ${name}`);
  if (typeof work === 'string') db.exec(work);
  else work(db);
  for (const [, sql] of guards) db.exec(sql);
  db.close();
  expect(existsSync(file)).toBe(true);
}
