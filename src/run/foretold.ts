import type { Decision } from '../domain/decision.ts';
import type { Foretold } from '../domain/foretold.ts';
import type { Setup } from '../domain/policy.ts';
import type { Stop } from '../domain/stop.ts';
import { formatDay } from '../domain/time.ts';
import type { Event } from './event.ts';
import { stretches } from './knowledge.ts';
import type { Memory } from './memory.ts';
import { imagined } from './possiblefacts.ts';
import { stateAfter } from './resume.ts';
import { advance, decided } from './step.ts';

/** A run up to one of its decisions, and the memories that are kept of those before it. */
type Until = {
  readonly setup: Setup;
  readonly events: readonly Event[];
  /** Place of the decision, from 0. */
  readonly at: number;
  readonly memories: readonly (Memory | undefined)[];
  /** Stops as they stand at it. */
  readonly stops: readonly Stop[];
};

/**
 * The decision taken anew with one more act known at its moment, for each act towards friction that the
 * thesis lists: everything that counts then counts, the odds after the act, its stops and the pace.
 * @throws RangeError when there is no such decision
 */
export function foretold({ setup, events, at, memories, stops }: Until): readonly Foretold[] {
  const { thesis } = setup.policy;
  const facts = thesis.possible.filter((f) => f.direction === 'friction');
  const parts = stretches(events);
  const own = parts[at];
  const last = own?.at(-1);
  if (!own || last?.kind !== 'tick') throw new RangeError(`no decision ${at}`);
  if (facts.length === 0) return [];
  const from = memories.slice(0, at).findLastIndex((m) => m !== undefined) + 1;
  let state = stateAfter(setup, parts.slice(0, from).flat(), memories[from - 1]);
  for (const { after } of decided(setup, parts.slice(from, at), state)) state = after;
  const told = own.slice(0, -1);
  const known = advance(state, told, setup)[0].known.evidence;
  const without = new Set(tripped(stops).map(nameOf));
  return facts.map((fact): Foretold => {
    const { item } = imagined(fact, last.tick);
    // Whom it is aimed at is what was said of it so far.
    const like = known.findLast((e) => e.claim === fact.claim && e.counterparties.length > 0);
    const id = `possible:${fact.id}:${formatDay(last.tick.day)}`;
    const act = { ...item, id, counterparties: like?.counterparties ?? [] };
    const [, then] = advance(state, [...told, { kind: 'evidence', item: act }, last], setup);
    const { regime, exposure, stops: after } = then as Decision;
    const anew = tripped(after).filter((s) => !without.has(nameOf(s)));
    return {
      fact: fact.id,
      trips: [...new Set(anew.map((s) => s.id))],
      target: exposure.target,
      optimum: exposure.optimum,
      odds: { noise: regime.noise, friction: regime.friction, rupture: regime.rupture },
    };
  });
}

const tripped = (stops: readonly Stop[]): readonly Stop[] =>
  stops.filter((s) => s.state === 'tripped');
const nameOf = ({ id, key = '' }: Stop): string => `${id} ${key}`;
