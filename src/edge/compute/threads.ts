import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Compute, Hearing } from '../../run/ports.ts';
import { type SumPart, sumOfParts } from '../../weigh/sum.ts';
import { noneTaken, type Piece, piecesOf, prepared, type Task, takeAll, takerOf } from './task.ts';
import type { Assignment, PostedPiece } from './worker.ts';

/** A job under way. */
type Running = {
  readonly arrive: (posted: PostedPiece) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Runs blocks of paths, and sums them up, on this thread and on workers; each takes the next piece of
 * work that nobody has taken. Results are those of one thread, whatever their number. The workers start at once, stay for all
 * jobs, and keep the program from ending only while there is work.
 * @param count   threads with this one, at least one
 * @param worker  the file that `worker.ts` was built into
 * @param module  the compiled kernel
 */
export function threads(count: number, worker: string, module: WebAssembly.Module): Compute {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`at least one thread, were ${count}`);
  const running = new Map<number, Running>();
  let turn = Promise.resolve();
  let jobs = 0;
  let crew: readonly Worker[] = [];
  const fail = (error: unknown): void => {
    const [broken, all] = [crew, [...running.values()]];
    crew = [];
    running.clear();
    for (const one of broken) void one.terminate();
    for (const { failed } of all) failed(error);
  };
  const hire = (): Worker => {
    const one = new Worker(worker, { workerData: module });
    one.on('message', (posted: PostedPiece) => running.get(posted.job)?.arrive(posted));
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
  /** Has a task worked out by all threads. */
  const share = <P extends Piece>(task: Task, hear: Hearing<P>): { readonly stop: () => void } => {
    const job = jobs++;
    const all = piecesOf(task);
    const taken = noneTaken();
    const takeNext = takerOf(task, taken, 'first');
    const pass = inOrder<P>((index, piece) => {
      if (!running.has(job)) return;
      hear.piece(index, piece);
      if (index + 1 >= all && over(job)) hear.done();
    });
    const stop = (): boolean => {
      takeAll(task, taken);
      return over(job);
    };
    const arrive = ({ index, piece }: PostedPiece): void => pass(index, piece as P);
    running.set(job, { arrive, failed: hear.failed });
    const order: Assignment = { job, task, taken };
    for (const one of crewAtWork()) one.postMessage(order);
    // This thread works on one job after the other, and others have their turn between two pieces.
    turn = turn.then(async () => {
      try {
        let run: ReturnType<typeof prepared> | undefined;
        for (await setImmediate(); running.has(job); await setImmediate()) {
          const index = takeNext();
          if (index === undefined) break;
          run ??= prepared(task, module);
          pass(index, run(index) as P);
        }
        if (all === 0 && over(job)) hear.done();
      } catch (error) {
        if (stop()) hear.failed(error);
      }
    });
    return { stop };
  };
  return {
    run: (job, hear) => share({ kind: 'paths', job }, hear),
    sum: (walk, { done, failed }) => {
      const parts: SumPart[] = [];
      const piece = (_: number, part: SumPart) => parts.push(part);
      const all = () => done(sumOfParts(walk, parts));
      share<SumPart>({ kind: 'sum', walk }, { piece, done: all, failed });
    },
  };
}

/** Passes pieces on in their order, whichever comes first; holds back what comes too early. */
function inOrder<P>(pass: (index: number, piece: P) => void): (index: number, piece: P) => void {
  const early = new Map<number, P>();
  let due = 0;
  return (index, piece) => {
    early.set(index, piece);
    for (let ready = early.get(due); ready; ready = early.get(due)) {
      early.delete(due);
      pass(due++, ready);
    }
  };
}
