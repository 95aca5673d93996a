import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { engine } from './engine.ts';
import { create } from './schema.ts';

/**
 * Makes the journal's file, and the folders above it, where there is none. It appears whole or not
 * at all: it is written beside its place, and a link gives it its name, which fails where another
 * program was faster. An empty file in that place is therefore never a journal.
 */
export function birth(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}.part`;
  rmSync(beside, { force: true });
  const db = engine(beside);
  try {
    create(db);
  } finally {
    db.close();
  }
  try {
    linkSync(beside, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}
