import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { Setup } from '../../src/domain/policy.ts';
import type { Holding, Portfolio, Stated } from '../../src/domain/portfolio.ts';
import type { Series } from '../../src/domain/series.ts';
import type { Day } from '../../src/domain/time.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import type { Event } from '../../src/run/event.ts';
import { heldAt, heldOf } from '../../src/run/held.ts';
import { asof } from '../../src/run/knowledge.ts';
import { GENESIS, line } from '../../src/run/line.ts';
import { replay } from '../../src/run/step.ts';
import { account } from '../../src/weigh/survival.ts';
import { days, OPENED, small, tick } from './small.ts';

/** The same machine whose RISK and HAVEN are prices in dollars. */
const priced = (exposure: Partial<Setup['policy']['thesis']['exposure']> = {}): Setup => {
  const setup = small({ exposure: { ...EXPOSURE, ...exposure } });
  const series = Object.fromEntries(
    Object.entries(setup.episode.series).map(([id, s]): [string, Series] => [
      id,
      s.kind === 'price' ? { ...s, unit: 'USD a share' } : s,
    ]),
  );
  return { ...setup, episode: { ...setup.episode, series } };
};
/** Where no opinion is held, so that exposure comes down by steps. */
const slow = { budget: 10, headroom: 0, base: 2, leverage: 2 };

/** By then stops have been quiet for long enough to add. */
const AT = 6;
const HELD_FROM = OPENED + AT;
const stated = (over: Omit<Stated, 'at'>, day = HELD_FROM): Event => ({
  kind: 'held',
  held: { ...over, at: tick(day).at } as Stated,
});
const decided = (exposure: number, day = HELD_FROM): Event =>
  stated({ kind: 'decided', on: (day - 1) as Day, exposure } as Omit<Stated, 'at'>, day);

const holding = (over: Partial<Holding> = {}): Holding => ({
  symbol: 'RISK',
  quantity: 100,
  currency: 'USD',
  ...over,
});
const portfolio = (over: Partial<Portfolio> = {}): Portfolio => ({
  on: HELD_FROM as Day,
  currency: 'USD',
  holdings: [holding()],
  cash: [],
  loans: [],
  ...over,
});
const book = (over: Partial<Portfolio> = {}, day = HELD_FROM): Event =>
  stated(
    { kind: 'portfolio', on: day as Day, portfolio: portfolio(over) } as Omit<Stated, 'at'>,
    day,
  );

/** The events with what is held before the decisions that it is before. */
const among = (events: readonly Event[], ...held: readonly Event[]): Event[] =>
  events.flatMap((e) =>
    e.kind === 'tick'
      ? [...held.filter((h) => h.kind === 'held' && h.held.at === e.tick.at), e]
      : [e],
  );
const LAST = HELD_FROM + 4;
const run = (setup: Setup, ...held: readonly Event[]): readonly Decision[] =>
  replay(setup, among(days(LAST), ...held));

test('what was decided stands before every later decision, until something else is said', () => {
  const own = run(priced());
  const all = run(priced(), decided(0.95), decided(0.2, HELD_FROM + 3));
  expect(all.slice(0, AT)).toEqual(own.slice(0, AT));
  expect(all.slice(AT).map((d) => d.exposure.before)).toEqual([0.95, 0.95, 0.95, 0.2, 0.2]);
  expect(all[AT]?.held).toEqual({
    exposure: 0.95,
    from: 'decided',
    on: HELD_FROM - 1,
    doubts: [],
    positions: [],
  });
  // The loss budget sells at once; from 0.2 exposure rises by a step, and yesterday's step was not made.
  expect(all.slice(AT).map((d) => d.exposure.target)).toEqual(
    all.slice(AT).map((d, i) => (i < 3 ? d.exposure.optimum : d.exposure.target)),
  );
  expect(all[AT]?.verdict).toBe('trim');
  expect(all[AT + 3]?.exposure.target).toBeGreaterThan(0.2);
  expect(all[AT + 4]?.exposure.target).toBe(all[AT + 3]?.exposure.target);
  expect(own[AT + 4]).not.toHaveProperty('held');
});

test('a portfolio is valued at the prices known at each decision', () => {
  const cash = [{ amount: 10_000, currency: 'USD' }];
  const moves = { [HELD_FROM + 1]: { RISK: 1.5 } };
  const all = replay(priced(), among(days(LAST, { moves }), book({ cash })));
  expect(all.slice(AT, AT + 2).map((d) => d.exposure.before)).toEqual([0.5, 0.6]);
  expect(all[AT]?.held).toMatchObject({ from: 'portfolio', on: HELD_FROM, doubts: [] });
  expect(all[AT + 1]?.held?.capital?.amount).toBeCloseTo(25_000, -3);
});

test('exposure above one is a value like any other: sold by steps, borrowed until it is under one', () => {
  const all = run(priced(slow), decided(1.3));
  const { exposure, verdict } = all[AT] as Decision;
  expect(exposure).toMatchObject({ before: 1.3, target: 1.2, binding: 'pace', reserve: -0.2 });
  expect(exposure.optimum).toBeLessThan(1.2);
  expect(verdict).toBe('trim');
  for (const x of Object.values(exposure)) if (typeof x === 'number') expect(x).not.toBeNaN();
  // A loss budget is a fact about money, and asks for all of it at once.
  const hard = run(priced(), decided(1.03))[AT] as Decision;
  expect(hard.exposure.target).toBe(hard.exposure.optimum);
});

test('with a loan a portfolio holds more than its owner has', () => {
  const loans = [{ amount: 1000, currency: 'USD' }];
  const d = run(priced(), book({ loans }))[AT] as Decision;
  expect(d.exposure.before).toBe(1.11);
  expect(d.held?.capital?.amount).toBeCloseTo(9000, -2);
});

test('without a price nothing is added, and exposure is never larger than with it', () => {
  const cash = [{ amount: 30_000, currency: 'USD' }];
  const both = [holding({ quantity: 20 }), holding({ symbol: 'HAVEN', quantity: 50 })];
  const without = (lost: number): readonly Holding[] =>
    both.map((h, i) => (i === lost ? { ...h, symbol: 'GONE' } : h));
  for (const money of [
    { cash },
    { cash: [{ amount: 2000, currency: 'USD' }] },
    { loans: [{ amount: 2000, currency: 'USD' }] },
  ]) {
    const whole = run(priced(), book({ ...money, holdings: both })).slice(AT);
    for (const lost of [0, 1]) {
      const part = run(priced(), book({ ...money, holdings: without(lost) })).slice(AT);
      for (const [i, d] of part.entries()) {
        expect(d.held?.doubts).toEqual([{ kind: 'no price', symbol: 'GONE' }]);
        expect(d.exposure.target).toBeLessThanOrEqual(d.exposure.before);
        expect(d.exposure.target).toBeLessThanOrEqual(whole[i]?.exposure.target as number);
        expect(d.reasons).toContainEqual({ kind: 'unknown', input: 'held' });
      }
    }
  }
  // With both prices a tenth of it is held, and more is bought.
  const added = run(priced(), book({ cash, holdings: both }))[AT] as Decision;
  expect(added.exposure.target).toBeGreaterThan(added.exposure.before);
});

test('a price that is due and has not come keeps one from adding', () => {
  const cash = [{ amount: 40_000, currency: 'USD' }];
  const holdings = [holding({ symbol: 'HAVEN', quantity: 50 })];
  const fresh = run(priced(), book({ cash, holdings }))[AT] as Decision;
  expect(fresh.exposure.target).toBeGreaterThan(fresh.exposure.before);
  const late = replay(
    priced(),
    among(days(LAST, { absent: [`HAVEN@${HELD_FROM}`] }), book({ cash, holdings })),
  )[AT] as Decision;
  expect(late.held?.doubts).toEqual([{ kind: 'old price', symbol: 'HAVEN' }]);
  expect(late.exposure.target).toBe(late.exposure.before);
});

test('orders come of what is held: today by the pace, and all until the limit of the odds', () => {
  const setup = priced(slow);
  const events = among(days(LAST), book({ loans: [{ amount: 1000, currency: 'USD' }] }));
  const decision = replay(setup, events)[AT] as Decision;
  const known = asof(setup.episode.series, events, decision.moment.at);
  const held = heldOf(setup, known, { decision, rule: 'pro-rata' });
  const { target, optimum } = decision.exposure;
  expect([target, held?.rule]).toEqual([1.01, 'pro-rata']);
  const own = held?.capital?.amount ?? 0;
  const [today, all] = [held?.orders[0]?.amount ?? 0, held?.all[0]?.amount ?? 0];
  const worth = held?.positions[0]?.worth as number;
  expect(Math.abs((worth + today) / own - target)).toBeLessThan(0.006);
  expect(Math.abs((worth + all) / own - optimum)).toBeLessThan(0.006);
  expect(all).toBeLessThan(today);
  // What it moves is known from its series; what is traded of it is not.
  expect(held?.orders[0]).toMatchObject({ cost: { unknown: { kind: 'no crowd' } } });
  const alone = replay(setup, days(LAST))[AT] as Decision;
  expect(heldOf(setup, known, { decision: alone, rule: 'tax' })).toBeUndefined();
});

test('a line tells what is held with its days, and is as it was where nothing is', () => {
  const hash = (text: string): string => String(text.length).padStart(64, '0');
  const d = run(priced(), book())[AT];
  const told = JSON.parse(JSON.stringify(line(d as Decision, GENESIS, hash)));
  expect(told.held).toMatchObject({
    on: '1970-03-08',
    exposure: 1,
    positions: [{ symbol: 'RISK', price: { on: '1970-03-08', series: ['RISK'] } }],
  });
  expect(line(run(priced())[AT] as Decision, GENESIS, hash)).not.toHaveProperty('held');
});

test('as a book a short position counts like a long one of its size, and own capital stays', () => {
  const setup = priced();
  const at = (over: Partial<Portfolio>) => {
    const events = among(days(HELD_FROM), book(over));
    const known = asof(setup.episode.series, events, tick(HELD_FROM).at);
    return heldAt(setup, known, { day: HELD_FROM as Day, fresh: [] });
  };
  const priced100 = (quantity: number, over: Partial<Holding> = {}) =>
    holding({ symbol: `X${quantity}`, quantity, price: 100, ...over });
  const short = at({
    holdings: [priced100(80), priced100(-30)],
    cash: [{ amount: 5000, currency: 'USD' }],
    margin: 0.25,
  });
  const own = short?.setup.policy.thesis.book;
  expect(short?.held).toMatchObject({ exposure: 1.1, capital: { amount: 10_000 } });
  expect(own?.positions.map((p) => p.quantity)).toEqual([80, 30]);
  expect(account(own as NonNullable<typeof own>)).toEqual({
    leverage: 1.1,
    rule: { maintenance: 0.25, cash: 0 },
  });
  expect(short?.judged).toBe(short?.setup);
  // Without a price no book is told of; for the caps it weighs next to nothing, at the strictest margin.
  const part = at({
    holdings: [
      priced100(80, { adv: 1000, margin: 0.1 }),
      holding({ symbol: 'X', quantity: 500, adv: 10, margin: 0.6 }),
    ],
    cash: [{ amount: 2000, currency: 'USD' }],
    margin: 0.25,
  });
  expect(part?.setup.policy.thesis).not.toHaveProperty('book');
  const least = part?.judged.policy.thesis.book;
  expect(least?.positions.map((p) => [p.quantity, p.margin])).toEqual([
    [80, 0.6],
    [500, 0.6],
  ]);
  expect(account(least as NonNullable<typeof least>)).toMatchObject({
    leverage: expect.closeTo(0.8, 6),
    rule: { maintenance: expect.closeTo(0.6, 9) },
  });
});
