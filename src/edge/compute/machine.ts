import { readFileSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import type { Compute } from '../../run/ports.ts';
import { type Arena, PATHS_PER_BLOCK, WIDTH } from '../../weigh/firesale/arena.ts';
import { root } from '../file/folder.ts';
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

/** Most memory that a run may ask for. */
const MAX_MEMORY_BYTES = 2e9;
const NUMBER = 8;

/** Bytes that a run may take on this machine now. */
export const spare = (): number => Math.min(MAX_MEMORY_BYTES, freemem() / 2);

/** Bytes that a run takes: its rows, and the crowd on a thread. */
export const needed = ({ assets, sleeves }: Arena, paths: number): number =>
  NUMBER * (paths * WIDTH + 2 * sleeves * assets + 2 * PATHS_PER_BLOCK * assets);

/** Bytes as people say them. */
export const byteText = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
