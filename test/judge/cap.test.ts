import { describe, expect, test } from 'vitest';
import {
  CAPS,
  type CapId,
  type Exposure,
  type SizeReason,
  sizeReason,
} from '../../src/domain/exposure.ts';
import type { Stop } from '../../src/domain/stop.ts';
import type { ExposurePolicy, StopRule } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { type ExposureInput, exposure } from '../../src/judge/exposure.ts';
import type { Outcomes } from '../../src/judge/outcome.ts';

/** Outcomes under which no cap binds: nothing is lost, every step grows, gains are twice losses. */
const OPEN: Outcomes = {
  rows: [],
  mean: [0.06, -0.02, -0.12],
  up: [0.2, 0.2, 0.2],
  down: [0.1, 0.1, 0.1],
  last: 100,
  growth: (point) => [point, point, point],
  risk: () => [1, 1, 1],
};
/** Noise for certain: worse odds are the same odds, so the headroom takes nothing away. */
const SURE = { friction: Number.NEGATIVE_INFINITY, rupture: Number.NEGATIVE_INFINITY };

const rule = (id: string, cut: number): StopRule => ({ id, cut, keys: [] }) as unknown as StopRule;
const stop = (id: string, state: Stop['state']): Stop => ({
  id,
  state,
  since: 0 as Day,
  run: 0,
  reasons: [],
});
type Change = Partial<Omit<ExposureInput, 'policy' | 'outcomes'>> & {
  readonly policy?: Partial<ExposurePolicy>;
  readonly outcomes?: Partial<Outcomes>;
};
/** Exposure where nothing binds but what a test changes. */
const sized = (before: number | undefined, { policy, outcomes, ...over }: Change = {}): Exposure =>
  exposure(before, {
    policy: { ...EXPOSURE, ...policy },
    rules: [rule('a', 0.5), rule('b', 0.4)],
    stops: [],
    outcomes: { ...OPEN, ...outcomes },
    lean: SURE,
    missing: false,
    session: true,
    rested: 5,
    ...over,
  });
const capOf = (cap: CapId, e: Exposure): number | undefined =>
  e.caps.find((c) => c.cap === cap)?.at;

/** What makes one cap stand at a figure on the grid of tenths, and nothing else bind below it. */
const at: { readonly [C in CapId]: (x: number) => Change } = {
  stop: (x) => ({ rules: [rule('a', 1 - x)], stops: [stop('a', 'tripped')] }),
  // Half of the base remains, and the other caps do not know the base but `stop`.
  blind: (x) => ({ policy: { base: 2 * x }, stops: [stop('a', 'blind')] }),
  forcedOut: (x) => ({ given: { forcedOut: x } }),
  days: (x) => ({ given: { days: x } }),
  // A twentieth of 201 points is 10.05: eleven that lose 0.1 / x are the tail, so budget 0.1 gives x.
  cvar: (x) => ({
    outcomes: { rows: [new Array<number>(11).fill(-0.1 / x)] },
  }),
  kelly: (x) => ({
    outcomes: { risk: (point) => (point <= Math.round(100 * x) ? [1, 1, 1] : [1.1, 1.1, 1.1]) },
  }),
  // Gains over losses of 1 + x, fully open at 2: (1 + x - 1) / (2 - 1) = x.
  gate: (x) => ({ outcomes: { up: [0.1 * (1 + x), 0, 0] } }),
  growth: (x) => ({
    outcomes: { growth: (point) => new Array<number>(3).fill(-Math.abs(point - 100 * x)) },
  }),
};

describe('the caps', () => {
  test('where nothing binds exposure is the base, and the first cap is named', () => {
    const e = sized(undefined);
    expect(e).toMatchObject({ target: 1, before: 1, binding: 'stop', optimum: 1, headroom: 1 });
    expect(e.caps).toEqual(
      ['stop', 'cvar', 'kelly', 'gate', 'growth'].map((cap) => ({ cap, at: 1 })),
    );
  });

  test.each(CAPS)('%s alone holds exposure at its own figure and is named', (cap) => {
    const e = sized(undefined, at[cap](0.4));
    expect(capOf(cap, e)).toBe(0.4);
    expect(e).toMatchObject({ target: 0.4, optimum: 0.4, binding: cap });
  });

  test.each(CAPS.flatMap((a, i) => CAPS.slice(i + 1).map((b) => [a, b] as const)))(
    'of %s and %s at one figure the first is named',
    (a, b) => {
      const [one, two] = [at[a](0.4), at[b](0.4)];
      const both: Change = {
        ...one,
        ...two,
        policy: { ...one.policy, ...two.policy },
        outcomes: { ...one.outcomes, ...two.outcomes },
        given: { ...one.given, ...two.given },
        stops: [...(one.stops ?? []), ...(two.stops ?? [])],
        // Beside a blind stop of base 0.8 a rule that takes half leaves 0.4 standing.
        rules: a === 'stop' ? [rule('a', b === 'blind' ? 0.5 : 0.6)] : [rule('a', 0)],
      };
      const e = sized(undefined, both);
      expect([capOf(a, e), capOf(b, e)]).toEqual([0.4, 0.4]);
      expect(e.binding).toBe(a);
    },
  );

  test('tripped stops take their shares of the base one after the other', () => {
    const cap = (base: number, ...tripped: string[]): number | undefined =>
      capOf(
        'stop',
        sized(undefined, { policy: { base }, stops: tripped.map((id) => stop(id, 'tripped')) }),
      );
    expect(cap(1, 'a')).toBe(0.5);
    expect(cap(1, 'a', 'b')).toBe(0.3); // (1 - 0.5) x (1 - 0.4)
    expect(cap(0.8, 'b')).toBe(0.48); // 0.8 x 0.6
    expect(cap(0.75)).toBe(0.75);
    expect(cap(0.555)).toBe(0.55); // caps are rounded down
  });

  test('a blind stop leaves half of the base, and no more than there was', () => {
    const blind = (base: number, before?: number): number | undefined =>
      capOf('blind', sized(before, { policy: { base, leverage: 2 }, stops: [stop('a', 'blind')] }));
    expect(blind(0.9)).toBe(0.45);
    expect(blind(0.9, 0.3)).toBe(0.3);
    expect(blind(0.9, 0.6)).toBe(0.45);
    expect(blind(1.5)).toBe(0.75);
    // One that is in force and lacks its inputs is blind besides.
    const lacking = { ...stop('a', 'absorbed'), lacks: ['X'] };
    const stops = [lacking];
    expect(capOf('blind', sized(0.9, { policy: { base: 0.9, leverage: 2 }, stops }))).toBe(0.45);
    expect(blind(2.4)).toBe(1); // before the first decision there was at most all of one's own
    expect(blind(2.4, 1.1)).toBe(1.1);
    expect(capOf('blind', sized(1, { stops: [stop('a', 'pending')] }))).toBeUndefined();
  });

  test('the CVaR cap is the budget over the mean of the worst twentieth', () => {
    const tail = (x: number, policy: Partial<ExposurePolicy> = {}): number | undefined =>
      capOf(
        'cvar',
        sized(undefined, {
          policy,
          outcomes: { rows: [new Array<number>(11).fill(x)] },
        }),
      );
    expect(tail(-0.2)).toBe(0.5); // 0.1 / 0.2
    expect(tail(-0.2, { budget: 0.05 })).toBe(0.25);
    expect(tail(-0.3)).toBe(0.33); // 0.333... rounded down
    expect(tail(-0.05)).toBe(1); // 0.1 / 0.05 = 2, but no more than the leverage
    expect(tail(-0.05, { leverage: 1.5 })).toBe(1.5);
    expect(tail(0, { leverage: 1.5 })).toBe(1.5);
    expect(tail(0.1, { leverage: 1.5 })).toBe(1.5); // even the worst twentieth gains
  });

  test('the Kelly cap is the last point whose E (1 + f x)^-lambda is at most 1', () => {
    const kelly = (over: number, last = 100): number | undefined =>
      capOf(
        'kelly',
        sized(undefined, {
          outcomes: { last, risk: (point) => new Array<number>(3).fill(point > 30 ? over : 1) },
        }),
      );
    expect(kelly(1.1)).toBe(0.3);
    expect(kelly(1 + 1e-12)).toBe(1); // rounding is no risk
    expect(kelly(1 + 2e-12)).toBe(0.3);
    expect(kelly(Number.POSITIVE_INFINITY)).toBe(0.3);
    expect(kelly(Number.NaN)).toBe(0.3); // what cannot be computed is not allowed
    expect(kelly(1, 80)).toBe(0.8);
    expect(kelly(1.1, 20)).toBe(0.2);
  });

  test('the growth cap is the point that grows fastest, and of equals the smaller', () => {
    const growth = (top: number, flat = top, last = 100): number | undefined =>
      capOf(
        'growth',
        sized(undefined, {
          outcomes: {
            last,
            growth: (point) =>
              new Array<number>(3).fill(point <= top ? point : Math.min(top, top - (point - flat))),
          },
        }),
      );
    expect(growth(30)).toBe(0.3);
    expect(growth(30, 40)).toBe(0.3); // no growth from 0.30 to 0.40
    expect(growth(0)).toBe(0);
    expect(growth(100, 100, 80)).toBe(0.8);
  });

  test('the gate opens with gains over losses: shut at 1, fully open at the asked asymmetry', () => {
    const gate = (up: number, down: number, policy: Partial<ExposurePolicy> = {}) =>
      capOf('gate', sized(undefined, { policy, outcomes: { up: [up, 0, 0], down: [down, 0, 0] } }));
    expect(gate(0.15, 0.1)).toBe(0.5); // (1.5 - 1) / (2 - 1)
    expect(gate(0.15, 0.1, { asymmetry: 3 })).toBe(0.25); // (1.5 - 1) / (3 - 1)
    expect(gate(0.15, 0.1, { leverage: 0.8 })).toBe(0.4); // 0.8 x 0.5
    expect(gate(0.1, 0.1)).toBe(0);
    expect(gate(0.05, 0.1)).toBe(0);
    expect(gate(0.4, 0.1)).toBe(1);
    expect(gate(0.1359, 0.1)).toBe(0.35); // 0.359 rounded down
    expect(gate(0.1, 0)).toBe(1); // nothing to lose
  });

  test('gains and losses are weighed by the odds', () => {
    // Odds of 0 dB against noise and rupture impossible: half noise, half friction.
    const e = sized(undefined, {
      policy: { headroom: 0 },
      lean: { friction: 0, rupture: Number.NEGATIVE_INFINITY },
      outcomes: { up: [0.2, 0.1, 0], down: [0.05, 0.15, 0] },
    });
    // (0.2 + 0.1) / 2 = 0.15 over (0.05 + 0.15) / 2 = 0.1.
    expect(e.asymmetry).toBeCloseTo(1.5, 12);
    expect(capOf('gate', e)).toBe(0.5);
  });
});

describe('the reason that is told', () => {
  const told = (change: Change, before?: number): SizeReason =>
    sizeReason(sized(before, change), { ...EXPOSURE, ...change.policy });
  /** Half a chance of 0.1 either way: nothing is expected. */
  const even = { up: [0.1, 0.1, 0.1], down: [0.1, 0.1, 0.1] };
  const OPINIONS: readonly CapId[] = ['kelly', 'gate', 'growth'];

  test.each(CAPS)('of %s in between is its own', (cap) => {
    expect(told(at[cap](0.4))).toBe(cap);
  });

  test.each(CAPS)('of %s at nothing is the true one', (cap) => {
    const { outcomes, ...shut } = at[cap](0);
    const flat = { ...shut, outcomes: { ...outcomes, ...even } };
    // Half of no base is the base; nothing tripped.
    const none = cap === 'blind' ? 'thesis' : OPINIONS.includes(cap) ? 'no return' : cap;
    expect(told(flat)).toBe(none);
    // What pays a little, and too little for any exposure, is not said to pay nothing.
    const little = { ...shut, outcomes: { ...outcomes, up: [0.1004, 0, 0], down: [0.1, 0, 0] } };
    expect(told(little)).toBe(none === 'no return' ? 'small return' : none);
    expect(told(flat, 0.5)).toBe(OPINIONS.includes(cap) ? 'pace' : none);
  });

  test.each(CAPS)('of %s as high as the thesis goes is the thesis', (cap) => {
    if (cap !== 'blind') expect(told(at[cap](1))).toBe('thesis');
    // Where the base lies above the leverage each cap stops at the leverage.
    const policy = { base: 2, leverage: 0.5 };
    const open = { policy, outcomes: { last: 50 }, given: { forcedOut: 0.5, days: 0.5 } };
    expect(sized(undefined, open).binding).toBe('forcedOut');
    expect(told(open)).toBe('thesis');
  });

  test('of a base under the leverage is the thesis while nothing tripped', () => {
    expect(told({ policy: { base: 0.555 } })).toBe('thesis');
    const tripped = { policy: { base: 0.555 }, stops: [stop('b', 'tripped')] };
    expect(told(tripped)).toBe('stop');
  });
});

describe('the way down', () => {
  const FACTS: readonly CapId[] = ['stop', 'blind', 'forcedOut', 'days', 'cvar'];

  test.each(FACTS)('%s is a fact and takes all at once', (cap) => {
    expect(sized(0.9, at[cap](0.2))).toMatchObject({ target: 0.2, before: 0.9, binding: cap });
  });

  test.each(CAPS.filter((cap) => !FACTS.includes(cap)))(
    '%s is an opinion and takes 0.10 a session',
    (cap) => {
      const opinion = at[cap](0.2);
      expect(sized(0.9, opinion)).toMatchObject({ target: 0.8, optimum: 0.2, binding: 'pace' });
      expect(sized(0.31, opinion)).toMatchObject({ target: 0.21, binding: 'pace' });
      expect(sized(0.3, opinion)).toMatchObject({ target: 0.2, binding: cap });
      expect(sized(0.25, opinion)).toMatchObject({ target: 0.2, binding: cap });
    },
  );

  test('a fact above what an opinion allows binds first, the opinion then goes its pace', () => {
    const both = (x: number): Change => ({ ...at.kelly(0.1), given: { days: x } });
    expect(sized(0.9, both(0.5))).toMatchObject({ target: 0.5, binding: 'pace' });
    expect(sized(0.9, both(0.85))).toMatchObject({ target: 0.8, binding: 'pace' });
    expect(sized(0.9, both(0.05))).toMatchObject({ target: 0.05, binding: 'days' });
  });

  test('a missing input, a pending stop and a fresh stop do not hold a fall up', () => {
    const falls = { target: 0.4, binding: 'pace' };
    expect(sized(0.5, { ...at.gate(0.2), missing: true })).toMatchObject(falls);
    expect(sized(0.5, { ...at.gate(0.2), rested: 0 })).toMatchObject(falls);
    expect(sized(0.5, { ...at.gate(0.2), stops: [stop('a', 'pending')] })).toMatchObject(falls);
  });

  test('exposure stays on the grid of hundredths', () => {
    expect(sized(0.3 + 0.6, at.gate(0.2)).target).toBe(0.8); // 0.3 + 0.6 = 0.8999999999999999
    expect(sized(0.7, at.gate(0.2)).target).toBe(0.6); // 0.7 - 0.1 = 0.6 - 1.1e-16
  });
});

describe('the way up', () => {
  test('exposure rises by 0.05 a session, and by less where less is allowed', () => {
    expect(sized(0.3)).toMatchObject({ target: 0.35, binding: 'pace', optimum: 1 });
    expect(sized(0.3, at.gate(0.4))).toMatchObject({ target: 0.35, binding: 'pace' });
    expect(sized(0.35, at.gate(0.4))).toMatchObject({ target: 0.4, binding: 'gate' });
    expect(sized(0.37, at.gate(0.4))).toMatchObject({ target: 0.4, binding: 'gate' });
    expect(sized(0.4, at.gate(0.4))).toMatchObject({ target: 0.4, binding: 'gate' });
  });

  test('it waits until five sessions have passed without a tripped or blind stop', () => {
    const resting = (rested: number): Exposure => sized(0.3, { rested });
    expect(resting(4)).toMatchObject({ target: 0.3, binding: 'ratchet' });
    expect(resting(5)).toMatchObject({ target: 0.35, binding: 'pace' });
    expect(resting(6)).toMatchObject({ target: 0.35, binding: 'pace' });
  });

  test('it waits while a stop is pending', () => {
    const stops = [stop('a', 'quiet'), stop('b', 'pending')];
    expect(sized(0.3, { stops })).toMatchObject({ target: 0.3, binding: 'pending' });
    expect(sized(0.3, { stops: stops.slice(0, 1) })).toMatchObject({ target: 0.35 });
    // Where there is no room to rise, the cap is told.
    expect(sized(0.4, { ...at.gate(0.4), stops }).binding).toBe('gate');
  });

  test('it waits while a stop waits for what is not yet due', () => {
    const stops = [{ ...stop('a', 'quiet'), waits: ['credit'] }];
    expect(sized(0.3, { stops })).toMatchObject({ target: 0.3, binding: 'waits' });
    const lifted = stops.map((s) => ({ ...s, lifted: true }));
    expect(sized(0.3, { stops: lifted })).toEqual({
      ...sized(0.3, { stops: [stop('a', 'quiet')] }),
    });
    expect(sized(0.3, { stops: [...lifted, ...stops] })).toMatchObject({ binding: 'waits' });
    expect(sized(0.4, { ...at.gate(0.2), stops })).toMatchObject({ target: 0.3, binding: 'pace' });
  });

  test('on a day without a session it does not rise, and no daily step takes it down: facts do', () => {
    const session = false;
    expect(sized(0.3, { session })).toMatchObject({ target: 0.3, binding: 'closed' });
    expect(sized(0.3, { session: true })).toMatchObject({ target: 0.35 });
    for (const cap of ['kelly', 'gate', 'growth'] as const)
      expect(sized(0.5, { ...at[cap](0.2), session })).toMatchObject({
        target: 0.5,
        optimum: 0.2,
        binding: 'closed',
      });
    expect(sized(0.5, { ...at.cvar(0.2), session })).toMatchObject({
      target: 0.2,
      binding: 'cvar',
    });
    const both = { ...at.kelly(0.1), given: { days: 0.3 }, session };
    expect(sized(0.5, both)).toMatchObject({ target: 0.3, binding: 'closed' });
    expect(sized(undefined, { ...at.gate(0.4), session }).target).toBe(0.4);
  });

  test('an absorbed stop lowers nothing and keeps from nothing', () => {
    const stops = [stop('a', 'absorbed')];
    expect(sized(0.3, { stops })).toMatchObject({ target: 0.35, optimum: 1 });
  });

  test('it never rises while an input is missing, and that is the reason that is told', () => {
    const missing = { missing: true, rested: 0, stops: [stop('a', 'pending')] };
    expect(sized(0.3, missing)).toMatchObject({ target: 0.3, binding: 'unknown input' });
    // Where there is no room to rise the cap is told.
    expect(sized(0.4, { ...at.gate(0.4), missing: true }).binding).toBe('gate');
  });

  test('the first decision takes all that is allowed, and nothing while adding is forbidden', () => {
    expect(sized(undefined, at.gate(0.4))).toMatchObject({ target: 0.4, binding: 'gate' });
    expect(sized(undefined, { ...at.gate(0.4), rested: 0 }).target).toBe(0.4);
    expect(sized(undefined, { missing: true })).toMatchObject({
      target: 0,
      before: 0,
      binding: 'unknown input',
      reserve: 1,
    });
    const pending = [stop('a', 'pending')];
    expect(sized(undefined, { stops: pending })).toMatchObject({ target: 0, binding: 'pending' });
    const early = [{ ...stop('a', 'quiet'), waits: ['credit'] }];
    expect(sized(undefined, { stops: early })).toMatchObject({ target: 0, binding: 'waits' });
  });
});

describe('the headroom', () => {
  /** Gains of noise 0.3 and of what is worse 0.1, losses 0.1; the gate is fully open at 3. */
  const gated = (lean: ExposureInput['lean'], over: Change = {}): Change => ({
    lean,
    outcomes: { up: [0.3, 0.1, 0.1] },
    ...over,
    policy: { headroom: 10, asymmetry: 3, ...over.policy },
  });
  const NEVER = Number.NEGATIVE_INFINITY;

  test.each([
    ['friction', { friction: 0, rupture: NEVER }],
    ['rupture', { friction: NEVER, rupture: 0 }],
  ])('exposure rises only as far as odds of %s worsened by the headroom still allow', (_, lean) => {
    // Now half and half: 0.2 / 0.1 = 2, (2 - 1) / (3 - 1) = 0.5.
    // Worse by 10 dB: 1 to 10, (0.3 + 10 x 0.1) / 11 / 0.1 = 1.1818, 0.1818 / 2 = 0.0909.
    const e = sized(undefined, gated(lean));
    expect(e).toMatchObject({ optimum: 0.5, headroom: 0.09, target: 0.09, binding: 'headroom' });
  });

  test('what is held between the worsened odds and the odds as they stand stays', () => {
    const lean = { friction: 0, rupture: NEVER };
    expect(sized(0.3, gated(lean))).toMatchObject({ target: 0.3, binding: 'headroom' });
    expect(sized(0.49, gated(lean))).toMatchObject({ target: 0.49, binding: 'headroom' });
    expect(sized(0.5, gated(lean))).toMatchObject({ target: 0.5, binding: 'gate' });
    expect(sized(0.55, gated(lean))).toMatchObject({ target: 0.5, binding: 'gate' });
    expect(sized(0.06, gated(lean))).toMatchObject({ target: 0.09, binding: 'headroom' });
    expect(sized(0.01, gated(lean))).toMatchObject({ target: 0.06, binding: 'pace' });
  });

  test('without headroom the odds as they stand decide', () => {
    const open = gated({ friction: 0, rupture: NEVER }, { policy: { headroom: 0 } });
    expect(sized(undefined, open)).toMatchObject({ target: 0.5, headroom: 0.5, binding: 'gate' });
  });

  test('worse odds never allow more, even of a book that gains by them', () => {
    const odd: Change = {
      ...gated({ friction: 0, rupture: NEVER }),
      outcomes: { up: [0.1, 0.3, 0.3] },
    };
    expect(sized(undefined, odd)).toMatchObject({ target: 0.5, headroom: 0.5, binding: 'gate' });
  });
});

test('what is lost and gained is told of what is held, and what is not held is the reserve', () => {
  const held: Change = {
    ...at.gate(0.4),
    outcomes: {
      ...at.gate(0.4).outcomes,
      rows: [new Array<number>(11).fill(-0.05)],
    },
  };
  const e = sized(undefined, held);
  expect(e.lossIfWrong).toBeCloseTo(0.4 * 0.05, 12);
  expect(e.gainIfRight).toBeCloseTo(0.4 * 0.06, 12);
  expect(e.reserve).toBe(0.6);
  expect(e.asymmetry).toBeCloseTo(1.4, 12);
  // Nothing is lost where even the worst twentieth gains, and gains over no loss are past any bound.
  const gains = sized(undefined, {
    outcomes: { down: [0, 0, 0], rows: [[0.1]] },
  });
  expect([gains.lossIfWrong, gains.asymmetry]).toEqual([0, Number.MAX_VALUE]);
});

describe('spread by volatility: what is held and what is added', () => {
  const ON = { spread: 'volatility' } as const;
  // A tail of 0.2: the budget of 0.1 allows 0.5, one and a half of it 0.75.
  const tail = { rows: [new Array<number>(11).fill(-0.2)] };
  const at = (before: number | undefined) => sized(before, { policy: ON, outcomes: tail });

  test('what is held answers to 1.5 times the budget, what is added to the budget', () => {
    expect(at(undefined)).toMatchObject({ target: 0.5, optimum: 0.75, headroom: 0.5 });
    expect(at(0.9)).toMatchObject({ target: 0.75, binding: 'cvar' });
    expect(at(0.75)).toMatchObject({ target: 0.75, binding: 'cvar' });
    expect(at(0.74)).toMatchObject({ target: 0.74, binding: 'headroom' });
    expect(at(0.51)).toMatchObject({ target: 0.51, binding: 'headroom' });
    expect(at(0.47)).toMatchObject({ target: 0.5, binding: 'headroom' });
    expect(at(0.4)).toMatchObject({ target: 0.45, binding: 'pace' });
    // Off, the budget is one for both.
    expect(sized(0.74, { outcomes: tail })).toMatchObject({ target: 0.5, optimum: 0.5 });
  });

  test('what is held answers to its own odds, and comes down to them by the pace of each cap', () => {
    // Gains of 0.18 under noise alone against losses of 0.1: 0.8 for certain, 0 at even odds.
    const outcomes = { ...OPEN, up: [0.18, 0, 0] };
    const even = { friction: 0, rupture: Number.NEGATIVE_INFINITY };
    const at = (before: number | undefined): Exposure =>
      sized(before, { policy: ON, lean: even, outcomes, held: { lean: SURE, outcomes } });
    expect(at(0.95)).toMatchObject({ target: 0.85, optimum: 0.8, headroom: 0, binding: 'pace' });
    expect(at(0.85)).toMatchObject({ target: 0.8, binding: 'gate' });
    expect(at(0.7)).toMatchObject({ target: 0.7, binding: 'headroom' });
    expect(at(undefined)).toMatchObject({ target: 0 });
    expect(at(0.7).asymmetry).toBeCloseTo(0.9, 12);
    expect(at(0.7).acts).toEqual({ noise: 1, friction: 0, rupture: 0 });
    expect(sized(0.7)).not.toHaveProperty('acts');
  });

  test('what is added is never more than may be held, and each has the caps that others know', () => {
    const at = (held: number, given: number, before: number): number =>
      sized(before, {
        policy: ON,
        given: { days: given },
        held: { lean: SURE, outcomes: OPEN, given: { days: held } },
      }).target;
    expect([at(0.8, 0.6, 0.9), at(0.8, 0.6, 0.7), at(0.8, 0.6, 0.57)]).toEqual([0.8, 0.7, 0.6]);
    expect([at(0.6, 0.8, 0.9), at(0.6, 0.8, 0.58)]).toEqual([0.6, 0.6]);
  });

  test('the loss is stated at the usual spread and at that of today, by all evidence', () => {
    const losing = (x: number): Outcomes => ({
      ...OPEN,
      rows: [new Array<number>(11).fill(x)],
    });
    const stated = { usual: losing(-0.1), wide: losing(-0.15), today: 1.5, sized: 1 };
    const e = sized(0.4, { given: { days: 0.4 }, stated });
    expect(e.lossIfWrong).toBeCloseTo(0.4 * 0.1, 12);
    expect(e.today).toEqual({ spread: 1.5, loss: expect.closeTo(0.4 * 0.15, 12) });
    expect(e.spread).toBe(1);
    const today = { unknown: { kind: 'no move' } } as const;
    const not = sized(0.4, { given: { days: 0.4 }, stated: { ...stated, today, sized: 2 } });
    expect(not).toMatchObject({ today, spread: 2, lossIfWrong: e.lossIfWrong });
  });
});
