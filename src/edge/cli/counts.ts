import { availableParallelism } from 'node:os';
import type { Common } from './common.ts';
import { whole } from './whole.ts';

const MOST = { cuts: 100_000, seed: 0xffffffff, threads: 256 };
const SEED = 1;

/** The whole numbers of `bide score`, as written. */
export type Written = {
  readonly cuts?: string;
  readonly seed?: string;
  readonly threads?: string;
};

/** The same as numbers; `cuts` is absent where it was not written. */
export type Counts = { readonly cuts?: number; readonly seed: number; readonly threads: number };

/**
 * Reads every whole number, whether or not anything asks for it: a wrong word is told, not passed over.
 * @returns the numbers, or the code of misuse once the first wrong one is told
 */
export function counts(written: Written, common: Common): Counts | { readonly wrong: number } {
  const cuts = whole('--cuts', written.cuts, { least: 1, most: MOST.cuts, fallback: 1 }, common);
  if ('wrong' in cuts) return cuts;
  const seed = whole('--seed', written.seed, { least: 0, most: MOST.seed, fallback: SEED }, common);
  if ('wrong' in seed) return seed;
  const threads = whole(
    '--threads',
    written.threads,
    { least: 1, most: MOST.threads, fallback: availableParallelism() },
    common,
  );
  if ('wrong' in threads) return threads;
  return {
    ...(written.cuts === undefined ? {} : { cuts: cuts.value }),
    seed: seed.value,
    threads: threads.value,
  };
}
