import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../file/problem.ts';
import { root } from '../file/root.ts';
import { MESSAGES } from './message.ts';
import { type Command, FINE, misused } from './say.ts';

/** Where the JSON Schemas lie, in the package and beside files whose first line names them. */
const FOLDER = 'schema';

/** The JSON Schemas that ship: each by where it belongs below a folder of files that editors check with it. */
export const schemas = (): readonly (readonly [path: string, text: string])[] =>
  readdirSync(join(root(), FOLDER)).map((file) => [
    join(FOLDER, file),
    readFileSync(join(root(), FOLDER, file), 'utf8'),
  ]);

/** `bide schema`: what editors need to check a file while it is written. */
export const run: Command = ([name = 'thesis'], _, { tell }) => {
  const known = new Map(schemas().map(([path, text]) => [path.slice(FOLDER.length + 1, -5), text]));
  const text = known.get(name);
  if (text === undefined) return must(misused(MESSAGES.notOneOf('FILE', [...known.keys()], name)));
  tell(...text.trimEnd().split('\n'));
  return FINE;
};
