import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Episode } from '../../domain/episode.ts';
import { both } from '../../domain/text.ts';
import { contractStandings } from '../episode/contracts.ts';
import { CONTRACTS } from '../episode/read.ts';
import { accepted, chain, type Result, refused, wholeProblem } from '../file/problem.ts';
import { readText } from '../file/text.ts';
import { write } from '../file/write.ts';
import type { Way } from './asking.ts';
import type { Standings } from './keep.ts';
import { fedSeries } from './source.ts';

/** Marks a folder that a stand-in fills: no real value may stand among made-up ones, nor the reverse. */
const STANDS_IN = '.stand-in';

/** Whether what was pulled into a folder was made up by a stand-in. */
export const isMadeUp = (folder: string): boolean => existsSync(join(folder, STANDS_IN));

/** Where a folder keeps what was told of it last, by `bide tonight` or `bide watch`. */
export const TOLD = 'told.json';

/** Whether a folder is lived, evening by evening: something was told of it. */
export const isLived = (folder: string): boolean => existsSync(join(folder, TOLD));

/** How the contracts of a folder stand; none where it has none. */
function oddsStandings(folder: string): ReturnType<typeof contractStandings> {
  const file = join(folder, CONTRACTS);
  if (!existsSync(file)) return accepted(new Map());
  return chain(readText(file, file), (text) => contractStandings(text, file));
}

/**
 * Whether a folder has anything yet that was pulled into it. Refused where it was filled by the sources and a
 * stand-in answers now, or the reverse.
 */
export const ofOneWorld = (
  folder: string,
  { episode, standing }: { readonly episode: Episode; readonly standing: Standings },
  { standIn }: Way,
): Result<boolean> =>
  chain(oddsStandings(folder), (contracts) => {
    const filled =
      fedSeries(episode).some(({ series }) => standing.has(series.id)) ||
      Object.keys(episode.odds ?? {}).some((id) => contracts.has(id));
    const one = sameWorld(folder, { empty: !filled, standIn });
    return one.ok ? accepted(filled) : one;
  });

/** Marks a folder as filled by a stand-in. */
export const markStandIn = (folder: string): void => write(join(folder, STANDS_IN), '');

/** Refused where a folder that holds values was filled by the sources and a stand-in answers now, or the reverse. */
export function sameWorld(
  folder: string,
  { empty, standIn }: { readonly empty: boolean; readonly standIn: boolean },
): Result<unknown> {
  const made = existsSync(join(folder, STANDS_IN));
  if (empty || made === standIn) return accepted(empty);
  return refused(
    wholeProblem(folder, made ? MADE_UP : REAL, made ? SOURCES_ANSWER : STAND_IN_ANSWERS),
  );
}

const REAL = both(
  'another folder, for this one has real values',
  '另一個資料夾，因為這個已有真實數值',
);
const MADE_UP = both(
  'another folder, for this one has made-up values',
  '另一個資料夾，因為這個裝的是虛構數值',
);
const STAND_IN_ANSWERS = both(
  'a stand-in that answers (`BIDE_WORLD`)',
  '替身伺服器（`BIDE_WORLD`）',
);
const SOURCES_ANSWER = both(
  'the sources themselves, for `BIDE_WORLD` is not set; `npm run world` prints the line that sets it',
  '真正的來源，因為沒有設定`BIDE_WORLD`；`npm run world`會印出設定它的那一行',
);
