import type { Decision } from './decision.ts';
import type { Contribution } from './regime.ts';
import { LAMP_STATES, type LampState, lampState } from './stop.ts';
import type { Day } from './time.ts';
import { type Claim, inEffect } from './watch.ts';

/** What became of an act on a day that was announced for it. */
export type Passed = {
  readonly claim: string;
  readonly day: Day;
  /** `begun`: signed before, in force from that day. `moved`: to a later day. */
  readonly became: 'done' | 'begun' | 'suspended' | 'moved' | 'not done';
  readonly to?: Day;
};

/** What changed from one decision to a later one. */
export type Since = {
  /** Decisions after the first one. */
  readonly decisions: number;
  /** What moved the odds, summed by source over all these decisions, largest first; it adds up to the whole move. */
  readonly moved: readonly Contribution[];
  /** By stop, the states that it took on after the first decision, each with its day; stops that took on none are left out. */
  readonly stops: readonly {
    readonly id: string;
    readonly was: LampState;
    readonly took: readonly { readonly day: Day; readonly state: LampState }[];
  }[];
  /** Days that were announced and have passed, oldest first. */
  readonly passed: readonly Passed[];
  /** Series that a due value is missing of now and was not then, and the reverse. */
  readonly silent: readonly string[];
  readonly back: readonly string[];
  /** Decisions at which everything fell together. */
  readonly together: number;
};

/**
 * What changed over decisions in a row, at least two, from the first to the last.
 * @param decisions oldest first
 */
export function since(decisions: readonly Decision[]): Since {
  const [then, ...after] = decisions;
  const now = after.at(-1);
  if (!then || !now) throw new RangeError('two decisions are compared');
  return {
    decisions: after.length,
    moved: summed(after),
    stops: [...new Set(now.stops.map((s) => s.id))].flatMap((id) => {
      let last = worstOf(then, id);
      const was = last;
      const took = after.flatMap((d) => {
        const state = worstOf(d, id);
        const changed = state !== last;
        last = state;
        return changed ? [{ day: d.moment.day, state }] : [];
      });
      return took.length > 0 ? [{ id, was, took }] : [];
    }),
    passed: passed(then, after),
    silent: late(now).filter((id) => !late(then).includes(id)),
    back: late(then).filter((id) => !late(now).includes(id)),
    together: after.filter((d) => d.stress.state === 'synchronised').length,
  };
}

/** The worst state of a stop over its keys; quiet where the decision does not know it. */
export const worstOf = ({ stops }: Pick<Decision, 'stops'>, id: string): LampState =>
  stops
    .filter((s) => s.id === id)
    .map(lampState)
    .reduce<LampState>(
      (worst, s) => (LAMP_STATES.indexOf(s) > LAMP_STATES.indexOf(worst) ? s : worst),
      'quiet',
    );

function summed(decisions: readonly Decision[]): Contribution[] {
  const by = new Map<string, Contribution>();
  for (const { regime } of decisions)
    for (const c of regime.contributions) {
      const sum = by.get(c.source);
      by.set(c.source, {
        source: c.source,
        evidence: [...new Set([...(sum?.evidence ?? []), ...c.evidence])],
        friction: (sum?.friction ?? 0) + c.friction,
        rupture: (sum?.rupture ?? 0) + c.rupture,
      });
    }
  return [...by.values()].sort((a, b) => Math.abs(b.friction) - Math.abs(a.friction));
}

const late = ({ freshness }: Decision): string[] =>
  freshness.filter((f) => f.state === 'stale' || f.state === 'absent').map((f) => f.series);

function passed(then: Decision, after: readonly Decision[]): Passed[] {
  const now = after.at(-1) as Decision;
  const within = (day: Day | undefined): day is Day =>
    day !== undefined && day > then.moment.day && day <= now.moment.day;
  // The last day that was named before it came.
  const named = new Map<string, { readonly day: Day; readonly begins: boolean }>();
  for (const { board, moment } of [then, ...after])
    for (const { id, due, begins, acted } of board.claims) {
      if (within(begins) && begins > moment.day) named.set(id, { day: begins, begins: true });
      else if (within(due) && due > moment.day && !acted)
        named.set(id, { day: due, begins: false });
    }
  const last = new Map(now.board.claims.map((c) => [c.id, c]));
  return [...named]
    .flatMap(([claim, { day, begins }]): Passed[] => {
      const c = last.get(claim);
      return c ? [{ claim, day, ...became(c, { begins, now: now.moment.day }) }] : [];
    })
    .sort((a, b) => a.day - b.day);
}

function became(
  c: Claim,
  { begins, now }: { readonly begins: boolean; readonly now: Day },
): Pick<Passed, 'became' | 'to'> {
  const later = begins ? c.begins : c.due;
  if (later !== undefined && later > now) return { became: 'moved', to: later };
  if (c.suspended) return { became: 'suspended' };
  if (begins) return { became: inEffect(c) ? 'begun' : 'not done' };
  return { became: c.acted ? 'done' : 'not done' };
}
