import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLOWS, type Flow, type FlowId } from '../../../src/domain/delever.ts';
import { extend, type History, noHistory } from '../../../src/domain/history.ts';
import type { Day } from '../../../src/domain/time.ts';
import { flows, targeted } from '../../../src/sense/delever/flow.ts';

/** A history of log moves. */
const made = (moves: readonly number[], kind: 'index' | 'yield' = 'index'): History => {
  let [value, history] = [100, extend(noHistory(kind), 0 as Day, 100)];
  for (const [i, move] of moves.entries()) {
    value *= Math.exp(move);
    history = extend(history, (i + 1) as Day, value);
  }
  return history;
};

/** Up and down by as much in turn. */
const even = (size: number, count = 400): number[] =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? size : -size));

function of(history: History, rule: FlowId): Flow {
  return flows(history).find((f) => f.rule === rule) as Flow;
}

test('books at an even volatility hold what their rules say, and hardly trade', () => {
  const still = made(even(0.01));
  // 0.1 / (0.01 sqrt 252) = 0.6299; 0.02 / (2.33 * 0.01) = 0.8584.
  expect(of(still, 'volatility target').now).toBeCloseTo(0.6299, 4);
  expect(of(still, 'var limit').now).toBeCloseTo(0.8584, 4);
  for (const rule of ['volatility target', 'var limit'] as const) {
    const { window, next } = of(still, rule);
    expect(Math.abs(window)).toBeLessThan(0.5);
    for (const sold of next) expect(sold).toBeCloseTo(0, 6);
  }
});

test('a fall makes a volatility target sell, by the arithmetic of one session', () => {
  const after = made([...even(0.01), 0.01, -0.01, -0.05]);
  const flow = of(after, 'volatility target');
  // 0.94 * 0.0001 + 0.06 * 0.0025 = 0.000244: 0.1 / sqrt(0.000244 * 252) = 0.4033.
  expect(flow.before).toBeCloseTo(0.6299, 4);
  expect(flow.now).toBeCloseTo(0.4033, 4);
  // The fall itself leaves 0.6299 * 0.9512 / (1 - 0.6299 * 0.0488) = 0.6182: sold 0.2149, and up and
  // down by 1 % before it: 0.6299 -> 0.6322 sold 0.0023, -> 0.6276 bought 0.0023.
  expect(flow.window).toBeCloseTo(21.49, 1);
  // Ahead moves are smaller again, and it buys back.
  expect(flow.next).toHaveLength(5);
  for (const sold of flow.next) expect(sold).toBeLessThan(0);
  expect(targeted(after, after.length - 1)).toBeCloseTo(flow.window, 12);
});

test('caps hold in the calmest market, and a market that stands still sells nothing', () => {
  const calm = made(even(0.0001));
  expect(of(calm, 'volatility target').now).toBe(1.5);
  expect(of(calm, 'var limit').now).toBe(3);
  expect(of(made(new Array<number>(400).fill(0)), 'trend').now).toBe(0);
});

test('trend books are long after a rise, short after a fall, and turn with it', () => {
  const rising = made(even(0.01).map((m) => m + 0.002));
  const falling = made(even(0.01).map((m) => m - 0.002));
  expect(of(rising, 'trend').now).toBeGreaterThan(0.2);
  expect(of(falling, 'trend').now).toBeLessThan(-0.2);
  const turned = made([...even(0.01).map((m) => m + 0.002), -0.03, -0.03, -0.03]);
  expect(of(turned, 'trend').window).toBeGreaterThan(0);
});

test('a larger fall never makes a volatility target sell less', () => {
  const size = fc.double({ min: 0.011, max: 0.12, noNaN: true });
  fc.assert(
    fc.property(size, size, (a, b) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)];
      const sold = (fell: number): number => {
        const history = made([...even(0.01, 60), -fell]);
        return targeted(history, history.length - 1) as number;
      };
      expect(sold(large)).toBeGreaterThanOrEqual(sold(small) - 1e-9);
    }),
    { numRuns: 40 },
  );
});

test('what follows the window does not reach back into it', () => {
  const moves = [...even(0.01, 300), -0.03, 0.01, -0.02];
  const later = made([...moves, 0.07, -0.07]);
  const then = made(moves);
  expect(targeted(later, then.length - 1)).toBe(targeted(then, then.length - 1));
  expect(flows({ ...later, length: then.length })).toEqual(flows(then));
});

test('a rule is unknown until there are moves enough for it, and a yield has none', () => {
  const known = (count: number) =>
    flows(made(even(0.01, count))).flatMap((f) => ('unknown' in f ? [] : [f.rule]));
  expect(known(42)).toEqual([]);
  expect(known(43)).toEqual(['volatility target']);
  expect(known(66)).toEqual(['volatility target', 'var limit']);
  expect(known(254)).toEqual(['volatility target', 'var limit']);
  expect(known(255)).toEqual([...FLOWS]);
  for (const f of flows(made(even(0.01), 'yield')))
    expect(f).toHaveProperty('unknown', { kind: 'not a price' });
  expect(targeted(made(even(0.01), 'yield'), 100)).toBeUndefined();
});
