import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Order, schedule } from '../reference/schedule.ts';

const ORDER: Order = {
  quantity: 4,
  horizon: 2,
  steps: 2,
  volatility: 3,
  permanent: 0.5,
  temporary: 2,
  fixed: 0.1,
  aversion: 0,
};
const orders = fc.record({
  quantity: fc.double({ min: 1, max: 1e9, noNaN: true }),
  horizon: fc.double({ min: 0.1, max: 60, noNaN: true }),
  steps: fc.integer({ min: 1, max: 40 }),
  volatility: fc.double({ min: 0, max: 10, noNaN: true }),
  permanent: fc.double({ min: 0, max: 0.01, noNaN: true }),
  temporary: fc.double({ min: 1, max: 10, noNaN: true }),
  fixed: fc.double({ min: 0, max: 1, noNaN: true }),
  aversion: fc.double({ min: 0, max: 1e3, noNaN: true }),
});

test('without aversion the book is sold in a straight line, by hand', () => {
  // eta~ = 2 - 0.5 / 2 = 1.75; cost 0.5 x 16 / 2 + 0.1 x 4 + 1.75 x (4 + 4) = 18.4.
  // Variance 9 x (2^2 + 0^2) = 36: what is held before the first sale is not counted.
  expect(schedule(ORDER)).toEqual({
    kappa: 0,
    kappaTilde: 0,
    holdings: [4, 2, 0],
    trades: [2, 2],
    cost: 18.4,
    variance: 36,
    deviation: 6,
  });
});

test('with two steps, what is left after the first is one over twice the cosh', () => {
  // kappa~^2 = 0.5 x 9 / 1.75; cosh kappa = 1 + kappa~^2 / 2 = 16 / 7;
  // x_1 = 4 sinh k / sinh 2k = 4 / (2 cosh k) = 0.875.
  const got = schedule({ ...ORDER, aversion: 0.5 });
  expect(got.holdings[1]).toBeCloseTo(0.875, 14);
  expect(got.kappa).toBeCloseTo(Math.acosh(16 / 7), 14);
  expect(got.halfLife).toBeCloseTo(1 / Math.acosh(16 / 7), 14);
  expect(got.halfLifeTilde).toBeCloseTo(1 / Math.sqrt(4.5 / 1.75), 14);
});

test('all is sold, nothing is bought, and what is held never rises', () => {
  fc.assert(
    fc.property(orders, (order) => {
      const { holdings, trades } = schedule(order);
      expect(holdings[0]).toBe(order.quantity);
      expect(holdings.at(-1)).toBe(0);
      expect(trades.every((n) => n >= 0)).toBe(true);
      const sum = trades.reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - order.quantity)).toBeLessThan(1e-12 * order.quantity * order.steps);
    }),
  );
});

test('more aversion never costs less and never leaves more variance', () => {
  fc.assert(
    fc.property(orders, fc.double({ min: 0, max: 1e3, noNaN: true }), (order, more) => {
      const calm = schedule(order);
      const keen = schedule({ ...order, aversion: order.aversion + more });
      expect(keen.cost).toBeGreaterThanOrEqual(calm.cost * (1 - 1e-12));
      expect(keen.variance).toBeLessThanOrEqual(calm.variance * (1 + 1e-12));
    }),
  );
});

test('no other schedule of two steps is better', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 4, noNaN: true }),
      (aversion, x) => {
        const best = schedule({ ...ORDER, aversion });
        const cost = 4 + 0.4 + 1.75 * ((4 - x) ** 2 + x * x);
        const worth = best.cost + aversion * best.variance;
        expect(worth).toBeLessThanOrEqual((cost + aversion * 9 * x * x) * (1 + 1e-12));
      },
    ),
  );
});

test('neither a faint nor a fierce aversion loses its digits', () => {
  const faint = schedule({ ...ORDER, steps: 10, aversion: 1e-30 });
  for (const [j, x] of faint.holdings.entries()) expect(x).toBeCloseTo(4 * (1 - j / 10), 13);
  const fierce = schedule({ ...ORDER, horizon: 1000, steps: 1000, aversion: 1e6 });
  expect(fierce.holdings.every(Number.isFinite)).toBe(true);
  expect(fierce.holdings[1]).toBeLessThan(1e-5);
});

test.each<[string, Partial<Order>]>([
  ['nothing to sell', { quantity: 0 }],
  ['no time', { horizon: 0 }],
  ['half a step', { steps: 1.5 }],
  ['no step', { steps: 0 }],
  ['a negative aversion', { aversion: -1 }],
  ['a volatility that is no number', { volatility: Number.NaN }],
  ['an infinite spread', { fixed: Number.POSITIVE_INFINITY }],
  ['permanent impact that outweighs the temporary one', { permanent: 4, temporary: 2 }],
])('%s is refused', (_, over) => {
  expect(() => schedule({ ...ORDER, ...over })).toThrow(RangeError);
});
