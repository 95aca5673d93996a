import type { Job } from '../../run/ports.ts';
import { PATHS_PER_BLOCK } from '../../weigh/firesale/arena.ts';
import { blocksOfJob } from '../../weigh/firesale/kernel.ts';
import { SUM_PARTS, type SumPart, sumPart, type Walk } from '../../weigh/sum.ts';
import { roomsOf } from './kernel.ts';

/** Paths to be run, or to be summed up. */
export type Task =
  | { readonly kind: 'paths'; readonly job: Job }
  | { readonly kind: 'sum'; readonly walk: Walk };

/** What one number of a task comes to: what a block sold, by asset, or a part of a sum. */
export type Piece = Float64Array | SumPart;

/** Numbers of a task: blocks of its paths, or parts of its sum. */
export const piecesOf = (task: Task): number =>
  task.kind === 'sum' ? SUM_PARTS : task.job.into.crossings.length / PATHS_PER_BLOCK;

/**
 * Gets ready for a task.
 * @param module  the compiled kernel
 * @returns       works one number out
 */
export function prepared(task: Task, module: WebAssembly.Module): (index: number) => Piece {
  return task.kind === 'sum'
    ? (index) => sumPart(task.walk, index)
    : blocksOfJob(roomsOf(module), task.job);
}

/** Numbers taken of a task by all threads together, and of those from its first and from its last on. */
export type Taken = Int32Array<SharedArrayBuffer>;
const [ALL, ENDS] = [0, { first: 1, last: 2 }] as const;

export const noneTaken = (): Taken => new Int32Array(new SharedArrayBuffer(12));

/** Leaves nothing to be taken. */
export const takeAll = (task: Task, taken: Taken): number =>
  Atomics.store(taken, ALL, piecesOf(task));

/**
 * Takes numbers of a task that no thread has taken. Blocks are taken in their order, so that what is
 * told early is a beginning. Parts of a sum are taken from both ends, so that a thread works out the
 * same few parts of every sum, and its engine compiles those and little else.
 * @param end  where this thread begins
 * @returns    the next number; undefined when none is left
 */
export function takerOf(
  task: Task,
  taken: Taken,
  end: keyof typeof ENDS,
): () => number | undefined {
  const all = piecesOf(task);
  return () => {
    const before = Atomics.add(taken, ALL, 1);
    if (before >= all) return undefined;
    if (task.kind === 'paths') return before;
    const own = Atomics.add(taken, ENDS[end], 1);
    return end === 'first' ? own : all - 1 - own;
  };
}
