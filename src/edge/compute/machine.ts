import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Compute } from '../../run/ports.ts';
import { root } from '../file/root.ts';
import { threads } from './threads.ts';

/** Paths of a question below which starting a thread costs more than it saves. */
const MIN_PATHS_FOR_THREADS = 16384;

/** The kernel of the crowd, compiled. */
export const kernel = (folder = join(root(), 'dist')): WebAssembly.Module =>
  new WebAssembly.Module(readFileSync(join(folder, 'firesale.wasm')));

/**
 * This machine: a question of few paths is worked out here, a larger one on as many threads as asked
 * for, or as there are cores. Threads start at once, so that they are there when the question is.
 * @param paths    of the question
 * @param count    threads, at least one
 */
export function machine(paths: number, count = availableParallelism()): Compute {
  const folder = join(root(), 'dist');
  const all = paths < MIN_PATHS_FOR_THREADS ? 1 : count;
  return threads(all, join(folder, 'worker.js'), kernel(folder));
}
