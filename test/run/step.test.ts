import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Calendars } from '../../src/domain/calendar.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { type Evidence, KINDS, WATCHES } from '../../src/domain/evidence.ts';
import type { Reach, Setup } from '../../src/domain/policy.ts';
import { DAY_MS, type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { sha256 } from '../../src/edge/file/hash.ts';
import { type Event, instantOf } from '../../src/run/event.ts';
import { GENESIS, line } from '../../src/run/line.ts';
import { replay } from '../../src/run/step.ts';
import { item } from '../make.ts';
import { THOROUGH } from '../thorough.ts';
import { events, onward, places, setup, whole } from './kept.ts';

const ticks = events.flatMap((e) => (e.kind === 'tick' ? [e.tick] : []));

const chained = (decisions: readonly Decision[]): string[] => {
  const out: string[] = [];
  let prev = GENESIS;
  for (const d of decisions) {
    const l = line(d, prev, sha256);
    prev = l.hash;
    out.push(JSON.stringify(l));
  }
  return out;
};
const lines = chained(whole);
const runs = { numRuns: THOROUGH ? 12 : 4 };

test('replay twice, same bytes', () => {
  expect(chained(replay(setup, events))).toEqual(lines);
});

test('everything shifted together by whole weeks gives the same decisions', () => {
  fc.assert(
    fc.property(fc.integer({ min: -300, max: 300 }), (weeks) => {
      const by = 7 * weeks;
      const day = (d: Day): Day => (d + by) as Day;
      const at = (i: Instant): Instant => (i + by * DAY_MS) as Instant;
      const days = (of: Readonly<Record<string, Day>>) =>
        Object.fromEntries(Object.entries(of).map(([id, d]) => [id, day(d)]));
      const moved = events.map((e): Event => {
        switch (e.kind) {
          case 'observation':
            return {
              kind: e.kind,
              observation: {
                ...e.observation,
                at: day(e.observation.at),
                knownAt: at(e.observation.knownAt),
              },
            };
          case 'evidence':
            return {
              kind: e.kind,
              item: {
                ...e.item,
                occurredOn: day(e.item.occurredOn),
                knownAt: at(e.item.knownAt),
                ...(e.item.scheduledFor === undefined
                  ? {}
                  : { scheduledFor: day(e.item.scheduledFor) }),
              },
            };
          case 'found': {
            const f = e.found.finding;
            return {
              kind: e.kind,
              found: {
                at: at(e.found.at),
                finding: f.kind === 'missing' ? { ...f, day: day(f.day) } : f,
              },
            };
          }
          case 'simulation': {
            const { inquiry } = e.simulation;
            const until = parseDay(inquiry.vintage);
            const vintage = until === undefined ? inquiry.vintage : formatDay(day(until));
            const simulation = { ...e.simulation, inquiry: { ...inquiry, vintage } };
            return { kind: e.kind, at: at(e.at), simulation };
          }
          case 'cross':
            return { ...e, at: at(e.at), cross: { ...e.cross, day: day(e.cross.day) } };
          case 'held':
          case 'rows':
            throw new RangeError('none here');
          default:
            return {
              kind: e.kind,
              tick: {
                ...e.tick,
                at: at(e.tick.at),
                day: day(e.tick.day),
                due: days(e.tick.due),
                ...(e.tick.since && { since: days(e.tick.since) }),
              },
            };
        }
      });
      const later: Setup = {
        ...setup,
        calendars: Object.fromEntries(
          Object.entries(setup.calendars).map(([id, open]) => [
            id,
            (d: Day) => open((d - by) as Day),
          ]),
        ) as Calendars,
        ...(setup.reach && {
          reach: (series, close) => day((setup.reach as Reach)(series, (close - by) as Day)),
        }),
        vintages: setup.vintages.map((v) => ({ ...v, until: day(v.until), from: day(v.from) })),
        ...(setup.gathering && {
          gathering: {
            ...setup.gathering,
            vintages: setup.gathering.vintages.map((v) => ({
              ...v,
              until: day(v.until),
              from: day(v.from),
            })),
          },
        }),
        policy: {
          ...setup.policy,
          thesis: { ...setup.policy.thesis, opened: day(setup.policy.thesis.opened) },
        },
      };
      const bare = (d: Decision) => ({
        regime: {
          ...d.regime,
          contributions: d.regime.contributions.map(({ friction, rupture }) => [friction, rupture]),
        },
        exposure: d.exposure,
        crowd: d.crowd,
        verdict: d.verdict,
        stress: [d.stress.state, d.stress.severity, d.stress.oneIn, d.stress.credit.state],
        stops: d.stops.map((s) => [s.id, s.key, s.state, s.run]),
      });
      expect(replay(later, moved).map(bare)).toEqual(whole.map(bare));
    }),
    { numRuns: THOROUGH ? 6 : 3 },
  );
});

const further = (
  direction: Evidence['direction'],
  rungs: readonly Evidence['rung'][],
  kinds: readonly Evidence['kind'][],
) =>
  fc.record({
    day: fc.nat(ticks.length - 1),
    claim: fc.constantFrom('eu8-tariff', 'aci', 's122-surcharge', 'something-new'),
    watch: fc.constantFrom(...WATCHES),
    kind: fc.constantFrom(...kinds),
    rung: fc.constantFrom(...rungs),
    unilateral: fc.boolean(),
    confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
    counterparties: fc.constantFrom(['EU8'], ['EU'], ['world'], ['DK', 'EU'], []),
    direction: fc.constant(direction),
  });

/** What is decided once an item more has become known just before a decision, and what was. */
function withItem({ day, ...rest }: { readonly day: number } & Partial<Evidence>) {
  const { at, day: occurredOn } = ticks[day] as (typeof ticks)[number];
  const place = places[day] as number;
  const added: Event = { kind: 'evidence', item: item({ ...rest, knownAt: at, occurredOn }) };
  const now = onward(place, [added, ...events.slice(place)]);
  return now.map((d, i) => [d, whole[day + i] as Decision] as const);
}

test('a further friction item never raises exposure, on any later day', () => {
  fc.assert(
    fc.property(further('friction', [0, 1, 2, 3, 4, 5], KINDS), (f) => {
      return withItem(f).every(([d, was]) => d.exposure.target <= was.exposure.target + 1e-12);
    }),
    { numRuns: THOROUGH ? 30 : 6 },
  );
}, 400_000);

test('a further noise item never lowers what the odds allow, before the ratchet', () => {
  const kinds = KINDS.filter((k) => k !== 'delay');
  fc.assert(
    fc.property(further('noise', [0, 1, 2, 3, 4, 5], kinds), (f) => {
      return withItem(f).every(([d, was]) => {
        const soft = (e: Decision): number =>
          Math.min(...e.exposure.caps.filter((c) => c.cap !== 'blind').map((c) => c.at));
        return soft(d) >= soft(was) - 1e-12;
      });
    }),
    { numRuns: THOROUGH ? 30 : 6 },
  );
}, 400_000);

test('talk alone never trips a stop', () => {
  fc.assert(
    fc.property(
      fc.array(further('friction', [0], KINDS), { minLength: 1, maxLength: 30 }),
      (all) => {
        const without = events.filter((e) => e.kind !== 'evidence');
        const said = all
          .map(
            ({ day, ...rest }): Event => ({
              kind: 'evidence',
              item: item({
                ...rest,
                knownAt: ticks[day]?.at as Instant,
                occurredOn: ticks[day]?.day as Day,
              }),
            }),
          )
          .sort((a, b) => instantOf(a) - instantOf(b));
        const merged = [...without, ...said].sort(
          (a, b) =>
            instantOf(a) - instantOf(b) || Number(a.kind === 'tick') - Number(b.kind === 'tick'),
        );
        const priced = new Set(
          setup.policy.thesis.stops.filter((s) => s.rung === 0).map((s) => s.id),
        );
        return replay(setup, merged).every((d) =>
          d.stops.every((s) => priced.has(s.id) || s.state !== 'tripped'),
        );
      },
    ),
    runs,
  );
});

test('while a leg is missing a fall may have begun unseen: credit stays unknown and its stop blind', () => {
  const [leg] = setup.episode.legs.risk;
  const from = ticks[44]?.at as Instant;
  const dark = events.filter(
    (e) =>
      !(e.kind === 'observation' && e.observation.series === leg && e.observation.knownAt > from),
  );
  const after = replay(setup, dark).slice(46);
  expect(after.every((d) => d.stress.credit.state === 'unknown')).toBe(true);
  expect(after.every((d) => d.exposure.target <= (after[0] as Decision).exposure.target)).toBe(
    true,
  );
});

test('the first exposure is nothing while an input is missing', () => {
  const [id] = setup.episode.legs.dollar;
  const first = ticks[0];
  const without = events.filter(
    (e) =>
      !(
        e.kind === 'observation' &&
        e.observation.series === id &&
        e.observation.at === first?.due[id as string]
      ),
  );
  const [decision] = replay(setup, without);
  expect(decision?.exposure.target).toBe(0);
  expect(decision?.exposure.binding).toBe('unknown input');
  expect(decision?.verdict).toBe('wait');
});
