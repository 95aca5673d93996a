import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programme } from '../../src/kernel/linearprogram.ts';

describe('a linear programme', () => {
  test('the corner of two conditions', () => {
    // x + y <= 4 and x + 3 y <= 6 meet at (3, 1); 3 x + 5 y is 14 there.
    const got = programme({
      cost: [-3, -5],
      below: [
        { row: [1, 1], value: 4 },
        { row: [1, 3], value: 6 },
      ],
    });
    expect(got).toEqual({ x: [3, 1], value: -14 });
  });

  test('what falls for ever has no bound, and what contradicts itself no point', () => {
    expect(programme({ cost: [-1, 0], below: [{ row: [0, 1], value: 1 }] })).toBe('unbounded');
    expect(
      programme({
        cost: [0],
        equal: [{ row: [1], value: 2 }],
        below: [{ row: [1], value: 1 }],
      }),
    ).toBe('infeasible');
  });

  test('a row too small to bind binds nothing', () => {
    const tiny = { row: [5e-324, 0], value: 1 };
    expect(programme({ cost: [1, 2], equal: [{ row: [1, 1], value: 1 }], below: [tiny] })).toEqual({
      x: [1, 0],
      value: 1,
    });
  });

  test('conditions told twice do no harm', () => {
    const twice = { row: [1, 1], value: 1 };
    expect(programme({ cost: [1, 2], equal: [twice, twice] })).toEqual({ x: [1, 0], value: 1 });
  });

  test('the cycling example of Beale ends', () => {
    // Known optimum -1/20 at (1/25, 0, 1, 0).
    const got = programme({
      cost: [-0.75, 150, -0.02, 6],
      below: [
        { row: [0.25, -60, -1 / 25, 9], value: 0 },
        { row: [0.5, -90, -1 / 50, 3], value: 0 },
        { row: [0, 0, 1, 0], value: 1 },
      ],
    });
    if (typeof got === 'string') throw new Error(got);
    expect(got.value).toBeCloseTo(-0.05, 12);
  });

  test('no point of a random grid does better', () => {
    const small = fc.integer({ min: -5, max: 5 });
    const three = fc.tuple(small, small, small);
    fc.assert(
      fc.property(three, fc.array(fc.tuple(three, small), { maxLength: 4 }), (cost, rows) => {
        const box = [0, 1, 2].map((i) => ({
          row: [0, 1, 2].map((j) => (i === j ? 1 : 0)),
          value: 4,
        }));
        const below = [...rows.map(([row, value]) => ({ row, value })), ...box];
        const got = programme({ cost, below });
        const meets = (x: readonly number[], slack: number): boolean =>
          below.every((c) => c.row.reduce((s, a, j) => s + a * (x[j] ?? 0), 0) <= c.value + slack);
        if (typeof got !== 'string') {
          expect(meets(got.x, 1e-9)).toBe(true);
          expect(got.x.every((x) => x >= 0)).toBe(true);
        }
        for (let i = 0; i < 125; i++) {
          const x = [i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25)];
          if (!meets(x, 0)) continue;
          if (typeof got === 'string') throw new Error(`${got}, yet ${x.join(' ')} is a point`);
          const value = cost.reduce((s, c, j) => s + c * (x[j] ?? 0), 0);
          expect(got.value).toBeLessThanOrEqual(value + 1e-9);
        }
      }),
    );
  });
});
