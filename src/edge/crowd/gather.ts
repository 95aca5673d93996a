import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Crowd } from '../../domain/crowd.ts';
import type { Gathering } from '../../domain/policy.ts';
import { unmet } from '../file/check.ts';
import { root } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { allOf, attempt, type Problem, type Result } from '../file/problem.ts';
import { jsonShelf, readFrom, readText } from '../file/text.ts';
import { oneOf } from '../file/wanted.ts';
import type { ThesisDraft } from '../thesis/read.ts';
import { readCrowd } from './read.ts';
import { readCrowdVintage } from './vintage.ts';

const FILE = 'crowd.yaml';

/**
 * The crowd that an episode asks: its own `crowd.yaml` with `crowd/` vintages where it has one, else
 * the bundled one.
 * @param folder  of the episode; undefined: the bundled crowd
 */
export const gather = (folder?: string): Result<Gathering> =>
  attempt((must) => {
    const own = folder !== undefined && existsSync(join(folder, FILE));
    const home = own ? folder : join(root(), 'crowd');
    const file = join(home, FILE);
    const content = must(readText(file, file));
    const crowd = must(readCrowd(content, file));
    const shelf = jsonShelf(join(home, own ? 'crowd' : 'vintages'));
    const vintages = must(allOf(shelf.map((path) => readFrom(path, readCrowdVintage))));
    return { crowd, hash: sha256(content), vintages };
  });

/** Positions of the user's book that name an asset which the crowd does not have. */
export function laid({ thesis, source }: ThesisDraft, { assets }: Crowd): readonly Problem[] {
  const known = assets.map((m) => m.id);
  return unmet(
    source,
    (thesis.book?.positions ?? []).map(({ asset }, i) => {
      const path = ['book', 'positions', i, 'asset'];
      return [asset === undefined || known.includes(asset), path, oneOf(known), asset];
    }),
  );
}
