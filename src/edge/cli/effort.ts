import type { Inquiry } from '../../domain/simulation.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { replicates } from '../../weigh/firesale/estimate.ts';
import { byteText, needed, spare } from '../compute/simulate.ts';
import { MESSAGES } from './message.ts';
import { seedOption, threadsOption } from './option.ts';
import { misused, type Refusal, type Reply } from './say.ts';

/** What the command line says of a run of the crowd model. */
export type EffortOptions = {
  readonly seed?: string;
  readonly paths?: string;
  readonly threads?: string;
};

/** How much work a run is. */
export type Effort = Pick<Inquiry, 'seed' | 'paths' | 'scrambles'> & { readonly threads: number };

const PATHS = '65536';

/**
 * Seed, paths and threads from the command line, or what is wrong with them. Paths are rounded up to
 * whole blocks in every scramble.
 */
export function effort(options: EffortOptions): Reply<Effort> {
  const seed = seedOption(options.seed);
  if (!seed.ok) return seed;
  const written = options.paths ?? PATHS;
  const paths = Number(written);
  if (!Number.isSafeInteger(paths) || paths < 1) return misused(MESSAGES.noPaths(written));
  const threads = threadsOption(options.threads);
  if (!threads.ok) return threads;
  const { scrambles, size: each } = replicates(paths);
  return {
    ok: true,
    value: { seed: seed.value, paths: scrambles * each, scrambles, threads: threads.value },
  };
}

/** Why a run does not fit in memory; undefined when it does. */
export function tooLarge(arena: Arena, paths: number): Refusal | undefined {
  const [bytes, room] = [needed(arena, paths), spare()];
  return bytes <= room
    ? undefined
    : misused(MESSAGES.tooLarge({ paths, needed: byteText(bytes), spare: byteText(room) }));
}
