import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

/** An open database, as far as the journal needs one. */
export type Database = Pick<DatabaseSyncInstance, 'exec' | 'prepare' | 'close'>;

/**
 * Opens a database file: with SQLite as built into Node (22.13 and later), else with the package
 * that brings the same API ready-made.
 * @param readOnly nothing is written, the file is not made, and what a crash left stays there
 */
export function engine(file: string, readOnly = false): Database {
  const { DatabaseSync } = builtIn() ?? createRequire(import.meta.url)('@photostructure/sqlite');
  return new DatabaseSync(file, { readOnly });
}

/** Undefined where this Node has none. */
function builtIn():
  | { DatabaseSync: new (file: string, how?: { readOnly: boolean }) => Database }
  | undefined {
  // Loading it warns on stderr that its API may yet change; the package is the answer to that.
  const warn = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite') as ReturnType<typeof builtIn>;
  } finally {
    process.emitWarning = warn;
  }
}

/** Where the head of a SQLite file says how it is written, and that it is with a write-ahead log. */
const [WAY_AT, WITH_LOG] = [18, 2];

/**
 * Has an older file leave its write-ahead log, so that what was committed stands in the file itself, unless
 * somebody is using it or it may only be read. This is done before anything is prepared: in the package a
 * statement keeps a closed file open for as long as it lives.
 */
export function leaveLog(file: string): void {
  try {
    if (head(file)[WAY_AT] !== WITH_LOG) return;
    const db = engine(file);
    try {
      db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch {
    // It is read and written with its log, and what is wrong with it is told then.
  }
}

function head(file: string): Uint8Array {
  const bytes = new Uint8Array(WAY_AT + 1);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

/**
 * Closes a database so that its file alone holds everything, unless somebody else is using it: one
 * that could not be taken out of the write-ahead log yet keeps nothing there.
 */
export function shut(db: Database): void {
  try {
    db.exec('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Reads a database on a copy of it, where what a crash left is mended: the file itself stays as it is. */
export function onCopy<T>(file: string, work: (copy: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'bide-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-journal', '-wal'])
      if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    return work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
