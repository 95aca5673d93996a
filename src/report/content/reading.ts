import type { CrowdVintage } from '../../domain/crowd.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { type Episode, LEGS } from '../../domain/episode.ts';
import type { Known } from '../../domain/known.ts';
import { present } from '../../domain/present.ts';
import type { CrowdReading } from '../../domain/simulation.ts';
import { fallOf, type StressState } from '../../domain/stress.ts';
import type { Text } from '../../domain/text.ts';
import type { Day } from '../../domain/time.ts';
import { cite, type Prose } from '../render/prose.ts';
import { chance, fixed } from '../words/number.ts';
import type { Ground } from './context.ts';

/** What the crowd says, or why not; a decision written before the crowd was asked names no crowd. */
export const readingOf = (crowd: Known<CrowdReading> | undefined): Known<CrowdReading> =>
  crowd ?? { unknown: { kind: 'no crowd' } };

/** What every answer about a day says of it alike. */
export type DayOf = {
  /** Title of the episode. */
  readonly episode: Text;
  readonly day: Day;
  readonly state: StressState;
  /** The window that stress reports, sessions; how far the risk leg fell over it, sigmas. */
  readonly window: number;
  readonly fell?: number;
  /** Friction or rupture, by the odds of the day. */
  readonly tail: number;
};

export function dayOf(
  { moment: { day }, stress, regime }: Decision,
  { title: episode }: Pick<Episode, 'title'>,
): DayOf {
  const { state, window } = stress;
  const tail = regime.friction + regime.rupture;
  return { episode, day, state, window, tail, ...present({ fell: fallOf(stress) }) };
}

/** Of which episode and which day an answer is. */
export const placed = (
  { w, lang }: Ground,
  { episode, day }: Pick<DayOf, 'episode' | 'day'>,
): string => `${episode[lang]}${w.pause}${w.longDate(day)}`;

/** The day in one sentence, without its end. */
export const dayIs = ({ w, place }: Ground, { day, state, window, fell, tail }: DayOf): Prose =>
  w.dayIs({
    day: w.longDate(day),
    state: w.stress[state],
    over: w.sessions(window),
    fell: fell === undefined ? undefined : cite(w.sigma(fixed(fell, 2)), place),
    tail: cite(chance(tail), place),
  });

/** Where the longest window begins. */
export function beginOf({ moment, stress }: Decision): number {
  const legs = stress.windows.flatMap((x) => LEGS.map((l) => x.legs[l]));
  return Math.min(moment.day, ...legs.flatMap((l) => ('unknown' in l ? [] : [l.start])));
}

/** The one that ends last, of those that will do. */
export const latest = <Past extends { readonly until: Day }>(
  all: readonly Past[],
  will: (past: Past) => boolean,
): Past | undefined =>
  all
    .filter(will)
    .toSorted((a, b) => a.until - b.until)
    .at(-1);

/** The latest vintage of the crowd that ends before the longest window begins. */
export function crowdVintageOf({ decision, setup }: Dossier): CrowdVintage | undefined {
  const begin = beginOf(decision);
  return latest(setup.gathering?.vintages ?? [], (v) => v.until < begin);
}
