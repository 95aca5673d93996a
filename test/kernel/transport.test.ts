import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spectrum } from '../../src/kernel/eigen.ts';
import { departure, transport } from '../../src/kernel/transport.ts';
import { lyapunov } from '../reference/lyapunov.ts';

type Square = readonly (readonly number[])[];
const times = (a: Square, b: Square): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((s, x, k) => s + x * (b[k]?.[j] ?? 0), 0)));
const flip = (a: Square): number[][] => (a[0] ?? []).map((_, j) => a.map((row) => row[j] ?? 0));

/** A positive definite matrix of three rows: R R' + I. */
const definite = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 })
  .map((xs) => {
    const r = [xs.slice(0, 3), xs.slice(3, 6), xs.slice(6)];
    return times(r, flip(r)).map((row, i) => row.map((x, j) => x + (i === j ? 1 : 0)));
  });
const near = (a: Square, b: Square, share: number): void => {
  const scale = Math.max(1, ...b.flat().map(Math.abs));
  for (const [i, row] of a.entries())
    for (const [j, x] of row.entries())
      expect(Math.abs(x - (b[i]?.[j] ?? Number.NaN))).toBeLessThan(share * scale);
};

test('the map turns one covariance into the other, and is symmetric without a fold', () => {
  fc.assert(
    fc.property(definite, definite, (from, to) => {
      const map = transport(from, to) as number[][];
      near(times(times(map, from), map), to, 1e-9);
      near(map, flip(map), 1e-15);
      for (const { value } of spectrum(map)) expect(value).toBeGreaterThan(-1e-12);
    }),
  );
});

test('a book that amplifies is found again: (I + yy) S (I + yy) from S', () => {
  const s = [
    [2, 1],
    [1, 3],
  ];
  // y = (1, 2): I + yy' is 2 2, 2 5.
  const map = [
    [2, 2],
    [2, 5],
  ];
  near(transport(s, times(times(map, s), map)) as number[][], map, 1e-12);
});

test('a covariance that is none has no map, and one that did not change no departure', () => {
  const flat = [
    [1, 1],
    [1, 1],
  ];
  expect(transport(flat, flat)).toBeUndefined();
  expect(departure(flat, flat)).toBeUndefined();
  fc.assert(
    fc.property(definite, (s) => {
      expect(departure(s, s) as number).toBeLessThan(1e-9);
    }),
  );
});

test('the solution of the Lyapunov equation solves it', () => {
  fc.assert(
    fc.property(definite, definite, (a, q) => {
      const m = lyapunov(a, q) as number[][];
      const left = times(flip(a), m).map((row, i) =>
        row.map((x, j) => x + (times(m, a)[i]?.[j] ?? 0)),
      );
      near(left, q, 1e-9);
    }),
  );
  expect(
    lyapunov(
      [
        [1, 0],
        [0, -1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ),
  ).toBeUndefined();
});
