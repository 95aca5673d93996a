import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pace } from '../../src/domain/survival.ts';
import type { Book, Position } from '../../src/domain/thesis.ts';
import { daysCap, toCash } from '../../src/weigh/liquidation.ts';

const position = (over: Partial<Position> = {}): Position => ({
  symbol: 'A',
  quantity: 400,
  price: 10,
  currency: 'USD',
  adv: 10_000,
  ...over,
});
const book = (...positions: readonly Position[]): Book => ({
  currency: 'USD',
  capital: 10_000,
  positions,
});
const PACE: Pace = { participation: 0.1, scale: 0.8, volatility: { A: 0.02, B: 0.01 } };
const { adv: _, ...UNTRADED } = position();

test('days and cost of one position, by hand', () => {
  // 400 / (0.1 x 10,000) = 0.4 days; 0.8 x 0.02 x sqrt(0.04) = 0.0032; of 4,000 that is 12.80.
  const got = toCash(book(position()), PACE);
  expect(got.sales[0]?.days).toBeCloseTo(0.4, 15);
  expect(got.sales[0]?.cost).toBeCloseTo(0.0032, 15);
  expect(got.sales[0]?.money).toBeCloseTo(12.8, 12);
});

test('the book is cash when its slowest position is, and costs add up', () => {
  // B: 100 / (0.1 x 100) = 10 days; 0.8 x 0.01 x sqrt(1) = 0.008 of 100 x 60 = 48. With A 60.80,
  // of 4,000 + 6,000 that is 0.00608.
  const slow = position({ symbol: 'B', quantity: 100, price: 60, adv: 100 });
  const got = toCash(book(position(), slow), PACE);
  expect(got.days).toBe(10);
  expect(got.money).toBeCloseTo(60.8, 12);
  expect(got.cost).toBeCloseTo(0.00608, 15);
  expect(got.missing).toEqual([]);
});

test('four times the exposure takes four times the days and costs twice a share', () => {
  const [one, four] = [toCash(book(position()), PACE), toCash(book(position()), PACE, 4)];
  expect(four.days).toBeCloseTo(4 * (one.days as number), 14);
  expect(four.cost).toBeCloseTo(2 * (one.cost as number), 14);
  expect(four.money).toBeCloseTo(8 * (one.money as number), 11);
});

test('where a traded quantity is not known the book is unknown, and the symbol is named', () => {
  const got = toCash(book(position(), { ...UNTRADED, symbol: 'B' }), PACE);
  expect(got).not.toHaveProperty('days');
  expect(got).not.toHaveProperty('money');
  expect(got).not.toHaveProperty('cost');
  expect(got.missing).toEqual([{ symbol: 'B', what: 'adv' }]);
  expect(got.sales[0]?.days).toBeCloseTo(0.4, 15);
  expect(got.sales[1]).toEqual({ symbol: 'B' });
});

test('without a volatility there are days and no cost', () => {
  const got = toCash(book(position({ symbol: 'C' })), PACE);
  expect(got.days).toBeCloseTo(0.4, 15);
  expect(got).not.toHaveProperty('money');
  expect(got.missing).toEqual([{ symbol: 'C', what: 'volatility' }]);
});

test('money of two currencies is not added', () => {
  const got = toCash(book(position(), position({ symbol: 'B', currency: 'EUR' })), PACE);
  expect(got.days).toBeCloseTo(0.4, 15);
  expect(got.sales[1]?.money).toBeCloseTo(6.4, 12);
  expect(got).not.toHaveProperty('money');
  expect(got.missing).toEqual([{ symbol: 'B', what: 'currency' }]);
});

test('nothing held is cash at once, whatever is not known of it', () => {
  const got = toCash(book({ ...UNTRADED, quantity: 0, currency: 'EUR', symbol: 'Z' }), PACE);
  expect(got).toEqual({
    sales: [{ symbol: 'Z', days: 0, cost: 0, money: 0 }],
    days: 0,
    money: 0,
    cost: 0,
    missing: [],
  });
});

test('a short position must be bought back, which takes and costs as much', () => {
  const short = toCash(book(position({ quantity: -400 })), PACE);
  expect(short).toEqual(toCash(book(position()), PACE));
});

test('no sale costs more than the price', () => {
  const thin = toCash(book(position({ adv: 1e-6 })), PACE);
  expect(thin.cost).toBe(1);
  expect(thin.money).toBe(4000);
});

test('the cap of days is the largest hundredth within the limit', () => {
  // 0.4 days at exposure 1: 0.5 / 0.4 = 1.25; 0.1 / 0.4 = 0.25; 0.011 / 0.4 = 0.0275.
  const own = book(position());
  expect(daysCap(own, { limit: 0.5, participation: 0.1, most: 3 })).toBe(1.25);
  expect(daysCap(own, { limit: 0.1, participation: 0.1, most: 3 })).toBe(0.25);
  expect(daysCap(own, { limit: 0.011, participation: 0.1, most: 3 })).toBe(0.02);
  expect(daysCap(own, { limit: 5, participation: 0.1, most: 3 })).toBe(3);
  // 0.1 days each: 3 x 0.1 is a hair over 0.3 in binary, and still 0.3.
  expect(
    daysCap(book(position({ quantity: 100 })), { limit: 0.3, participation: 0.1, most: 5 }),
  ).toBe(3);
  expect(daysCap(own, { limit: 1e-9, participation: 0.1, most: 3 })).toBe(0);
});

test('the cap of days is unknown where a traded quantity is', () => {
  expect(
    daysCap(book(position(), { ...UNTRADED, symbol: 'B' }), {
      limit: 5,
      participation: 0.1,
      most: 3,
    }),
  ).toBeUndefined();
});

test('a lower limit of days never allows more, and the next hundredth would break it', () => {
  const limits = fc.double({ min: 1e-3, max: 5, noNaN: true });
  fc.assert(
    fc.property(limits, limits, (a, b) => {
      const own = book(position());
      const low = daysCap(own, { limit: Math.min(a, b), participation: 0.1, most: 2 }) as number;
      expect(low).toBeLessThanOrEqual(
        daysCap(own, { limit: Math.max(a, b), participation: 0.1, most: 2 }) as number,
      );
      expect(toCash(own, PACE, low).days).toBeLessThanOrEqual(Math.min(a, b) * (1 + 1e-9));
      if (low < 2)
        expect(toCash(own, PACE, low + 0.01).days).toBeGreaterThan(Math.min(a, b) * (1 - 1e-9));
    }),
  );
});

test.each<[string, () => unknown]>([
  ['a participation of nothing', () => toCash(book(), { ...PACE, participation: 0 })],
  ['more than all of the market', () => toCash(book(), { ...PACE, participation: 1.1 })],
  ['an exposure that is no number', () => toCash(book(), PACE, Number.NaN)],
  ['a negative exposure', () => toCash(book(), PACE, -1)],
  ['a price of nothing', () => toCash(book(position({ price: 0 })), PACE)],
  ['a quantity that is no number', () => toCash(book(position({ quantity: Number.NaN })), PACE)],
  ['a market without trade', () => toCash(book(position({ adv: 0 })), PACE)],
  ['a negative volatility', () => toCash(book(position()), { ...PACE, volatility: { A: -1 } })],
  [
    'a limit of no days',
    () => daysCap(book(position()), { limit: 0, participation: 0.1, most: 2 }),
  ],
  [
    'a limit that is no number',
    () => daysCap(book(position()), { limit: Number.NaN, participation: 0.1, most: 2 }),
  ],
  [
    'no end of the grid',
    () =>
      daysCap(book(position()), { limit: 5, participation: 0.1, most: Number.POSITIVE_INFINITY }),
  ],
])('%s is refused', (_, call) => {
  expect(call).toThrow(RangeError);
});
