import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownClosures } from './episode/closures.ts';
import { root } from './file/folder.ts';
import { sha256 } from './file/hash.ts';
import { own as ownThreats } from './ledger/shelf.ts';

/** Files of an episode, in all, up to which what was read of them is kept, bytes. */
const MAX_INPUT_BYTES = 20_000_000;

/** Digest of every file that an episode may be read from; none where they are too large to be worth it. */
export function inputsDigest(
  folders: readonly string[],
  thesis: string,
  workspace?: string,
): string | undefined {
  const files = [
    ...[...folders, join(root(), 'crowd'), join(root(), 'ledger')].flatMap(filesOf),
    thesis,
    ...(workspace === undefined ? [] : [ownThreats(workspace), ownClosures(workspace)]),
  ].filter((file) => existsSync(file) && statSync(file).isFile());
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (size > MAX_INPUT_BYTES) return undefined;
  return sha256(JSON.stringify(files.map((file) => [file, sha256(readFileSync(file))])));
}

/** The files of a folder that is read from, and of those in it that are. */
const filesOf = (folder: string): readonly string[] =>
  [folder, join(folder, 'vintages'), join(folder, 'crowd')]
    .filter((at) => existsSync(at))
    .flatMap((at) =>
      readdirSync(at, { withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [join(at, entry.name)] : [],
      ),
    );
