import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { pullPast } from '../feed/past.ts';
import type { Pulled } from '../feed/pull.ts';
import { fedSeries } from '../feed/source.ts';
import { refusalOf } from '../file/problem.ts';
import { jsonShelf } from '../file/text.ts';
import { run as calibrate } from './calibrate.ts';
import { FED } from './fed.ts';
import { type Asker, type Gathered, gather, sayOnce } from './gather.ts';
import { HISTORY } from './pull.ts';
import { sayPast } from './pulled.ts';
import type { Refusal } from './say.ts';

/** A folder of one's own, and what its episode says. */
export type OwnEpisode = { readonly folder: string; readonly episode: Episode };

/** Whether what is usual for a folder's series was learnt from their past. */
export const learnt = (folder: string): boolean => jsonShelf(join(folder, 'vintages')).length > 0;

/** Whether a series did not come, or not as far as it should have. */
export const isLacking = (p: Pulled): boolean =>
  (p.state !== 'there' && p.state !== 'pulled') || p.last === undefined || p.last < p.due;

/**
 * Brings what a folder is fed with up to now, after the past that nothing was learnt from yet.
 * @param of  whether a source is asked, by its name
 * @returns what came; undefined where not one source answered for the past
 */
export async function bring(
  { folder, episode }: OwnEpisode,
  asker: Asker,
  of?: (source: string) => boolean,
): Promise<Gathered | undefined> {
  // Where not one source answered for the past, none is asked again at once.
  if (
    fedSeries(episode).length > 0 &&
    !learnt(folder) &&
    !(await learn({ folder, episode }, asker))
  )
    return undefined;
  return gather(folder, asker, of);
}

/**
 * The long past of a folder that has learnt nothing yet, and what is usual by it; why not is told.
 * @returns whether any of it came
 */
async function learn({ folder, episode }: OwnEpisode, asker: Asker): Promise<boolean> {
  const { way, options, voice } = asker;
  sayOnce(FED.tonight.learning, asker);
  const data = join(folder, HISTORY);
  const past = await pullPast(episode, data, way);
  // Paths of what came are those of `bide pull --past`; here only what did not come is told.
  if (!voice.json)
    sayPast(
      past.filter(({ state }) => state !== 'read'),
      voice,
    );
  const came = past.filter(({ state }) => state === 'read').length;
  if (came < past.length) return came > 0;
  try {
    // What was learnt is no answer of its own: neither its files nor a next step are told.
    const heard = { ...voice, answer: () => {}, tell: () => {} };
    await calibrate([folder], { ...options, data }, heard);
    voice.aside(FED.tonight.learnt(past.length));
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    voice.refuse(refusal as Refusal);
  }
  return true;
}
