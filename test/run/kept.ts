import type { Decision } from '../../src/domain/decision.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import type { Opened } from '../../src/edge/opening.ts';
import type { Event } from '../../src/run/event.ts';
import { GENESIS, line } from '../../src/run/line.ts';
import { type State, start, step } from '../../src/run/step.ts';
import { bundled } from '../bundled.ts';

/** An episode that was run once: its decisions, where they stand, and the way back to any of them. */
export function kept({ setup, events }: Pick<Opened, 'setup' | 'events'>) {
  const states: State[] = [];
  const whole: Decision[] = [];
  let last = start(setup);
  for (const event of events) {
    states.push(last);
    const [next, decision] = step(last, event, setup);
    last = next;
    if (decision) whole.push(decision);
  }
  /** The state before an event, as the whole run left it. */
  const stateBefore = (place: number): State => states[place] as State;
  /** The decisions of other events than those that came, from the state before a place. */
  const onward = (place: number, others: readonly Event[]): Decision[] => {
    const out: Decision[] = [];
    let state = stateBefore(place);
    for (const event of others) {
      const [next, decision] = step(state, event, setup);
      state = next;
      if (decision) out.push(decision);
    }
    return out;
  };
  /** The place of each decision among the events. */
  const places = events.flatMap((e, i) => (e.kind === 'tick' ? [i] : []));
  return { setup, events, whole: whole as readonly Decision[], places, stateBefore, onward };
}

/** The bundled episode. */
export const { setup, events, whole, places, onward } = kept(bundled());

/** The bytes of a decision, as if nothing stood before it in the journal. */
export const bytes = (decision: Decision | undefined): string =>
  decision === undefined ? '' : JSON.stringify(line(decision, GENESIS, sha256));
