import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';

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

const PACKAGE = 'bide';

/** The nearest folder above this file whose package.json has the package's name. */
export function root(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === PACKAGE) return at;
    if (dirname(at) === at)
      throw new Fault(
        'package',
        both(`no package.json of ${PACKAGE} above`, `上層資料夾都沒有${PACKAGE}的package.json`),
      );
  }
}
