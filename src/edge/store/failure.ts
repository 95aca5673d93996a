import { both, type Text } from '../../domain/text.ts';
import { Fault, SYSTEM } from '../fault.ts';

const BUSY = both(
  'another program is writing to it; nothing was written, try again',
  '另一個程式正在寫入；沒有寫入任何內容，請再試一次',
);

const FOREIGN = both(
  'it is no database, or its first bytes are damaged',
  '不是資料庫，或開頭已毀損',
);

type Meaning = readonly [code: string, says: Text];

/**
 * What SQLite reports, and what it means to a reader: its primary result code, and its own words, by
 * which it is known where the code is not passed on. Source: sqlite.org/rescode.html.
 */
const MEANINGS: readonly (readonly [result: number, text: string, ...Meaning])[] = [
  [3, 'access permission denied', 'unwritable', SYSTEM.EACCES],
  [5, 'database is locked', 'busy', BUSY],
  [6, 'database table is locked', 'busy', BUSY],
  [8, 'attempt to write a readonly database', 'unwritable', SYSTEM.EROFS],
  [10, 'disk I/O error', 'unwritable', both('the disk failed', '磁碟故障')],
  [13, 'database or disk is full', 'full', SYSTEM.ENOSPC],
  [14, 'unable to open database file', 'unreadable', both('it cannot be opened', '無法開啟')],
  [26, 'file is not a database', 'foreign', FOREIGN],
];

/** Anything else that a database reports of a file whose making and statements are fixed. */
const DAMAGED: Meaning = [
  'damaged',
  both('the file is damaged; keep it, and go back to a copy', '檔案已毀損；請保留它，改用備份'),
];

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
  const meaning = meaningOf(error);
  if (meaning === undefined) return error;
  const [code, says] = meaning;
  return new Fault(
    code,
    { en: `${file}: ${says.en} (${error.message})`, 'zh-Hant': `${file}：${says['zh-Hant']}` },
    { cause: error },
  );
}

/** Undefined when the error is not of the world. */
function meaningOf(error: Error): Meaning | undefined {
  const { errcode, code, syscall } = error as { errcode?: number; code?: string; syscall?: string };
  const where = (holds: (result: number, text: string) => boolean): Meaning | undefined => {
    const found = MEANINGS.find(([result, text]) => holds(result, text));
    return found && [found[2], found[3]];
  };
  const by = (code: number) => where((result) => result === code);
  if (errcode !== undefined) return by(errcode & 0xff) ?? DAMAGED;
  if (code === 'ERR_SQLITE_ERROR')
    return where((_, text) => error.message.includes(text)) ?? DAMAGED;
  // A number too large for JavaScript was never written by bide.
  if (code === 'ERR_OUT_OF_RANGE') return DAMAGED;
  if (syscall === undefined) return undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return by(13);
  return by(code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 3 : 14);
}
