import { expect, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import { formatDay } from '../../src/domain/time.ts';
import type { Event } from '../../src/run/event.ts';
import { foretold } from '../../src/run/foretold.ts';
import { replay } from '../../src/run/step.ts';
import { bundledRun } from '../bundled.ts';

const played = bundledRun();
const { setup, events, decisions } = played;
const placeOf = (on: string): number => decisions.findIndex((d) => formatDay(d.moment.day) === on);
const stopsAt = (at: number) => decisions[at]?.stops ?? [];

/** The events up to a decision, with one more known just before it. */
function withAct(at: number, item: Evidence): readonly Event[] {
  const ticks = events.flatMap((e, i) => (e.kind === 'tick' ? [i] : []));
  const until = events.slice(0, (ticks[at] as number) + 1);
  return until.toSpliced(-1, 0, { kind: 'evidence', item });
}

test('it is the decision that a whole replay takes with the act known: odds, stops, limits and pace', () => {
  const at = placeOf('2026-01-20');
  const told = foretold({ ...played, at, stops: stopsAt(at) });
  expect(told.map((f) => f.fact)).toEqual(
    setup.policy.thesis.possible.filter((f) => f.direction === 'friction').map((f) => f.id),
  );
  const { moment, exposure } = decisions[at] as (typeof decisions)[number];
  for (const id of ['eight-tariffs-in-force', 'base-funded']) {
    const fact = setup.policy.thesis.possible.find((f) => f.id === id);
    if (!fact) throw new Error(id);
    const like = events.flatMap((e) =>
      e.kind === 'evidence' && e.item.claim === fact.claim && e.item.knownAt <= moment.at
        ? [e.item]
        : [],
    );
    const { text, ...coded } = fact;
    const last = replay(
      setup,
      withAct(at, {
        ...coded,
        occurredOn: moment.day,
        knownAt: moment.at,
        actor: '',
        counterparties: like.findLast((e) => e.counterparties.length > 0)?.counterparties ?? [],
        headline: text,
        suspended: false,
        source: { name: '', url: '' },
        figures: '',
        notes: '',
      }),
    ).at(-1);
    const found = told.find((f) => f.fact === id);
    expect(found?.target).toBe(last?.exposure.target);
    expect(found?.optimum).toBe(last?.exposure.optimum);
    expect(found?.odds.friction).toBe(last?.regime.friction);
    expect(found?.trips).toEqual([
      ...new Set(last?.stops.filter((s) => s.state === 'tripped').map((s) => s.id)),
    ]);
    expect(found?.trips).toHaveLength(1);
    // The odds count, not the cut alone: it allows more than is then held.
    expect(found?.target).toBeLessThan(exposure.target);
  }
}, 60_000);

test('it knows nothing after the decision, and is the same from a memory as from the beginning', () => {
  const at = placeOf('2026-01-20');
  const until = events.slice(
    0,
    events.findIndex((e) => e.kind === 'tick' && e.tick.day === decisions[at]?.moment.day) + 1,
  );
  const want = foretold({ ...played, at, stops: stopsAt(at) });
  expect(foretold({ setup, events: until, at, memories: [], stops: stopsAt(at) })).toEqual(want);
});

test('a stop that has tripped already is not tripped again, and no act is told where none is listed', () => {
  const at = decisions.findIndex((d) => d.stops.some((s) => s.state === 'tripped'));
  const stops = stopsAt(at).map((s) => ({ ...s, state: 'tripped' as const }));
  for (const f of foretold({ ...played, at, stops })) expect(f.trips).toEqual([]);
  const { policy } = setup;
  const bare = { ...setup, policy: { ...policy, thesis: { ...policy.thesis, possible: [] } } };
  expect(foretold({ ...played, setup: bare, at, stops: [] })).toEqual([]);
  expect(() => foretold({ ...played, at: decisions.length, stops: [] })).toThrow(RangeError);
});
