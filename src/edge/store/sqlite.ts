import { constants, copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { both } from '../../domain/text.ts';
import { type Draft, type Entry, link, verify } from '../../run/journal.ts';
import type { Store } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { folder, PRIVATE } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { aside } from '../file/write.ts';
import { type Database, engine, leaveLog, shut } from './engine.ts';
import { guarded } from './failure.ts';
import { type JournalRecords, openedJournal, records, sound } from './records.ts';
import { create, migrate, recognise } from './schema.ts';

/** The journal in a SQLite file, with entries that change a file of the user's beside it. */
export type Journal = Store &
  JournalRecords & {
    /** Notes that the file which an entry changes may not have been written yet. */
    readonly owe: (seq: number) => void;
    /** Notes that it has been. */
    readonly settle: (seq: number) => void;
    readonly close: () => void;
  };

/**
 * The journal in a SQLite file, made where there is none, and brought to the format of today where it
 * is older. Several programs may append to it at once: each reads the end of the chain under the lock
 * under which it writes.
 * @param patience how long one writer waits for another, milliseconds
 * @throws Fault `foreign`, `newer`, `damaged`, `unreadable`, `unwritable`, `busy`, `full`, here and
 * from each of its functions
 */
export function sqliteStore(file: string, patience = 5000): Journal {
  return guarded(file, () => {
    birth(file);
    leaveLog(file);
    const { db, format } = openedJournal(file, { patience, readOnly: false });
    try {
      // FULL and more: an append is on the disk when it returns, in the file itself and not in a log
      // beside it; on macOS that takes fullfsync as well.
      db.exec('PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON');
      if (format === 1) renewed(db, file);
      return writing(file, db);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Brings an older journal to the format of today, all of it or nothing. */
function renewed(db: Database, file: string): void {
  transaction(file, db, () => {
    // Another program may have been faster.
    if (recognise(db, file) !== 1) return;
    sound(db, file);
    migrate(db, file, sha256);
  });
  try {
    db.exec('VACUUM');
  } catch {
    // It only gives room back; another program may be reading.
  }
}

/** A journal that is written. */
function writing(file: string, db: Database): Journal {
  const read = records(file, db, 2);
  const insert = db.prepare(
    'INSERT INTO entry (seq, kind, at, prev, hash, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const owe = db.prepare('INSERT INTO owed (seq) VALUES (?)');
  const settle = db.prepare('DELETE FROM owed WHERE seq = ?');
  let inside = false;
  const alone = <T>(work: () => T): T => {
    if (inside) return work();
    inside = true;
    try {
      return transaction(file, db, work);
    } finally {
      inside = false;
    }
  };
  const write = (drafts: readonly Draft[]): readonly Entry[] => {
    let tail = read.last();
    if ((tail?.seq ?? 0) !== read.count() || (tail && !intact(tail))) throw broken(file);
    return drafts.map((draft) => {
      tail = link(tail, draft, sha256);
      const { seq, kind, at, prev, hash, body } = tail;
      guarded(file, () => insert.run(seq, kind, at, prev, hash, body));
      return tail;
    });
  };
  return {
    ...read,
    append: (drafts) => (drafts.length === 0 ? [] : alone(() => write(drafts))),
    alone,
    owe: (seq) => alone(() => void guarded(file, () => owe.run(seq))),
    settle: (seq) => alone(() => void guarded(file, () => settle.run(seq))),
    close: () => guarded(file, () => shut(db)),
  };
}

const broken = (file: string): Fault =>
  new Fault(
    'damaged',
    both(
      `${file}: the end of the chain is broken; nothing was written`,
      `${file}：最後幾筆紀錄已毀損，沒有寫入任何內容`,
    ),
  );

/** True when the entry is what was hashed; whom it follows is not asked. */
const intact = (tail: Entry): boolean => verify([tail], sha256).every((b) => b.kind === 'missing');

/** All of the work or none of it, while nobody else writes. */
function transaction<T>(file: string, db: Database, work: () => T): T {
  guarded(file, () => db.exec('BEGIN IMMEDIATE'));
  try {
    const out = work();
    guarded(file, () => db.exec('COMMIT'));
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

/**
 * Makes the journal's file, and the folders above it, where there is none. It appears whole or not
 * at all: it is written beside its place, and a link gives it its name, which fails where another
 * program was faster. An empty file in that place is therefore never a journal.
 */
function birth(file: string): void {
  if (existsSync(file)) return;
  folder(dirname(file), PRIVATE);
  const beside = aside(dirname(file));
  try {
    const draft = join(beside, 'journal.db');
    const db = engine(draft);
    try {
      create(db);
    } finally {
      db.close();
    }
    place(draft, file);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Gives a finished file its name, unless the name is taken. */
function place(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (existsSync(file)) return;
    // Some disks have no links. A copy is not made at one stroke, but it never replaces anything.
    if (!/^(EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP)$/.test((error as { code?: string }).code ?? ''))
      throw error;
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}
