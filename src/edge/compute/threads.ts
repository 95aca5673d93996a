import { Worker } from 'node:worker_threads';
import type { Compute, Hearing, Job } from '../../run/ports.ts';
import type { PathBlock } from '../../weigh/firesale/block.ts';
import type { Order } from './worker.ts';

/** A block as a worker posts it. */
type Posted = PathBlock & { readonly index: number };

/**
 * Runs blocks on worker threads, each of which takes the next block that nobody has taken. Results
 * are those of one thread, whatever their number.
 * @param count   threads, at least one
 * @param worker  the file that `worker.ts` was built into
 * @param module  the compiled kernel; without it the threads run the plain twin
 */
export function threads(count: number, worker: string, module?: WebAssembly.Module): Compute {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`at least one thread, were ${count}`);
  return { run: (job, hear) => start(job, { hear, count, worker, module }) };
}

function start(
  { arena, scheme, from, to }: Job,
  {
    hear,
    count,
    worker,
    module,
  }: {
    readonly hear: Hearing;
    readonly count: number;
    readonly worker: string;
    readonly module: WebAssembly.Module | undefined;
  },
): { readonly stop: () => void } {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const order: Order = { arena, scheme, from, to, taken, ...(module && { module }) };
  let over = false;
  let told = from;
  const crew: Worker[] = [];
  const end = (): void => {
    over = true;
    for (const one of crew) void one.terminate();
  };
  const fail = (error: unknown): void => {
    if (over) return;
    end();
    hear.failed(error);
  };
  const arrive = blocksInOrder(from, (index, block) => {
    if (over) return;
    told = index + 1;
    hear.block(index, block);
    if (told < to || over) return;
    end();
    hear.done();
  });
  if (from >= to) {
    queueMicrotask(() => {
      if (!over) hear.done();
      over = true;
    });
    return { stop: end };
  }
  for (let i = 0; i < Math.min(count, to - from); i++) {
    const one = new Worker(worker, { workerData: order });
    one.on('message', ({ index, rows, sold, crossings }: Posted) => {
      if (!over) arrive(index, { rows, sold, crossings });
    });
    one.on('error', fail);
    one.on('exit', (code) => {
      if (code !== 0) fail(new Error(`a worker ended with code ${code} at block ${told}`));
    });
    crew.push(one);
  }
  return { stop: end };
}

/**
 * Passes blocks on in their order, whichever comes first; holds back what comes too early.
 * @param next  number of the first block
 */
export function blocksInOrder(
  next: number,
  pass: (index: number, block: PathBlock) => void,
): (index: number, block: PathBlock) => void {
  const early = new Map<number, PathBlock>();
  let due = next;
  return (index, block) => {
    early.set(index, block);
    for (let ready = early.get(due); ready; ready = early.get(due)) {
      early.delete(due);
      pass(due++, ready);
    }
  };
}
