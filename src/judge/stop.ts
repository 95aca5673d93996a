import type { Reading } from '../domain/look.ts';
import type { Stop } from '../domain/stop.ts';
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

/**
 * One decision further. Trips once the condition has held for `hold` decisions, clears once it has
 * been gone for `keep`. An unknown reading is blind at once, unless it has tripped: then it stays.
 * Blindness neither adds to the run of a condition nor breaks it.
 * @param used what the condition read: the reasons while it holds
 */
export function stop(
  prev: Stop,
  rule: StopRule,
  {
    reading,
    today,
    used = [],
  }: { readonly reading: Reading; readonly today: Day; readonly used?: readonly string[] },
): Stop {
  const [state, run] = next(prev, reading.holds, rule);
  const kept = state === 'tripped' ? prev.reasons : [];
  return {
    ...prev,
    state,
    run,
    since: state === prev.state ? prev.since : today,
    reasons: reading.holds === undefined ? reading.missing : reading.holds ? used : kept,
  };
}

function next(
  prev: Stop,
  holds: boolean | undefined,
  rule: StopRule,
): readonly [Stop['state'], number] {
  if (prev.state === 'tripped') {
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
