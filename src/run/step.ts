import type { Decision } from '../domain/decision.ts';
import type { Setup } from '../domain/policy.ts';
import { nextDecision } from './decide.ts';
import type { Event } from './event.ts';
import { type Knowledge, learn, nothing, stretches } from './knowledge.ts';
import { type Memory, noMemory } from './memory.ts';
import { type Tables, tables } from './odds/outcomes.ts';

/** Everything that the machine knows and remembers. */
export type State = { readonly known: Knowledge; readonly memory: Memory; readonly tables: Tables };

export const start = (setup: Setup): State => ({
  known: nothing(setup.episode.series),
  tables: tables(setup),
  memory: noMemory(setup.policy.thesis),
});

/**
 * The one step of live and replay: an event is learnt, and at a tick a decision is taken. The same
 * events give the same decisions; nothing is asked of the world.
 */
export const step = (
  state: State,
  event: Event,
  setup: Setup,
): readonly [State, Decision | undefined] => advance(state, [event], setup);

/** Several steps at once, of which only the last may be a tick; so what is known is copied once. */
export function advance(
  state: State,
  events: readonly Event[],
  setup: Setup,
): readonly [State, Decision | undefined] {
  const known = learn(state.known, events);
  const last = events.at(-1);
  if (last?.kind !== 'tick') return [{ ...state, known }, undefined];
  const [decision, memory] = nextDecision(
    { setup, known, memory: state.memory, tick: last.tick },
    state.tables,
  );
  return [{ ...state, known, memory }, decision];
}

/** Takes the decisions of stretches of events one by one, each with the states about its stretch. */
export function* decided(
  setup: Setup,
  parts: readonly (readonly Event[])[],
  from = start(setup),
): Generator<Readonly<Record<'before' | 'after', State>> & { decision: Decision | undefined }> {
  let before = from;
  for (const part of parts) {
    const [after, decision] = advance(before, part, setup);
    yield { before, after, decision };
    before = after;
  }
}

export const replay = (setup: Setup, events: readonly Event[]): Decision[] =>
  [...decided(setup, stretches(events))].flatMap(({ decision }) => decision ?? []);
