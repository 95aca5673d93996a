import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Threat } from '../../domain/threat.ts';
import type { Problem, Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import { type Placed, readThreats, twice } from './read.ts';
import { NEEDED, SPARE } from './row.ts';

const FILE = 'threats.csv';

/** The bundled ledger, and the user's own rows in a workspace. */
const bundled = (): string => join(root(), 'ledger', FILE);
export const own = (workspace: string): string => join(workspace, FILE);

/**
 * Every threat: the bundled ledger, and beside it the user's own rows where there are any. An own
 * row with the id and the day of announcement of a bundled one that is pending takes its place, so
 * that its end can be told; any other id used twice is a problem.
 * @param workspace  undefined: the bundled ledger alone
 */
export function allThreats(workspace?: string): Result<readonly Threat[]> {
  const shipped = placed(bundled());
  if (!shipped.ok) return shipped;
  const file = workspace === undefined ? undefined : own(workspace);
  if (file === undefined || !existsSync(file))
    return { ok: true, value: shipped.value.map((p) => p.threat) };
  const added = placed(file);
  return added.ok ? joined(shipped.value, added.value) : added;
}

/**
 * Adds the rows of a file to the user's own. They are checked beside all others first; then the own
 * file is written whole, or left as it was.
 * @param file  a `threats.csv` of the user's, as it was named
 * @returns     ids of what was added
 */
export function add(file: string, workspace: string): Result<readonly string[]> {
  const shipped = placed(bundled());
  if (!shipped.ok) return shipped;
  const before = existsSync(own(workspace)) ? placed(own(workspace)) : NOTHING;
  if (!before.ok) return before;
  const more = placed(file);
  if (!more.ok) return more;
  if (more.value.length === 0) return { ok: false, problems: [empty(file)] };
  const all = [...before.value, ...more.value];
  const clear = joined(shipped.value, all);
  if (!clear.ok) return clear;
  write(own(workspace), written(all.map((p) => p.source.value)));
  return { ok: true, value: more.value.map((p) => p.threat.id) };
}

/** A file that tells of no threat. */
const empty = (file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  expected: { en: 'at least one threat below the header', 'zh-Hant': '標題列之下至少一項威脅' },
  found: { en: 'none', 'zh-Hant': '沒有' },
});

const NOTHING: Result<readonly Placed[]> = { ok: true, value: [] };

function placed(file: string): Result<readonly Placed[]> {
  const content = readText(file, file);
  return content.ok ? readThreats(content.value, file) : content;
}

function joined(shipped: readonly Placed[], added: readonly Placed[]): Result<readonly Threat[]> {
  const closes = ({ threat: s }: Placed): boolean =>
    s.fate === undefined &&
    added.some(({ threat: a }) => a.id === s.id && a.announced === s.announced);
  const all = [...shipped.filter((s) => !closes(s)), ...added];
  const problems = twice(all);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: all.map((p) => p.threat) };
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
