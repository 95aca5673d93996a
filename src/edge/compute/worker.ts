import { parentPort, workerData } from 'node:worker_threads';
import { type Piece, prepared, type Task } from './task.ts';

/** A task as it is posted to every worker. */
export type Order = {
  readonly job: number;
  readonly task: Task;
  /** How many numbers of the task have been taken, by all threads together. */
  readonly taken: Int32Array;
};

/** What a worker posts: what one number of a task came to. */
export type Posted = { readonly job: number; readonly index: number; readonly piece: Piece };

/** The compiled kernel; without it the plain twin runs. */
const module = workerData as WebAssembly.Module | undefined;

parentPort?.on('message', ({ job, task, taken }: Order) => {
  const next = (): number => task.from + Atomics.add(taken, 0, 1);
  let index = next();
  if (index >= task.to) return;
  const run = prepared(task, module);
  for (; index < task.to; index = next()) {
    parentPort?.postMessage({ job, index, piece: run(index) } satisfies Posted);
  }
});
