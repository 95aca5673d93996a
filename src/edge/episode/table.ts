import type { Episode } from '../../domain/episode.ts';
import type { Observation } from '../../domain/observation.ts';
import { cells, type Entry } from '../file/csv.ts';
import type { Problem, Result } from '../file/problem.ts';
import type { Known } from './known.ts';
import { type Column, HEADER, type Row, row } from './row.ts';
import { oneOf, phrase, quote } from './words.ts';

/**
 * Reads an `observations.csv`: header `series,at,known_at,value` in any order; `at` a day or an
 * instant with offset; `known_at` an instant with offset, or empty: then the series' rule applies.
 * A value told twice is kept twice; two different values for one series, day and instant of
 * knowing are a problem. Every problem is told, and then nothing is read.
 * @param file name under which problems are told
 * @returns observations in the order of the file
 */
export function table(
  text: string,
  file: string,
  episode: Episode,
  known: Known,
): Result<readonly Observation[]> {
  const split = cells(text, file);
  if (!split.ok) return split;
  const [header, ...records] = split.value;
  const where = columns(header, file);
  if (!where.ok) return where;

  const sheet = { file, where: where.value, episode, known };
  const rows = records.map((record) => row(record, sheet));
  const read = rows.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = [...rows.flatMap((r) => (r.ok ? [] : r.problems)), ...conflicts(read, file)];
  if (problems.length > 0) return { ok: false, problems: problems.toSorted(byPlace) };
  return { ok: true, value: read.map((r) => r.observation) };
}

function columns(header: Entry | undefined, file: string): Result<{ [C in Column]: number }> {
  const names = header?.cells ?? [];
  const at = (name: Column) => names.findIndex((cell) => cell.text === name);
  const missing = HEADER.filter((name) => at(name) < 0).map((name) => ({
    file,
    line: 1,
    column: 1,
    expected: { en: `a column \`${name}\``, 'zh-Hant': `欄位\`${name}\`` },
    found: quote(header && names.map((cell) => cell.text).join(',')),
  }));
  const strange = names
    .filter((_, i) => !HEADER.some((name) => at(name) === i))
    .map((cell) => ({
      file,
      line: cell.line,
      column: cell.column,
      expected: phrase(oneOf(HEADER)),
      found: quote(cell.text),
    }));
  if (missing.length + strange.length > 0) return { ok: false, problems: [...missing, ...strange] };
  return {
    ok: true,
    value: { series: at('series'), at: at('at'), known_at: at('known_at'), value: at('value') },
  };
}

function conflicts(rows: readonly Row[], file: string): readonly Problem[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row) => {
    const { series, at, knownAt, value } = row.observation;
    const key = `${series} ${at} ${knownAt}`;
    const before = first.get(key);
    if (!before) first.set(key, row);
    if (!before || before.observation.value === value) return [];
    const { line, column, text } = row.cell;
    const expected = {
      en: `${before.cell.text}, as on line ${before.cell.line}`,
      'zh-Hant': `${before.cell.text}，與第${before.cell.line}行相同`,
    };
    return [{ file, line, column, expected, found: quote(text) }];
  });
}

const byPlace = (a: Problem, b: Problem): number => a.line - b.line || a.column - b.column;
