import { Worker } from 'node:worker_threads';
import type { Compute, Sum } from '../../run/ports.ts';
import type { PathBlock } from '../../weigh/firesale/block.ts';
import { here, inTurns } from './here.ts';
import { type Blocks, blocks } from './kernel.ts';
import type { Order, Summing } from './worker.ts';

/** What a worker posts: a block, or what it summed up. */
type Posted = { readonly job: number } & (
  | (PathBlock & { readonly index: number })
  | { readonly sum: Sum }
);

/** A job under way. */
type Running = {
  readonly arrive: (posted: Posted) => unknown;
  readonly failed: (error: unknown) => void;
  /** Takes this thread off it. */
  readonly off: () => void;
};

/**
 * Runs blocks on this thread and on workers, each of which takes the next block that nobody has taken.
 * Results are those of one thread, whatever their number. The workers start at once, stay for all
 * jobs, and keep the program from ending only while there is work.
 * @param count   threads with this one, at least one
 * @param worker  the file that `worker.ts` was built into
 * @param module  the compiled kernel; without it the threads run the plain twin
 */
export function threads(count: number, worker: string, module?: WebAssembly.Module): Compute {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`at least one thread, were ${count}`);
  if (count === 1) return here(module);
  const running = new Map<number, Running>();
  const take = inTurns();
  let jobs = 0;
  let crew: readonly Worker[] = [];
  const fail = (error: unknown): void => {
    const [broken, all] = [crew, [...running.values()]];
    crew = [];
    running.clear();
    for (const one of broken) void one.terminate();
    for (const { off } of all) off();
    for (const { failed } of all) failed(error);
  };
  const hire = (): Worker => {
    const one = new Worker(worker);
    one.on('message', (posted: Posted) => running.get(posted.job)?.arrive(posted));
    one.on('error', (error) => crew.includes(one) && fail(error));
    one.on('exit', (code) => {
      if (crew.includes(one)) fail(new Error(`a worker ended with code ${code}`));
    });
    return one;
  };
  const rest = (): void => {
    for (const one of crew) one.unref();
  };
  /** Ends a job, once. */
  const over = (job: number): boolean => {
    running.get(job)?.off();
    const was = running.delete(job);
    if (running.size === 0) rest();
    return was;
  };
  /** All workers; those that ended are replaced. */
  const crewAtWork = (): readonly Worker[] => {
    if (crew.length === 0) crew = Array.from({ length: count - 1 }, hire);
    for (const one of crew) one.ref();
    return crew;
  };
  crewAtWork();
  rest();
  return {
    run: ({ arena, scheme, from, to }, hear) => {
      const job = jobs++;
      const taken = new Int32Array(new SharedArrayBuffer(4));
      const next = (): number => from + Atomics.add(taken, 0, 1);
      const pass = blocksInOrder(from, (index, block) => {
        if (!running.has(job)) return;
        hear.block(index, block);
        if (index + 1 >= to && over(job)) hear.done();
      });
      const stop = (): boolean => {
        Atomics.store(taken, 0, Math.max(0, to - from));
        return over(job);
      };
      let run: Blocks | undefined;
      const off = take({
        turn: () => {
          const index = next();
          if (index >= to) return false;
          run ??= blocks(arena, scheme, module);
          pass(index, run(index));
          return true;
        },
        done: () => from >= to && over(job) && hear.done(),
        failed: (error) => stop() && hear.failed(error),
      });
      const arrive: Running['arrive'] = (posted) => 'index' in posted && pass(posted.index, posted);
      running.set(job, { arrive, failed: hear.failed, off });
      const order: Order = { job, arena, scheme, from, to, taken, ...(module && { module }) };
      for (const one of crewAtWork()) one.postMessage(order);
      return { stop };
    },
    sum: (walk, { done, failed }) => {
      const job = jobs++;
      const arrive: Running['arrive'] = (posted) =>
        'sum' in posted && over(job) && done(posted.sum);
      running.set(job, { arrive, failed, off: () => {} });
      crewAtWork()[job % (count - 1)]?.postMessage({ job, walk } satisfies Summing);
    },
  };
}

/**
 * Passes blocks on in their order, whichever comes first; holds back what comes too early.
 * @param next  number of the first block
 */
function blocksInOrder(
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
