import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './file/folder.ts';

/** Version of the program, as its package says. */
export const VERSION: string = JSON.parse(
  readFileSync(join(root(), 'package.json'), 'utf8'),
).version;
