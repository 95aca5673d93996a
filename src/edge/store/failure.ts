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
  const primary = primaryOf(error);
  if (primary === undefined) return error;
  const [word, says] = CODES[primary] ?? ['damaged', 'the database refused'];
  return new Fault(word, `${file}: ${says} (${error.message})`, { cause: error });
}

/** The primary result code that an error amounts to; undefined when it is not of the world. */
function primaryOf(error: Error): number | undefined {
  const { errcode, code, syscall } = error as { errcode?: number; code?: string; syscall?: string };
  if (errcode !== undefined) return errcode & 0xff;
  // A number too large for JavaScript was never written by bide.
  if (code === 'ERR_OUT_OF_RANGE') return 11;
  if (syscall === undefined) return undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 13;
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 3 : 14;
}
