import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the system keeps files in memory: how long a disk takes is not what is tried there. */
const MEMORY = '/dev/shm';

/** A new folder, in memory where the system has it; whoever asked for it takes it away. */
export const memoryRoom = (name: string): string =>
  mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), `${name}-`));
