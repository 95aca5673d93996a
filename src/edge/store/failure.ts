import { Fault } from '../fault.ts';

/** Primary result codes of SQLite, by what they mean to a reader. Source: sqlite.org/rescode.html. */
const CODES: Readonly<Record<number, readonly [code: string, says: string]>> = {
  3: ['unwritable', 'access was refused'],
  5: ['busy', 'another program is writing to it; nothing was written, try again'],
  6: ['busy', 'another program is writing to it; nothing was written, try again'],
  8: ['unwritable', 'it may only be read'],
  10: ['unwritable', 'the disk did not take or give the bytes'],
  11: ['damaged', 'the file is damaged; keep it, and go back to a copy'],
  13: ['full', 'the disk is full; nothing was written'],
  14: ['unreadable', 'it cannot be opened'],
  26: ['foreign', 'it is not a database, or its first bytes are damaged'],
};

/** Runs a piece of work on a file of the store; what the world does to it leaves as a Fault. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw failure(file, error);
  }
}

/** Errors of code, such as a body without a text, stay what they are. */
function failure(file: string, error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  if (code === undefined) return error;
  // A number too large for JavaScript was never written by bide.
  const primary = code === 'ERR_OUT_OF_RANGE' ? 11 : errcode === undefined ? 14 : errcode & 0xff;
  const [word, says] = CODES[primary] ?? ['damaged', 'the database refused'];
  return new Fault(word, `${file}: ${says} (${error.message})`, { cause: error });
}
