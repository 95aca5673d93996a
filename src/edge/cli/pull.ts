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
import { cameWhole, documentsJson, sayDocuments } from './documents.ts';
import { FED } from './fed.ts';
import { ownFolder } from './own.ts';
import { pulledJson, sayPast, sayPulled } from './pulled.ts';
import { type Command, declined, FINE, WRONG } from './say.ts';

/** The folder beside an episode in which its long past is kept. */
export const HISTORY = 'history';

/** `bide pull [EPISODE] [--past]`: the series and the documents of a folder, brought up to now from their sources. */
export const run: Command = async ([name = '.'], { past = false, out, home }, voice) => {
  const folder = ownFolder(must(bundled(name)));
  const episode = must(readFrom(join(folder, META), meta));
  const { documents = [] } = episode;
  if (fedSeries(episode).length === 0 && (past || documents.length === 0))
    must(declined(FED.nothingFed(name)));
  const way = fedWay(home, voice);
  if (past) {
    const found = await pullPast(episode, out ?? join(folder, HISTORY), way);
    if (voice.json) voice.tell(JSON.stringify(found.map((p) => pulledJson(p, way.now()))));
    else sayPast(found, voice);
    return found.every(({ state }) => state === 'read') ? FINE : WRONG;
  }
  const found = must(await pull(folder, way));
  const papers = must(await pullDocuments(folder, way));
  if (voice.json) {
    const all = [
      ...found.map((p) => pulledJson(p, way.now())),
      ...papers.told.map((p) => documentsJson(p, way.now())),
    ];
    voice.tell(JSON.stringify(all));
  } else {
    sayPulled(found, voice);
    sayDocuments(papers, voice);
  }
  const came = found.every(({ state }) => state === 'there' || state === 'pulled');
  return came && papers.told.every(cameWhole) ? FINE : WRONG;
};
