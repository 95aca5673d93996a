import type { Setup } from '../../domain/policy.ts';
import type { Sizing } from '../../domain/score.ts';
import type { Stop } from '../../domain/stop.ts';
import type { Event } from '../event.ts';
import { stretches } from '../knowledge.ts';
import { advance, type State, start } from '../step.ts';

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
  const states: State[] = [];
  const [sizings, stops] = fold(setup, parts, {
    state: start(setup),
    told: (state) => states.push(state),
  });
  return { stretches: parts, states, sizings, stops };
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
  return [...sizings.slice(0, from), ...fold(setup, rest, { state })[0]];
}

type Folded = readonly [Sizing[], (readonly Stop[])[]];

// Every stretch but perhaps the last ends in a decision, so that places of both are the same.
function fold(
  setup: Uncrowded,
  parts: readonly (readonly Event[])[],
  from: { readonly state: State; readonly told?: (state: State) => void },
): Folded {
  const [sizings, stops]: Folded = [[], []];
  let { state } = from;
  for (const part of parts) {
    from.told?.(state);
    const [next, decision] = advance(state, part, setup);
    state = next;
    if (!decision) continue;
    sizings.push({ day: decision.moment.day, exposure: decision.exposure.target });
    stops.push(decision.stops);
  }
  return [sizings, stops];
}
