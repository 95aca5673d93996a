import { constants, copyFileSync, existsSync, linkSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { both } from '../../domain/text.ts';
import { type Draft, type Entry, link, verify } from '../../run/journal.ts';
import type { Store } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { folder } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { type Database, engine, shut } from './engine.ts';
import { guarded } from './failure.ts';
import { create, recognise } from './schema.ts';

const COLUMNS = 'seq, kind, at, body, prev, hash';

/**
 * The journal in a SQLite file, made where there is none. Several programs may append to it at
 * once: each reads the end of the chain under the lock under which it writes.
 * @param patience how long one writer waits for another, milliseconds
 * @throws Fault `foreign`, `newer`, `damaged`, `unreadable`, `unwritable`, `busy`, `full`, here and
 * from each of its functions
 */
export function sqliteStore(file: string, patience = 5000): Store & { readonly close: () => void } {
  return guarded(file, () => {
    birth(file);
    const db = engine(file);
    try {
      db.exec(`PRAGMA busy_timeout = ${patience}; PRAGMA trusted_schema = OFF`);
      db.exec('PRAGMA cell_size_check = ON');
      recognise(db, file);
      return opened(file, db);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function opened(file: string, db: Database): ReturnType<typeof sqliteStore> {
  // FULL: an append is on the disk when it returns; on macOS that takes fullfsync as well.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  const insert = db.prepare(`INSERT INTO entry (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`);
  const from = db.prepare(`SELECT ${COLUMNS} FROM entry WHERE seq >= ? ORDER BY seq`);
  const end = db.prepare(`SELECT ${COLUMNS} FROM entry ORDER BY seq DESC LIMIT 1`);
  const given = db.prepare(
    `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0),
      coalesce((SELECT max(seq) FROM entry), 0)) AS n`,
  );

  const last = (): Entry | undefined => {
    const row: Entry | undefined = end.get();
    return row && plain(row);
  };

  const count = (): number => {
    const { n } = given.get();
    if (Number.isSafeInteger(n)) return n;
    throw new Fault(
      'damaged',
      both(`${file}: how many entries it had cannot be read`, `${file}：讀不出原有幾筆紀錄`),
    );
  };

  const write = (drafts: readonly Draft[]): readonly Entry[] => {
    let tail = last();
    if ((tail?.seq ?? 0) !== count() || (tail && !intact(tail)))
      throw new Fault(
        'damaged',
        both(
          `${file}: the end of the chain is broken; nothing was written`,
          `${file}：最後幾筆紀錄已毀損，沒有寫入任何內容`,
        ),
      );
    return drafts.map((draft) => {
      tail = link(tail, draft, sha256);
      insert.run(tail.seq, tail.kind, tail.at, tail.body, tail.prev, tail.hash);
      return tail;
    });
  };

  return {
    append: (drafts) =>
      drafts.length === 0
        ? []
        : guarded(file, () => transaction(db, 'IMMEDIATE', () => write(drafts))),
    read: (first) =>
      guarded(file, () => (first === undefined ? all(db, file) : from.all(first).map(plain))),
    last: () => guarded(file, last),
    count: () => guarded(file, count),
    close: () => guarded(file, () => shut(db)),
  };
}

/**
 * Every row, from a file whose pages were looked at first: a page that has lost rows reads like one
 * that never had them.
 */
const all = (db: Database, file: string): Entry[] =>
  transaction(db, 'DEFERRED', () => {
    const [first] = db.prepare('PRAGMA quick_check(1)').all();
    if (first.quick_check !== 'ok')
      throw new Fault(
        'damaged',
        both(`${file}: the file is damaged (${first.quick_check})`, `${file}：檔案已毀損`),
      );
    return db.prepare(`SELECT ${COLUMNS} FROM entry ORDER BY seq`).all().map(plain);
  });

/** True when the entry is what was hashed; whom it follows is not asked. */
const intact = (tail: Entry): boolean => verify([tail], sha256).every((b) => b.kind === 'missing');

/** Rows come without a prototype. */
const plain = (row: Entry): Entry => ({ ...row });

/** All of the work or none of it, on one state of the file. */
function transaction<T>(db: Database, lock: 'IMMEDIATE' | 'DEFERRED', work: () => T): T {
  db.exec(`BEGIN ${lock}`);
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

/**
 * Makes the journal's file, and the folders above it, where there is none. It appears whole or not
 * at all: it is written beside its place, and a link gives it its name, which fails where another
 * program was faster. An empty file in that place is therefore never a journal.
 */
function birth(file: string): void {
  if (existsSync(file)) return;
  folder(dirname(file), 0o700);
  const beside = mkdtempSync(join(dirname(file), '.new-'));
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
