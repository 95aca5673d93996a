import type { Episode } from '../../domain/episode.ts';
import type { Evaluation } from '../../domain/record.ts';
import type { Sizing } from '../../domain/score.ts';
import { BILLS } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { draw } from '../../judge/score/draw.ts';
import { lanes as lanesOf } from '../../judge/score/lane.ts';
import { periods } from '../../judge/score/period.ts';
import { creditRecord } from '../../run/record/creditrecord.ts';
import { dailyRecord, evaluation } from '../../run/record/evaluation.ts';
import { retraced } from '../../run/record/retraced.ts';
import { inForce, type StudySet, studySet } from '../../run/record/studyfalls.ts';
import { closings } from '../../run/record/walkforward.ts';
import type { Calibration } from '../../sense/calibrate.ts';
import { type Parted, parted } from '../../sense/span.ts';
import { accepted, chain, type Result } from '../file/problem.ts';
import { SCORE_SEED } from '../score.ts';
import { type Crew, type Hands, hired, withCrew } from './crew.ts';
import type { RecordMaterial } from './material.ts';
import { type RecordWorld, world } from './world.ts';

/** Parts of the work. */
export type RecordPart = 'past' | 'vintages' | 'walk' | 'resamples';

export type HearPart = (part: RecordPart, done: number, all: number) => void;

/** The record walked forward, before anything is scored. */
export type Walked = {
  readonly vintages: readonly Calibration[];
  readonly studied: StudySet;
  /** Falls from before the record. */
  readonly before: Parted;
  /** Vintages as the live step is given them, and the day of its first decision. */
  readonly given: readonly Vintage[];
  readonly from: Day;
  readonly sizings: readonly [Sizing, ...Sizing[]];
};

/**
 * What each year teaches, the study falls, and the exposure at every decision.
 * @returns undefined with fewer than 1,250 windows, or no session after them
 */
export async function walked(
  episode: Episode,
  { of, falls, reach }: Pick<RecordWorld, 'of' | 'falls' | 'reach'>,
  { crew, told }: { readonly crew: Crew; readonly told: HearPart },
): Promise<Walked | undefined> {
  told('past', 0, 1);
  const all = falls();
  told('past', 1, 1);
  const ends = closings(all, episode.to);
  const learnt = await crew.run<'vintage'>(
    ends.map((until) => ({ kind: 'vintage' as const, until })),
    counted(told, 'vintages', ends.length),
  );
  const vintages = learnt.flatMap((v) => (v ? [v] : []));
  const { days } = of(episode.legs.risk[0] as string);
  const from = days[days.findIndex((_, i) => inForce(vintages, days, i) !== undefined)];
  if (from === undefined) return undefined;
  const given = vintages.map((v): Vintage => ({ ...v, inputs: {} }));
  const weekdays = Math.round(((episode.to - from) * 5) / 7);
  const walking = crew.run<'walk'>([{ kind: 'walk', vintages: given, from }], (news) => {
    if ('decisions' in news) told('walk', news.decisions, weekdays);
  });
  const [beginning] = vintages;
  const earlier = all.filter((f) => f.day <= (beginning?.until ?? 0));
  const parts = {
    studied: studySet(episode, of, { all, vintages, reach }),
    before: parted(earlier, beginning?.windows[3].study ?? 0),
  };
  const [sizings] = await walking;
  const [one, ...rest] = sizings ?? [];
  if (!one) return undefined;
  told('walk', weekdays, weekdays);
  return { vintages, ...parts, given, from, sizings: [one, ...rest] };
}

/** Counts the jobs of a part that are done. */
function counted(told: HearPart, part: RecordPart, of: number): (news: object) => void {
  let done = 0;
  return (news) => {
    if ('done' in news) told(part, ++done, of);
  };
}

type Way = Hands & { readonly told?: HearPart; readonly daily?: boolean };

type Short = { readonly short: true };

/**
 * The whole evaluation, walking forward. The same bytes whatever the number of threads.
 * @returns `short` inside when there are fewer than 1,250 windows or no session after them
 */
export const evaluate = async (
  material: RecordMaterial,
  { told = () => {}, daily = false, ...hands }: Way,
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
      return accepted({
        ...(daily && { daily: dailyRecord(lanes) }),
        ...evaluation({
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
      });
    }),
  );
