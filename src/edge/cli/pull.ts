import { join } from 'node:path';
import { pullDocuments } from '../document/pull.ts';
import { bundled, META } from '../episode/bundled.ts';
import { meta } from '../episode/meta.ts';
import { fedWay } from '../feed/network.ts';
import { pullPast } from '../feed/past.ts';
import { pull } from '../feed/pull.ts';
import { fedSeries } from '../feed/source.ts';
import { must } from '../file/problem.ts';
import { readFrom } from '../file/text.ts';
import { type PulledOdds, pullOdds } from '../odds/pull.ts';
import { cameWhole, documentsJson, sayDocuments } from './documents.ts';
import { FED } from './fed.ts';
import { ownFolder } from './own.ts';
import { pulledJson, sayOdds, sayPast, sayPulled } from './pulled.ts';
import { type Command, declined, FINE, WRONG } from './say.ts';

/** The folder beside an episode in which its long past is kept. */
export const HISTORY = 'history';

/** `bide pull [EPISODE] [--past]`: series, odds and documents of a folder, brought up to now from their sources. */
export const run: Command = async ([name = '.'], { past = false, out, home }, voice) => {
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
  const found = must(await pull(folder, way));
  const odds = must(await pullOdds(folder, way));
  const papers = must(await pullDocuments(folder, way));
  if (voice.json) {
    const all = [
      ...[...found, ...odds].map((p) => pulledJson(p, way.now())),
      ...papers.told.map((p) => documentsJson(p, way.now())),
    ];
    voice.tell(JSON.stringify(all));
  } else {
    sayPulled(found, voice);
    sayOdds(odds, voice);
    sayDocuments(papers, voice);
  }
  const came = found.every(({ state }) => state === 'there' || state === 'pulled');
  return came && odds.every(isKept) && papers.told.every(cameWhole) ? FINE : WRONG;
};

const isKept = ({ state }: PulledOdds): boolean =>
  state === 'quoted' || state === 'settled' || state === 'due';
