import type { Decision } from '../../domain/decision.ts';
import { DIRECTIONS, type Evidence, RUNGS, type Rung } from '../../domain/evidence.ts';
import type { Known } from '../../domain/known.ts';
import { RECODINGS, type Recoding, type StopWorth } from '../../domain/library.ts';
import type { Setup } from '../../domain/policy.ts';
import type { Sizing, WealthPath } from '../../domain/score.ts';
import { lacksData, type Stop } from '../../domain/stop.ts';
import type { Draw } from '../../judge/score/draw.ts';
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

/** How often a stop entered a state, keys counted one by one. */
export function entries(
  id: string,
  { stops }: Pick<Track, 'stops'>,
): Pick<StopWorth, 'trips' | 'absorbed' | 'blind'> {
  const before = new Map<string | undefined, Stop['state']>();
  let [trips, absorbed, blind] = [0, 0, 0];
  for (const all of stops) {
    const own = all.filter((s) => s.id === id);
    if (own.some(lacksData)) blind++;
    for (const { key, state } of own) {
      const last = before.get(key);
      // A stop that is absorbed and hit again has tripped again.
      if (state === 'tripped' && last !== 'tripped') trips++;
      if (state === 'absorbed' && last !== 'absorbed') absorbed++;
      before.set(key, state);
    }
  }
  return { trips, absorbed, blind };
}

/**
 * What each stop of an episode was worth: its walk less the same walk in which that stop sees
 * nothing. What follows it, such as waiting before more is held, is its own.
 * @param grown  wealth under a row of decisions
 */
export function stopWorths(
  walk: Track,
  setup: Uncrowded,
  grown: (sizings: readonly Sizing[]) => Known<WealthPath>,
): readonly StopWorth[] {
  const own = grown(walk.sizings);
  return setup.policy.thesis.stops.flatMap(({ id, title }): StopWorth[] => {
    const counts = entries(id, walk);
    const from = walk.stops.findIndex((all) => all.some((s) => s.id === id && s.state !== 'quiet'));
    if (from < 0) return [];
    const { policy } = setup;
    const stops = { ...policy.stops, [id]: () => ({ holds: false, missing: [] }) };
    const other = grown(branch(walk, { ...setup, policy: { ...policy, stops } }, { from }));
    const told = { stop: id, title, ...counts };
    if ('unknown' in own) return [{ ...told, held: 0, worth: own }];
    if ('unknown' in other) return [{ ...told, held: 0, worth: other }];
    const less = own.points.filter((p, i) => p.exposure < (other.points[i]?.exposure ?? 0));
    return [{ ...told, held: less.length, worth: last(own) - last(other) }];
  });
}

const last = ({ points }: WealthPath): number => points.at(-1)?.wealth ?? 1;

type Coded = Pick<Recoding, 'how'> & { readonly item: Evidence };

/** Every item with its neighbours: a rung up, a rung down, no direction; what changes nothing is left out. */
export const recodings = (evidence: readonly Evidence[]): readonly Coded[] =>
  evidence.flatMap((item) =>
    RECODINGS.flatMap((how): Coded[] => {
      const other = recoded(item, how);
      return other ? [{ how, item: other }] : [];
    }),
  );

const NEUTRAL = DIRECTIONS[2];

function recoded(item: Evidence, how: Recoding['how']): Evidence | undefined {
  if (how === 'neutral')
    return item.direction === NEUTRAL ? undefined : { ...item, direction: NEUTRAL };
  const rung = item.rung + (how === 'up' ? 1 : -1);
  return rung in RUNGS ? { ...item, rung: rung as Rung } : undefined;
}

/**
 * So many of them, drawn without favour and left in their order.
 * @param most  all where there are no more
 */
export function drawnFrom<T>(all: readonly T[], most: number, draw: Draw): readonly T[] {
  if (all.length <= most) return all;
  const lots = all.map((_, i) => ({ i, lot: draw(0, i) }));
  const taken = new Set(
    lots
      .sort((a, b) => a.lot - b.lot)
      .slice(0, most)
      .map(({ i }) => i),
  );
  return all.filter((_, i) => taken.has(i));
}

/** The exposures of a walk in which one item is coded otherwise. */
export function recodedWalk(walk: Track, setup: Uncrowded, { item }: Coded): readonly Sizing[] {
  const of = (events: Track['stretches'][number]): boolean =>
    events.some((e) => e.kind === 'evidence' && e.item.id === item.id);
  const from = walk.stretches.findIndex(of);
  if (from < 0) return walk.sizings;
  const events = walk.stretches[from]?.map((e) =>
    e.kind === 'evidence' && e.item.id === item.id ? { ...e, item } : e,
  );
  return branch(walk, setup, { from, ...(events && { events }) });
}
