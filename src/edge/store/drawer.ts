import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { folder, PRIVATE, root } from '../file/folder.ts';
import { sha256 } from '../file/hash.ts';
import { write } from '../file/write.ts';

/**
 * What was worked out before from one input. It only saves time: what is not there, not whole, or
 * from another version of the program, is worked out again.
 */
export type Drawer = {
  /** Hash of the program and of the input; none where nothing is kept. */
  readonly begin: string | undefined;
  /** Undefined where nothing whole is kept under the name. */
  readonly recall: <T>(name: string) => T | undefined;
  readonly keep: (name: string, value: unknown) => void;
};

/** Keeps nothing. */
export const noDrawer: Drawer = { begin: undefined, recall: () => undefined, keep: () => {} };

/** Folder in a workspace, and how many drawers it holds before the oldest goes. */
const FOLDER = 'decided';
const MAX_DRAWERS = 16;
/** Of the files; a change of their shape is a new one. */
const FORMAT = 3;
/** Hexadecimal digits of a SHA-256. */
const DIGITS = 64;

/**
 * The drawer of an input in a workspace. A file is the hash of its content and the content; it is
 * written beside and put in place whole. Where it cannot be written nothing is kept.
 * @param program  what tells one build of the program from another
 * @param input    digest of everything that what is kept was worked out from
 */
export function drawer(workspace: string, program: string, input: string): Drawer {
  const begin = sha256(JSON.stringify([FORMAT, program, process.version, input]));
  const own = join(workspace, FOLDER, begin.slice(0, DIGITS / 2));
  return {
    begin,
    recall: <T>(name: string): T | undefined => {
      const file = join(own, name);
      try {
        const bytes = readFileSync(file);
        const content = bytes.subarray(DIGITS);
        if (bytes.toString('latin1', 0, DIGITS) !== sha256(content)) return undefined;
        const value: T = deserialize(content);
        return value;
      } catch {
        return undefined;
      }
    },
    keep: (name, value) => {
      try {
        const fresh = !existsSync(own);
        const content = serialize(value);
        folder(workspace, PRIVATE);
        write(join(own, name), Buffer.concat([Buffer.from(sha256(content), 'latin1'), content]));
        if (fresh) thin(dirname(own));
      } catch {
        // What cannot be kept is worked out again.
      }
    },
  };
}

/** Removes the drawers that were made longest ago. */
function thin(all: string): void {
  const made = readdirSync(all).map((name) => ({ name, at: statSync(join(all, name)).mtimeMs }));
  for (const { name } of made.toSorted((a, b) => b.at - a.at).slice(MAX_DRAWERS))
    rmSync(join(all, name), { recursive: true, force: true });
}

/** The digest of the build that runs; undefined where the program was not built. */
export function build(): string | undefined {
  const dist = join(root(), 'dist');
  if (!fileURLToPath(import.meta.url).startsWith(dist + sep)) return undefined;
  try {
    return sha256(readFileSync(join(dist, 'stamp.json')));
  } catch {
    return undefined;
  }
}
