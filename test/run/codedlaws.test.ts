import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { loadEpisode } from '../../src/edge/opening.ts';
import { LAWS, THOROUGH } from '../thorough.ts';
import { lawsHold } from './laws/tried.ts';

/** The series of the library, which belong to their sources. */
const SHARED = fileURLToPath(new URL('../../../shared/data/episodes/', import.meta.url));
const LIBRARY = fileURLToPath(new URL('../../episodes/library/', import.meta.url));
const here = existsSync(SHARED);
if (!here) console.log('skipped: no ../shared/data/episodes, the laws are tried on one episode');

const CODED = [
  ['italy-2018', { decisions: 181, items: 61 }],
  ['brexit-2016', { decisions: 235, items: 56 }],
] as const;
/** Opening one asks its crowd, which takes longer than the cases of every day. */
const tried = LAWS || THOROUGH ? CODED : CODED.slice(0, 1);

describe.skipIf(!here).each(tried)('%s', (id, holds) => {
  if (!here) return;
  const opened = loadEpisode(`${LIBRARY}${id}`, { series: `${SHARED}${id}` });
  if (!opened.ok) throw new RangeError(JSON.stringify(opened.problems));
  lawsHold(opened.value, holds);
});
