import { renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { folder } from './folder.ts';

/** Writes a file whole or not at all: beside it first, then in its place. */
export function write(file: string, content: string): void {
  folder(dirname(file));
  const beside = `${file}.${process.pid}.part`;
  writeFileSync(beside, content);
  renameSync(beside, file);
}
