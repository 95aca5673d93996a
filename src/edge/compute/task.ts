import type { Job, Walk } from '../../run/ports.ts';
import { PATHS_PER_BLOCK } from '../../weigh/firesale/arena.ts';
import { blocks } from './kernel.ts';
import { pathsBetween } from './paths.ts';
import { type SumPart, sumPart } from './sum.ts';

/** Blocks of paths to be run, or parts of a sum to be worked out, by their numbers. */
export type Task =
  | ({ readonly kind: 'paths' } & Job)
  | { readonly kind: 'sum'; readonly walk: Walk; readonly from: number; readonly to: number };

/** What one number of a task comes to: what a block sold, by asset, or a part of a sum. */
export type Piece = Float64Array | SumPart;

/**
 * Gets ready for a task.
 * @param module  the compiled kernel; without it the plain twin runs
 * @returns       works one number out
 */
export function prepared(task: Task, module?: WebAssembly.Module): (index: number) => Piece {
  if (task.kind === 'sum') return (index) => sumPart(task.walk, index);
  const { arena, scheme, from, into } = task;
  const run = blocks(arena, scheme, module);
  return (index) => {
    const first = (index - from) * PATHS_PER_BLOCK;
    const sold = new Float64Array(arena.assets);
    run(index, { ...pathsBetween(into, first, first + PATHS_PER_BLOCK), sold });
    return sold;
  };
}
