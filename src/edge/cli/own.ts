import { join, sep } from 'node:path';
import { realPath } from '../episode/inbox.ts';
import { root } from '../file/folder.ts';
import { must } from '../file/problem.ts';
import { MESSAGES } from './message.ts';
import { declined } from './say.ts';

/** Whether a folder did not come with the program. */
export const isOwn = (folder: string): boolean =>
  !realPath(folder).startsWith(join(realPath(root()), 'episodes') + sep);

/** The real path of a folder that is written into; what is bundled stays as it is. */
export function ownFolder(folder: string): string {
  if (!isOwn(folder)) must(declined(MESSAGES.bundledStays));
  return realPath(folder);
}
