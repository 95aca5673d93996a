import type { Evaluation } from '../../domain/record.ts';
import { BILLS } from '../../domain/score.ts';
import { draw } from '../../judge/score/draw.ts';
import { lanes as lanesOf } from '../../judge/score/lane.ts';
import { periods } from '../../judge/score/period.ts';
import { creditRecord } from '../../run/record/creditrecord.ts';
import { evaluation } from '../../run/record/evaluation.ts';
import { retraced } from '../../run/record/retraced.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { SCORE_SEED } from '../score.ts';
import { type Hands, hired, withCrew } from './crew.ts';
import type { RecordMaterial } from './material.ts';
import { counted, type HearPart, walked } from './walked.ts';
import { world } from './world.ts';

type Way = Hands & { readonly told?: HearPart };

type Short = { readonly short: true };

/**
 * The whole evaluation, walking forward. The same bytes whatever the number of threads.
 * @returns `short` inside when there are fewer than 1,250 windows or no session after them
 */
export const evaluate = async (
  material: RecordMaterial,
  { told = () => {}, ...hands }: Way,
): Promise<Result<Evaluation | Short>> =>
  chain(world(material), ({ policy, quotes, ...histories }) =>
    withCrew({ material, ...hired(hands) }, async (crew) => {
      const { episode, inputs } = material;
      const went = await walked(episode, histories, { crew, told });
      if (went === undefined) return accepted({ short: true });
      const entry = {
        sizings: went.sizings,
        prices: quotes(episode.legs.risk[0]),
        fear: quotes(episode.roles.volatility),
        bills: quotes(BILLS),
      };
      const lanes = lanesOf(entry);
      const known = lanes.flatMap(({ path }, at) => ('unknown' in path ? [] : [{ at, path }]));
      const jobs = known.map(({ path }) => {
        return { kind: 'resample' as const, returns: path.points.map((p) => p.ret) };
      });
      const heard = counted(told, 'resamples', known.length);
      const samples = await crew.run<'resample'>(jobs, heard);
      return accepted(
        evaluation({
          thesis: `${policy.thesis.id}@${policy.hash.slice(0, 12)}`,
          vintages: went.vintages,
          studied: went.studied,
          retraced: retraced(went.before, went.studied),
          entry,
          lanes,
          drawn: lanes.map((_, at) => samples[known.findIndex((k) => k.at === at)]),
          periods: periods(lanes, draw(SCORE_SEED)),
          credit: creditRecord(episode, histories.of, went.vintages),
          inputs,
        }),
      );
    }),
  );
