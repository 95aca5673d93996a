import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Look, Rule } from '../../src/domain/look.ts';
import type { Setup } from '../../src/domain/policy.ts';
import { present } from '../../src/domain/present.ts';
import { type Belief, REGIMES, type RegimeId } from '../../src/domain/regime.ts';
import type { Stop } from '../../src/domain/stop.ts';
import type { CreditState } from '../../src/domain/stress.ts';
import type { Scenario } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { exposure } from '../../src/judge/exposure.ts';
import { widened } from '../../src/judge/mixture.ts';
import { outcomes, tailLoss } from '../../src/judge/outcome.ts';
import type { Event } from '../../src/run/event.ts';
import { judge } from '../../src/run/judgement.ts';
import { nothing } from '../../src/run/knowledge.ts';
import { noMemory } from '../../src/run/memory.ts';
import type { Sight } from '../../src/run/observe.ts';
import { tables } from '../../src/run/odds/outcomes.ts';
import { replay } from '../../src/run/step.ts';
import { days, OPENED, small, stopRule, tick, told } from './small.ts';

/** Where prices do not fall, only evidence speaks. */
const calm = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [OPENED + i, { RISK: 1.001 }] as const),
);
const play = (setup: Setup, last: number, items: readonly Event[] = []): Decision[] =>
  replay(setup, days(OPENED + last, { items, moves: calm }));
const sources = (d: Decision | undefined): string[] =>
  (d?.regime.contributions ?? []).map((c) => c.source);
const states = (decisions: readonly Decision[]): string[] =>
  decisions.map((d) => d.stops.map((s) => s.state).join(' '));

test('claims move the odds in order of arrival of what moved them, those that lapse last', () => {
  const due = (day: number) => ({ rung: 1, scheduledFor: day as Day }) as const;
  const items = [
    told(OPENED, { claim: 'lapses', ...due(OPENED + 1) }),
    told(OPENED, { claim: 'early' }),
    told(OPENED, { claim: 'quiet' }),
    told(OPENED + 2, { claim: 'late', id: 'E-late' }),
    told(OPENED + 2, { claim: 'early', id: 'E-early', kind: 'order', rung: 3 }),
    told(OPENED + 2, { claim: 'early', id: 'E-again', kind: 'order', rung: 3 }),
  ];
  const [first, second, third] = play(small(), 2, items);
  expect(sources(first)).toEqual(['time', 'claim:lapses', 'claim:early', 'claim:quiet']);
  expect(sources(second)).toEqual(['time']);
  // The claim that is told of first stands before it in the list of claims; that one lapses too.
  expect(sources(third)).toEqual(['time', 'claim:late', 'claim:early', 'claim:lapses']);
  const evidence = third?.regime.contributions.map((c) => c.evidence);
  expect(evidence).toEqual([[], ['E-late'], ['E-early', 'E-again'], []]);
});

test('a claim whose weight for rupture alone changes is told', () => {
  const act = { claim: 'a', watch: 'C', kind: 'order', rung: 3 } as const;
  const items = [told(OPENED, act), told(OPENED + 1, { ...act, unilateral: true })];
  const [, second] = play(small(), 1, items);
  expect(sources(second)).toEqual(['time', 'claim:a']);
  const moved = second?.regime.contributions[1];
  expect(moved?.friction).toBe(0);
  expect(moved?.rupture).toBeGreaterThan(0);
});

test('talk is summed over what is heard, and names only what is new', () => {
  const items = [
    told(OPENED, { id: 'E-1', rung: 0 }),
    told(OPENED + 1, { id: 'E-2', rung: 0, confidence: 'medium' }),
    told(OPENED + 1, { id: 'E-3', rung: 1, claim: 'b' }),
  ];
  const [first, second] = play(small(), 1, items);
  // A claim of talk alone weighs nothing, so nothing of it has moved.
  expect(sources(first)).toEqual(['time', 'talk']);
  expect(sources(second)).toEqual(['time', 'claim:b', 'talk']);
  const talk = second?.regime.contributions.find((c) => c.source === 'talk');
  expect(talk?.friction).toBeCloseTo(0.21, 12); // 0.3 x 0.7 more than the 0.3 of the day before
  expect(talk?.evidence).toEqual(['E-2']);
});

/** A thesis with one stop that asks `rule`. */
const stopped = (rule: Rule, over: Parameters<typeof stopRule>[0] = {}, more = {}): Setup =>
  small({ stops: [stopRule(over)], ...more }, { halt: rule });

test('a stop has one state for each key, and each goes its own way', () => {
  const keys = ['EU', 'DK'].map((key) => ({
    key,
    title: { en: key, 'zh-Hant': key },
    weight: 0.5,
    covers: [key],
  }));
  const hit: Rule = (look) => ({ holds: look.enacted('A', look.key) === true, missing: [] });
  const order = { kind: 'order', rung: 3 } as const;
  const items = [
    told(OPENED, { ...order, claim: 'a', counterparties: ['EU'] }),
    told(OPENED + 1, { ...order, claim: 'b', counterparties: ['DK'] }),
  ];
  const decisions = play(stopped(hit, { keys, rung: 3, hold: 2 }), 2, items);
  expect(decisions.map((d) => d.stops.map((s) => `${s.key} ${s.state}`))).toEqual([
    ['EU pending', 'DK quiet'],
    ['EU tripped', 'DK pending'],
    ['EU tripped', 'DK tripped'],
  ]);
  expect(decisions[2]?.stops.map((s) => [s.since, s.reasons])).toEqual([
    [OPENED + 1, ['a']],
    [OPENED + 2, ['b']],
  ]);
});

test('two stops with keys of one name are told apart', () => {
  const keys = [{ key: 'EU', title: { en: '', 'zh-Hant': '' }, weight: 1, covers: ['EU'] }];
  const setup = small(
    { stops: [stopRule({ id: 'one', keys, hold: 2 }), stopRule({ id: 'two', keys, hold: 4 })] },
    {
      one: () => ({ holds: true, missing: [] }),
      two: () => ({ holds: true, missing: [] }),
    },
  );
  expect(states(play(setup, 3))).toEqual([
    'pending pending',
    'tripped pending',
    'tripped pending',
    'tripped tripped',
  ]);
});

test('a stop without a rule is a fault', () => {
  expect(() => play(small({ stops: [stopRule()] }), 0)).toThrow(
    new RangeError('no rule for stop halt'),
  );
});

/** The day of decision, read from the age of a claim that was told at the opening. */
const today = (look: Look): number => OPENED + (look.since('clock') ?? 0);
const clock = told(OPENED, { claim: 'clock', watch: 'E', direction: 'neutral' });

test.each<[string, number, (day: Day) => Rule]>([
  // It trips at the first decision, and then only stands.
  ['tripped', 5, (until) => (look: Look) => ({ holds: today(look) < until, missing: [] })],
  [
    'blind',
    // It is blind on the first two decisions.
    6,
    (until) => (look: Look) => ({
      holds: today(look) < until ? undefined : false,
      missing: today(look) < until ? ['x'] : [],
    }),
  ],
])('exposure waits for five sessions after a stop is %s before it rises', (_, at, rule) => {
  // An order and a stop bring exposure down at once; both are gone at the third decision.
  const items = [
    clock,
    told(OPENED, { kind: 'order', rung: 3 }),
    told(OPENED + 2, { kind: 'withdrawal', rung: 3, direction: 'noise' }),
  ];
  const setup = stopped(rule((OPENED + 2) as Day), {}, { exposure: { ...EXPOSURE, headroom: 0 } });
  const targets = play(setup, 8, items).map((d) => d.exposure.target);
  const rises = targets.map((x, i) => i > 0 && x > (targets[i - 1] as number));
  expect(rises.indexOf(true)).toBe(at);
});

/** What a rule sees of one item: enacted, hardest rung, count, and whether it exists. */
const seen = (item: Event, rule: Parameters<typeof stopRule>[0] = {}) => {
  let read: unknown;
  const asks: Rule = (look) => {
    read = [
      look.enacted('A'),
      look.rung('A'),
      look.count('A', { rung: 3, days: 10 }),
      look.exists('A'),
      look.suspended('A'),
    ];
    return { holds: false, missing: [] };
  };
  play(stopped(asks, rule), 0, [item]);
  return read;
};

test('in force begins with rung 3: a draft is not, an order is', () => {
  expect(seen(told(OPENED, { kind: 'order', rung: 2 }))).toEqual([false, 2, 0, true, false]);
  expect(seen(told(OPENED, { kind: 'order', rung: 3 }))).toEqual([true, 3, 1, true, false]);
  expect(seen(told(OPENED, { kind: 'order', rung: 4 }))).toEqual([true, 4, 1, true, false]);
});

test('friction under the rung of a stop is invisible to it', () => {
  const order = told(OPENED, { kind: 'order', rung: 3 });
  expect(seen(order, { rung: 3 })).toEqual([true, 3, 1, true, false]);
  expect(seen(order, { rung: 4 })).toEqual([false, 0, 0, false, false]);
});

test('what is enacted and frozen stands and counts for nothing', () => {
  const frozen = told(OPENED, { kind: 'order', rung: 3, suspended: true });
  expect(seen(frozen)).toEqual([true, 3, 0, true, true]);
});

test('a report on a market is no act in force, however firm', () => {
  const report = told(OPENED, { kind: 'market', rung: 5 });
  expect(seen(report)).toEqual([false, 0, 0, true, false]);
  const [first] = play(small(), 0, [report]);
  expect(first?.reasons).toContainEqual({ kind: 'not in force', hardest: 0 });
});

test('a claim whose weight for friction alone changes is told', () => {
  // 4.5 for friction and 6.75 for rupture; then 6 for either, which leaves the mark for rupture.
  const items = [
    told(OPENED, { watch: 'C', kind: 'order', rung: 3, unilateral: true }),
    told(OPENED + 1, { watch: 'A', kind: 'order', rung: 3 }),
  ];
  const [, second] = play(small(), 1, items);
  expect(sources(second)).toEqual(['time', 'claim:a']);
  expect(second?.regime.contributions[1]?.rupture).toBe(0);
});

/** One path a regime, each with an obstacle that is overcome with a chance up to `high`. */
const paths = (high: Readonly<Record<RegimeId, number>>): Scenario[] =>
  REGIMES.map((regime) => ({
    id: regime,
    title: { en: '', 'zh-Hant': '' },
    path: { en: '', 'zh-Hant': '' },
    regime,
    weight: 1,
    constraints: [
      {
        id: regime,
        text: { en: '', 'zh-Hant': '' },
        low: 0,
        high: high[regime],
        reason: { en: '', 'zh-Hant': '' },
        sources: [],
      },
    ],
    impact: { RISK: EXPOSURE.outcomes[regime] },
    falsified: '',
  }));

test('odds that the bounds of a path would bend are weighed both ways, and the smaller exposure holds', () => {
  const first = (high: Readonly<Record<RegimeId, number>>): number =>
    play(small({ scenarios: paths(high) }), 0)[0]?.exposure.target as number;
  const whole = first({ noise: 1, friction: 1, rupture: 1 });
  // The prior is 0.80, 0.17, 0.03: noise held to 0.3 leaves more to the others, rupture to 0.001 less.
  expect(first({ noise: 0.3, friction: 1, rupture: 1 })).toBeLessThan(whole);
  expect(first({ noise: 1, friction: 1, rupture: 0.001 })).toBe(whole);
  expect(whole).toBeGreaterThan(0);
});

/** An order each time, on the days given. */
const orders = (...days: readonly number[]): Event[] =>
  days.map((day) => told(day, { id: `E-${day}`, kind: 'order', rung: 3 }));

test('a claim is counted from the last day on which its rung was reached again', () => {
  const counted = (until: number, items: readonly Event[], rung = 3): boolean[] => {
    const out: boolean[] = [];
    const rule: Rule = (look) => {
      out.push((look.count('A', { rung, days: 3 }) ?? 0) > 0);
      return { holds: false, missing: [] };
    };
    play(stopped(rule), until, items);
    return out;
  };
  expect(counted(5, orders(OPENED))).toEqual([true, true, true, true, false, false]);
  expect(counted(5, orders(OPENED, OPENED + 2))).toEqual(new Array(6).fill(true));
  // A milder act later does not make the harder one new, but counts at its own rung.
  const milder = [
    told(OPENED, { id: 'E-1', kind: 'order', rung: 4 }),
    told(OPENED + 2, { id: 'E-2', kind: 'order', rung: 3 }),
  ];
  expect(counted(5, milder, 4)).toEqual([true, true, true, true, false, false]);
  expect(counted(5, milder, 3)).toEqual(new Array(6).fill(true));
});

test('the days since a claim run from the last day on which its hardest rung was reached', () => {
  const since = (items: readonly Event[], name = 'a'): (number | undefined)[] => {
    const out: (number | undefined)[] = [];
    const rule: Rule = (look) => {
      out.push(look.since(name));
      return { holds: false, missing: [] };
    };
    play(stopped(rule), 4, items);
    return out;
  };
  const later = (over: Parameters<typeof told>[1]): Event[] => [
    ...orders(OPENED),
    told(OPENED + 2, { id: 'E-2', kind: 'order', rung: 3, ...over }),
  ];
  expect(since(orders(OPENED))).toEqual([0, 1, 2, 3, 4]);
  expect(since(later({}))).toEqual([0, 1, 0, 1, 2]);
  expect(since(later({ rung: 4 }))).toEqual([0, 1, 0, 1, 2]);
  // Talk about it, and a milder act, do not make it new.
  expect(since(later({ kind: 'statement', rung: 0 }))).toEqual([0, 1, 2, 3, 4]);
  expect(since(later({ rung: 2 }))).toEqual([0, 1, 2, 3, 4]);
  // An act of noise as firm does; of several claims the latest counts.
  expect(since(later({ kind: 'withdrawal', direction: 'noise' }))).toEqual([0, 1, 0, 1, 2]);
  expect(since(later({ claim: 'other', rung: 1 }), 'A')).toEqual([0, 1, 0, 1, 2]);
  expect(since([])).toEqual(new Array(5).fill(undefined));
});

test('a standing stop is struck anew by an act as hard in a claim that it reads, and by nothing else', () => {
  const hit: Rule = (look) => ({ holds: look.enacted('A') === true, missing: [] });
  const ages = (more: readonly Event[]): (number | undefined)[] =>
    play(stopped(hit, { rung: 3 }), 3, [...orders(OPENED), ...more]).map((d) => d.stops[0]?.age);
  expect(ages([])).toEqual([0, 1, 2, 3]);
  expect(ages(orders(OPENED + 2))).toEqual([0, 1, 0, 1]);
  const second = (over: Parameters<typeof told>[1]) =>
    ages([told(OPENED + 2, { id: 'E-2', kind: 'order', rung: 3, ...over })]);
  expect(second({ rung: 2 })).toEqual([0, 1, 2, 3]);
  expect(second({ claim: 'other', watch: 'B' })).toEqual([0, 1, 2, 3]);
  expect(second({ direction: 'neutral' })).toEqual([0, 1, 2, 3]);
  expect(second({ kind: 'market', rung: 5 })).toEqual([0, 1, 2, 3]);
});

test('on a day without a session nothing is counted and nothing is added', () => {
  const shut = (OPENED + 2) as Day;
  const hit: Rule = (look) => ({ holds: look.enacted('A') === true, missing: [] });
  const setup = stopped(hit, { rung: 3 });
  const closed = { ...setup, calendars: { ...setup.calendars, daily: (day: Day) => day !== shut } };
  const all = play(closed, 4, orders(OPENED));
  expect(all.map((d) => d.stops[0]?.age)).toEqual([0, 1, 1, 2, 3]);
  const bare = small({ exposure: { ...EXPOSURE, headroom: 0 } });
  const quiet = { ...bare, calendars: { ...bare.calendars, daily: (day: Day) => day !== shut } };
  const [before, then] = play(quiet, 2).slice(1);
  expect(then?.regime.lean).toEqual(before?.regime.lean);
  expect(then?.exposure.target).toBeLessThanOrEqual(before?.exposure.target ?? 0);
});

test('a stop waits for credit that is not yet due, and for nothing else', () => {
  const judgedWith = (
    state: CreditState,
    missing: readonly string[],
    calm?: boolean,
  ): Stop | undefined => {
    const setup = stopped(() => ({ holds: undefined, missing }));
    const known = nothing(setup.episode.series);
    const today = OPENED as Day;
    const doubts = { disputed: [], silent: new Set() };
    const tonight = calm === undefined ? undefined : { end: today, z: 0, calm };
    const credit = { state, ...present({ tonight }) };
    const scene = { known, claims: [], credit, blind: new Set<string>(), today, doubts };
    const sight = {
      claims: [],
      features: [],
      scale: 1,
      missing: [],
      spread: { today: 1, taken: 1 },
      scene,
    } as unknown as Sight;
    const memory = noMemory(setup.policy.thesis);
    return judge(
      { setup, known, memory, tick: tick(OPENED) },
      {
        tables: tables(setup),
        sight,
        heard: [],
        fresh: [],
        crowded: undefined,
        still: false,
        session: true,
      },
    ).stops[0];
  };
  const credit = ['credit'];
  expect(judgedWith('not yet', credit)).toMatchObject({ state: 'quiet', waits: credit });
  const blind = { state: 'blind' };
  expect(judgedWith('unknown', credit)).toMatchObject(blind);
  expect(judgedWith('not yet', ['RISK'])).toMatchObject(blind);
  expect(judgedWith('not yet', ['RISK', 'credit'])).toMatchObject(blind);
  // What funds tell the same evening lifts the waiting where it is calm, and nothing else.
  expect(judgedWith('not yet', credit, true)).toMatchObject({ state: 'quiet', lifted: true });
  for (const [state, calm] of [['not yet', false] as const, ['not yet', undefined] as const])
    expect(judgedWith(state, credit, calm)).not.toHaveProperty('lifted');
  expect(judgedWith('not yet', ['RISK'], true)).toMatchObject(blind);
  expect(judgedWith('unknown', credit, true)).toMatchObject(blind);
});

describe('spread by volatility', () => {
  const on = (): Setup => small({ exposure: { ...EXPOSURE, spread: 'volatility' } });
  const sizes = (decisions: readonly Decision[]) => decisions.map((d) => d.exposure);

  test('a threat and talk keep from adding, and only an act lowers what may be held', () => {
    const news = (over: Parameters<typeof told>[1]) => {
      const [before, then] = sizes(play(on(), 1, [told(OPENED + 1, over)]));
      const [, quiet] = sizes(play(on(), 1));
      expect(before?.target).toBe(quiet?.before);
      return [then, quiet] as const;
    };
    for (const over of [{ rung: 0 }, { rung: 2 }] as const) {
      const [then, quiet] = news(over);
      expect(then?.optimum).toBe(quiet?.optimum);
      expect(then?.acts).toEqual(quiet?.acts);
      expect(then?.headroom).toBeLessThan(quiet?.headroom as number);
    }
    const [then, quiet] = news({ rung: 3, kind: 'order' });
    expect(then?.optimum).toBeLessThan(quiet?.optimum as number);
    expect(then?.acts?.friction).toBeGreaterThan(quiet?.acts?.friction as number);
  });

  test('exposure is sized at the spread of the day, and states the loss at it and at the usual one', () => {
    const shock = { ...calm, [OPENED + 1]: { RISK: 0.98 } };
    const run = (setup: Setup) => replay(setup, days(OPENED + 1, { moves: shock }))[1] as Decision;
    const shocked = run(on());
    const [with_, without] = [shocked.exposure, run(small()).exposure];
    // v = 0.97 x 0.001^2 + 0.03 x 0.0202^2 over 0.001^2 is about 13: far over 8, so twice.
    expect([with_.spread, without.spread]).toEqual([2, 1]);
    expect(without.today).toMatchObject({ spread: 2 });
    const wide = ({ today, target }: Decision['exposure']): number =>
      'unknown' in today ? Number.NaN : today.loss / target;
    expect(wide(without)).toBeCloseTo(wide(with_), 9);
    expect(wide(without)).toBeGreaterThan(without.lossIfWrong / without.target);
    const twice = outcomes(EXPOSURE, widened({}, EXPOSURE, 2));
    const tail = tailLoss(with_.acts as Belief, twice);
    expect(with_.caps.find((c) => c.cap === 'cvar')?.at).toBe(Math.floor(15 / tail) / 100);
    const { lean } = shocked.regime;
    const bare = {
      policy: EXPOSURE,
      rules: [],
      stops: [],
      missing: false,
      session: true,
      rested: 0,
    };
    expect(with_.headroom).toBe(exposure(undefined, { ...bare, lean, outcomes: twice }).headroom);
  });

  test('a spread that cannot be known adds nothing and is taken for the widest; a late value for the last', () => {
    const early = Array.from({ length: 30 }, (_, i) => `RISK@${i}`);
    const run = (setup: Setup, absent: readonly string[], last = 0) =>
      replay(setup, days(OPENED + last, { moves: calm, absent })).at(-1);
    const [with_, without] = [run(on(), early), run(small(), early)];
    const today = { unknown: { kind: 'too few', of: 'returns', least: 42 } };
    expect(with_?.exposure).toMatchObject({ today, spread: 2, target: 0 });
    expect(without?.exposure).toMatchObject({ today, spread: 1 });
    const reason = { kind: 'unknown', input: 'spread' };
    expect(with_?.reasons).toContainEqual(reason);
    expect(without?.reasons).not.toContainEqual(reason);
    const late = run(on(), [`RISK@${OPENED + 2}`], 2);
    expect(late?.exposure.today).toEqual({ unknown: { kind: 'stale', series: 'RISK' } });
    expect(late?.exposure.spread).toBe(run(on(), [], 1)?.exposure.spread);
    expect(late?.exposure.target).toBeLessThanOrEqual(late?.exposure.before as number);
  });

  test('where bounds bend the odds from acts alone, what may be held answers to the paths so bent', () => {
    const [noise, mild, rupture] = paths({ noise: 1, friction: 1, rupture: 1 }) as [
      Scenario,
      Scenario,
      Scenario,
    ];
    const harsh = { mean: -0.12, sd: 0.1 };
    /** Friction goes one of two ways, of which the harsher one has a chance of at least `low`. */
    const run = (low: number) => {
      const [obstacle] = mild.constraints as [Scenario['constraints'][number]];
      const scenarios = [
        noise,
        { ...mild, weight: 0.5 },
        {
          ...mild,
          id: 'harsh',
          weight: 0.5,
          impact: { RISK: harsh },
          constraints: [{ ...obstacle, id: 'harsh', low }],
        },
        rupture,
      ];
      const exposure = { ...EXPOSURE, headroom: 0, budget: 0.06, spread: 'volatility' } as const;
      const moves = { ...calm, [OPENED + 1]: { RISK: 1.03 } };
      const items = [told(OPENED + 1, { rung: 2 })];
      return replay(small({ scenarios, exposure }), days(OPENED + 1, { moves, items }))[1];
    };
    // The threat lifts the harsher way over 0.12; from acts alone it stands at 0.085, and 0.12 is its least.
    expect(run(0)?.regime.friction).toBeGreaterThan(0.24);
    const rest = 0.88 / 0.915;
    const bent = { noise: 0.8 * rest, friction: 0.12 + 0.085 * rest, rupture: 0.03 * rest };
    const [one, other] = [0.085 * rest, 0.12].map((p) => p / bent.friction) as [number, number];
    const ways = [
      { ...EXPOSURE.outcomes.friction, weight: one },
      { ...harsh, weight: other },
    ];
    const tail = tailLoss(bent, outcomes(EXPOSURE, widened({ friction: ways }, EXPOSURE, 2)));
    const held = run(0.12)?.exposure;
    expect(held?.binding).toBe('cvar');
    expect(held?.target).toBe(Math.floor(9 / tail) / 100);
    expect(held?.target).toBeLessThan(run(0)?.exposure.target as number);
  });
});
