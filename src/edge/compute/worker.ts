import { parentPort, workerData } from 'node:worker_threads';
import { claims, type Piece, prepared, type Taken, type Task } from './task.ts';

/** A task as it is posted to every worker. */
export type Order = {
  readonly job: number;
  readonly task: Task;
  readonly taken: Taken;
};

/** What a worker posts: what one number of a task came to. */
export type Posted = { readonly job: number; readonly index: number; readonly piece: Piece };

/** The compiled kernel; without it the plain twin runs. */
const module = workerData as WebAssembly.Module | undefined;

parentPort?.on('message', ({ job, task, taken }: Order) => {
  const claim = claims(task, taken, 'last');
  let run: ReturnType<typeof prepared> | undefined;
  for (let index = claim(); index !== undefined; index = claim()) {
    run ??= prepared(task, module);
    parentPort?.postMessage({ job, index, piece: run(index) } satisfies Posted);
  }
});
