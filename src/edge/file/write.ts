import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { folder } from './folder.ts';

/** Writes a file whole or not at all: beside it first, then in its place. */
export function write(file: string, content: string | Uint8Array): void {
  folder(dirname(file));
  const beside = `${file}.${process.pid}.part`;
  try {
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
