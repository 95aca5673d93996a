import { constants, copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { folder, PRIVATE } from '../file/folder.ts';
import { aside } from '../file/write.ts';
import { engine } from './engine.ts';
import { create } from './schema.ts';

/**
 * Makes the journal's file, and the folders above it, where there is none. It appears whole or not
 * at all: it is written beside its place, and a link gives it its name, which fails where another
 * program was faster. An empty file in that place is therefore never a journal.
 */
export function birth(file: string): void {
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
