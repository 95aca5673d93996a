import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Belief } from '../../src/domain/regime.ts';
import type { Lows, MarginRule, Tail, Tails } from '../../src/domain/survival.ts';
import {
  beforeHalf,
  callAt,
  forcedOut,
  largestLeverage,
  leftIfForced,
  survival,
} from '../../src/weigh/survival.ts';
import { below, LADDER, lowestMarks } from '../../src/weigh/tail.ts';

const RULE: MarginRule = { maintenance: 0.25, cash: 0 };
const CALM: Tail = { ps: [0.01, 0.1, 0.5], marks: [0.6, 0.8, 0.9] };
const HARSH: Tail = { ps: [0.01, 0.1, 0.5], marks: [0.4, 0.6, 0.8] };
const TAILS: Tails = { noise: CALM, friction: CALM, rupture: HARSH };
const LOWS: Lows = { horizon: TAILS, half: { noise: CALM, friction: CALM, rupture: CALM } };
const SURE: Belief = { noise: 1, friction: 0, rupture: 0 };
const MIXED: Belief = { noise: 0.5, friction: 0.25, rupture: 0.25 };

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const samples = fc.array(unit, { minLength: 1, maxLength: 60 });
const rising = (xs: readonly number[]): number[] => [...xs].sort((a, b) => a - b);
const tails = samples.map((xs) => lowestMarks(rising(xs)));
const allTails = fc.record({ noise: tails, friction: tails, rupture: tails });
const lows = allTails.map((t): Lows => ({ horizon: t, half: t }));
const beliefs = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), fc.constant(1))
  .map(([a, b, c]): Belief => {
    const sum = a + b + c;
    return { noise: a / sum, friction: b / sum, rupture: c / sum };
  });
const rules = fc.record({
  maintenance: fc.double({ min: 0, max: 0.9, noNaN: true }),
  cash: fc.double({ min: -1, max: 2, noNaN: true }),
});
const exposures = fc.integer({ min: 0, max: 800 }).map((x) => x / 100);

test('the call stands where equity is the margin, by hand', () => {
  // L 2, m 0.25: owed 1; U = 1 / (2 x 0.75) = 2/3, holdings 4/3, equity 1/3, ratio 1/4.
  expect(callAt(RULE, 2)).toBeCloseTo(2 / 3, 15);
  // Cash 0.25 pays down to 0.75: U = 0.75 / 1.5 = 0.5, holdings 1, equity 0.25.
  expect(callAt({ maintenance: 0.25, cash: 0.25 }, 2)).toBeCloseTo(0.5, 15);
  // Capital of which 0.5 is not there: at L 1 owed is 0.5, U = 0.5 / 0.75.
  expect(callAt({ maintenance: 0.25, cash: -0.5 }, 1)).toBeCloseTo(2 / 3, 15);
});

test('at the call the equity ratio is the maintenance margin', () => {
  fc.assert(
    fc.property(rules, exposures, (rule, leverage) => {
      const call = callAt(rule, leverage);
      if (call === undefined) {
        expect(leverage).toBeLessThanOrEqual(1 + rule.cash);
        return;
      }
      const holdings = leverage * call;
      const equity = holdings - (leverage - 1 - rule.cash);
      expect(Math.abs(equity - rule.maintenance * holdings)).toBeLessThan(1e-12 * leverage * 10);
    }),
  );
});

test('who owes nothing is never forced out, however low it goes', () => {
  const ruin: Tail = { ps: [1], marks: [0] };
  const all: Tails = { noise: ruin, friction: ruin, rupture: ruin };
  const worst: Lows = { horizon: all, half: all };
  expect(forcedOut(worst, { weights: MIXED, rule: RULE, leverage: 1 })).toBe(0);
  expect(forcedOut(worst, { weights: MIXED, rule: { ...RULE, cash: 0.2 }, leverage: 1.2 })).toBe(0);
  expect(forcedOut(worst, { weights: MIXED, rule: RULE, leverage: 1.01 })).toBe(1);
});

test('the chance of being forced out is read off the tail, over the regimes', () => {
  // The call of L 2 is 2/3. Calm: 0.01 + 0.09 x (2/3 - 0.6) / 0.2 = 0.04.
  expect(forcedOut(LOWS, { weights: SURE, rule: RULE, leverage: 2 })).toBeCloseTo(0.04, 14);
  // Harsh: 0.1 + 0.4 x (2/3 - 0.6) / 0.2 = 0.7/3; mixed 0.75 x 0.04 + 0.25 x 0.7/3.
  expect(forcedOut(LOWS, { weights: MIXED, rule: RULE, leverage: 2 })).toBeCloseTo(
    0.03 + 0.175 / 3,
    14,
  );
  expect(beforeHalf(LOWS, { weights: MIXED, rule: RULE, leverage: 2 })).toBeCloseTo(0.04, 14);
});

test('a margin that is not met at the start is called at once', () => {
  // L 5, m 0.25: U = 4 / 3.75 > 1.
  expect(forcedOut(LOWS, { weights: MIXED, rule: RULE, leverage: 5 })).toBe(1);
});

test('the largest leverage is the last hundredth within the limit', () => {
  // Calm reaches 0.01 at 0.6: (1 - 1/L) / 0.75 = 0.6, so L = 1 / 0.55 = 1.818.
  expect(largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 0.01, most: 5 })).toBe(1.81);
  // 0.1 at 0.8: L = 1 / 0.4 = 2.5, itself allowed.
  expect(largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 0.1, most: 5 })).toBe(2.5);
  // The same in each regime: the weighted mean of 0.1 is a hair over it in binary, and still 0.1.
  // Without a margin the call of L 2 is 0.5.
  const half: Tail = { ps: [0.1], marks: [0.5] };
  const same: Tails = { noise: half, friction: half, rupture: half };
  const odds: Belief = { noise: 0.7, friction: 0.2, rupture: 0.1 };
  const bare: MarginRule = { maintenance: 0, cash: 0 };
  expect(
    largestLeverage(
      { horizon: same, half: same },
      { weights: odds, rule: bare, limit: 0.1, most: 5 },
    ),
  ).toBe(2);
  expect(largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 0, most: 5 })).toBe(1);
  expect(
    largestLeverage(LOWS, { weights: SURE, rule: { ...RULE, cash: 0.5 }, limit: 0, most: 5 }),
  ).toBe(1.5);
  expect(largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 0, most: 0.5 })).toBe(0.5);
  expect(largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 1, most: 7 })).toBe(7);
});

test('more leverage never lowers the chance of being forced out', () => {
  fc.assert(
    fc.property(lows, beliefs, rules, exposures, exposures, (l, w, rule, a, b) => {
      for (const chance of [forcedOut, beforeHalf])
        expect(chance(l, { weights: w, rule, leverage: Math.max(a, b) })).toBeGreaterThanOrEqual(
          chance(l, { weights: w, rule, leverage: Math.min(a, b) }),
        );
    }),
  );
});

test('more cash never raises it', () => {
  const cash = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(lows, beliefs, rules, exposures, cash, (l, w, rule, x, more) => {
      const richer = { ...rule, cash: rule.cash + more };
      expect(forcedOut(l, { weights: w, rule: richer, leverage: x })).toBeLessThanOrEqual(
        forcedOut(l, { weights: w, rule, leverage: x }),
      );
    }),
  );
});

test('a lender who asks for more never lowers it', () => {
  const margin = fc.double({ min: 0, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(lows, beliefs, margin, margin, exposures, (l, w, a, b, x) => {
      const at = (maintenance: number): number =>
        forcedOut(l, { weights: w, rule: { maintenance, cash: 0 }, leverage: x });
      expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
    }),
  );
});

test('a worse tail never lowers it', () => {
  fc.assert(
    fc.property(lows, unit, beliefs, rules, exposures, (l, share, w, rule, x) => {
      const lower = ({ ps, marks }: Tail): Tail => ({ ps, marks: marks.map((m) => m * share) });
      const { noise, friction, rupture } = l.horizon;
      const worse = { noise: lower(noise), friction: lower(friction), rupture: lower(rupture) };
      expect(
        forcedOut({ ...l, horizon: worse }, { weights: w, rule, leverage: x }),
      ).toBeGreaterThanOrEqual(forcedOut(l, { weights: w, rule, leverage: x }));
    }),
  );
});

test('odds moved to a worse regime never lower it', () => {
  fc.assert(
    fc.property(beliefs, unit, exposures, (w, share, x) => {
      const moved = w.noise * share;
      const worse = { ...w, noise: w.noise - moved, rupture: w.rupture + moved };
      expect(forcedOut(LOWS, { weights: worse, rule: RULE, leverage: x })).toBeGreaterThanOrEqual(
        forcedOut(LOWS, { weights: w, rule: RULE, leverage: x }) - 1e-15,
      );
    }),
  );
});

test('a longer horizon never lowers it', () => {
  const paths = fc.array(fc.array(unit, { minLength: 12, maxLength: 12 }), {
    minLength: 1,
    maxLength: 40,
  });
  const days = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(paths, days, days, rules, exposures, (all, a, b, rule, x) => {
      const until = (n: number): Lows => {
        const t = lowestMarks(rising(all.map((path) => Math.min(1, ...path.slice(0, n)))));
        const same: Tails = { noise: t, friction: t, rupture: t };
        return { horizon: same, half: same };
      };
      expect(
        forcedOut(until(Math.max(a, b)), { weights: SURE, rule, leverage: x }),
      ).toBeGreaterThanOrEqual(
        forcedOut(until(Math.min(a, b)), { weights: SURE, rule, leverage: x }),
      );
    }),
  );
});

test('a lower limit never allows more leverage, and what it allows is within it', () => {
  fc.assert(
    fc.property(lows, beliefs, rules, unit, unit, (l, w, rule, a, b) => {
      const low = largestLeverage(l, { weights: w, rule, limit: Math.min(a, b), most: 4 });
      expect(low).toBeLessThanOrEqual(
        largestLeverage(l, { weights: w, rule, limit: Math.max(a, b), most: 4 }),
      );
      expect(forcedOut(l, { weights: w, rule, leverage: low })).toBeLessThanOrEqual(
        Math.min(a, b) + 1e-12,
      );
      if (low < 4)
        expect(
          forcedOut(l, { weights: w, rule, leverage: Math.round(low * 100 + 1) / 100 }),
        ).toBeGreaterThan(Math.min(a, b));
    }),
  );
});

test('own impact at the call eats the maintenance margin first', () => {
  // L 2, m 0.25: sold at 4/3, owed 1, left 1/3; impact 0.1 takes 0.4/3: 0.2 is left.
  expect(leftIfForced(RULE, 2, 0)).toBeCloseTo(1 / 3, 15);
  expect(leftIfForced(RULE, 2, 0.1)).toBeCloseTo(0.2, 15);
  // L U (m - i) = 0 at i = m, and money is owed beyond.
  expect(leftIfForced(RULE, 2, 0.25)).toBeCloseTo(0, 15);
  expect(leftIfForced(RULE, 2, 0.5)).toBeLessThan(0);
  // Called at the start: 5 x 0.9 - 4 = 0.5.
  expect(leftIfForced(RULE, 5, 0.1)).toBeCloseTo(0.5, 14);
  expect(leftIfForced(RULE, 1, 0.1)).toBeUndefined();
});

test('a survival says all of it at once, and says nothing of a call that cannot come', () => {
  expect(survival(LOWS, { weights: MIXED, rule: RULE, leverage: 2, cost: 0.1 })).toEqual({
    leverage: 2,
    callAt: callAt(RULE, 2),
    forcedOut: forcedOut(LOWS, { weights: MIXED, rule: RULE, leverage: 2 }),
    beforeHalf: beforeHalf(LOWS, { weights: MIXED, rule: RULE, leverage: 2 }),
    left: leftIfForced(RULE, 2, 0.1),
  });
  expect(survival(LOWS, { weights: MIXED, rule: RULE, leverage: 0.8, cost: 0.1 })).toEqual({
    leverage: 0.8,
    forcedOut: 0,
    beforeHalf: 0,
  });
});

test('a tail is linear between its quantiles, down to nothing and up to certainty', () => {
  expect(below(CALM, 0.3)).toBeCloseTo(0.005, 15);
  expect(below(CALM, 0.6)).toBe(0.01);
  expect(below(CALM, 0.7)).toBeCloseTo(0.055, 15);
  expect(below(CALM, 0.95)).toBeCloseTo(0.75, 14);
  expect(below(CALM, 1)).toBe(1);
  expect(below(CALM, 0)).toBe(0);
  expect(below(CALM, 2)).toBe(1);
});

test('paths that never stand below the start are not below it', () => {
  // One of four falls: P(mark < 1) is 0.25, and only a call above 1 catches the rest.
  const got = lowestMarks([0.8, 1, 1, 1]);
  expect(below(got, 1)).toBeCloseTo(0.275, 15);
  expect(below(got, 0.8)).toBe(0.0001);
  expect(below(got, 1.01)).toBe(1);
});

test('a tail of many paths gives back their shares', () => {
  // Marks 1/n .. 1: the share below x is x, to one path and one step of the ladder.
  const n = 20_000;
  const got = lowestMarks(Array.from({ length: n }, (_, i) => (i + 1) / n));
  for (const p of [0.0001, 0.00015, 0.01, 0.011, 0.0333, 0.25, 0.77, 0.999])
    expect(Math.abs(below(got, p) - p)).toBeLessThanOrEqual(1.01 / n);
});

test('a tail of a hundred paths has each of them at its hundredth', () => {
  const got = lowestMarks(Array.from({ length: 100 }, (_, i) => (i + 1) / 100));
  const whole = LADDER.map((p) => Math.ceil(Number((100 * p).toFixed(6))) / 100);
  expect(got.marks).toEqual(whole);
});

test('a path of twice the weight is two paths', () => {
  expect(lowestMarks([0.2, 0.5, 0.9], [2, 1, 3])).toEqual(
    lowestMarks([0.2, 0.2, 0.5, 0.9, 0.9, 0.9]),
  );
  expect(lowestMarks([0.2, 0.5], [0, 1]).marks).toEqual(LADDER.map(() => 0.5));
});

test('the share below never falls with the mark', () => {
  fc.assert(
    fc.property(tails, unit, unit, (t, a, b) => {
      expect(below(t, Math.max(a, b))).toBeGreaterThanOrEqual(below(t, Math.min(a, b)));
    }),
  );
});

const at = (over: Partial<MarginRule>, leverage = 2): (() => unknown) => {
  return () => forcedOut(LOWS, { weights: SURE, rule: { ...RULE, ...over }, leverage });
};
const of = (horizon: Tail): (() => unknown) => {
  return () =>
    forcedOut(
      { ...LOWS, horizon: { ...TAILS, noise: horizon } },
      { weights: SURE, rule: RULE, leverage: 2 },
    );
};
test.each<[string, () => unknown]>([
  ['a leverage that is no number', at({}, Number.NaN)],
  ['a negative leverage', at({}, -1)],
  ['a margin of everything', at({ maintenance: 1 })],
  ['a margin that is no number', at({ maintenance: Number.NaN })],
  ['more missing than there is', at({ cash: -1.1 })],
  ['cash that is no number', at({ cash: Number.NaN })],
  [
    'odds that do not sum',
    () => forcedOut(LOWS, { weights: { ...SURE, rupture: 0.1 }, rule: RULE, leverage: 1 }),
  ],
  [
    'negative odds',
    () =>
      forcedOut(LOWS, {
        weights: { noise: 1.5, friction: -0.5, rupture: 0 },
        rule: RULE,
        leverage: 1,
      }),
  ],
  [
    'odds that are no number',
    () => forcedOut(LOWS, { weights: { ...SURE, noise: Number.NaN }, rule: RULE, leverage: 1 }),
  ],
  [
    'a limit above certainty',
    () => largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: 1.1, most: 5 }),
  ],
  [
    'a limit that is no number',
    () => largestLeverage(LOWS, { weights: SURE, rule: RULE, limit: Number.NaN, most: 5 }),
  ],
  [
    'no end of the grid',
    () =>
      largestLeverage(LOWS, {
        weights: SURE,
        rule: RULE,
        limit: 0.1,
        most: Number.POSITIVE_INFINITY,
      }),
  ],
  [
    'a cost above the price',
    () => survival(LOWS, { weights: SURE, rule: RULE, leverage: 2, cost: 1.1 }),
  ],
  ['a cost that is no number', () => leftIfForced(RULE, 2, Number.NaN)],
  ['an empty tail', of({ ps: [], marks: [] })],
  ['a tail of two lengths', of({ ps: [0.1, 0.2], marks: [0.5] })],
  ['marks that fall', of({ ps: [0.1, 0.2], marks: [0.5, 0.4] })],
  ['a mark above the start', of({ ps: [0.1], marks: [1.1] })],
  ['a mark that is no number', of({ ps: [0.1], marks: [Number.NaN] })],
  ['a probability twice', of({ ps: [0.1, 0.1], marks: [0.4, 0.5] })],
  ['no path', () => lowestMarks([])],
  ['a path that is no number', () => lowestMarks([0.5, Number.NaN])],
  ['weights of other paths', () => lowestMarks([0.5], [1, 2])],
  ['weights that are nothing', () => lowestMarks([0.5], [0])],
  ['a negative weight', () => lowestMarks([0.5, 0.6], [2, -1])],
  ['a mark to compare that is no number', () => below(CALM, Number.NaN)],
])('%s is refused', (_, call) => {
  expect(call).toThrow(RangeError);
});
