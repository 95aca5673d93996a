import type { Gathering } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Inquiry } from '../../domain/simulation.ts';
import type { Compute, Job } from '../../run/ports.ts';
import { arenaOf } from '../../weigh/crowd.ts';
import { type Arena, PATHS_PER_BLOCK } from '../../weigh/firesale/arena.ts';
import { pathsBetween } from '../../weigh/firesale/half.ts';
import type { Sum, Walk } from '../../weigh/sum.ts';
import { sharedPaths } from '../compute/paths.ts';

/** A question as it was run. */
export type Experiment = Pick<Inquiry, 'paths' | 'scrambles'> & {
  /** What the paths come to: summed up while the next question is run. */
  readonly sum: Promise<Sum>;
  readonly arena: Arena;
  /** Quantity sold by asset, summed over the paths. */
  readonly sold: Float64Array;
  readonly partial: boolean;
};

/** What may be told and said on the way. */
type Way = Pick<Walk, 'shown'> & {
  readonly compute: Compute;
  /** Told after every block: paths done, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Stops the run; its answer is then partial. */
  readonly signal?: AbortSignal;
};

/**
 * Asks one question on the machine's threads. A run that is stopped answers with the scrambles that
 * are whole, or with what there is of the first one.
 * @returns undefined when it was stopped before its first block
 */
export async function experiment(
  inquiry: Inquiry,
  gathering: Gathering,
  { compute, onProgress, signal, shown }: Way,
): Promise<Experiment | undefined> {
  const arena = arenaOf(inquiry, gathering);
  const { paths, scrambles, seed } = inquiry;
  const size = paths / scrambles;
  const into = sharedPaths(paths);
  const sales: Float64Array[] = [];
  const ran = await run({ arena, seed, scrambles, into }, { compute, signal }, (index, sold) => {
    const scramble = Math.floor((index * PATHS_PER_BLOCK) / size);
    sales[scramble] = sales[scramble] === undefined ? sold : plus(sales[scramble], sold);
    onProgress?.((index + 1) * PATHS_PER_BLOCK, paths);
  });
  if (ran === 0) return undefined;
  const whole = Math.floor(ran / size);
  const done = { paths: whole > 0 ? whole * size : ran, scrambles: Math.max(1, whole) };
  const walk: Walk = {
    inquiry: { ...inquiry, ...done },
    arena,
    walked: pathsBetween(into, 0, done.paths),
    ...present({ shown }),
  };
  const sum = new Promise<Sum>((done, failed) => compute.sum(walk, { done, failed }));
  // Whoever waits for it hears of a failure, even if that comes first.
  sum.catch(() => {});
  const sold = sales.slice(0, done.scrambles).reduce(plus);
  return { sum, arena, sold, ...done, partial: done.paths < paths };
}

const plus = (a: Float64Array, b: Float64Array) => a.map((x, m) => x + (b[m] as number));

/**
 * Runs a job until its end, or until it is stopped.
 * @returns paths that were told, from the first one on
 */
function run(
  job: Job,
  { compute, signal }: { readonly compute: Compute; readonly signal: AbortSignal | undefined },
  block: (index: number, sold: Float64Array) => void,
): Promise<number> {
  let told = 0;
  if (signal?.aborted) return Promise.resolve(told);
  return new Promise((resolve, reject) => {
    const over = (settle: () => void): void => {
      signal?.removeEventListener('abort', stop);
      settle();
    };
    const stop = (): void => {
      running.stop();
      over(() => resolve(told));
    };
    const running = compute.run(job, {
      piece: (index, sold) => {
        told = (index + 1) * PATHS_PER_BLOCK;
        block(index, sold);
      },
      done: () => over(() => resolve(told)),
      failed: (error) => over(() => reject(error)),
    });
    signal?.addEventListener('abort', stop);
  });
}
