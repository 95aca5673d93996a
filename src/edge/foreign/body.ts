import { both, type Text } from '../../domain/text.ts';
import { type CsvRecord, cellSpot } from '../file/csv.ts';
import type { Problem } from '../file/problem.ts';

/** Signs by which cells are parted, and what they are called. */
const DELIMITERS = {
  ',': both('commas', '逗號'),
  ';': both('semicolons', '分號'),
  '\t': both('tabs', '定位字元'),
  '|': both('bars', '直線'),
} as const satisfies Readonly<Record<string, Text>>;
export type Delimiter = keyof typeof DELIMITERS;
export const PARTS = Object.keys(DELIMITERS) as readonly Delimiter[];

/** A row of a table, and what stands alone on the line above its head. */
export type Row = { readonly record: CsvRecord; readonly label?: string };

/** Rows below a head; a head that comes again begins another part, under the line alone above it. */
export function body(
  file: string,
  records: readonly CsvRecord[],
  { header, delimiter }: { readonly header: CsvRecord; readonly delimiter: Delimiter },
) {
  const width = lengthOf(header);
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let alone: CsvRecord[] = [];
  let label: string | undefined;
  for (const record of records) {
    if (record.cells.every((cell, i) => cell === (header.cells[i] ?? ''))) {
      label = alone.at(-1)?.cells.find((cell) => cell !== '');
      alone = [];
      continue;
    }
    const filled = record.cells.filter((cell) => cell !== '').length;
    if (filled === 0) continue;
    if (filled === 1 && width > 1 && !isBare(record, width)) {
      const other = split(record, width, delimiter);
      if (other) problems.push(parted(file, record, { delimiter, other }));
      else alone.push(record);
      continue;
    }
    problems.push(...alone.map((one) => narrow(file, one, width)));
    alone = [];
    if (lengthOf(record) > width) problems.push(wide(file, record, { delimiter, width }));
    else if (record.cells.length < width) {
      const other = split(record, width, delimiter);
      problems.push(
        other ? parted(file, record, { delimiter, other }) : narrow(file, record, width),
      );
    } else rows.push({ record, ...(label === undefined ? {} : { label }) });
  }
  // One word is no note: a row may have lost the rest of it.
  problems.push(...alone.filter(isWord).map((one) => narrow(file, one, width)));
  return { rows, notes: alone, problems };
}

/** A row of a day without a value, as of a holiday: all its cells are there. */
const isBare = ({ cells }: CsvRecord, width: number): boolean =>
  cells.length >= width && /^\d[\d/.-]+\d$/.test(cells[0] ?? '');

const isWord = ({ cells }: CsvRecord): boolean =>
  /^[\w.$*/-]{1,15}$/.test(cells.find((cell) => cell !== '') ?? '');

/** Cells up to the last that holds something. */
const lengthOf = ({ cells }: CsvRecord): number => cells.findLastIndex((cell) => cell !== '') + 1;

/** The sign by which a row would have as many cells as it should. */
const split = (record: CsvRecord, width: number, own: Delimiter): Delimiter | undefined =>
  PARTS.find((sign) => sign !== own && record.text.split(sign).length >= width);

const parted = (
  file: string,
  { line }: CsvRecord,
  { delimiter, other }: { readonly delimiter: Delimiter; readonly other: Delimiter },
): Problem => ({
  file,
  line,
  column: 1,
  expected: DELIMITERS[delimiter],
  found: DELIMITERS[other],
});

const narrow = (file: string, { line, cells, text }: CsvRecord, width: number): Problem => ({
  file,
  line,
  column: 1,
  expected: CELLS(width),
  found: cells.filter((cell) => cell !== '').length === 1 ? text.trim() : COUNT(cells.length),
});

const wide = (
  file: string,
  record: CsvRecord,
  { delimiter, width }: { readonly delimiter: Delimiter; readonly width: number },
): Problem => ({
  file,
  ...cellSpot(record, width, delimiter),
  expected: CELLS(width),
  found: COUNT(lengthOf(record)),
});

const CELLS = (width: number): Text => both(`${width} cells`, `${width}個儲存格`);
const COUNT = (count: number): Text => both(`${count} cells`, `${count}個儲存格`);
