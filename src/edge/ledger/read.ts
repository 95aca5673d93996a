import { parse } from 'csv-parse/sync';
import type { Threat } from '../../domain/threat.ts';
import type { Page, Place } from '../episode/page.ts';
import { oneOf, phrase, quote } from '../episode/words.ts';
import { cells, type Entry } from '../file/csv.ts';
import type { Problem, Result } from '../file/problem.ts';
import { type Column, NEEDED, SPARE, threat, wrong } from './row.ts';

/** A threat, and where it stands. */
export type Placed = { readonly threat: Threat; readonly page: Page };

const COLUMNS: readonly string[] = [...NEEDED, ...SPARE];
/** Columns whose text is kept to the sign: full-width marks stay what they are. */
const VERBATIM: readonly string[] = ['target', 'target_zh', 'threatened_rate', 'notes'];

/**
 * Reads a `threats.csv`: a header in any order, one threat a row. Every problem is told, with its
 * line and column, and then nothing is read.
 * @param file name under which problems are told
 * @returns threats in the order of the file
 */
export function readThreats(text: string, file: string): Result<readonly Placed[]> {
  const split = cells(text, file);
  if (!split.ok) return split;
  const [header, ...records] = split.value;
  const named = columns(header, file);
  if (!named.ok) return named;
  const [, ...raw] = verbatim(text);
  const pages = records.map((record, i) => page(record, raw[i] ?? [], named.value, file));
  const long = records.flatMap((record) => spare(record, named.value.length, file));
  const rows = pages.map((p): Result<Placed> => {
    const read = threat(p);
    return read.ok ? { ok: true, value: { threat: read.value, page: p } } : read;
  });
  const placed = rows.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = [...long, ...rows.flatMap((r) => (r.ok ? [] : r.problems)), ...twice(placed)];
  return problems.length > 0
    ? { ok: false, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) }
    : { ok: true, value: placed };
}

/**
 * What rows must be to each other: an id is used once, and of one cluster at most one threat is
 * pending, for a threat that was put off is `delayed` where it stood before.
 */
export function twice(all: readonly Placed[]): readonly Problem[] {
  const ids = new Map<string, Placed>();
  const open = new Map<string, Placed>();
  return all.flatMap((placed) => {
    const { threat, page } = placed;
    const same = ids.get(threat.id);
    const other = threat.fate === undefined ? open.get(threat.cluster) : undefined;
    ids.set(threat.id, same ?? placed);
    if (threat.fate === undefined) open.set(threat.cluster, other ?? placed);
    return [
      ...(same ? [wrong(page, 'id', USED(at(same.page, 'id')))] : []),
      ...(other && !same ? [wrong(page, 'cluster', ONE_OPEN(other.threat.id))] : []),
    ];
  });
}

const at = (page: Page, column: Column): string => `${page.file}:${page.place([column]).line}`;

const USED = (where: string) => ({
  en: `an id not used before; ${where} has it`,
  'zh-Hant': `未用過的id；${where}已使用`,
});
const ONE_OPEN = (id: string) => ({
  en: `a cluster without another pending threat; ${id} is pending in it`,
  'zh-Hant': `沒有其他pending威脅的cluster；其中${id}仍是pending`,
});

/** Names of the columns in their order. */
function columns(header: Entry | undefined, file: string): Result<readonly string[]> {
  const names = header?.cells.map((cell) => cell.text) ?? [];
  const missing = NEEDED.filter((name) => !names.includes(name)).map((name) => ({
    file,
    line: 1,
    column: 1,
    expected: { en: `a column \`${name}\``, 'zh-Hant': `欄位\`${name}\`` },
    found: quote(header && names.join(',')),
  }));
  const strange = (header?.cells ?? []).flatMap((cell, i) =>
    COLUMNS.includes(cell.text) && names.indexOf(cell.text) === i
      ? []
      : [
          {
            file,
            line: cell.line,
            column: cell.column,
            expected: phrase(oneOf(COLUMNS)),
            found: quote(cell.text),
          },
        ],
  );
  const problems = [...missing, ...strange];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: names };
}

const verbatim = (text: string): readonly (readonly string[])[] =>
  parse(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), {
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });

function page(record: Entry, raw: readonly string[], names: readonly string[], file: string): Page {
  const start: Place = { line: record.line, column: 1 };
  const place = ([name]: readonly PropertyKey[]): Place => {
    const cell = record.cells[names.indexOf(String(name))];
    return cell ? { line: cell.line, column: cell.column } : start;
  };
  const value = Object.fromEntries(
    names.flatMap((name, i) => {
      const text = VERBATIM.includes(name) ? raw[i] : record.cells[i]?.text;
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );
  return { file, value, place, key: place };
}

function spare(record: Entry, width: number, file: string): readonly Problem[] {
  const cell = record.cells[width];
  if (!cell) return [];
  const { line, column, text } = cell;
  const expected = { en: 'the end of the line', 'zh-Hant': '行尾' };
  return [{ file, line, column, expected, found: quote(text) }];
}
