import type { Decision } from '../domain/decision.ts';
import type { Setup } from '../domain/policy.ts';
import { stretchOf } from '../domain/rows.ts';
import type { Event } from './event.ts';
import { learn, nothing, stretches } from './knowledge.ts';
import { GENESIS, type Line, line } from './line.ts';
import type { Memory } from './memory.ts';
import { decided, type State, start } from './step.ts';

/** A decision and its line, under the hash of everything that they rest on. */
export type Kept = {
  readonly key: string;
  readonly decision: Decision;
  readonly line: Line;
  /** What is remembered after it, told of some decisions: from there a replay can go on. */
  readonly memory?: Memory;
};

/** Decisions of which one tells its memory: a memory is as large as a decision. */
const DECISIONS_A_MEMORY = 16;

/** Events that are hashed as one text, which has a largest length. */
const EVENTS_A_HASH = 10_000;

/**
 * A replay: how it is set up, what happened, the hash of what it is set up by, and how hashes are made.
 * Without the first hash nothing is kept, and nothing taken over.
 */
export type Run = {
  readonly setup: Setup;
  readonly events: readonly Event[];
  readonly begin: string | undefined;
  readonly hash: (text: string) => string;
};

/**
 * Every decision of a run, in order, with what an earlier run left taken over as far as its events are
 * the same: from the first that differs on everything is decided anew.
 */
export function resume(run: Run, earlier: readonly Kept[]): readonly Kept[] {
  const { setup, events, hash, begin } = run;
  const all = stretches(events).filter((stretch) => stretch.at(-1)?.kind === 'tick');
  /** The hash of each stretch of events and of all before it. */
  const keys: string[] = [];
  if (begin !== undefined)
    for (const stretch of all) {
      let key = keys.at(-1) ?? begin;
      for (const text of texts(stretch)) key = hash(key + text);
      keys.push(key);
    }
  const same = all.findIndex((_, i) => keys[i] === undefined || earlier[i]?.key !== keys[i]);
  if (same < 0) return earlier.slice(0, all.length);
  const from = earlier.slice(0, same).findLastIndex((k) => k.memory !== undefined) + 1;
  const kept = earlier.slice(0, from);
  const state = stateAfter(setup, all.slice(0, from).flat(), kept.at(-1)?.memory);
  for (const { decision, after } of decided(setup, all.slice(from), state)) {
    if (!decision) throw new RangeError('a stretch ends with a decision');
    const at = kept.length;
    const tells = (at + 1) % DECISIONS_A_MEMORY === 0 || at + 1 === all.length;
    kept.push({
      key: keys[at] ?? '',
      decision,
      line: line(decision, kept.at(-1)?.line.hash ?? GENESIS, hash),
      ...(tells ? { memory: after.memory } : {}),
    });
  }
  return kept;
}

/** The texts that tell a stretch of events from others, none of them very long. */
function* texts(stretch: readonly Event[]): Generator<string> {
  for (let from = 0; from < stretch.length; from += EVENTS_A_HASH) {
    const some = stretch.slice(from, from + EVENTS_A_HASH);
    yield JSON.stringify(some.filter((e) => e.kind !== 'rows'));
    for (const event of some)
      if (event.kind === 'rows')
        for (let at = 0; at < event.rows.length; at += EVENTS_A_HASH)
          yield JSON.stringify([...stretchOf(event.rows, at, at + EVENTS_A_HASH)]);
  }
}

/** Before the first event, or after events whose memory was kept. */
export function stateAfter(
  setup: Setup,
  events: readonly Event[],
  memory: Memory | undefined,
): State {
  const state = start(setup);
  if (memory === undefined) return state;
  return { ...state, memory, known: learn(nothing(setup.episode.series), events) };
}
