import { basename } from 'node:path';

/** Longest name that every file system takes. */
const MOST_NAME_BYTES = 200;

/** The name of a file that was sent, where one can be given it. */
export function sentName(name: string): string {
  const own = basename(name).replace(/^-/, '_');
  return /^\.*$/.test(own) || Buffer.byteLength(own) > MOST_NAME_BYTES ? 'sent.csv' : own;
}
