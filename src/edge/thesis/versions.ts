import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, PRIVATE } from '../file/folder.ts';
import { write } from '../file/write.ts';

/** Folder in a workspace. */
const FOLDER = 'theses';

/** Texts of theses by their hashes, so that what was decided under an earlier version can be computed again. */
export type Versions = {
  /** Undefined where none is kept. */
  readonly recall: (hash: string) => string | undefined;
  readonly keep: (hash: string, text: string) => void;
};

/** The versions that a workspace has seen. Where they cannot be written nothing is kept. */
export function versions(workspace: string): Versions {
  const file = (hash: string): string => join(workspace, FOLDER, `${hash}.yaml`);
  return {
    recall: (hash) => {
      try {
        return readFileSync(file(hash), 'utf8');
      } catch {
        return undefined;
      }
    },
    keep: (hash, text) => {
      if (existsSync(file(hash))) return;
      try {
        folder(workspace, PRIVATE);
        write(file(hash), text);
      } catch {
        // A version that was signed is in the journal.
      }
    },
  };
}
