import type { Decision } from '../../src/domain/decision.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import type { Event } from '../../src/run/event.ts';
import { GENESIS, line } from '../../src/run/line.ts';
import { type State, start, step } from '../../src/run/step.ts';
import { bundled } from '../bundled.ts';

/** The bundled episode, run once. */
export const { setup, events } = bundled();

const states: State[] = [];
const decided: Decision[] = [];
let last = start(setup);
for (const event of events) {
  states.push(last);
  const [next, decision] = step(last, event, setup);
  last = next;
  if (decision) decided.push(decision);
}

/** Its decisions, and the place of each among the events. */
export const whole: readonly Decision[] = decided;
export const places: readonly number[] = events.flatMap((e, i) => (e.kind === 'tick' ? [i] : []));

/** The state before an event, as the whole run left it. */
export const stateBefore = (place: number): State => states[place] as State;

/** The decisions of other events than those that came, from the state before a place. */
export function onward(place: number, others: readonly Event[]): Decision[] {
  const out: Decision[] = [];
  let state = stateBefore(place);
  for (const event of others) {
    const [next, decision] = step(state, event, setup);
    state = next;
    if (decision) out.push(decision);
  }
  return out;
}

/** The bytes of a decision, as if nothing stood before it in the journal. */
export const bytes = (decision: Decision | undefined): string =>
  decision === undefined ? '' : JSON.stringify(line(decision, GENESIS, sha256));
