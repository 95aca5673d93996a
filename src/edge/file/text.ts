import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
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
  fromFile(path, file, () => utf8(readFileSync(path), file));

/** What the platform calls bytes that are no text. */
const NO_TEXT = 'ERR_ENCODING_INVALID_ENCODED_DATA';

/** The text of bytes in UTF-8; bytes that are no text are a problem. */
export function utf8(bytes: Uint8Array, file: string): Result<string> {
  try {
    return accepted(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if ((error as { code?: unknown }).code !== NO_TEXT) throw error;
    return refused(wholeProblem(file, UTF8, NOT_UTF8));
  }
}

/** A file as it lies there, whatever it is written in. */
export const readBytes = (path: string, file: string): Result<Uint8Array> =>
  fromFile(path, file, () => accepted(readFileSync(path)), A_FILE);

/** What work on a file gives, or why it cannot be read: it is not there, too large, or no text. */
export function fromFile<T>(
  path: string,
  file: string,
  ...[work, expected = UTF8]: readonly [work: () => Result<T>, expected?: Text]
): Result<T> {
  const wrong = (found: Text, more: Partial<Problem> = {}): Result<never> =>
    refused({ ...wholeProblem(file, expected, found), ...more });
  try {
    const stat = statSync(path);
    const { size } = stat;
    if (stat.isDirectory()) return wrong(FOLDER);
    // A pipe would be waited for, and a device never ends.
    if (!stat.isFile()) return wrong(DEVICE);
    if (size > MAX_BYTES) return wrong(MEGABYTES(size), { expected: WITHIN_SIZE });
    return work();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === NO_TEXT) return wrong(NOT_UTF8);
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
export const bytesOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

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

const A_FILE = both('a file', '檔案');
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
const DEVICE: Text = { en: 'a pipe or a device', 'zh-Hant': '管線或裝置' };
const FOLDER: Text = { en: 'a folder', 'zh-Hant': '資料夾' };

/** Whole lines of a long text, how many lines lie before them, and how many bytes have been read. */
export type Chunk = { readonly text: string; readonly before: number; readonly read: number };

/** Bytes that are read at once. */
const BYTES = 8_000_000;

/**
 * A UTF-8 file in parts of whole lines.
 * @param size bytes that are read at once
 * @throws what the machine says, or TypeError on bytes that are no text
 */
export function* chunks(path: string, size = BYTES): Generator<Chunk> {
  const file = openSync(path, 'r');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const bytes = new Uint8Array(size);
    let [rest, before, read] = ['', 0, 0];
    for (;;) {
      const count = readSync(file, bytes);
      read += count;
      const text = rest + decoder.decode(bytes.subarray(0, count), { stream: count > 0 });
      const end = count > 0 ? wholeLines(text) : text.length;
      rest = text.slice(end);
      if (end > 0) {
        const whole = text.slice(0, end);
        yield { text: whole, before, read };
        before += whole.match(/\r\n?|\n/g)?.length ?? 0;
      }
      if (count === 0) return;
    }
  } finally {
    closeSync(file);
  }
}

/** Where the last line that is whole ends; a carriage return at the very end may be half of a line's. */
function wholeLines(text: string): number {
  const feed = text.lastIndexOf('\n') + 1;
  return feed > 0 ? feed : text.lastIndexOf('\r', text.length - 2) + 1;
}
