import { both, type Text } from '../../domain/text.ts';
import { type CsvRecord, cellSpot, quoted } from '../file/csv.ts';
import { BYTE_ORDER_MARKS } from '../file/document.ts';
import { folded } from '../file/figure.ts';
import {
  accepted,
  attempt,
  judged,
  NOTHING,
  type Phrase,
  type Problem,
  type Result,
  refused,
} from '../file/problem.ts';
import { body, type Delimiter, PARTS, type Row } from './body.ts';

/** Records above the head that are looked through for it. */
const MAX_PREAMBLE = 400;

/** A cell of a table. */
export type Cell = { readonly row: CsvRecord; readonly column: number };

/** A table with its head found, among the lines that stand around it. */
export type Sheet = {
  readonly file: string;
  readonly delimiter: Delimiter;
  readonly header: CsvRecord;
  /** Where each role has its column. */
  readonly where: Readonly<Record<string, number>>;
  readonly rows: readonly Row[];
  /** Lines before the head, and lines of one cell after the last row. */
  readonly before: readonly CsvRecord[];
  readonly notes: readonly CsvRecord[];
  readonly text: (cell: Cell) => string;
  readonly line: (cell: Cell) => number;
};

/** Names that a column of some use may have, those that come first before the others. */
export type Names = Readonly<Record<string, readonly (readonly string[])[]>>;

/** What is looked for: the columns by their names, those that must be there, and what somebody states. */
export type Wanted = {
  readonly names: Names;
  readonly needed: readonly string[];
  readonly map?: Readonly<Record<string, string>>;
};

/** The name of a column, as names are compared. */
export const columnName = (text: string): string =>
  folded(text)
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** A text in records under each sign that may part its cells. */
export function partings(
  text: string,
  file: string,
): readonly { readonly delimiter: Delimiter; readonly records: Result<readonly CsvRecord[]> }[] {
  const clean = text
    .replace(BYTE_ORDER_MARKS, '')
    .replace(/\r\n?/g, '\n')
    // What Excel is told to leave as a text.
    .replace(/(^|[,;\t|])="([^"\n]*)"/gm, '$1 "$2"');
  const there = PARTS.filter((sign) => clean.includes(sign));
  return (there.length > 0 ? there : [PARTS[0] as Delimiter]).map((delimiter) => {
    const all = quoted(clean, file, delimiter);
    return {
      delimiter,
      records: all.ok
        ? accepted(Array.from({ length: all.value.size }, (_, i) => all.value.at(i)))
        : all,
    };
  });
}

/** The table of a text that has the columns that are wanted; refused where there is none, or more than one way. */
export function sheetIn(text: string, file: string, wanted: Wanted): Result<Sheet> {
  const all = partings(text, file);
  const heads = all.flatMap(({ delimiter, records }) => {
    const head = records.ok ? headIn(records.value, wanted) : undefined;
    return head && records.ok ? [{ delimiter, records: records.value, ...head }] : [];
  });
  const [best] = heads.toSorted(
    (a, b) => Object.keys(b.found).length - Object.keys(a.found).length,
  );
  if (!best) {
    const broken = all.find(({ records }) => !records.ok)?.records;
    if (broken && !broken.ok && all.every(({ records }) => !records.ok)) return broken;
    return refused(noHead(text, file, wanted));
  }
  return sheet(file, best.records, { ...best, wanted });
}

/** A table from records whose head is known to be one of them. */
export function sheet(
  file: string,
  records: readonly CsvRecord[],
  {
    delimiter,
    at,
    wanted,
  }: { readonly delimiter: Delimiter; readonly at: number; readonly wanted: Wanted },
): Result<Sheet> {
  const header = records[at] as CsvRecord;
  return attempt((must) => {
    const where = must(places({ file, delimiter, header }, wanted));
    const { rows, notes, problems } = body(file, records.slice(at + 1), { header, delimiter });
    must(judged(problems, rows));
    return {
      file,
      delimiter,
      header,
      where,
      rows,
      notes,
      before: records.slice(0, at),
      text: ({ row, column }) => row.cells[column] ?? '',
      line: ({ row }) => row.line,
    };
  });
}

type Columns = Readonly<Record<string, readonly number[]>>;

/** Columns that may have each role: those that are stated, else those of the first names that are there. */
function candidates(header: CsvRecord, { names, map = {} }: Wanted): Columns {
  const own = header.cells.map(columnName);
  const called = (some: readonly string[]): readonly number[] =>
    own.flatMap((name, i) => (some.some((one) => columnName(one) === name) ? [i] : []));
  const roles = [...new Set([...Object.keys(names), ...Object.keys(map)])];
  return Object.fromEntries(
    roles.map((role) => {
      const stated = map[role];
      if (stated !== undefined) return [role, called([stated])];
      const tiers = (names[role] ?? []).map(called);
      return [role, tiers.find((some) => some.length > 0) ?? []];
    }),
  );
}

/** The first record that has every column that is needed. */
function headIn(
  records: readonly CsvRecord[],
  wanted: Wanted,
): { readonly at: number; readonly found: Columns } | undefined {
  const { needed, map = {} } = wanted;
  const must = [...needed, ...Object.keys(map).filter((role) => map[role] !== '')];
  for (const [at, record] of records.slice(0, MAX_PREAMBLE).entries()) {
    if (record.cells.length < 2) continue;
    const all = candidates(record, wanted);
    if (must.every((role) => (all[role]?.length ?? 0) > 0))
      return {
        at,
        found: Object.fromEntries(Object.entries(all).filter(([, some]) => some.length > 0)),
      };
  }
  return undefined;
}

/** Where each role has its column; refused where two columns may have one, or one has two. */
function places(
  { file, delimiter, header }: Pick<Sheet, 'file' | 'delimiter' | 'header'>,
  wanted: Wanted,
): Result<Readonly<Record<string, number>>> {
  const all = Object.entries(candidates(header, wanted));
  const at = (column: number): Problem['line' | 'column'][] =>
    Object.values(cellSpot(header, column, delimiter));
  const problems = all.flatMap(([role, some]): readonly Problem[] => {
    const [first, second] = some;
    if (first === undefined || second === undefined) return [];
    const [line = 1, column = 1] = at(second);
    const found = some.map((i) => header.verbatim[i]).join(', ');
    return [{ file, line, column, expected: ONE_COLUMN(role), found, hint: MAP(role) }];
  });
  return judged(
    problems,
    Object.fromEntries(
      all.flatMap(([role, [first]]) => (first === undefined ? [] : [[role, first]])),
    ),
  );
}

/** What is wrong with a table whose columns are not there. */
function noHead(text: string, file: string, { needed, names, map = {} }: Wanted): Problem {
  const roles = [...new Set([...needed, ...Object.keys(map).filter((role) => map[role] !== '')])];
  const named = roles.map((role) => map[role] ?? names[role]?.[0]?.[0] ?? role);
  const found = text.replace(BYTE_ORDER_MARKS, '').split(/\r\n?|\n/);
  const widest = PARTS.map((sign) => found.find((one) => one.split(sign).length > needed.length));
  const shown = widest.find((one) => one !== undefined) ?? found.find((one) => one.trim() !== '');
  return {
    file,
    line: Math.max(1, found.indexOf(shown ?? '') + 1),
    column: 1,
    expected: HEAD(named),
    found: shown ?? NOTHING,
    hint: MAP(roles.find((role) => map[role] === undefined) ?? roles[0] ?? ''),
  };
}

/** A cell that does not hold what belongs there. */
export const wrongCell = (
  { file, delimiter }: Pick<Sheet, 'file' | 'delimiter'>,
  { row, column }: Cell,
  expected: Phrase,
  hint?: Phrase,
) =>
  refused({
    file,
    ...cellSpot(row, column, delimiter),
    expected,
    found: row.verbatim[column] || NOTHING,
    ...(hint === undefined ? {} : { hint }),
  });

const ONE_COLUMN = (role: string): Text =>
  both(`one column for ${role}`, `\`${role}\`只對應一個欄位`);
const MAP = (role: string): Text =>
  both(`name it: --map ${role}=COLUMN`, `請用--map指明：\`${role}=欄位名稱\``);
const HEAD = (names: readonly string[]): Text =>
  both(
    `a head with the columns ${names.join(', ')}`,
    `含${names.map((n) => `\`${n}\``).join('、')}欄位的標題列`,
  );
