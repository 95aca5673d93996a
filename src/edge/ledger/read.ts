import type { Threat } from '../../domain/threat.ts';
import { columns, recordSource, surplus } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import type { Source } from '../file/document.ts';
import type { Problem, Result } from '../file/problem.ts';
import { NEEDED, rowProblem, SPARE, type ThreatColumn, threat } from './row.ts';

/** A threat, and where it stands. */
export type Placed = { readonly threat: Threat; readonly source: Source };

/** Columns whose text is kept to the sign: full-width marks stay what they are. */
const VERBATIM: readonly string[] = ['target', 'target_zh', 'threatened_rate', 'notes'];

/**
 * Reads a `threats.csv`: a header in any order, one threat a row. Every problem is told, with its
 * line and column, and then nothing is read.
 * @param file name under which problems are told
 * @returns threats in the order of the file
 */
export function readThreats(text: string, file: string): Result<readonly Placed[]> {
  const split = csv(text, file);
  if (!split.ok) return split;
  const table = split.value;
  const where = columns(table, { needed: NEEDED, optional: SPARE });
  if (!where.ok) return where;
  const entries = Array.from({ length: table.size }, (_, i) => table.entry(i));
  const rows = entries.map((entry): Result<Placed> => {
    const source = recordSource(table, entry, VERBATIM);
    const read = threat(source);
    return read.ok ? { ok: true, value: { threat: read.value, source } } : read;
  });
  const placed = rows.flatMap((r) => (r.ok ? [r.value] : []));
  const problems = [
    ...entries.flatMap((entry) => surplus(table, entry)),
    ...rows.flatMap((r) => (r.ok ? [] : r.problems)),
    ...twice(placed),
  ];
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
    const { threat, source } = placed;
    const same = ids.get(threat.id);
    const other = threat.fate === undefined ? open.get(threat.cluster) : undefined;
    ids.set(threat.id, same ?? placed);
    if (threat.fate === undefined) open.set(threat.cluster, other ?? placed);
    return [
      ...(same ? [rowProblem(source, 'id', USED(at(same.source, 'id')))] : []),
      ...(other && !same ? [rowProblem(source, 'cluster', ONE_OPEN(other.threat.id))] : []),
    ];
  });
}

const at = (source: Source, column: ThreatColumn): string =>
  `${source.file}:${source.at([column]).line}`;

const USED = (where: string) => ({
  en: `an id not used before; ${where} has it`,
  'zh-Hant': `未用過的\`id\`；${where}已使用`,
});
const ONE_OPEN = (id: string) => ({
  en: `a cluster without another pending threat; ${id} is pending in it`,
  'zh-Hant': `沒有其他\`pending\`威脅的\`cluster\`；其中${id}仍是\`pending\``,
});
