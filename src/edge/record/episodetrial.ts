import type { Known } from '../../domain/known.ts';
import type { LibraryRow, Recoded } from '../../domain/library.ts';
import type { Sizing, WealthPath } from '../../domain/score.ts';
import { capture } from '../../judge/score/capture.ts';
import { draw } from '../../judge/score/draw.ts';
import { lanes as lanesOf, pathOf } from '../../judge/score/lane.ts';
import { delayedBySession, path } from '../../judge/score/path.ts';
import type { Summand } from '../../judge/score/pool.ts';
import { table } from '../../judge/score/table.ts';
import { timingParts } from '../../judge/score/timing.ts';
import {
  recodings as allRecodings,
  drawnFrom,
  recodedWalk,
  stopWorths,
  track,
} from '../../run/score/track.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { keptIn, loadEpisode } from '../opening.ts';
import { SCORE_SEED, trialOf } from '../score.ts';
import { type Played, play } from '../workspace.ts';

/** Where a coded episode and its series lie, and where what was worked out is kept. */
export type CodedEpisode = {
  readonly id: string;
  readonly folder: string;
  readonly series: string;
  readonly workspace?: string;
  /** What tells this program from another; without it nothing is kept. */
  readonly program?: string;
  /** How many ways of coding a single item otherwise are tried, drawn by a seed. */
  readonly recodings: number;
};

/** One coded episode: what is shown of it, and what sums over several are taken of. */
export type EpisodeTrial = { readonly row: LibraryRow; readonly summand: Summand };

/** Replays a coded episode over its series, or takes the decisions that were kept. */
export const playCoded = ({
  folder,
  series,
  workspace,
  program,
}: Omit<CodedEpisode, 'id' | 'recodings'>): Result<Played> =>
  chain(loadEpisode(folder, { series, ...keptIn(workspace, program) }), (found) =>
    accepted(play(found)),
  );

/** Replays a coded episode and scores it, or takes what was found before. */
export const episodeTrial = ({ id, recodings, ...coded }: CodedEpisode): Result<EpisodeTrial> =>
  chain(playCoded(coded), (played) => {
    const name = `library-${recodings}-${played.keys.at(-1)}`;
    const before = played.drawer.recall<EpisodeTrial>(name);
    const trial = before ?? tried(played, { id, recodings });
    if (!before) played.drawer.keep(name, trial);
    return accepted(trial);
  });

function tried(
  played: Played,
  { id, recodings }: Pick<CodedEpisode, 'id' | 'recodings'>,
): EpisodeTrial {
  const { gathering: _, ...setup } = played.setup;
  const trial = trialOf(played);
  const lanes = lanesOf(trial);
  const score = table(trial);
  const grown = (sizings: readonly Sizing[]) => path(sizings, trial.prices, trial);
  const own = pathOf(lanes, 'own');
  const fell = capture(own, pathOf(lanes, 'hold'));
  const walk = track(setup, played.events);
  /** Moves of the total under recodings drawn by a seed, the largest first. */
  const recoded = (): Known<Recoded> => {
    const all = allRecodings(played.reading.evidence);
    const own = grown(walk.sizings);
    const moves = [];
    for (const one of drawnFrom(all, recodings, draw(SCORE_SEED))) {
      const move = less(grown(recodedWalk(walk, setup, one)), own);
      if (typeof move !== 'number') return move;
      moves.push({ item: one.item.id, how: one.how, move });
    }
    return { all: all.length, moves: moves.sort((a, b) => Math.abs(b.move) - Math.abs(a.move)) };
  };
  return {
    row: {
      id,
      title: setup.episode.title,
      score,
      capture: fell,
      stops: stopWorths(walk, setup, grown),
      recoded: recoded(),
      later: less(grown(delayedBySession(trial.sizings, trial.prices)), own),
    },
    summand: {
      lanes,
      parts: timingParts(trial, lanes, trial.draw),
      stopLoss: score.stopLoss ?? { unknown: { kind: 'nothing to compare' } },
      capture: fell,
    },
  };
}

/** The total of one path less that of another. */
const less = (a: Known<WealthPath>, b: Known<WealthPath>): Known<number> =>
  'unknown' in a
    ? a
    : 'unknown' in b
      ? b
      : (a.points.at(-1)?.wealth ?? 1) - (b.points.at(-1)?.wealth ?? 1);
