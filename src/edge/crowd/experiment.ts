import { setMaxListeners } from 'node:events';
import type { Gathering } from '../../domain/policy.ts';
import { present } from '../../domain/present.ts';
import type { Inquiry } from '../../domain/simulation.ts';
import type { Compute, Sum, Walk } from '../../run/ports.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { scheme } from '../../weigh/firesale/scheme.ts';
import { pathsBetween, sharedPaths } from '../compute/paths.ts';
import { simulate, type Way } from '../compute/simulate.ts';
import { accepted, type Result } from '../file/problem.ts';
import { arenaOf } from './answer.ts';

/** A question as it was run. */
export type Experiment = Pick<Inquiry, 'paths' | 'scrambles'> & {
  /** What the paths come to: summed up while the next question is run. */
  readonly sum: Promise<Sum>;
  readonly arena: Arena;
  /** Quantity sold by asset, summed over the paths. */
  readonly sold: Float64Array;
  readonly partial: boolean;
};

/**
 * Asks one question on the machine's threads. A run that is stopped answers with the scrambles that
 * are whole, or with what there is of the first one.
 * @returns undefined inside when it was stopped before its first block
 */
export async function experiment(
  inquiry: Inquiry,
  gathering: Gathering,
  way: Omit<Way, 'room' | 'into'> & Pick<Walk, 'shown'> & { readonly compute: Compute },
): Promise<Result<Experiment | undefined>> {
  const { compute, onProgress, signal, shown } = way;
  const arena = arenaOf(inquiry, gathering);
  const { paths, scrambles, seed } = inquiry;
  const size = paths / scrambles;
  const walked = sharedPaths(paths);
  const sold = new Float64Array(arena.assets);
  if (signal) setMaxListeners(0, signal);
  // All are asked for at once, so that threads go on with the next while this one is gathered.
  const runs = Array.from({ length: scrambles }, (_, s) => {
    const [from, to] = [s * size, (s + 1) * size];
    const dice = scheme(arena, { seed, replicate: s });
    return simulate({ arena, scheme: dice, paths: size }, compute, {
      ...present({ signal }),
      onProgress: (now) => onProgress?.(from + now, paths),
      into: pathsBetween(walked, from, to),
    });
  });
  let done = 0;
  for (const one of await Promise.all(runs)) {
    if (!one.ok) return one;
    const { paths: got, partial, sold: part } = one.value;
    if (got === 0 || (partial && done > 0)) break;
    for (let m = 0; m < sold.length; m++) sold[m] = (sold[m] as number) + (part[m] as number);
    done += got;
    if (partial) break;
  }
  if (done === 0) return accepted(undefined);
  const made = { paths: done, scrambles: done >= size ? done / size : 1 };
  const walk: Walk = {
    inquiry: { ...inquiry, ...made },
    arena,
    walked: pathsBetween(walked, 0, done),
    ...present({ shown }),
  };
  const sum = new Promise<Sum>((done, failed) => compute.sum(walk, { done, failed }));
  // Whoever waits for it hears of a failure, even if that comes first.
  sum.catch(() => {});
  return accepted({ sum, arena, sold, ...made, partial: done < paths });
}
