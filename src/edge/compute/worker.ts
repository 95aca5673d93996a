import { parentPort, workerData } from 'node:worker_threads';
import { type Piece, prepared, type Taken, type Task, takerOf } from './task.ts';

/** A task as it is posted to every worker. */
export type Assignment = {
  readonly job: number;
  readonly task: Task;
  readonly taken: Taken;
};

/** What a worker posts: what one number of a task came to. */
export type PostedPiece = { readonly job: number; readonly index: number; readonly piece: Piece };

/** The compiled kernel. */
const module = workerData as WebAssembly.Module;

parentPort?.on('message', ({ job, task, taken }: Assignment) => {
  const take = takerOf(task, taken, 'last');
  let run: ReturnType<typeof prepared> | undefined;
  for (let index = take(); index !== undefined; index = take()) {
    run ??= prepared(task, module);
    parentPort?.postMessage({ job, index, piece: run(index) } satisfies PostedPiece);
  }
});
