import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../file/folder.ts';
import { must } from '../file/problem.ts';
import { MESSAGES } from './message.ts';
import { type Command, FINE, misused } from './say.ts';

/** Where the JSON Schemas lie, in the package and beside files whose first line names them. */
const FOLDER = 'schema';

/** The JSON Schemas that ship, by the names of the files that they judge. */
const shipped = (): ReadonlyMap<string, string> => {
  const folder = join(root(), FOLDER);
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      readFileSync(join(folder, file), 'utf8'),
    ]),
  );
};

/**
 * The JSON Schemas that some files name in their first lines, each by where it belongs beside them.
 * @param texts of the files
 */
export const schemasNamed = (
  texts: readonly string[],
): readonly (readonly [path: string, text: string])[] =>
  [...shipped()]
    .map(([name, text]) => [`${FOLDER}/${name}.json`, text] as const)
    .filter(([path]) => texts.some((text) => text.includes(`$schema=${path}\n`)));

/** `bide schema`: what editors need to check a file while it is written. */
export const run: Command = ([name = 'thesis'], _, { tell }) => {
  const known = shipped();
  const text = known.get(name);
  if (text === undefined) return must(misused(MESSAGES.notOneOf('FILE', [...known.keys()], name)));
  tell(...text.trimEnd().split('\n'));
  return FINE;
};
