import type { Inquiry } from '../../domain/simulation.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { replicates } from '../../weigh/firesale/estimate.ts';
import { byteText, needed, spare } from '../compute/memory.ts';
import { accepted, chain } from '../file/problem.ts';
import { MESSAGES } from './message.ts';
import { seedOption, threadsOption } from './option.ts';
import { misused, type Options, type Refusal, type Reply, together } from './say.ts';

/** How much work a run is. */
export type Effort = Pick<Inquiry, 'seed' | 'paths' | 'scrambles'> & { readonly threads: number };

const PATHS = '65536';

/**
 * Seed, paths and threads from the command line, or what is wrong with them. Paths are rounded up to
 * whole blocks in every scramble.
 */
export function effort({ seed, paths: written = PATHS, threads }: Options): Reply<Effort> {
  const paths = Number(written);
  const given = Number.isSafeInteger(paths) && paths >= 1;
  return chain(
    together({
      seed: seedOption(seed),
      paths: given ? accepted(paths) : misused(MESSAGES.noPaths(written)),
      threads: threadsOption(threads),
    }),
    (read) => {
      const { scrambles, size: each } = replicates(paths);
      return accepted({ ...read, paths: scrambles * each, scrambles });
    },
  );
}

/** Why a run does not fit in memory; undefined when it does. */
export function tooLarge(arena: Arena, paths: number): Refusal | undefined {
  const [bytes, room] = [needed(arena, paths), spare()];
  return bytes <= room
    ? undefined
    : misused(MESSAGES.tooLarge({ paths, needed: byteText(bytes), spare: byteText(room) }));
}
