import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { both, type Text } from '../../domain/text.ts';
import { Fault } from '../fault.ts';
import { accepted, chain, type Problem, type Result, refused, wholeProblem } from './problem.ts';

/** Largest file that is read, bytes: what the engine holds as one text. */
const MAX_BYTES = 500_000_000;

/**
 * The text of a UTF-8 file. A file that is not there, or that is no text, is a problem.
 * @param path where it lies
 * @param file name under which problems are told
 * @throws Fault `unreadable` when the machine refuses
 */
export const readText = (path: string, file: string): Result<string> =>
  fromFile(path, file, () =>
    accepted(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))),
  );

/** What work on a file gives, or why it cannot be read: it is not there, too large, or no text. */
export function fromFile<T>(path: string, file: string, work: () => Result<T>): Result<T> {
  const wrong = (found: Text, more: Partial<Problem> = {}): Result<never> =>
    refused({ ...wholeProblem(file, UTF8, found), ...more });
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) return wrong(MEGABYTES(size), { expected: WITHIN_SIZE });
    return work();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return wrong(NOT_UTF8);
    if (code === 'ENOENT' || code === 'ENOTDIR') return wrong(NO_FILE, { summary: NOT_FOUND });
    if (code === 'EISDIR') return wrong(FOLDER);
    if (code === undefined || !String(code).startsWith('E')) throw error;
    throw new Fault(
      'unreadable',
      { en: `cannot read ${file}`, 'zh-Hant': `無法讀取${file}` },
      { cause: error },
    );
  }
}

/** How large a file is, bytes; 0 where there is none. */
export const bytesOf = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What a reader makes of the text of a file. */
export const readFrom = <T>(
  file: string,
  reader: (text: string, file: string) => Result<T>,
): Result<T> => chain(readText(file, file), (text) => reader(text, file));

/** Paths of the JSON files of a folder, by name; none where there is no folder. */
export const jsonShelf = (folder: string): readonly string[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join(folder, name));

const UTF8: Text = { en: 'a UTF-8 file', 'zh-Hant': 'UTF-8檔案' };
const WITHIN_SIZE = both(
  `a file of at most ${MAX_BYTES / 1e6} MB`,
  `至多${MAX_BYTES / 1e6} MB的檔案`,
);
const MEGABYTES = (size: number): Text =>
  both(`${Math.ceil(size / 1e6)} MB`, `${Math.ceil(size / 1e6)} MB`);
const NOT_UTF8: Text = { en: 'bytes that are not UTF-8', 'zh-Hant': '非UTF-8的位元組' };
const NO_FILE: Text = { en: 'no such file', 'zh-Hant': '找不到檔案' };
const NOT_FOUND: Text = { en: 'file not found', 'zh-Hant': '找不到檔案' };
const FOLDER: Text = { en: 'a folder', 'zh-Hant': '資料夾' };
