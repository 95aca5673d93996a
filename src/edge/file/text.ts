import { readFileSync, statSync } from 'node:fs';
import type { Text } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import type { Problem, Result } from './problem.ts';

/** Largest file that is read, bytes: what the engine holds as one text. */
const MAX_BYTES = 500_000_000;

/**
 * The text of a UTF-8 file. A file that is not there, or that is no text, is a problem.
 * @param path where it lies
 * @param file name under which problems are told
 * @throws Fault `unreadable` when the machine refuses
 */
export function readText(path: string, file: string): Result<string> {
  const refused = (told: Pick<Problem, 'found' | 'summary'>, expected = UTF8): Result<never> => ({
    ok: false,
    problems: [{ file, line: 1, column: 1, expected, ...told }],
  });
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return refused({ found: MEGABYTES(size) }, WITHIN_SIZE);
    return {
      ok: true,
      value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)),
    };
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return refused({ found: NOT_UTF8 });
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return refused({ found: NO_FILE, summary: NOT_FOUND });
    if (code === 'EISDIR') return refused({ found: FOLDER });
    throw new Fault(
      'unreadable',
      { en: `cannot read ${file}`, 'zh-Hant': `無法讀取${file}` },
      { cause: error },
    );
  }
}

const UTF8: Text = { en: 'a UTF-8 file', 'zh-Hant': 'UTF-8檔案' };
const WITHIN_SIZE: Text = {
  en: `a file of at most ${MAX_BYTES / 1e6} MB`,
  'zh-Hant': `至多${MAX_BYTES / 1e6} MB的檔案`,
};
const MEGABYTES = (size: number): Text => ({
  en: `${Math.ceil(size / 1e6)} MB`,
  'zh-Hant': `${Math.ceil(size / 1e6)} MB`,
});
const NOT_UTF8: Text = { en: 'bytes that are not UTF-8', 'zh-Hant': '非UTF-8的位元組' };
const NO_FILE: Text = { en: 'no such file', 'zh-Hant': '找不到檔案' };
const NOT_FOUND: Text = { en: 'file not found', 'zh-Hant': '找不到檔案' };
const FOLDER: Text = { en: 'a folder', 'zh-Hant': '資料夾' };
