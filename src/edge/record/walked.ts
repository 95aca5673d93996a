import type { Episode } from '../../domain/episode.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Day } from '../../domain/time.ts';
import type { Vintage } from '../../domain/vintage.ts';
import { inForce, type StudySet, studySet } from '../../run/record/studyfalls.ts';
import { closings } from '../../run/record/walkforward.ts';
import type { Calibration } from '../../sense/calibrate.ts';
import { type Parted, parted } from '../../sense/span.ts';
import type { Crew } from './crew.ts';
import type { RecordWorld } from './world.ts';

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
export function counted(told: HearPart, part: RecordPart, of: number): (news: object) => void {
  let done = 0;
  return (news) => {
    if ('done' in news) told(part, ++done, of);
  };
}
