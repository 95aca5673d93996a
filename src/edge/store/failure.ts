import type { Text } from '../../domain/text.ts';
import { Fault } from '../fault.ts';

/** What SQLite reports, and what it means to a reader. Source: sqlite.org/rescode.html. */
type Meaning = {
  /** Primary result code. */
  readonly result: number;
  /** SQLite's own words for it, by which it is known where the code is not passed on. */
  readonly text: string;
  readonly code: string;
  readonly says: Text;
};

const BUSY: Text = {
  en: 'another program is writing to it; nothing was written, try again',
  'zh-Hant': '另一個程式正在寫入；沒有寫入任何內容，請再試一次',
};

const MEANINGS: readonly Meaning[] = [
  {
    result: 3,
    text: 'access permission denied',
    code: 'unwritable',
    says: { en: 'access was refused', 'zh-Hant': '沒有存取權限' },
  },
  { result: 5, text: 'database is locked', code: 'busy', says: BUSY },
  { result: 6, text: 'database table is locked', code: 'busy', says: BUSY },
  {
    result: 8,
    text: 'attempt to write a readonly database',
    code: 'unwritable',
    says: { en: 'it may only be read', 'zh-Hant': '只能讀取' },
  },
  {
    result: 10,
    text: 'disk I/O error',
    code: 'unwritable',
    says: { en: 'the disk failed', 'zh-Hant': '磁碟故障' },
  },
  {
    result: 13,
    text: 'database or disk is full',
    code: 'full',
    says: { en: 'the disk is full', 'zh-Hant': '磁碟已滿' },
  },
  {
    result: 14,
    text: 'unable to open database file',
    code: 'unreadable',
    says: { en: 'it cannot be opened', 'zh-Hant': '無法開啟' },
  },
  {
    result: 26,
    text: 'file is not a database',
    code: 'foreign',
    says: {
      en: 'it is no database, or its first bytes are damaged',
      'zh-Hant': '不是資料庫，或開頭已毀損',
    },
  },
];

/** Anything else that a database reports of a file whose making and statements are fixed. */
const DAMAGED: Pick<Meaning, 'code' | 'says'> = {
  code: 'damaged',
  says: {
    en: 'the file is damaged; keep it, and go back to a copy',
    'zh-Hant': '檔案已毀損；請保留它，改用備份',
  },
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
  const meaning = meaningOf(error);
  if (meaning === undefined) return error;
  const { code, says } = meaning;
  return new Fault(
    code,
    { en: `${file}: ${says.en} (${error.message})`, 'zh-Hant': `${file}：${says['zh-Hant']}` },
    { cause: error },
  );
}

/** Undefined when the error is not of the world. */
function meaningOf(error: Error): Pick<Meaning, 'code' | 'says'> | undefined {
  const { errcode, code, syscall } = error as { errcode?: number; code?: string; syscall?: string };
  const by = (result: number): Meaning | undefined => MEANINGS.find((m) => m.result === result);
  if (errcode !== undefined) return by(errcode & 0xff) ?? DAMAGED;
  if (code === 'ERR_SQLITE_ERROR')
    return MEANINGS.find((m) => error.message.includes(m.text)) ?? DAMAGED;
  // A number too large for JavaScript was never written by bide.
  if (code === 'ERR_OUT_OF_RANGE') return DAMAGED;
  if (syscall === undefined) return undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return by(13);
  return by(code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 3 : 14);
}
