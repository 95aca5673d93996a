import type { Reading } from '../domain/look.ts';
import { absorbedAfter, type Stop } from '../domain/stop.ts';
import type { StopRule } from '../domain/thesis.ts';
import type { Day } from '../domain/time.ts';

/** A stop before its first reading. */
export const quiet = (id: string, key: string | undefined, since: Day): Stop => ({
  id,
  ...(key === undefined ? {} : { key }),
  state: 'quiet',
  since,
  run: 0,
  reasons: [],
});

/** What a stop meets at one decision. */
type Met = {
  readonly reading: Reading;
  readonly today: Day;
  /** What the condition read: the reasons while it holds. */
  readonly used: readonly string[];
  /** An act as hard as the stop asks for is first usable now, in a claim that it read. */
  readonly struck: boolean;
  /** What is missing is not yet due. */
  readonly early: boolean;
  /** What the same evening tells in its place is calm: the stop stays as it was, and nobody waits for it. */
  readonly lifted: boolean;
  /** The risk leg has a session today. */
  readonly session: boolean;
};

/** True while the condition of a stop that tripped has not been gone for long enough. */
const inForce = ({ state }: Stop): boolean => state === 'tripped' || state === 'absorbed';

/**
 * One decision further. Trips once the condition has held for `hold` decisions, clears once it has
 * been gone for `keep`. An unknown reading is blind at once; a stop in force stays so and lacks its inputs
 * besides. All stays where what is missing is not yet due; one that was blind lacks nothing any more then, and
 * stands where it stood before. Blindness neither adds to the run of a condition nor
 * breaks it. After so many sessions in force without an act as hard it is absorbed.
 */
export function stop(prev: Stop, rule: StopRule, met: Met): Stop {
  const { reading, today, used, struck, early, lifted, session } = met;
  const { holds, missing } = reading;
  const waits = early && holds === undefined;
  const stays = [inForce(prev) ? 'tripped' : before(prev), prev.run] as const;
  const [condition, run] = waits ? stays : next(prev, holds, rule);
  const tripped = condition === 'tripped';
  const begins = tripped && (struck || prev.age === undefined);
  const age = begins ? 0 : (prev.age ?? 0) + (session ? 1 : 0);
  const state = tripped && age >= absorbedAfter(rule) ? 'absorbed' : condition;
  const { age: _, waits: __, lacks: ___, lifted: ____, ...rest } = prev;
  const kept = (tripped || waits) && prev.state !== 'blind' ? prev.reasons : [];
  return {
    ...rest,
    state,
    run,
    ...(tripped ? { age } : {}),
    ...(waits ? { waits: missing } : {}),
    ...(waits && lifted ? { lifted } : {}),
    ...(tripped && holds === undefined && !waits ? { lacks: missing } : {}),
    since: state === prev.state ? prev.since : today,
    reasons: waits || holds === false ? kept : holds ? used : missing,
  };
}

/** Where a stop that is not in force stands, or stood before it was blind: a run is one of its condition. */
const before = ({ state, run }: Stop): 'quiet' | 'pending' =>
  state === 'pending' || (state === 'blind' && run > 0) ? 'pending' : 'quiet';

function next(
  prev: Stop,
  holds: boolean | undefined,
  rule: StopRule,
): readonly [Exclude<Stop['state'], 'absorbed'>, number] {
  if (inForce(prev)) {
    if (holds === undefined) return ['tripped', prev.run];
    const gone = holds ? 0 : prev.run + 1;
    return gone >= rule.keep ? ['quiet', 0] : ['tripped', gone];
  }
  if (holds === undefined) return ['blind', prev.run];
  if (!holds) return ['quiet', 0];
  const run = prev.run + 1;
  return run >= rule.hold ? ['tripped', 0] : ['pending', run];
}

/** Share of the base exposure that the tripped keys of one stop take away, 0..1. */
export function cut(rule: StopRule, stops: readonly Stop[]): number {
  const tripped = stops.filter((s) => s.id === rule.id && s.state === 'tripped');
  if (rule.keys.length === 0) return tripped.length > 0 ? rule.cut : 0;
  const weight = rule.keys
    .filter((k) => tripped.some((s) => s.key === k.key))
    .reduce((sum, k) => sum + k.weight, 0);
  return rule.cut * Math.min(1, weight);
}
