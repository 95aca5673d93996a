import { type Draft, type Entry, link, verify } from '../../run/journal.ts';
import type { Store } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { sha256 } from '../hash.ts';
import { birth } from './birth.ts';
import { type Database, engine } from './engine.ts';
import { guarded } from './failure.ts';
import { recognise } from './schema.ts';

/** How long one writer waits for another, milliseconds. */
const PATIENCE = 10_000;

const COLUMNS = 'seq, kind, at, body, prev, hash';

/**
 * The journal in a SQLite file, made where there is none. Several programs may append to it at
 * once: each reads the end of the chain under the lock under which it writes.
 * @throws Fault `foreign`, `newer`, `damaged`, `unreadable`, `unwritable`, `busy`, `full`, here and
 * from each of its functions
 */
export function sqliteStore(file: string): Store & { readonly close: () => void } {
  return guarded(file, () => {
    birth(file);
    const db = engine(file);
    try {
      return opened(file, db);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function opened(file: string, db: Database): ReturnType<typeof sqliteStore> {
  db.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA trusted_schema = OFF`);
  db.exec('PRAGMA cell_size_check = ON');
  recognise(db, file);
  // FULL: an append is on the disk when it returns; on macOS that takes fullfsync as well.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  const insert = db.prepare(`INSERT INTO entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`);
  const from = db.prepare(`SELECT ${COLUMNS} FROM entry WHERE seq >= ? ORDER BY seq`);
  const all = db.prepare(`SELECT ${COLUMNS} FROM entry ORDER BY seq`);
  const end = db.prepare(`SELECT ${COLUMNS} FROM entry ORDER BY seq DESC LIMIT 1`);
  const given = db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'entry'`);

  const last = (): Entry | undefined => entry(end.get());
  const count = (): number => given.get()?.seq ?? 0;

  /** The end of the chain, if it is sound enough to carry more. */
  const sound = (): Entry | undefined => {
    const tail = last();
    const broken = (tail?.seq ?? 0) !== count() || (tail && !intact(tail));
    if (!broken) return tail;
    throw new Fault('damaged', `${file}: the end of the chain is broken; nothing was written`);
  };

  const write = (drafts: readonly Draft[]): readonly Entry[] => {
    let tail = sound();
    return drafts.map((draft) => {
      tail = link(tail, draft, sha256);
      insert.run(tail.seq, tail.kind, tail.at, tail.body, tail.prev, tail.hash);
      return tail;
    });
  };

  return {
    append: (drafts) =>
      drafts.length === 0 ? [] : guarded(file, () => transaction(db, () => write(drafts))),
    read: (first) =>
      guarded(file, () =>
        (first === undefined ? all.all() : from.all(first)).map((row: Entry) => entry(row)),
      ),
    last: () => guarded(file, last),
    count: () => guarded(file, count),
    close: () => guarded(file, () => db.close()),
  };
}

/** True when the entry is what was hashed; whom it follows is not asked. */
const intact = (tail: Entry): boolean => verify([tail], sha256).every((b) => b.kind === 'missing');

/** A row as a plain object; undefined for no row. */
function entry(row: Entry | undefined): Entry | undefined {
  return row === undefined ? undefined : { ...row };
}

/** All of the work or none of it, alone with the file. */
function transaction<T>(db: Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const out = work();
    db.exec('COMMIT');
    return out;
  } catch (error) {
    try {
      db.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself after a grave error; the first one is what matters.
    }
    throw error;
  }
}
