import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { folder, PRIVATE } from '../file/folder.ts';
import { type Database, engine, onCopy } from '../store/engine.ts';
import { guarded } from '../store/failure.ts';

/** Where a workspace keeps what came from sources. */
export const feedFolder = (home: string): string => join(home, 'feeds');
export const feedFile = (home: string): string => join(feedFolder(home), 'feeds.db');

/** Marks the file: "bidf" in ASCII. */
const APPLICATION = 0x62696466;
/** The last is the one that is written. */
const FORMAT = 2;
const PATIENCE_MS = 5000;

/**
 * `fetched`: what came, and what did not, never changed. `called`: calls that a source counts.
 * `breaker`: sources that failed last. What a stand-in answered is of a world of its own.
 */
const FIRST = `
CREATE TABLE fetched (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  stand_in INTEGER NOT NULL,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  url TEXT NOT NULL,
  status INTEGER,
  sha256 TEXT,
  bytes INTEGER,
  type TEXT,
  etag TEXT,
  modified TEXT,
  fault TEXT,
  CHECK ((status IS NULL) <> (fault IS NULL))
) STRICT;
CREATE INDEX fetched_of ON fetched (stand_in, source, key, seq);
CREATE TRIGGER fetched_is_never_changed BEFORE UPDATE ON fetched
BEGIN SELECT RAISE(ABORT, 'what was fetched is never changed'); END;
CREATE TRIGGER fetched_is_never_removed BEFORE DELETE ON fetched
BEGIN SELECT RAISE(ABORT, 'what was fetched is never removed'); END;
CREATE TABLE called (
  stand_in INTEGER NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX called_of ON called (stand_in, source, at);
CREATE TABLE breaker (
  stand_in INTEGER NOT NULL,
  source TEXT NOT NULL,
  failures INTEGER NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (stand_in, source)
) STRICT;`;

/**
 * `document`: every version of what was published, under the entry that it was asked for by, never changed; one
 * that was withdrawn stands there once more. `gathered`: each time that all of an entry came, and the days that
 * were asked for. `heard`: of each source what it told last that could be read, the day of the newest of it, and
 * the names that were not there before.
 */
const SECOND = `
CREATE TABLE document (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  stand_in INTEGER NOT NULL,
  entry TEXT NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('new', 'revised', 'withdrawn')),
  sha256 TEXT NOT NULL,
  listed INTEGER,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX document_of ON document (stand_in, entry, id, seq);
CREATE TRIGGER document_is_never_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'a document is never changed: a later version follows it'); END;
CREATE TRIGGER document_is_never_removed BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'a document is never removed'); END;
CREATE TRIGGER document_is_never_replaced BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a document is never replaced'); END;
CREATE TABLE gathered (
  stand_in INTEGER NOT NULL,
  entry TEXT NOT NULL,
  at INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL
) STRICT;
CREATE INDEX gathered_of ON gathered (stand_in, entry, at);
CREATE TABLE heard (
  stand_in INTEGER NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  newest INTEGER,
  drift TEXT NOT NULL,
  PRIMARY KEY (stand_in, source)
) STRICT;`;

/**
 * Work on what a workspace knows of its sources, while nobody else writes: all of it or none. The file
 * is made where there is none.
 * @throws Fault `foreign`, `newer`, `damaged`, `unreadable`, `unwritable`, `busy`, `full`
 */
export function inFeeds<T>(home: string, work: (db: Database) => T): T {
  const file = feedFile(home);
  return guarded(file, () => {
    folder(feedFolder(home), PRIVATE);
    return whole(file, file, work);
  });
}

function whole<T>(at: string, file: string, work: (db: Database) => T): T {
  const db = engine(at);
  try {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA trusted_schema = OFF`);
    // What was committed is on the disk, in the file itself.
    db.exec('PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; BEGIN IMMEDIATE');
    recognise(db, file);
    const out = work(db);
    db.exec('COMMIT');
    return out;
  } catch (error) {
    undo(db);
    throw error;
  } finally {
    db.close();
  }
}

/**
 * Reads what a workspace knows of its sources: nothing of it is written, and the file is not made. What an earlier
 * format lacks, or a crash left, is brought in order on a copy.
 * @returns undefined where there is no file
 * @throws Fault as {@link inFeeds}
 */
export function readFeeds<T>(home: string, work: (db: Database) => T): T | undefined {
  const file = feedFile(home);
  if (!existsSync(file)) return undefined;
  return guarded(file, () => {
    if (isAsWritten(file)) {
      const db = engine(file, true);
      try {
        db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA trusted_schema = OFF`);
        return work(db);
      } finally {
        db.close();
      }
    }
    return onCopy(file, (copy) => whole(copy, file, work));
  });
}

/** Whether a file can be read as it lies there, in the format that is written. */
function isAsWritten(file: string): boolean {
  const db = engine(file, true);
  try {
    db.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    const { application_id: application } = db.prepare('PRAGMA application_id').get();
    const { user_version: version } = db.prepare('PRAGMA user_version').get();
    return application === APPLICATION && version === FORMAT;
  } catch {
    return false;
  } finally {
    db.close();
  }
}

/** Undoes what was not committed: in the package a statement that lives keeps it open beyond the closing. */
function undo(db: Database): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // Nothing was begun.
  }
}

/** Makes the tables in an empty file; refuses one that holds something else. */
function recognise(db: Database, file: string): void {
  const { application_id: application } = db.prepare('PRAGMA application_id').get();
  const { user_version: version } = db.prepare('PRAGMA user_version').get();
  const { n } = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  if (application === 0 && n === 0) {
    db.exec(FIRST + SECOND);
    db.exec(`PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${FORMAT}`);
  } else if (application === APPLICATION && version === 1)
    db.exec(`${SECOND} PRAGMA user_version = ${FORMAT}`);
  else if (application !== APPLICATION)
    throw new Fault(
      'foreign',
      both(`${file} is not what bide keeps of its sources`, `${file}不是bide的行情紀錄`),
    );
  else if (version !== FORMAT)
    throw new Fault(
      'newer',
      both(
        `${file} has format ${version}; this bide reads up to format ${FORMAT}`,
        `${file}的格式是第${version}版；這個版本的bide最多讀到第${FORMAT}版`,
      ),
    );
}
