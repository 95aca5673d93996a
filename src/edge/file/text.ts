import { readFileSync } from 'node:fs';
import { Fault } from '../fault.ts';
import type { Result } from './problem.ts';

/**
 * The text of a UTF-8 file. A file that is not there, or that is no text, is a problem.
 * @param path where it lies
 * @param file name under which problems are told
 * @throws Fault `unreadable` when the machine refuses
 */
export function text(path: string, file: string): Result<string> {
  try {
    return {
      ok: true,
      value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)),
    };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return wrong(file, { en: 'bytes that are not UTF-8', 'zh-Hant': '非UTF-8的位元組' });
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return wrong(file, { en: 'no such file', 'zh-Hant': '沒有這個檔案' });
    if (code === 'EISDIR') return wrong(file, { en: 'a folder', 'zh-Hant': '資料夾' });
    throw new Fault('unreadable', `cannot read ${file}`, { cause: error });
  }
}

const wrong = (file: string, found: { en: string; 'zh-Hant': string }): Result<string> => ({
  ok: false,
  problems: [
    { file, line: 1, column: 1, expected: { en: 'a UTF-8 file', 'zh-Hant': 'UTF-8檔案' }, found },
  ],
});
