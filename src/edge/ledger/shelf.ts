import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Threat } from '../../domain/threat.ts';
import { unmet } from '../file/check.ts';
import { columns, NONE, recordSource, surplus } from '../file/columns.ts';
import { csv } from '../file/csv.ts';
import { root } from '../file/folder.ts';
import {
  attempt,
  chain,
  judged,
  type Problem,
  type Result,
  refused,
  wholeProblem,
} from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { NEEDED, type Placed, SPARE, threat } from './row.ts';

const FILE = 'threats.csv';

/** The bundled ledger, and the user's own rows in a workspace. */
const bundled = (): string => join(root(), 'ledger', FILE);
export const own = (workspace: string): string => join(workspace, FILE);

const placed = (file: string): Result<readonly Placed[]> => readFrom(file, readThreats);

/**
 * Every threat: the bundled ledger, and beside it the user's own rows where there are any. An own
 * row with the id and the day of announcement of a bundled one that is pending takes its place, so
 * that its end can be told; any other id used twice is a problem.
 * @param workspace  undefined: the bundled ledger alone
 */
export const allThreats = (workspace?: string): Result<readonly Threat[]> =>
  chain(placed(bundled()), (shipped) => {
    const file = workspace === undefined ? undefined : own(workspace);
    const alone = file === undefined || !existsSync(file);
    return alone ? joined(shipped, []) : chain(placed(file), (added) => joined(shipped, added));
  });

/** Rows that are added to a file of the user's, as a file of their own, and their ids. */
export type AddedRows = Readonly<Record<'file' | 'rows', string>> & {
  readonly ids: readonly string[];
};

/**
 * The rows of a file, to be added to the user's own. They are checked beside all others first.
 * @param file  a `threats.csv` of the user's, as it was named
 */
export const addable = (file: string, workspace: string): Result<AddedRows> =>
  attempt((must) => {
    const shipped = must(placed(bundled()));
    const before = existsSync(own(workspace)) ? must(placed(own(workspace))) : [];
    const more = must(placed(file));
    if (more.length === 0) must(refused(wholeProblem(file, A_THREAT, NONE)));
    must(joined(shipped, [...before, ...more]));
    const rows = written(more.map((p) => p.source.value));
    return { file: own(workspace), rows, ids: more.map((p) => p.threat.id) };
  });

/**
 * The text of the user's own file with rows in it, whole; as it is where they stand in it already.
 * @param text undefined where there is no file yet
 */
export const withRows = (
  { text, file }: { readonly text: string | undefined; readonly file: string },
  rows: string,
): Result<string> =>
  attempt((must) => {
    const before = text === undefined ? [] : must(readThreats(text, file));
    const there = new Set(before.map((p) => written([p.source.value])));
    const all = must(readThreats(rows, file));
    const more = all.filter((p) => !there.has(written([p.source.value])));
    if (text !== undefined && more.length === 0) return text;
    must(judged(twice([...before, ...more]), undefined));
    return written([...before, ...more].map((p) => p.source.value));
  });

/** The text of the user's own file without rows that were added to it; rows that are not there are passed over. */
export const withoutRows = (
  { text, file }: { readonly text: string; readonly file: string },
  rows: string,
): Result<string> =>
  attempt((must) => {
    const gone = new Set(must(readThreats(rows, file)).map((p) => written([p.source.value])));
    const before = must(readThreats(text, file));
    const left = before.filter((p) => !gone.has(written([p.source.value])));
    return left.length === before.length ? text : written(left.map((p) => p.source.value));
  });

const A_THREAT = {
  en: 'at least one threat below the header',
  'zh-Hant': '標題列之下至少一項威脅',
};

function joined(shipped: readonly Placed[], added: readonly Placed[]): Result<readonly Threat[]> {
  const closes = ({ threat: s }: Placed): boolean =>
    s.fate === undefined &&
    added.some(({ threat: a }) => a.id === s.id && a.announced === s.announced);
  const all = [...shipped.filter((s) => !closes(s)), ...added];
  return judged(
    twice(all),
    all.map((p) => p.threat),
  );
}

/** Rows as a file, every column in the order of the ledger. */
function written(rows: readonly unknown[]): string {
  const columns = [...NEEDED, ...SPARE];
  const cell = (text: string): string =>
    /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) =>
    columns.map((c) => cell((row as Readonly<Record<string, string>>)[c] ?? '')).join(','),
  );
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

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
function twice(all: readonly Placed[]): readonly Problem[] {
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
