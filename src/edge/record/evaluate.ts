import type { Evaluation } from '../../domain/record.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { lanes as lanesOf } from '../../judge/score/lane.ts';
import { closings } from '../../run/record/closings.ts';
import { evaluation } from '../../run/record/evaluation.ts';
import { inForce } from '../../run/record/force.ts';
import { retraced } from '../../run/record/retraced.ts';
import { studied } from '../../run/record/studied.ts';
import { parted as splitBy } from '../../sense/span.ts';
import type { Result } from '../problem.ts';
import { alone, type Crew, threaded } from './crew.ts';
import type { Material } from './material.ts';
import { world } from './world.ts';

/** Series of the bill yield that cash earns. */
const BILLS = 'DGS3MO';
/** Parts of the work in the order in which they are done. */
export const PARTS = ['past', 'vintages', 'walk', 'resamples'] as const;
export type Part = (typeof PARTS)[number];

/** How the evaluation is run. */
type Way = {
  /** Threads; 1 works here. */
  readonly threads: number;
  /** The file that `worker.ts` was built into. */
  readonly worker: string;
  /** Hears how far a part has come. */
  readonly told?: (part: Part, done: number, all: number) => void;
};

/** Why the record could not be evaluated. */
type Short = { readonly short: true };

/**
 * The whole evaluation, walking forward. The same bytes whatever the number of threads.
 * @returns `short` inside when there are fewer than 1,250 windows or no session after them
 */
export async function evaluate(
  material: Material,
  { threads, worker, told = () => {} }: Way,
): Promise<Result<Evaluation | Short>> {
  const read = world(material);
  if (!read.ok) return read;
  const crew = threads === 1 ? alone(material) : threaded(material, threads, worker);
  try {
    return { ok: true, value: await evaluated(material, read.value, crew, told) };
  } finally {
    crew.end();
  }
}

async function evaluated(
  { episode, inputs }: Material,
  { policy, of, falls, quotes }: Extract<ReturnType<typeof world>, { ok: true }>['value'],
  crew: Crew,
  told: NonNullable<Way['told']>,
): Promise<Evaluation | Short> {
  told('past', 0, 1);
  const all = falls();
  told('past', 1, 1);

  const counted = (part: Part, of: number): ((news: object) => void) => {
    let done = 0;
    return (news) => {
      if ('done' in news) told(part, ++done, of);
    };
  };
  const ends = closings(all, episode.to);
  const learnt = await crew.run<'vintage'>(
    ends.map((until) => ({ kind: 'vintage' as const, until })),
    counted('vintages', ends.length),
  );
  const vintages = learnt.flatMap((v) => (v ? [v] : []));
  const { days } = of(episode.legs.risk[0] as string);
  const first = days.findIndex((_, i) => inForce(vintages, days, i) !== undefined);
  const from = days[first];
  if (from === undefined) return { short: true };

  const inputless = vintages.map((v): Vintage => ({ ...v, inputs: {} }));
  const weekdays = Math.round(((episode.to - from) * 5) / 7);
  const walking = crew.run<'walk'>([{ kind: 'walk', vintages: inputless, from }], (news) => {
    if ('decisions' in news) told('walk', news.decisions, weekdays);
  });
  const parted = studied(episode, of, all, vintages);
  const [beginning] = vintages;
  const before = all.filter((f) => f.day <= (beginning?.until ?? 0));
  const earlier = splitBy(before, beginning?.windows[3].study ?? 0);
  const again = retraced(earlier, parted);
  const [sizings] = await walking;
  const [one, ...rest] = sizings ?? [];
  if (!one) return { short: true };
  told('walk', weekdays, weekdays);

  const own: [Sizing, ...Sizing[]] = [one, ...rest];
  const entry = {
    sizings: own,
    prices: quotes(episode.legs.risk[0]),
    fear: quotes(episode.roles.volatility),
    bills: quotes(BILLS),
  };
  const lanes = lanesOf(entry);
  const known = lanes.flatMap(({ path }, at) => ('unknown' in path ? [] : [{ at, path }]));
  const samples = await crew.run<'resample'>(
    known.map(({ path }) => ({
      kind: 'resample' as const,
      returns: path.points.map((p) => p.ret),
    })),
    counted('resamples', known.length),
  );
  return evaluation({
    thesis: `${policy.thesis.id}@${policy.hash.slice(0, 12)}`,
    vintages,
    studied: parted,
    retraced: again,
    entry,
    lanes,
    drawn: lanes.map((_, at) => samples[known.findIndex((k) => k.at === at)]),
    inputs,
  });
}
