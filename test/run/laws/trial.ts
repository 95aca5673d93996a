import type { Decision } from '../../../src/domain/decision.ts';
import type { Event } from '../../../src/run/event.ts';
import type { kept } from '../kept.ts';

/*
 * The laws of MODELS, tried on the cases that an episode holds. Each case goes on from the state that
 * the whole run left before it, so none replays what came earlier.
 */

export type Run = ReturnType<typeof kept>;

/** How many cases were tried, and what is told of those in which the law does not hold. */
export type Trial = { readonly tried: number; readonly against: readonly string[] };

/** What is told of each case; undefined where there was nothing to try. */
export const trial = (cases: readonly (readonly string[] | undefined)[]): Trial => {
  const tried = cases.flatMap((c) => (c ? [c] : []));
  return { tried: tried.length, against: tried.flat() };
};

export type Tick = Extract<Event, { kind: 'tick' }>;
export const tickAt = ({ events, places }: Run, k: number): Tick =>
  events[places[k] as number] as Tick;
export const dayOf = (d: Decision | undefined): string => d?.moment.stamp.slice(0, 10) ?? '';
export const target = (d: Decision | undefined): number => d?.exposure.target ?? Number.NaN;

/** Where exposure rose, or is above what it is with the input neutral; empty where neither. */
export function above(
  name: string,
  [before, now, neutral]: readonly (Decision | undefined)[],
): string[] {
  const of = [before, now, neutral].map(target) as [number, number, number];
  return of[1] <= of[0] && of[1] <= of[2]
    ? []
    : [`${name}: ${of[1]} against ${of[0]} before and ${of[2]} neutral`];
}
