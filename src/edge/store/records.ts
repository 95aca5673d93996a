import { existsSync } from 'node:fs';
import { both } from '../../domain/text.ts';
import type { Entry } from '../../run/journal.ts';
import type { Records, TimeSpan } from '../../run/ports.ts';
import { Fault } from '../fault.ts';
import { type Database, engine, onCopy } from './engine.ts';
import { guarded } from './failure.ts';
import { type JournalFormat, ROWS, recognise } from './schema.ts';

/** A journal that is read, with entries that change a file of the user's. */
export type JournalRecords = Records & {
  /** Entries whose file may not have been written yet, oldest first. */
  readonly owed: () => readonly Entry[];
};

/**
 * Reads a journal as it stands: nothing of it is written, also where it may only be read or where a
 * crash left something to be mended, which is then done on a copy.
 * @returns undefined where there is no journal
 */
export function readJournal<T>(file: string, work: (records: JournalRecords) => T): T | undefined {
  if (!existsSync(file)) return undefined;
  let open: ReturnType<typeof openedJournal>;
  try {
    open = guarded(file, () => openedJournal(file, { patience: 5000, readOnly: true }));
  } catch (error) {
    // It was left by a crash, or has a log beside it, in a folder that may not be written to.
    if (!(error instanceof Fault) || !/^un(readable|writable)$/.test(error.code)) throw error;
    return copied(file, work);
  }
  try {
    return work(records(file, open.db, open.format));
  } finally {
    open.db.close();
  }
}

const copied = <T>(file: string, work: Parameters<typeof readJournal<T>>[1]): T =>
  guarded(file, () =>
    onCopy(file, (copy) => {
      const { db, format } = openedJournal(copy, { patience: 0, readOnly: false });
      try {
        return work(records(file, db, format));
      } finally {
        db.close();
      }
    }),
  );

/** Opens a file that is a journal, whole or not. */
export function openedJournal(
  file: string,
  how: { readonly patience: number; readonly readOnly: boolean },
) {
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

/** What is read of a journal. */
export function records(file: string, db: Database, format: JournalFormat): JournalRecords {
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
      const span: TimeSpan | readonly [] = at ?? [];
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

const lacking = (file: string): Fault =>
  new Fault(
    'damaged',
    both(
      `${file}: entries are missing; bide verify tells which`,
      `${file}：有紀錄遺失；執行bide verify可看出是哪幾筆`,
    ),
  );

/** Refuses a file with a damaged page. */
export function sound(db: Database, file: string): void {
  const [first] = db.prepare('PRAGMA quick_check(1)').all();
  if (first.quick_check === 'ok') return;
  throw new Fault(
    'damaged',
    both(`${file}: the file is damaged (${first.quick_check})`, `${file}：檔案已毀損`),
  );
}

/** Rows come without a prototype. */
const plain = (row: Entry): Entry => ({ ...row });
