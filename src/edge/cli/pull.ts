import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { type CodedPulled, pullLibrary, pullRecord } from '../feed/library.ts';
import { fedWay } from '../feed/network.ts';
import { markStandIn, sameWorld } from '../feed/oneworld.ts';
import { pullPast } from '../feed/past.ts';
import { fedSeries } from '../feed/source.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { FED } from './fed.ts';
import { cameAll, gather, sayGathered } from './gather.ts';
import { isSharedPast, pulledFolder, type SharedPast } from './option.ts';
import { ownFolder } from './own.ts';
import { pulledJson, sayPast } from './pulled.ts';
import { type Command, declined, document, FINE, type Options, type Voice, WRONG } from './say.ts';

/** The folder beside an episode in which its long past is kept. */
export const HISTORY = 'history';

/** `bide pull [EPISODE] [--past]`: series, odds and documents of a folder, brought up to now from their sources. */
export const run: Command = async ([name = '.'], options, voice) => {
  const { past = false, out, home } = options;
  if (isSharedPast(name) && past) return shared(name, options, voice);
  const folder = ownFolder(must(bundled(name)));
  const episode = must(readFrom(join(folder, META), meta));
  const { documents = [], odds: contracts } = episode;
  const beside = documents.length > 0 || contracts !== undefined;
  if (fedSeries(episode).length === 0 && (past || !beside)) must(declined(FED.nothingFed(name)));
  const way = fedWay(home, voice);
  if (past) {
    const found = await pullPast(episode, out ?? join(folder, HISTORY), way);
    if (voice.json) voice.tell(JSON.stringify(found.map((p) => pulledJson(p, way.now()))));
    else sayPast(found, voice);
    return found.every(({ state }) => state === 'read') ? FINE : WRONG;
  }
  const found = await gather(folder, { way, options, voice });
  sayGathered(found, { folder: name, voice });
  return cameAll(found) ? FINE : WRONG;
};

/** Series that are nobody's own: of the long record, or of every coded episode whose legs public sources feed. */
async function shared(name: SharedPast, { out, home }: Options, voice: Voice): Promise<number> {
  const place = out ?? pulledFolder(name, home);
  const way = fedWay(home, voice);
  must(sameWorld(place, { empty: !existsSync(place), standIn: way.standIn }));
  const found: readonly CodedPulled[] =
    name === 'episodes'
      ? [{ id: name, unfed: [], pulled: await pullRecord(place, way) }]
      : must(await pullLibrary(place, way));
  if (way.standIn) markStandIn(place);
  if (voice.json)
    voice.tell(
      document(
        found.map(({ pulled, ...one }) => ({
          ...one,
          pulled: pulled.map((p) => pulledJson(p, way.now())),
        })),
      ),
    );
  else
    for (const { id, unfed, pulled } of found) {
      if (unfed.length > 0) voice.tell(FED.unfed(id, unfed)[voice.lang]);
      else voice.tell(`${id}`);
      sayPast(pulled, voice);
    }
  const came = found.some(({ pulled }) => pulled.some(({ state }) => state === 'read'));
  if (came && !voice.json) voice.aside(FED.pulledShared(name));
  return came && found.every(({ pulled }) => pulled.every(({ state }) => state === 'read'))
    ? FINE
    : WRONG;
}
