import { CsvError, parse } from 'csv-parse/sync';
import { both, type Text } from '../../domain/text.ts';
import { BYTE_ORDER_MARKS, type Spot } from './document.ts';
import { folded } from './figure.ts';
import { accepted, chain, type Problem, type Result, refused, wholeProblem } from './problem.ts';

export type CsvRecord = {
  /** On which it begins, from 1. */
  readonly line: number;
  /** As it is written. */
  readonly text: string;
  /** Cells without spaces around them, full-width digits and signs in their plain forms. */
  readonly cells: readonly string[];
  /** The same to the sign as they are written. */
  readonly verbatim: readonly string[];
};

/** A CSV text in records. They are split when they are asked for, so that a long file stays one text. */
export type CsvTable = {
  readonly file: string;
  /** Undefined where the text is empty. */
  readonly header: CsvRecord | undefined;
  /** Records below the header. */
  readonly size: number;
  /** 0 is the first below the header. */
  readonly entry: (i: number) => CsvRecord;
};

/**
 * Splits a CSV text into records: quoted cells, any line ending, with or without a byte order mark. Empty
 * lines are passed over.
 * @param file name under which problems are told
 */
export function csv(text: string, file: string): Result<CsvTable> {
  const clean = text.replace(BYTE_ORDER_MARKS, '');
  const lines = clean.includes('\r') ? clean.replace(/\r\n?/g, '\n') : clean;
  const all = lines.includes('"') ? quoted(lines, file) : accepted(unquoted(lines));
  return chain(all, (records) => accepted(table(file, records)));
}

/** Records by position, the header first. */
type Records = { readonly size: number; readonly at: (i: number) => CsvRecord };

const table = (file: string, { size, at }: Records): CsvTable => ({
  file,
  header: size > 0 ? at(0) : undefined,
  size: Math.max(0, size - 1),
  entry: (i) => at(i + 1),
});

/** Where no cell is quoted, a record is a line and a cell ends at a comma. */
export function unquoted(text: string): Records {
  const starts: number[] = [];
  const numbers: number[] = [];
  for (let start = 0, number = 1; start < text.length; number++) {
    const stop = endOfLine(text, start);
    if (!blank(text, start, stop)) {
      starts.push(start);
      numbers.push(number);
    }
    start = stop + 1;
  }
  const ascii = isAscii(text);
  return {
    size: starts.length,
    at: (i) => {
      const start = starts[i] ?? text.length;
      const line = text.slice(start, endOfLine(text, start));
      const verbatim = line.split(',').map((cell) => cell.trim());
      const cells = ascii ? verbatim : verbatim.map(plain);
      return { line: numbers[i] ?? 1, text: line, cells, verbatim };
    },
  };
}

function endOfLine(text: string, start: number): number {
  const stop = text.indexOf('\n', start);
  return stop < 0 ? text.length : stop;
}

/** Whether a stretch of text has nothing but spaces. Most lines show at their first character that they do not. */
const blank = (text: string, start: number, stop: number): boolean =>
  text.charCodeAt(start) <= SPACE || stop === start ? text.slice(start, stop).trim() === '' : false;

const SPACE = 0x20;

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

const plain = (cell: string): string => folded(cell).trim();

type Raw = { readonly record: string[]; readonly raw: string; readonly info: { lines: number } };

/** Any CSV, by the rules of RFC 4180; its cells may be parted by another sign than a comma. */
export function quoted(text: string, file: string, delimiter = COMMA): Result<Records> {
  try {
    const all = parse(text, {
      delimiter,
      info: true,
      raw: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as readonly Raw[];
    const entries = all.filter(({ raw }) => raw.trim() !== '').map(entryOf);
    return accepted({ size: entries.length, at: (i) => entries[i] as CsvRecord });
  } catch (error) {
    if (error instanceof CsvError) return refused(broken(error, file));
    throw error;
  }
}

function entryOf({ record, raw, info }: Raw): CsvRecord {
  const text = raw.replace(/^\s*\n/, '').replace(/\n+$/, '');
  const line = info.lines - (text.match(/\n/g)?.length ?? 0);
  const verbatim = record.map((cell) => cell.trim());
  return { line, text, verbatim, cells: verbatim.map(plain) };
}

const COMMA = ',';

/** Where a cell of a record begins; where there is none, where the record does. */
export function cellSpot(entry: CsvRecord, cell: number, delimiter = COMMA): Spot {
  let [start, inside, left] = [0, false, cell];
  for (let i = 0; i < entry.text.length && left > 0; i++) {
    const sign = entry.text[i];
    if (sign === '"') inside = !inside;
    else if (sign === delimiter && !inside) [start, left] = [i + 1, left - 1];
  }
  if (left !== 0) return { line: entry.line, column: 1 };
  const before = entry.text.slice(0, start).split('\n');
  return { line: entry.line + before.length - 1, column: (before.at(-1) ?? '').length + 1 };
}

function broken(error: CsvError, file: string): Problem {
  const line = Number((error as unknown as { lines?: unknown }).lines);
  const found = ERRORS[error.code] ?? { en: error.message, 'zh-Hant': `語法錯誤${error.code}` };
  const problem = wholeProblem(file, { en: 'valid CSV', 'zh-Hant': '合乎語法的CSV' }, found);
  return { ...problem, line: Number.isInteger(line) ? line : 1 };
}

const AFTER_CLOSING = both('text after a closing quotation mark', '結尾引號之後的文字');
const ERRORS: Readonly<Record<string, Text>> = {
  CSV_QUOTE_NOT_CLOSED: both('a quotation mark that is never closed', '沒有結尾的引號'),
  INVALID_OPENING_QUOTE: both(
    'a quotation mark inside a cell that does not begin with one',
    '開頭沒有引號的儲存格內出現引號',
  ),
  CSV_INVALID_CLOSING_QUOTE: AFTER_CLOSING,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: AFTER_CLOSING,
};

/** A cell of a sheet; undefined is empty: not known. */
export type CsvCell = string | number | undefined;

/**
 * Rows as CSV that a spreadsheet opens as it stands (RFC 4180, lines end with CR LF). A text that a
 * spreadsheet would run as a formula begins with an apostrophe; a number stays a number. A byte order
 * mark leads where anything is beyond ASCII: without one a spreadsheet reads the file in the system's
 * own code page, and with one some programs take it for a part of the first name.
 * @example csvText([['a', 'b'], ['=1+1', -2]]) // 'a,b\r\n\'=1+1,-2\r\n'
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  const text = rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
  return /^[\u0000-\u007f]*$/.test(text) ? text : `\ufeff${text}`;
}

function cellText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`no number: ${cell}`);
    return String(cell);
  }
  // A spreadsheet passes over what cannot be seen, and takes full-width signs for plain ones.
  const safe = /^[\s\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
