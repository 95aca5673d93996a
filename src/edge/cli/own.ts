import { join, sep } from 'node:path';
import { realPath } from '../episode/inbox.ts';
import { root } from '../file/folder.ts';
import { must } from '../file/problem.ts';
import { MESSAGES } from './message.ts';
import { declined } from './say.ts';

/** The real path of a folder that is written into; what is bundled stays as it is. */
export function ownFolder(folder: string): string {
  const path = realPath(folder);
  if (path.startsWith(join(realPath(root()), 'episodes') + sep))
    must(declined(MESSAGES.bundledStays));
  return path;
}
