import { both } from '../../domain/text.ts';
import { GENESIS } from '../../run/line.ts';
import { Fault } from '../fault.ts';
import type { Database } from './engine.ts';

/** Marks the file as a journal: "bide" in ASCII. */
const APPLICATION = 0x62696465;

const VERSION = 1;

/**
 * What the file holds, each with its text as SQLite keeps it. AUTOINCREMENT keeps the highest
 * number ever given in `sqlite_sequence`, so that an end that was cut off is noticed. The third
 * trigger is there because INSERT OR REPLACE removes a row without asking the second.
 */
export const SCHEMA: Readonly<Record<string, string>> = {
  entry: `CREATE TABLE entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  body TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT`,
  entry_is_never_changed: `CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never changed: append a later one'); END`,
  entry_is_never_removed: `CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry is never removed'); END`,
  entry_follows_the_last: `CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), '${GENESIS}')
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END`,
};

/** Writes the empty journal into an empty file. */
export function create(db: Database): void {
  db.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  for (const sql of Object.values(SCHEMA)) db.exec(sql);
  db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${VERSION}; COMMIT`);
}

/**
 * Looks, before anything is written, whether the file is a journal with all its guards.
 * @throws Fault `foreign`, `newer` or `damaged`
 */
export function recognise(db: Database, file: string): void {
  if (number(db, 'application_id') !== APPLICATION)
    throw new Fault('foreign', both(`${file} is not a journal of bide`, `${file}不是bide的日誌`));
  const version = number(db, 'user_version');
  if (version !== VERSION)
    throw new Fault(
      version > VERSION ? 'newer' : 'damaged',
      both(
        `${file} has journal format ${version}; this bide reads format ${VERSION}`,
        `${file}的日誌格式是第${version}版；這個版本的bide只讀第${VERSION}版`,
      ),
    );
  const rows: { name: string; sql: string }[] = db
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all();
  const found = new Map(rows.map(({ name, sql }) => [name, sql]));
  for (const name of new Set([...Object.keys(SCHEMA), ...found.keys()]))
    if (found.get(name) !== SCHEMA[name])
      throw new Fault(
        'damaged',
        both(
          `${file} was tampered with: ${name} is not as bide made it`,
          `${file}遭人動過：${name}和bide建立時不同`,
        ),
      );
}

const number = (db: Database, pragma: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get())[0]);
