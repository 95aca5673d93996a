import type { Inquiry } from '../../domain/simulation.ts';
import { SIZE } from '../../run/crowd/question.ts';
import type { Arena } from '../../weigh/firesale/arena.ts';
import { replicates } from '../../weigh/firesale/estimate.ts';
import { byteText, needed, spare } from '../compute/machine.ts';
import { figure } from '../file/figure.ts';
import { must } from '../file/problem.ts';
import { MESSAGES } from './message.ts';
import { seedOption, threadsOption } from './option.ts';
import { misused, type Options } from './say.ts';

/** How much work a run is. */
export type Effort = Pick<Inquiry, 'seed' | 'paths' | 'scrambles'> & { readonly threads: number };

/** Paths of the crowd alone; a day of an episode is asked with those that its decision rests on. */
const PATHS_OF_CROWD = 65_536;

/**
 * Seed, paths and threads from the command line. Paths are rounded up to whole blocks in every scramble.
 * @param ofDay  whether a day of an episode is asked about, whose memo must get the same answer
 */
export function effort(options: Options, ofDay: boolean): Effort {
  const seed = must(seedOption(options.seed));
  const usual = ofDay ? SIZE.paths : PATHS_OF_CROWD;
  const paths = options.paths === undefined ? usual : (figure(options.paths) ?? Number.NaN);
  if (!(Number.isSafeInteger(paths) && paths >= 1))
    must(misused(MESSAGES.noPaths(options.paths ?? '')));
  const threads = must(threadsOption(options.threads));
  const { scrambles, size: each } = replicates(paths);
  return { seed, threads, paths: scrambles * each, scrambles };
}

/** Ends where a run does not fit in memory. */
export function fits(arena: Arena, paths: number): void {
  const [bytes, room] = [needed(arena, paths), spare()];
  if (bytes > room)
    must(misused(MESSAGES.tooLarge({ paths, needed: byteText(bytes), spare: byteText(room) })));
}
