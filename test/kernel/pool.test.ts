import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pooled, pool } from '../reference/pool.ts';

describe('the nearest odds', () => {
  test('without views they are the prior', () => {
    expect(pool([0.25, 0.75], {})).toEqual({
      q: [0.25, 0.75],
      distance: 0,
      equal: [],
      below: [],
    });
  });

  test('a bound that the prior keeps changes nothing', () => {
    expect(pool([0.25, 0.75], { below: [{ row: [1, 0], value: 0.5 }] })?.q).toEqual([0.25, 0.75]);
  });

  test('what the prior holds impossible stays so', () => {
    const got = pool([0.5, 0, 0.5], { equal: [{ row: [1, 2, 3], value: 1.5 }] }) as Pooled;
    expect(got.q[1]).toBe(0);
    expect(got.q[0]).toBeCloseTo(0.75, 12);
    expect(pool([1, 0], { equal: [{ row: [0, 1], value: 0.1 }] })).toBeUndefined();
  });

  test('a view at the edge leaves only what lies there', () => {
    const got = pool([0.2, 0.3, 0.5], { equal: [{ row: [1, 1, 0], value: 1 }] }) as Pooled;
    // The two that are left keep their proportion: 0.4 and 0.6; the distance is ln 2.
    for (const [i, q] of [0.4, 0.6, 0].entries()) expect(got.q[i]).toBeCloseTo(q, 12);
    expect(got.distance).toBeCloseTo(Math.LN2, 12);
  });

  test('views told twice share one multiplier', () => {
    const view = { row: [1, 0], value: 0.75 };
    const got = pool([0.5, 0.5], { equal: [view, view] }) as Pooled;
    expect(got.q[0]).toBeCloseTo(0.75, 10);
  });

  test('noise moves the odds part of the way, and by the known condition', () => {
    const noisy = [{ row: [1, 0], value: 0.9, sd: 0.2 }];
    const got = pool([0.5, 0.5], { noisy }) as Pooled;
    const q = got.q[0] as number;
    expect(q).toBeGreaterThan(0.5);
    expect(q).toBeLessThan(0.9);
    // d/dq of q ln 2q + (1 - q) ln 2(1 - q) + (q - 0.9)^2 / 0.08 is 0.
    expect(Math.log(q / (1 - q)) + (q - 0.9) / 0.04).toBeCloseTo(0, 10);
    const sure = pool([0.5, 0.5], { noisy: [{ row: [1, 0], value: 0.9, sd: 1e-7 }] }) as Pooled;
    expect(sure.q[0]).toBeCloseTo(0.9, 10);
  });

  test('noise asks for what cannot be and gets the edge, not silence', () => {
    const got = pool([0.5, 0.5], { noisy: [{ row: [1, 2], value: 9, sd: 0.01 }] }) as Pooled;
    expect(got.q[1]).toBeGreaterThan(0.999);
    expect(got.q.every((q) => Number.isFinite(q) && q >= 0)).toBe(true);
  });

  test('every view is kept, and nothing else that keeps them is nearer', () => {
    const share = fc.integer({ min: 1, max: 9 });
    const moves = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 5, maxLength: 5 }),
        fc.array(share, { minLength: 5, maxLength: 5 }),
        moves,
        fc.array(fc.tuple(moves, fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
        (a, b, row, bounds) => {
          const shares = (w: number[]): number[] => {
            const sum = w.reduce((s, x) => s + x, 0);
            return w.map((x) => x / sum);
          };
          const [prior, truth] = [shares(a), shares(b)];
          const dot = (r: readonly number[], q: readonly number[]): number =>
            r.reduce((s, x, j) => s + x * (q[j] as number), 0);
          const below = bounds.map(([r, slack]) => ({ row: r, value: dot(r, truth) + slack }));
          const got = pool(prior, { equal: [{ row, value: dot(row, truth) }], below }) as Pooled;
          expect(got).toBeDefined();
          expect(Math.abs(got.q.reduce((s, x) => s + x, 0) - 1)).toBeLessThan(1e-12);
          expect(Math.abs(dot(row, got.q) - dot(row, truth))).toBeLessThan(1e-9);
          for (const [k, c] of below.entries()) {
            const slack = c.value - dot(c.row, got.q);
            expect(slack).toBeGreaterThan(-1e-9);
            expect(got.below[k]).toBeGreaterThanOrEqual(0);
            expect(slack * (got.below[k] as number)).toBeLessThan(1e-8);
          }
          const distance = truth.reduce((s, x, j) => s + x * Math.log(x / (prior[j] as number)), 0);
          expect(got.distance).toBeLessThanOrEqual(distance + 1e-9);
        },
      ),
      { numRuns: 300 },
    );
  });
});
