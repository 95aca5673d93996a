import type { Episode } from '../../domain/episode.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Day } from '../../domain/time.ts';
import { cellProblem, columns, surplus } from '../file/columns.ts';
import { csv, type Table } from '../file/csv.ts';
import type { Problem, Result } from '../file/problem.ts';
import type { Known } from './known.ts';
import { HEADER, rowReader } from './row.ts';

/**
 * Reads an `observations.csv`: header `series,at,known_at,value` in any order; `at` a day or an
 * instant with offset; `known_at` an instant with offset, or empty: then the series' rule applies.
 * A value told twice is kept twice; two different values for one series, day and instant of
 * knowing are a problem. Every problem is told, and then nothing is read.
 * @param file name under which problems are told
 * @returns observations in the order of the file
 */
export function observationTable(
  { text, file }: { readonly text: string; readonly file: string },
  episode: Episode,
  known: Known,
): Result<readonly Observation[]> {
  const split = csv(text, file);
  if (!split.ok) return split;
  const table = split.value;
  const where = columns(table, { needed: HEADER });
  if (!where.ok) return where;

  const read = rowReader({ file, where: where.value, episode, known });
  const problems: Problem[] = [];
  const observations: Observation[] = [];
  const told = firsts();
  for (let i = 0; i < table.size; i++) {
    const entry = table.entry(i);
    problems.push(...surplus(table, entry));
    const row = read(entry);
    if (!row.ok) {
      problems.push(...row.problems);
      continue;
    }
    observations.push(row.value);
    const first = told(row.value, i);
    if (first !== undefined)
      problems.push(conflict(table, where.value.value, { first, second: i }));
  }
  return problems.length > 0
    ? { ok: false, problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column) }
    : { ok: true, value: observations };
}

type Told = { readonly at: Observation; readonly row: number };

/**
 * Remembers what was told first of each series, day and instant of knowing.
 * @returns the row that tells another value of the same; undefined where there is none
 */
function firsts(): (o: Observation, row: number) => number | undefined {
  const bySeries = new Map<string, Map<Day, readonly Told[]>>();
  return (o, row) => {
    const days = bySeries.get(o.series) ?? new Map<Day, readonly Told[]>();
    bySeries.set(o.series, days);
    const before = days.get(o.at) ?? [];
    const same = before.find(({ at }) => at.knownAt === o.knownAt);
    if (!same) days.set(o.at, [...before, { at: o, row }]);
    return same && same.at.value !== o.value ? same.row : undefined;
  };
}

/** Two rows that tell different values of the same. */
function conflict(
  table: Table,
  cell: number,
  rows: { readonly first: number; readonly second: number },
): Problem {
  const before = table.entry(rows.first);
  const text = before.cells[cell];
  return cellProblem(
    table.file,
    { entry: table.entry(rows.second), cell },
    {
      en: `${text}, as on line ${before.line}`,
      'zh-Hant': `${text}，與第${before.line}行相同`,
    },
  );
}
