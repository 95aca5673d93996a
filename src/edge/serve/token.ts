import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { both } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { folder, PRIVATE } from '../file/folder.ts';

const FILE = 'token';
const BYTES = 32;
/** Permissions of the file: nobody else may read it. */
const SECRET = 0o600;
const OTHERS = 0o077;

/**
 * What scripts show to change something through the server: made once for a workspace, in a file that its owner
 * alone can read.
 * @throws Fault where others may read it
 */
export function accessToken(workspace: string): string {
  const file = join(workspace, FILE);
  if (!existsSync(file)) {
    folder(workspace, PRIVATE);
    writeFileSync(file, `${randomBytes(BYTES).toString('base64url')}\n`, {
      mode: SECRET,
      flag: 'wx',
    });
  }
  if ((statSync(file).mode & OTHERS) !== 0)
    throw new Fault(
      'token',
      both(`others may read ${file}; chmod 600 it`, `其他使用者讀得到${file}；請執行\`chmod 600\``),
    );
  return readFileSync(file, 'utf8').trim();
}
