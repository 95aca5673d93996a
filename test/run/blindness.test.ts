import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Rule } from '../../src/domain/look.ts';
import { replay } from '../../src/run/step.ts';
import { days, OPENED, small, stopRule, told } from './small.ts';

/*
 * A stop in force whose inputs are missing is blind besides: nothing rises while it cannot be seen, and the
 * rest begins anew. Tried on a stop that holds from the first day and is asked in vain on one day.
 */

const LAST = 40;
/** The days since the only item tell which day it is. */
const asks =
  (gone?: number): Rule =>
  (look) =>
    look.since('x') === gone
      ? { holds: undefined, missing: ['HAVEN'] }
      : { holds: true, missing: [] };
const play = (gone?: number, absorb?: number): readonly Decision[] =>
  replay(
    small({ stops: [stopRule({ cut: 0.1, ...(absorb && { absorb }) })] }, { halt: asks(gone) }),
    days(OPENED + LAST, { items: [told(OPENED, { claim: 'x', rung: 1, direction: 'neutral' })] }),
  );
const targets = (all: readonly Decision[]): number[] => all.map((d) => d.exposure.target);
const rises = (all: readonly number[]): number[] =>
  all.flatMap((x, i) => (i > 0 && x > (all[i - 1] as number) ? [i] : []));

test.each([
  ['tripped', 100],
  ['absorbed', 1],
] as const)(
  'while it is %s, a missing input lets nothing rise and asks for rest',
  (state, absorb) => {
    const free = play(undefined, absorb);
    // Some day on which exposure would rise, with the stop in that state.
    const at = rises(targets(free)).find((i) => free[i]?.stops[0]?.state === state) as number;
    expect(at).toBeGreaterThan(0);
    const found = play(at, absorb);
    const [before, now] = [found[at - 1] as Decision, found[at] as Decision];
    expect(now.stops[0]).toMatchObject({ state, lacks: ['HAVEN'] });
    expect(now.exposure.target).toBeLessThanOrEqual(Math.min(0.5, before.exposure.target));
    expect(now.exposure.caps.map((c) => c.cap)).toContain('blind');
    expect(now.reasons).toContainEqual({ kind: 'blind', stop: 'halt', missing: ['HAVEN'] });
    const after = targets(found).slice(at, at + 5);
    expect(rises(after)).toEqual([]);
    expect(found[at + 1]?.stops[0]).not.toHaveProperty('lacks');
  },
);
