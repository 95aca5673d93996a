import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Compute } from '../../run/ports.ts';
import { PATHS_PER_BLOCK } from '../../weigh/firesale/arena.ts';
import { root } from '../file/root.ts';
import { here } from './here.ts';
import { threads } from './threads.ts';

/** Multiply-adds of a marked crowd below which starting a thread costs more than it saves. */
const MIN_OPERATIONS_FOR_THREADS = 4e7;

/** Paths below which they are summed up here. */
const MIN_PATHS_FOR_THREADS = 8192;

/**
 * The fast kernel, compiled.
 * @returns undefined where it was not built
 */
export function kernel(folder = join(root(), 'dist')): WebAssembly.Module | undefined {
  try {
    return new WebAssembly.Module(readFileSync(join(folder, 'firesale.wasm')));
  } catch {
    return undefined;
  }
}

/**
 * This machine: jobs too small for threads run here, larger ones on as many threads as asked for, or
 * as there are cores.
 * @param count  threads, at least one
 */
export function machine(count = availableParallelism()): Compute {
  const folder = join(root(), 'dist');
  const module = kernel(folder);
  const near = here(module);
  if (count === 1) return near;
  const far = threads(count, join(folder, 'worker.js'), module);
  return {
    run: (job, hear) => {
      const work =
        (job.to - job.from) * PATHS_PER_BLOCK * job.arena.sleeves * (job.arena.assets + 20);
      return (work < MIN_OPERATIONS_FOR_THREADS ? near : far).run(job, hear);
    },
    sum: (walk, hear) => (walk.inquiry.paths < MIN_PATHS_FOR_THREADS ? near : far).sum(walk, hear),
  };
}
