import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';

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
