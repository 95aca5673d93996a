import type { Episode } from '../../domain/episode.ts';
import type { Observation } from '../../domain/series.ts';
import type { Day } from '../../domain/time.ts';
import { cellProblem, columns, surplus } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { judged, type Problem, type Result } from '../file/problem.ts';
import type { KnownRule } from './known.ts';
import { HEADER, rowReader } from './row.ts';

/**
 * Reads an `observations.csv`: header `series,at,known_at,value` in any order; `at` a day or an
 * instant with offset; `known_at` an instant with offset, or empty: then the series' rule applies.
 * A value told twice is kept twice; two different values for one series, day and instant of
 * knowing are a problem. Every problem is told, and then nothing is read.
 * @returns observations in the order of the file
 */
export function observationTable(
  { text, file }: { readonly text: string; readonly file: string },
  episode: Episode,
  known: KnownRule,
): Result<readonly Observation[]> {
  const split = csv(text, file);
  if (!split.ok) return split;
  const table = split.value;
  const where = columns(table, { needed: HEADER });
  if (!where.ok) return where;

  const read = rowReader({ file, where: where.value, episode, known });
  const problems: Problem[] = [];
  const observations: Observation[] = [];
  const rows: number[] = [];
  const contradicted = memory(observations);
  for (let i = 0; i < table.size; i++) {
    const entry = table.entry(i);
    problems.push(...surplus(table, entry));
    const row = read(entry);
    if (!row.ok) {
      problems.push(...row.problems);
      continue;
    }
    const first = rows[contradicted(row.value) ?? -1];
    if (first !== undefined) {
      const { cells, line } = table.entry(first);
      const cell = where.value.value;
      const told = cells[cell];
      const same = { en: `${told}, as on line ${line}`, 'zh-Hant': `${told}，與第${line}行相同` };
      problems.push(cellProblem(file, { entry, cell }, same));
    }
    observations.push(row.value);
    rows.push(i);
  }
  return judged(
    problems.sort((a, b) => a.line - b.line || a.column - b.column),
    observations,
  );
}

/**
 * Remembers what was told of each series, day and instant of knowing. As long as the days of each series
 * rise, nothing can have been told twice, and nothing is looked up.
 * @returns the position of an earlier value that contradicts one; undefined where there is none
 */
function memory(all: readonly Observation[]): (o: Observation) => number | undefined {
  const last = new Map<string, Day>();
  let told: Map<string, number> | undefined;
  const keyOf = ({ series, at, knownAt }: Observation): string => `${series} ${at} ${knownAt}`;
  return (o) => {
    const before = last.get(o.series);
    last.set(o.series, o.at);
    if (!told && before !== undefined && o.at <= before)
      told = new Map(all.map((x, i): [string, number] => [keyOf(x), i]).toReversed());
    if (!told) return undefined;
    const first = told.get(keyOf(o)) ?? all.length;
    told.set(keyOf(o), first);
    return all[first] && all[first].value !== o.value ? first : undefined;
  };
}
