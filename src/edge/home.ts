import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The workspace folder: what `--home` says, else BIDE_HOME, else `.bide` in the user's own folder.
 * An empty text says nothing.
 */
export function home(option?: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(option || env.BIDE_HOME || join(homedir(), '.bide'));
}

/** The journal of a workspace. */
export const journalFile = (workspace: string): string => join(workspace, 'journal.db');
