import type { Decision } from '../../domain/decision.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Stop } from '../../domain/stop.ts';
import type { Event } from '../event.ts';
import { stretches } from '../knowledge.ts';
import { decided, type State } from '../step.ts';

/** Nobody is asked what the crowd does. */
export type Uncrowded = Omit<Setup, 'gathering'>;

/** A walk with everything that is needed to leave it anywhere. */
export type Track = {
  readonly stretches: readonly (readonly Event[])[];
  /** Before each stretch. */
  readonly states: readonly State[];
  /** After each stretch that ends in a decision: what was sized, and how the stops stood. */
  readonly sizings: readonly Sizing[];
  readonly stops: readonly (readonly Stop[])[];
};

/** The exposures that the live step proposes, with the state before each stretch of events. */
export function track(setup: Uncrowded, events: readonly Event[]): Track {
  const parts = stretches(events);
  const all = [...decided(setup, parts)];
  const taken = all.flatMap(({ decision }) => decision ?? []);
  return {
    stretches: parts,
    states: all.map(({ before }) => before),
    sizings: taken.map(sizingOf),
    stops: taken.map((d) => d.stops),
  };
}

/**
 * The exposures of the same walk when the events of a stretch are other ones, or the rules are.
 * @param setup   rules from there on
 * @param from    place of the stretch; before it nothing may differ
 * @param events  of that stretch; undefined: the same
 */
export function branch(
  { stretches: parts, states, sizings }: Track,
  setup: Uncrowded,
  { from, events }: { readonly from: number; readonly events?: readonly Event[] },
): readonly Sizing[] {
  const state = states[from];
  if (!state) return sizings;
  const rest = events ? [events, ...parts.slice(from + 1)] : parts.slice(from);
  // Every stretch but perhaps the last ends in a decision, so that places of both are the same.
  const other = [...decided(setup, rest, state)].flatMap(({ decision }) => decision ?? []);
  return [...sizings.slice(0, from), ...other.map(sizingOf)];
}

const sizingOf = ({ moment, exposure }: Decision): Sizing => ({
  day: moment.day,
  exposure: exposure.target,
});
