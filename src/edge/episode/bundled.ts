import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { both, type Text } from '../../domain/text.ts';
import { root } from '../file/folder.ts';
import { accepted, type Result, refused, wholeProblem } from '../file/problem.ts';
import { meant, similar } from '../file/similar.ts';

export const META = 'episode.yaml';

/**
 * The folder of an episode: a bundled one by its id, a folder by its path, or one of the library, whose
 * series its user brings; that is never listed.
 * @param name e.g. the id of a bundled episode, `./mine`, `/srv/episodes/mine` or `library/italy-2018`
 * @returns a problem that lists the bundled ones when there is no such episode
 */
export function bundled(name: string): Result<string> {
  const shelf = join(root(), 'episodes');
  const ids = bundledIds();
  if (ids.includes(name)) return accepted(join(shelf, name));
  if (existsSync(join(name, META))) return accepted(name);
  const facts = listed(join(shelf, 'library')).map((id) => `library/${id}`);
  if (facts.includes(name)) return accepted(join(shelf, name));
  const expected = both(
    `a bundled episode (${ids.join(', ')}) or a folder with an ${META}`,
    `內建的事件期間（${ids.join('、')}）或含${META}的資料夾`,
  );
  const like = similar(name, ids);
  return refused({
    ...wholeProblem(name, expected, name),
    summary: existsSync(name) ? NO_META : noEpisode(ids),
    ...(like.length > 0 && { hint: meant(like) }),
  });
}

const NO_META = both(
  `there is no ${META} in it: it is no episode`,
  `其中沒有${META}，不是事件期間的資料夾`,
);
const noEpisode = (ids: readonly string[]): Text =>
  both(
    `no such episode; those bundled: ${ids.join(', ')}; others go by the path of their folder`,
    `沒有這個事件期間；內建的有${ids.join('、')}，其他的請寫資料夾路徑`,
  );

/** Ids of the episodes that come with the program. */
export const bundledIds = (): readonly string[] => listed(join(root(), 'episodes'));

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
