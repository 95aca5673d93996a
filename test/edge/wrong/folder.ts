import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { sayProblem } from '../../../src/edge/file/problem.ts';
import { loadEpisode } from '../../../src/edge/opening.ts';
import { type Played, play } from '../../../src/edge/workspace.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-wrong-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

let made = 0;

/** A copy of the bundled episode in which files are edited. */
export function broken(edits: Readonly<Record<string, (text: string) => string>>): string {
  const folder = join(room, `${made++}`);
  cpSync('episodes/greenland-2026', folder, { recursive: true });
  for (const [name, edit] of Object.entries(edits)) {
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = edit(before);
    if (before === after) throw new Error(`nothing changed in ${name}`);
    writeFileSync(file, after);
  }
  return folder;
}

export type Row = readonly [series: string, at: string, known: string, value: string];

/** Edits rows of an `observations.csv`. */
export const rows =
  (change: (row: Row) => Row): ((text: string) => string) =>
  (text) =>
    text
      .split('\n')
      .map((line) => (line === '' ? line : change(line.split(',') as unknown as Row).join(',')))
      .join('\n');

/** What is said of a folder that is refused, one line a problem, without the folder's path. */
export function refusals(folder: string, lang: 'en' | 'zh-Hant' = 'en'): readonly string[] {
  const found = loadEpisode(folder);
  if (found.ok) return [];
  return found.problems.map((p) => sayProblem(p, lang).replaceAll(`${folder}/`, ''));
}

/** A folder run to its end. */
export function run(folder: string): Played {
  const found = loadEpisode(folder);
  if (!found.ok) throw new Error(found.problems.map((p) => sayProblem(p, 'en')).join('\n'));
  return play(found.value);
}
