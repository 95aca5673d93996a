import { unmet } from '../file/check.ts';
import { columns, recordSource, surplus } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { attempt, judged, type Problem, type Result } from '../file/problem.ts';
import { NEEDED, type Placed, SPARE, threat } from './row.ts';

/** Columns whose text is kept to the sign: full-width marks stay what they are. */
const VERBATIM: readonly string[] = ['target', 'target_zh', 'threatened_rate', 'notes'];

/**
 * Reads a `threats.csv`: a header in any order, one threat a row. Every problem is told, with its
 * line and column, and then nothing is read.
 * @param file name under which problems are told
 * @returns threats in the order of the file
 */
export const readThreats = (text: string, file: string): Result<readonly Placed[]> =>
  attempt((must) => {
    const table = must(csv(text, file));
    must(columns(table, { needed: NEEDED, optional: SPARE }));
    const entries = Array.from({ length: table.size }, (_, i) => table.entry(i));
    const rows = entries.map((entry) => threat(recordSource(table, entry, VERBATIM)));
    const placed = rows.flatMap((r) => (r.ok ? [r.value] : []));
    const problems = [
      ...entries.flatMap((entry) => surplus(table, entry)),
      ...rows.flatMap((r) => (r.ok ? [] : r.problems)),
      ...twice(placed),
    ];
    return must(
      judged(
        problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
        placed,
      ),
    );
  });

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
    if (same) return unmet(source, [[false, ['id'], USED(same)]]);
    return other ? unmet(source, [[false, ['cluster'], ONE_OPEN(other.threat.id)]]) : [];
  });
}

const USED = ({ source }: Placed) => {
  const where = `${source.file}:${source.at(['id']).line}`;
  return {
    en: `an id not used before; ${where} has it`,
    'zh-Hant': `未用過的\`id\`；${where}已使用`,
  };
};
const ONE_OPEN = (id: string) => ({
  en: `a cluster without another pending threat; ${id} is pending in it`,
  'zh-Hant': `沒有其他\`pending\`威脅的\`cluster\`；其中${id}仍是\`pending\``,
});
