import { statSync } from 'node:fs';
import type { Episode } from '../../domain/episode.ts';
import type { Found } from '../../domain/finding.ts';
import {
  type ObservationRows,
  placesBySeries,
  rowAt,
  rowsAt,
  rowsFor,
  stretchOf,
} from '../../domain/rows.ts';
import { both } from '../../domain/text.ts';
import { cellProblem, columns, surplus } from '../file/columns.ts';
import { type CsvRecord, type CsvTable, csv } from '../file/csv.ts';
import { accepted, judged, type Problem, type Result, refused } from '../file/problem.ts';
import { chunks, fromFile } from '../file/text.ts';
import { dataFindings } from './findings.ts';
import type { KnownRule } from './known.ts';
import { HEADER, rowReader } from './row.ts';

/** Bytes of the shortest row that can be right, with the end of its line: `A,2020-01-01,,1`. */
const LEAST_ROW = 15;
/** Problems after which no more of a file is read. */
const MAX_PROBLEMS = 10_000;

/** A part of a table, and how many lines of the file lie before its first that is no header. */
type Part = { readonly table: CsvTable; readonly before: number; readonly read: number };

/**
 * Reads a long `observations.csv` part by part, by the same rules as `observationTable`, into columns; cells
 * stand without quotation marks. What is kept of a row is its figures and its line.
 * @param told hears how many bytes have been read, of how many
 * @throws Fault `unreadable` when the machine refuses
 */
export const streamedTable = (file: string, given: Given, told?: Told): Result<ObservationRows> =>
  fromFile(file, file, () => streamed(file, given, told));

type Given = { readonly episode: Episode; readonly known: KnownRule };
type Told = (read: number, all: number) => void;

function streamed(
  file: string,
  { episode, known }: Given,
  told: Told = () => {},
): Result<ObservationRows> {
  const { size } = statSync(file);
  const ids = Object.keys(episode.series);
  const numbers = new Map(ids.map((id, n) => [id, n]));
  const room = rowsFor(ids, Math.ceil(size / LEAST_ROW));
  const lines = new Uint32Array(room.length);
  const problems: Problem[] = [];
  let [count, read]: [number, ReturnType<typeof rowReader> | undefined] = [0, undefined];
  for (const part of parts(file)) {
    if (!part.ok) return part;
    const { table, before } = part.value;
    if (!read) {
      const where = columns(table, { needed: HEADER });
      if (!where.ok) return where;
      read = rowReader({ file, where: where.value, episode, known });
    }
    for (let i = 0; i < table.size; i++) {
      const entry = table.entry(i);
      const row = read(entry);
      const wrong = [...surplus(table, entry), ...(row.ok ? [] : row.problems)];
      problems.push(...wrong.map((p) => ({ ...p, line: p.line + before })));
      if (!row.ok) continue;
      room.series[count] = numbers.get(row.value.series) as number;
      room.at[count] = row.value.at;
      room.knownAt[count] = row.value.knownAt;
      room.value[count] = row.value.value;
      lines[count] = entry.line + before;
      count++;
    }
    told(part.value.read, size);
    if (problems.length > MAX_PROBLEMS) break;
  }
  const rows = stretchOf(room, 0, count);
  problems.push(...(problems.length === 0 ? contradictions(file, rows, lines) : []));
  return judged(
    problems.sort((a, b) => a.line - b.line || a.column - b.column),
    rows,
  );
}

/** The parts of a file as tables, each under the header of the file. */
function* parts(file: string): Generator<Result<Part>> {
  let header: string | undefined;
  for (const { text, before, read } of chunks(file)) {
    const quote = text.indexOf('"');
    if (quote >= 0) {
      const above = text.slice(0, quote).split(/\r\n?|\n/);
      const spot = { line: before + above.length, column: (above.at(-1) ?? '').length + 1 };
      yield refused({ file, ...spot, expected: NO_QUOTES, found: '"' });
      return;
    }
    const table = csv(header === undefined ? text : `${header}\n${text}`, file);
    if (!table.ok) {
      yield table;
      return;
    }
    yield accepted({ table: table.value, before: header === undefined ? 0 : before - 1, read });
    header ??= table.value.header?.text;
  }
}

/** Two different values for one series, day and instant of knowing. */
function contradictions(
  file: string,
  rows: ObservationRows,
  lines: Uint32Array,
): readonly Problem[] {
  const found = new Map<number, number>();
  for (const [, places] of placesBySeries(rows)) {
    const key = (i: number): readonly [number, number] => [
      rows.at[i] as number,
      rows.knownAt[i] as number,
    ];
    const rising = places.every(
      (i, n) => n === 0 || (rows.at[places[n - 1] as number] as number) < (rows.at[i] as number),
    );
    if (rising) continue;
    let first = -1;
    const order = (a: number, b: number): number =>
      key(a)[0] - key(b)[0] || key(a)[1] - key(b)[1] || a - b;
    for (const i of places.toSorted(order)) {
      const [day, known] = key(i);
      const same = first >= 0 && rows.at[first] === day && rows.knownAt[first] === known;
      if (!same) first = i;
      else if (rows.value[first] !== rows.value[i])
        found.set(lines[i] as number, lines[first] as number);
    }
  }
  return found.size === 0 ? [] : cellsOf(file, found);
}

/** Problems of values that contradict earlier ones, by their lines, which are read again. */
function cellsOf(file: string, found: ReadonlyMap<number, number>): readonly Problem[] {
  const wanted = new Set([...found].flat());
  const entries = new Map<number, CsvRecord>();
  let cell = 0;
  for (const part of parts(file)) {
    if (!part.ok) return part.problems;
    const { table, before } = part.value;
    cell = table.header?.cells.indexOf('value') ?? cell;
    for (let i = 0; i < table.size; i++) {
      const entry = table.entry(i);
      const line = entry.line + before;
      if (wanted.has(line)) entries.set(line, { ...entry, line });
    }
  }
  return [...found].map(([line, first]) => {
    const told = entries.get(first)?.cells[cell] ?? '';
    const same = { en: `${told}, as on line ${first}`, 'zh-Hant': `${told}，與第${first}行相同` };
    return cellProblem(file, { entry: entries.get(line) as CsvRecord, cell }, same);
  });
}

const NO_QUOTES = both(
  'cells without quotation marks in a file of this length',
  '這麼長的檔案裡，儲存格不加引號',
);

type Judged = Parameters<typeof dataFindings>[1];

/** Very many observations fit to be used, and what was wrong with the rest. */
type SiftedRows = {
  readonly observations: readonly [];
  readonly rows: ObservationRows;
  readonly findings: readonly Found[];
};

/**
 * The same as `dataFindings`, series by series, so that no more than the rows of one are ever objects.
 * @returns rows by the instant of knowing, then by day, then by series
 */
export function rowFindings(
  episode: Episode,
  rows: ObservationRows,
  given: Omit<Judged, 'observations'>,
): SiftedRows {
  const kept = rowsFor(rows.ids, rows.length);
  const numbers = new Map(rows.ids.map((id, n) => [id, n]));
  const none = dataFindings({ ...episode, series: {} }, { ...given, observations: [] });
  const findings: Found[] = [...none.findings];
  let count = 0;
  for (const [id, places] of placesBySeries(rows)) {
    const own = { ...episode, series: { [id]: episode.series[id] as Episode['series'][string] } };
    const observations = Array.from(places, (i) => rowAt(rows, i));
    const sifted = dataFindings(own, { ...given, observations, evidence: [] });
    for (const found of sifted.findings) findings.push(found);
    for (const o of sifted.observations) {
      kept.series[count] = numbers.get(id) as number;
      kept.at[count] = o.at;
      kept.knownAt[count] = o.knownAt;
      kept.value[count] = o.value;
      count++;
    }
  }
  const keyed = findings.map((found) => ({ found, text: JSON.stringify(found.finding) }));
  return {
    observations: [],
    rows: inArrival(stretchOf(kept, 0, count)),
    findings: keyed
      .sort((a, b) => a.found.at - b.found.at || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
      .map(({ found }) => found),
  };
}

/** ObservationRows by the instant of knowing, then by day, then by series. */
function inArrival(rows: ObservationRows): ObservationRows {
  const { ids, series, at, knownAt } = rows;
  const places = new Map(ids.toSorted().map((id, place) => [id, place]));
  const rank = Uint32Array.from(ids, (id) => places.get(id) as number);
  const order = Uint32Array.from(series.keys()).sort(
    (a, b) =>
      (knownAt[a] as number) - (knownAt[b] as number) ||
      (at[a] as number) - (at[b] as number) ||
      (rank[series[a] as number] as number) - (rank[series[b] as number] as number),
  );
  return rowsAt(rows, order);
}
