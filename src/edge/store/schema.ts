import { both } from '../../domain/text.ts';
import { GENESIS } from '../../run/line.ts';
import { Fault } from '../fault.ts';
import type { Database } from './engine.ts';

/** Marks the file as a journal: "bide" in ASCII. */
const APPLICATION = 0x62696465;

/** Formats that are read; the last is the one that is written. */
export type JournalFormat = 1 | 2;
const FORMAT: JournalFormat = 2;

/**
 * The third trigger is there because INSERT OR REPLACE removes a row without asking the second.
 */
const GUARDS: Readonly<Record<string, string>> = {
  entry_is_never_changed: `CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed: append a later one'); END`,
  entry_is_never_removed: `CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END`,
  entry_follows_the_last: `CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), '${GENESIS}')
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END`,
};

/**
 * What a file holds, each with its text as SQLite keeps it. AUTOINCREMENT keeps the highest number
 * ever given in `sqlite_sequence`, so that an end that was cut off is noticed. In format 2 the text
 * of an entry stands last, so that entries are looked through without it, and one whose text is that
 * of an earlier entry names it (`same`); `owed` holds numbers of entries that change a file of the
 * user's which may not have been written yet.
 */
export const SCHEMA: Readonly<Record<JournalFormat, Readonly<Record<string, string>>>> = {
  1: {
    entry: `CREATE TABLE entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
    ...GUARDS,
  },
  2: {
    entry: `CREATE TABLE entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  same INTEGER,
  body TEXT,
  CHECK ((body IS NULL) <> (same IS NULL))
) STRICT`,
    owed: 'CREATE TABLE owed (seq INTEGER PRIMARY KEY) STRICT',
    ...GUARDS,
  },
};

/** Rows of a format as entries. */
export const ROWS: Readonly<Record<JournalFormat, string>> = {
  1: 'SELECT e.seq, e.kind, e.at, e.body, e.prev, e.hash FROM entry e',
  2: `SELECT e.seq, e.kind, e.at, coalesce(e.body, o.body) AS body, e.prev, e.hash
    FROM entry e LEFT JOIN entry o ON o.seq = e.same`,
};

/** Writes the empty journal into an empty file. */
export function create(db: Database): void {
  // With a rollback journal what was committed stands in the file itself, whatever happens next.
  db.exec('PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE');
  for (const sql of Object.values(SCHEMA[FORMAT])) db.exec(sql);
  db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${FORMAT}; COMMIT`);
}

/**
 * Brings a journal of format 1 to format 2, inside a transaction of the caller's: every number,
 * time, text and hash stays as it is, and a text that stood there before is kept once.
 * @param digest of a text, by which texts are told apart
 * @throws Fault `damaged` when the entries are not found again
 */
export function migrate(db: Database, file: string, digest: (text: string) => string): void {
  const { entry, owed, ...guards } = SCHEMA[2] as Readonly<Record<'entry' | 'owed', string>>;
  for (const name of Object.keys(GUARDS)) db.exec(`DROP TRIGGER ${name}`);
  db.exec(`ALTER TABLE entry RENAME TO entry_before; ${entry}; ${owed}`);
  const first = new Map<string, number>();
  const insert = db.prepare(
    'INSERT INTO entry (seq, kind, at, prev, hash, same, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const row of db.prepare('SELECT * FROM entry_before ORDER BY seq').iterate()) {
    const { seq, kind, at, body, prev, hash } = row;
    const key = digest(body);
    const same = first.get(key) ?? null;
    if (same === null) first.set(key, seq);
    insert.run(seq, kind, at, prev, hash, same, same === null ? body : null);
  }
  const { lost } = db
    .prepare(
      `SELECT count(*) AS lost FROM entry_before b
        LEFT JOIN entry e ON e.seq = b.seq LEFT JOIN entry o ON o.seq = e.same
        WHERE (b.kind, b.at, b.prev, b.hash) IS NOT (e.kind, e.at, e.prev, e.hash)
          OR b.body IS NOT coalesce(e.body, o.body)`,
    )
    .get();
  if (lost !== 0)
    throw new Fault(
      'damaged',
      both(
        `${file}: ${lost} entries could not be carried over; nothing was changed`,
        `${file}：有${lost}筆紀錄無法轉換，沒有更動任何內容`,
      ),
    );
  // How many there ever were goes on with the table that is renamed.
  db.exec(`DELETE FROM sqlite_sequence WHERE name = 'entry';
    UPDATE sqlite_sequence SET name = 'entry' WHERE name = 'entry_before'`);
  db.exec(`DROP TABLE entry_before; ${Object.values(guards).join(';')}`);
  db.exec(`PRAGMA user_version = ${FORMAT}`);
}

/**
 * Looks, before anything is written, whether the file is a journal with all its guards.
 * @returns its format
 * @throws Fault `foreign`, `newer` or `damaged`
 */
export function recognise(db: Database, file: string): JournalFormat {
  if (number(db, 'application_id') !== APPLICATION)
    throw new Fault('foreign', both(`${file} is not a journal of bide`, `${file}不是bide的日誌`));
  const version = number(db, 'user_version');
  if (version !== 1 && version !== FORMAT)
    throw new Fault(
      version > FORMAT ? 'newer' : 'damaged',
      both(
        `${file} has journal format ${version}; this bide reads up to format ${FORMAT}`,
        `${file}的日誌格式是第${version}版；這個版本的bide最多讀到第${FORMAT}版`,
      ),
    );
  const rows: { name: string; sql: string }[] = db
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all();
  const found = new Map(rows.map(({ name, sql }) => [name, sql]));
  const made = SCHEMA[version];
  for (const name of new Set([...Object.keys(made), ...found.keys()]))
    if (found.get(name) !== made[name])
      throw new Fault(
        'damaged',
        both(
          `${file} was tampered with: ${name} is not as bide made it`,
          `${file}遭人動過：${name}和bide建立時不同`,
        ),
      );
  return version;
}

const number = (db: Database, pragma: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get())[0]);
