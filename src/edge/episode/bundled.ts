import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { both } from '../../domain/text.ts';
import { accepted, type Result, refused, wholeProblem } from '../file/problem.ts';
import { root } from '../file/root.ts';

export const META = 'episode.yaml';

/**
 * The folder of an episode: a bundled one by its id, a folder by its path, or one of the library, whose
 * series its user brings; that is never listed.
 * @param name e.g. the id of a bundled episode, `./mine`, `/srv/episodes/mine` or `library/italy-2018`
 * @returns a problem that lists the bundled ones when there is no such episode
 */
export function bundled(name: string): Result<string> {
  const shelf = join(root(), 'episodes');
  const ids = listed(shelf);
  if (ids.includes(name)) return accepted(join(shelf, name));
  if (existsSync(join(name, META))) return accepted(name);
  const facts = listed(join(shelf, 'library')).map((id) => `library/${id}`);
  if (facts.includes(name)) return accepted(join(shelf, name));
  const known = ids.join(', ');
  const expected = both(
    `a bundled episode (${known}) or a folder with an ${META}`,
    `內建的事件期間（${known}）或含${META}的資料夾`,
  );
  const empty = { en: `no ${META} in it`, 'zh-Hant': `其中沒有${META}` };
  return refused(wholeProblem(name, expected, existsSync(name) ? empty : name));
}

/** Folders of every coded episode, the bundled ones and those of the library, by name. */
export function coded(): readonly { readonly id: string; readonly folder: string }[] {
  const shelf = join(root(), 'episodes');
  return [shelf, join(shelf, 'library')]
    .flatMap((at) => listed(at).map((id) => ({ id, folder: join(at, id) })))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const listed = (shelf: string): readonly string[] =>
  existsSync(shelf)
    ? readdirSync(shelf)
        .filter((id) => existsSync(join(shelf, id, META)))
        .toSorted()
    : [];
