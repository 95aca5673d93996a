import type { Known } from '../../domain/known.ts';
import type { StopWorth } from '../../domain/library.ts';
import type { Sizing, WealthPath } from '../../domain/score.ts';
import { lacksData, type Stop } from '../../domain/stop.ts';
import { branch, type Track, type Uncrowded } from './track.ts';

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
