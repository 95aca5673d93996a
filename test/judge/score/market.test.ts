import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract, Settled } from '../../../src/domain/odds.ts';
import type { Day } from '../../../src/domain/time.ts';
import { marketScore, type Stake } from '../../../src/judge/score/market.ts';
import { priced } from '../../../src/weigh/odds/priced.ts';
import { sure } from './make.ts';

/** Two years of sessions: a year is 252 of them. */
const HORIZON = 504;
/** A deadline four years of 365.25 days away. */
const FAR = 1461;

const stake = (over: Partial<Contract> = {}, own?: number, day?: number): Stake => ({
  contract: {
    id: 'a',
    scenario: 'path',
    wording: 'official',
    deadline: FAR,
    at: 0,
    knownAt: 0,
    bid: 0.25,
    ask: 0.35,
    ...over,
  } as Contract,
  ...(day === undefined ? {} : { day: day as Day }),
  ...(own === undefined ? {} : { own }),
});
const became = (contract: string, came: boolean, on = FAR): Settled => ({
  contract,
  came,
  on: on as Day,
});

test('own odds are carried to the deadline, and both are scored by what came', () => {
  const one = sure(marketScore([stake({}, 0.5, 0)], [became('a', true)], HORIZON));
  // Half within two years is 1 - 0.5^(4 / 2) = 0.75 within four: (0.75 - 1)^2 = 0.0625, -ln 0.75.
  // The middle of 0.25 and 0.35 is 0.3: (0.3 - 1)^2 = 0.49, -ln 0.3.
  const brier = sure(one.brier);
  expect(brier.own).toBeCloseTo(0.0625, 12);
  expect(brier.market).toBeCloseTo(0.49, 12);
  expect(sure(one.log).own).toBeCloseTo(-Math.log(0.75), 12);
  expect(sure(one.log).market).toBeCloseTo(-Math.log(0.3), 12);
  const no = sure(marketScore([stake({}, 0.5, 0)], [became('a', false)], HORIZON));
  // 0.75^2 and 0.3^2; -ln 0.25 and -ln 0.7.
  expect(sure(no.brier).own).toBeCloseTo(0.5625, 12);
  expect(sure(no.brier).market).toBeCloseTo(0.09, 12);
  expect(sure(no.log).own).toBeCloseTo(-Math.log(0.25), 12);
  expect(sure(no.log).market).toBeCloseTo(-Math.log(0.7), 12);
});

test('the time to the deadline counts from the decision, and its last day is half a day', () => {
  const at = (day: number): number =>
    // The root of the penalty of a yes is 1 less own odds.
    1 -
    Math.sqrt(
      sure(sure(marketScore([stake({}, 0.5, day)], [became('a', true, FAR + 1)], HORIZON)).brier)
        .own,
    );
  // From day 730.5 two years are left; days are whole, so 730 leaves 731: 1 - 0.5^(731 / 730.5).
  expect(at(730)).toBeCloseTo(1 - 0.5 ** (731 / 730.5), 12);
  expect(at(FAR)).toBeCloseTo(1 - 0.5 ** (0.5 / 730.5), 12);
});

test('a price read over the horizon and carried back to its deadline is the price again', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.99, noNaN: true }),
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 400 }),
      (price, deadline, horizon) => {
        const s = stake({ bid: price, ask: price, deadline: deadline as Day });
        const own = priced([s.contract], 0 as Day, horizon).contracts[0]?.horizon.at as number;
        // Over a long horizon from a near deadline a hazard ends beyond what is read.
        fc.pre(own < 0.999);
        const same = sure(
          marketScore([{ ...s, day: 0 as Day, own }], [became('a', true, 1)], horizon),
        );
        const { own: a, market: b } = sure(same.brier);
        expect(a).toBeCloseTo(b, 9);
      },
    ),
  );
});

test('many quotes of one contract are one case that is near to independent', () => {
  const said = sure(
    marketScore(
      [
        stake({}, 0.5, 0),
        stake({ bid: 0.65, ask: 0.75 }, 0.5, 0),
        stake({ id: 'b' }, 0, 0),
        stake({ id: 'open' }, 0.5, 0),
      ],
      [became('a', true), became('b', false)],
      HORIZON,
    ),
  );
  expect(said).toMatchObject({ contracts: 2, open: 1, quotes: 3, scored: 3, apart: 2, came: 1 });
  // Own: (0.0625 + 0.0625 + 0) / 3; the market: (0.7^2 + 0.3^2 + 0.3^2) / 3 = 0.67 / 3.
  expect(sure(said.brier).own).toBeCloseTo(0.125 / 3, 12);
  expect(sure(said.brier).market).toBeCloseTo(0.67 / 3, 12);
});

test('what cannot be scored is counted', () => {
  const said = sure(
    marketScore(
      [
        stake({}, 0.5, 0),
        stake({}),
        // Over: past the deadline, on the day of the outcome, after it.
        stake({}, 0.5, FAR + 1),
        stake({ id: 'b' }, 0.5, 300),
        stake({ id: 'b' }, 0.5, 301),
        stake({ id: 'b' }, undefined, 0),
        // Nobody on either side, and too far apart by a cent.
        stake({ bid: 0, ask: 1 }, 0.5, 0),
        stake({ bid: 0.25, ask: 0.36 }, 0.5, 0),
      ],
      [became('a', false, FAR + 9), became('b', true, 300)],
      HORIZON,
    ),
  );
  expect(said).toMatchObject({
    contracts: 2,
    quotes: 8,
    scored: 1,
    undecided: 1,
    expired: 3,
    pathless: 1,
    priceless: 2,
    apart: 1,
    came: 0,
  });
});

test('without contracts, without an outcome and without a case there is no score, and it is said why', () => {
  expect(marketScore([], [became('a', true)], HORIZON)).toEqual({
    unknown: { kind: 'no contracts' },
  });
  expect(marketScore([stake({}, 0.5, 0)], [], HORIZON)).toEqual({
    unknown: { kind: 'no contract has resolved' },
  });
  const none = sure(marketScore([stake()], [became('a', true)], HORIZON));
  expect([none.brier, none.log]).toEqual([
    { unknown: { kind: 'no quote can be scored' } },
    { unknown: { kind: 'no quote can be scored' } },
  ]);
});

test('what was called impossible and came has no logarithm, and no number is made of it', () => {
  const log = (own: number, price: number) =>
    sure(marketScore([stake({ bid: price, ask: price }, own, 0)], [became('a', true)], HORIZON))
      .log;
  expect(log(0, 0.3)).toEqual({ unknown: { kind: 'own odds had called what came impossible' } });
  expect(log(0.5, 0)).toEqual({ unknown: { kind: 'the price had called what came impossible' } });
});

test('ten scored quotes have a curve of own odds and one of the prices, nine have none', () => {
  const quote = (i: number): Stake =>
    i < 7
      ? stake({ id: `${i}`, bid: 0.7, ask: 0.7 }, 0.5, 0)
      : stake({ id: `${i}`, bid: 0.1, ask: 0.1 }, 0, 0);
  const score = (n: number) =>
    sure(
      marketScore(
        Array.from({ length: n }, (_, i) => quote(i)),
        Array.from({ length: n }, (_, i) => became(`${i}`, i % 7 > 1)),
        HORIZON,
      ),
    ).curve;
  expect(score(9)).toEqual({ unknown: { kind: 'too few', of: 'cases', least: 10 } });
  // Own odds are 0.75 seven times and 0 three times, prices 0.7 and 0.1. Of the seven five came, of the three one.
  expect(sure(score(10))).toEqual({
    own: [
      { n: 3, forecast: 0, frequency: expect.closeTo(1 / 3, 12) },
      { n: 7, forecast: expect.closeTo(0.75, 12), frequency: expect.closeTo(5 / 7, 12) },
    ],
    market: [
      { n: 3, forecast: expect.closeTo(0.1, 12), frequency: expect.closeTo(1 / 3, 12) },
      { n: 7, forecast: expect.closeTo(0.7, 12), frequency: expect.closeTo(5 / 7, 12) },
    ],
  });
});
