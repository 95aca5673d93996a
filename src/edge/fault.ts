import type { Text } from '../domain/text.ts';

/**
 * The one Error class of the edge: the world failed, not the person and not the code.
 * `code` is a short lower-case word that programs may test, e.g. `unreadable`, `busy`, `offline`.
 * @example new Fault('busy', { en: 'in use', 'zh-Hant': '使用中' }).message // 'in use'
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;
  /** What failed, in every language. */
  readonly says: Text;

  constructor(code: string, says: Text, options?: { readonly cause?: unknown }) {
    super(says.en, options);
    this.code = code;
    this.says = says;
  }
}

/** Whether an error is a fault, of whichever bundle's class. */
export const isFault = (error: unknown): error is Fault =>
  error instanceof Error && error.name === 'Fault';

/** What the system reports when it refuses, by its code. */
export const SYSTEM = {
  EACCES: { en: 'access was refused', 'zh-Hant': '沒有存取權限' },
  EADDRINUSE: { en: 'the port is in use', 'zh-Hant': '連接埠已被占用' },
  EEXIST: { en: 'it is there already', 'zh-Hant': '已經存在' },
  EISDIR: { en: 'it is a folder', 'zh-Hant': '是資料夾，不是檔案' },
  ENOENT: { en: 'there is no such file or folder', 'zh-Hant': '找不到檔案或資料夾' },
  ENOSPC: { en: 'the disk is full', 'zh-Hant': '磁碟已滿' },
  ENOTDIR: { en: 'it is not a folder', 'zh-Hant': '不是資料夾' },
  EPERM: { en: 'access was refused', 'zh-Hant': '沒有存取權限' },
  EROFS: { en: 'it may only be read', 'zh-Hant': '只能讀取' },
} as const satisfies Readonly<Record<string, Text>>;
