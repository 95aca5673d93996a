import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { both } from '../../domain/text.ts';
import { type Draft, type Entry, link, verify } from '../../run/journal.ts';
import type { Records, Span, Store } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { sha256 } from '../file/hash.ts';
import { birth } from './birth.ts';
import { type Database, engine, leaveLog, shut } from './engine.ts';
import { guarded } from './failure.ts';
import { type Format, migrate, ROWS, recognise } from './schema.ts';

/** The journal in a SQLite file, with entries that change a file of the user's beside it. */
export type Journal = Store & {
  /** Notes that the file which an entry changes may not have been written yet. */
  readonly owe: (seq: number) => void;
  /** Notes that it has been. */
  readonly settle: (seq: number) => void;
  /** Entries whose file may not have been written yet, oldest first. */
  readonly owed: () => readonly Entry[];
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
    const { db, format } = opened(file, { patience, readOnly: false });
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

/**
 * Reads a journal as it stands: nothing of it is written, also where it may only be read or where a
 * crash left something to be mended, which is then done on a copy.
 * @returns undefined where there is no journal
 */
export function readJournal<T>(
  file: string,
  work: (records: Records & Pick<Journal, 'owed'>) => T,
): T | undefined {
  if (!existsSync(file)) return undefined;
  let open: ReturnType<typeof opened>;
  try {
    open = guarded(file, () => opened(file, { patience: 5000, readOnly: true }));
  } catch (error) {
    // It was left by a crash, or has a log beside it, in a folder that may not be written to.
    if (!(error instanceof Fault) || !/^un(readable|writable)$/.test(error.code)) throw error;
    return onCopy(file, work);
  }
  try {
    return work(records(file, open.db, open.format));
  } finally {
    open.db.close();
  }
}

function onCopy<T>(file: string, work: Parameters<typeof readJournal<T>>[1]): T {
  const folder = mkdtempSync(join(tmpdir(), 'bide-'));
  try {
    const copy = join(folder, 'journal.db');
    guarded(file, () => {
      for (const end of ['', '-journal', '-wal'])
        if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    });
    const { db, format } = guarded(file, () => opened(copy, { patience: 0, readOnly: false }));
    try {
      return work(records(file, db, format));
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function opened(file: string, how: { readonly patience: number; readonly readOnly: boolean }) {
  const db = engine(file, how.readOnly);
  try {
    db.exec(`PRAGMA busy_timeout = ${how.patience}; PRAGMA trusted_schema = OFF`);
    db.exec('PRAGMA cell_size_check = ON');
    return { db, format: recognise(db, file) };
  } catch (error) {
    db.close();
    throw error;
  }
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

/** What is read of a journal. */
function records(file: string, db: Database, format: Format): Records & Pick<Journal, 'owed'> {
  const rows = ROWS[format];
  const end = db.prepare(`${rows} ORDER BY e.seq DESC LIMIT 1`);
  const given = db.prepare(
    `SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0),
      coalesce((SELECT max(seq) FROM entry), 0)) AS n`,
  );
  const count = (): number => {
    const { n } = given.get();
    if (Number.isSafeInteger(n)) return n;
    throw new Fault(
      'damaged',
      both(`${file}: how many entries it had cannot be read`, `${file}：讀不出原有幾筆紀錄`),
    );
  };
  const all = (sql: string, ...values: readonly (string | number)[]): Entry[] =>
    guarded(file, () =>
      db
        .prepare(`${rows} ${sql} ORDER BY e.seq`)
        .all(...values)
        .map(plain),
    );
  /** A page that has lost rows reads like one that never had them. */
  const whole = (): void => {
    const { n } = db.prepare('SELECT count(*) AS n FROM entry').get();
    if (n < count()) throw lacking(file);
  };
  const entries = function* (): Generator<Entry> {
    guarded(file, () => sound(db, file));
    const found = guarded(file, () => db.prepare(`${rows} ORDER BY e.seq`).iterate());
    for (;;) {
      const { done, value } = guarded(file, () => found.next());
      if (done) return;
      yield plain(value);
    }
  };
  return {
    read: (first) => (first === undefined ? [...entries()] : all('WHERE e.seq >= ?', first)),
    entries: () => ({ [Symbol.iterator]: entries }),
    ofKind: (kind, at) => {
      guarded(file, whole);
      const span: Span | readonly [] = at ?? [];
      return all(`WHERE e.kind = ?${at ? ' AND e.at BETWEEN ? AND ?' : ''}`, kind, ...span);
    },
    last: () => {
      const row: Entry | undefined = guarded(file, () => end.get());
      return row && plain(row);
    },
    count: () => guarded(file, count),
    owed: () => (format === 1 ? [] : all('WHERE e.seq IN (SELECT seq FROM owed)')),
  };
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

const lacking = (file: string): Fault =>
  new Fault(
    'damaged',
    both(
      `${file}: entries are missing; bide verify tells which`,
      `${file}：有紀錄遺失；執行bide verify可看出是哪幾筆`,
    ),
  );

/** Refuses a file with a damaged page. */
function sound(db: Database, file: string): void {
  const [first] = db.prepare('PRAGMA quick_check(1)').all();
  if (first.quick_check === 'ok') return;
  throw new Fault(
    'damaged',
    both(`${file}: the file is damaged (${first.quick_check})`, `${file}：檔案已毀損`),
  );
}

/** True when the entry is what was hashed; whom it follows is not asked. */
const intact = (tail: Entry): boolean => verify([tail], sha256).every((b) => b.kind === 'missing');

/** Rows come without a prototype. */
const plain = (row: Entry): Entry => ({ ...row });

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
