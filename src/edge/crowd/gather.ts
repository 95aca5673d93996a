import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gathering } from '../../domain/policy.ts';
import { sha256 } from '../file/hash.ts';
import type { Result } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { readText } from '../file/text.ts';
import { readCrowd } from './read.ts';
import { readCrowdVintage } from './vintage.ts';

const FILE = 'crowd.yaml';

/**
 * The crowd that an episode asks: its own `crowd.yaml` with `crowd/` vintages where it has one, else
 * the bundled one.
 * @param folder  of the episode; undefined: the bundled crowd
 */
export function gather(folder?: string): Result<Gathering> {
  const own = folder !== undefined && existsSync(join(folder, FILE));
  const home = own ? folder : join(root(), 'crowd');
  const file = join(home, FILE);
  const content = readText(file, file);
  if (!content.ok) return content;
  const crowd = readCrowd(content.value, file);
  if (!crowd.ok) return crowd;
  const shelf = join(home, own ? 'crowd' : 'vintages');
  const vintages = (existsSync(shelf) ? readdirSync(shelf) : [])
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => {
      const path = join(shelf, name);
      const json = readText(path, path);
      return json.ok ? readCrowdVintage(json.value, path) : json;
    });
  const problems = vintages.flatMap((v) => (v.ok ? [] : v.problems));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      crowd: crowd.value,
      hash: sha256(content.value),
      vintages: vintages.flatMap((v) => (v.ok ? [v.value] : [])),
    },
  };
}
