import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Permissions of the user's workspace: nobody else may look into it. */
export const PRIVATE = 0o700;

/**
 * A folder and those above it, made one by one from the nearest that is there. (The recursive form
 * of the platform never ends on file systems that refuse new folders with "no such file".)
 * @param mode permissions of what is made
 */
export function folder(path: string, mode = 0o777): void {
  const lacking: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) lacking.unshift(at);
  for (const at of lacking)
    try {
      mkdirSync(at, { mode });
    } catch (error) {
      // Another program may have been faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
}
