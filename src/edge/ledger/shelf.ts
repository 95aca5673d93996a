import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Threat } from '../../domain/threat.ts';
import { NONE } from '../file/columns.ts';
import { attempt, chain, judged, type Result, refused, wholeProblem } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readFrom } from '../file/text.ts';
import { write } from '../file/write.ts';
import { readThreats, twice } from './read.ts';
import { NEEDED, type Placed, SPARE } from './row.ts';

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

/**
 * Adds the rows of a file to the user's own. They are checked beside all others first; then the own
 * file is written whole, or left as it was.
 * @param file  a `threats.csv` of the user's, as it was named
 * @returns     ids of what was added
 */
export const add = (file: string, workspace: string): Result<readonly string[]> =>
  attempt((must) => {
    const shipped = must(placed(bundled()));
    const before = existsSync(own(workspace)) ? must(placed(own(workspace))) : [];
    const more = must(placed(file));
    if (more.length === 0) must(refused(wholeProblem(file, A_THREAT, NONE)));
    const all = [...before, ...more];
    must(joined(shipped, all));
    write(own(workspace), written(all.map((p) => p.source.value)));
    return more.map((p) => p.threat.id);
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
