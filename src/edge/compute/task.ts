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

/** How many numbers of a task were taken by all threads together, and how many from its first and its last on. */
export type Taken = Int32Array<SharedArrayBuffer>;
const [ALL, ENDS] = [0, { first: 1, last: 2 }] as const;

export const noneTaken = (): Taken => new Int32Array(new SharedArrayBuffer(12));

/** Leaves nothing to be taken. */
export function takeAll({ from, to }: Task, taken: Taken): void {
  Atomics.store(taken, ALL, Math.max(0, to - from));
}

/**
 * Takes numbers of a task that no thread has taken. Blocks are taken in their order, so that what is
 * told early is a beginning. Parts of a sum are taken from both ends, so that a thread works out the
 * same few parts of every sum, and its engine compiles those and little else.
 * @param end  where this thread begins
 * @returns    the next number; undefined when none is left
 */
export function claims(task: Task, taken: Taken, end: keyof typeof ENDS): () => number | undefined {
  const { kind, from, to } = task;
  return () => {
    const before = Atomics.add(taken, ALL, 1);
    if (before >= to - from) return undefined;
    if (kind === 'paths') return from + before;
    const own = Atomics.add(taken, ENDS[end], 1);
    return end === 'first' ? from + own : to - 1 - own;
  };
}
