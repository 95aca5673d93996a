import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../file/hash.ts';

/** Files that a program makes while it reads, which change nothing that is shown. */
const PASSING = /(?:-shm|\.tmp|\.lock|~)$/;

/**
 * What tells one state of some folders from the next: names, lengths and times of the files in them. Folders
 * inside are not looked into. A folder that is not there is a state as well.
 */
export function stampOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    named(folder).flatMap((name) => {
      const file = join(folder, name);
      try {
        const { size, mtimeMs } = statSync(file);
        return [`${file} ${size} ${mtimeMs}`];
      } catch {
        return [];
      }
    }),
  );
  return sha256(files.join('\n'));
}

function named(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !PASSING.test(entry.name))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
