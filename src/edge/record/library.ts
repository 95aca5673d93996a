import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryScore } from '../../domain/library.ts';
import { present } from '../../domain/present.ts';
import { draw } from '../../judge/score/draw.ts';
import { pool, pooledCalls, pooledForecasts } from '../../judge/score/pool.ts';
import { coded } from '../episode/bundled.ts';
import { OBSERVATIONS } from '../episode/read.ts';
import { accepted, allOf, chain, type Result } from '../file/problem.ts';
import { SCORE_SEED } from '../score.ts';
import { type Hands, hired, withCrew } from './crew.ts';
import type { CodedEpisode } from './episodetrial.ts';

type LibraryWay = Pick<CodedEpisode, 'workspace' | 'program' | 'recodings'> &
  Hands & { readonly told?: (done: number, all: number) => void };

/**
 * Every coded episode, and those whose series are there.
 * @param data  folder with `ID/observations.csv` and `ID/vintages/` of each episode that has no series of its own
 */
export function codedEpisodes(data: string) {
  const all = coded().map(({ id, folder }) => ({
    id,
    folder,
    series: existsSync(join(folder, OBSERVATIONS)) ? folder : join(data, id),
  }));
  return { all, there: all.filter(({ series }) => existsSync(join(series, OBSERVATIONS))) };
}

/**
 * Every coded episode whose series are there, scored together; the same bytes on any number of threads.
 * @param data  folder with `ID/observations.csv` and `ID/vintages/` of each episode that has no series of its own
 */
export async function libraryScore(
  data: string,
  { threads, worker, told = () => {}, ...place }: LibraryWay,
): Promise<Result<LibraryScore>> {
  const { all, there } = codedEpisodes(data);
  let done = 0;
  const hands = hired({ threads, ...present({ worker }) });
  const found = await withCrew({ material: undefined, ...hands }, (crew) =>
    crew.run<'episode'>(
      there.map((one) => ({ kind: 'episode' as const, ...place, ...one })),
      (news) => {
        if ('done' in news) told(++done, there.length);
      },
    ),
  );
  return chain(allOf(found), (trials) => {
    const rows = trials.map((t) => t.row);
    const of = (some: typeof trials) =>
      pool(
        some.map((t) => t.summand),
        draw(SCORE_SEED),
      );
    const later = rows.flatMap((r) => (typeof r.later === 'number' ? [r.later] : []));
    return accepted({
      together: of(trials),
      episodes: rows,
      absent: all.filter((one) => !there.includes(one)).map(({ id }) => id),
      without: rows.map(({ id }, i) => ({ id, together: of(trials.toSpliced(i, 1)) })),
      regime: pooledCalls(rows.map((r) => r.score.regime)),
      retrace: pooledForecasts(rows.map((r) => r.score.retrace)),
      later:
        later.length === rows.length
          ? later.reduce((sum, x) => sum + x, 0)
          : { unknown: { kind: 'nothing to compare' } },
    });
  });
}
