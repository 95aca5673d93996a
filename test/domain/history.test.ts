import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extend, extendAll, type History, indexAt, noHistory } from '../../src/domain/history.ts';
import type { Day } from '../../src/domain/time.ts';

const of = (values: readonly (readonly [number, number])[]): History =>
  values.reduce((h, [day, value]) => extend(h, day as Day, value), noHistory('yield'));
const seen = (h: History) => ({
  days: h.days.slice(0, h.length),
  values: h.values.slice(0, h.length),
  variance: h.variance.slice(0, h.length),
  peak: h.peak.slice(0, h.length),
  moves: h.moves.slice(0, h.length),
});

test('the variance is seeded with the first squared move and decays by 0.94', () => {
  const h = of([
    [1, 4],
    [2, 4.1],
    [3, 4.0],
  ]);
  expect(h.variance[1]).toBeCloseTo(0.01, 12); // 0.1^2
  expect(h.variance[2]).toBeCloseTo(0.94 * 0.01 + 0.06 * 0.01, 12);
});

test('an older view of a history does not see what came later', () => {
  const early = of([
    [1, 4],
    [2, 4.1],
  ]);
  const before = seen(early);
  const late = extend(early, 3 as Day, 9);
  expect(seen(early)).toEqual(before);
  expect(late.length).toBe(3);
});

test('two futures of one past do not meet', () => {
  const past = of([
    [1, 4],
    [2, 4.1],
  ]);
  const [a, b] = [extend(past, 3 as Day, 5), extend(past, 3 as Day, 6)];
  expect(a.values[2]).toBe(5);
  expect(b.values[2]).toBe(6);
});

test('values told in any order, with revisions, end in the same history', () => {
  const rows = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: -5, max: 5, noNaN: true })),
    {
      selector: ([day]) => day,
      minLength: 1,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (values, picks) => {
      const sorted = [...values].sort((a, b) => a[0] - b[0]);
      const shuffled = [...values]
        .map((v) => [picks.next().value as number, v] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, v]) => v);
      const revised = of([...shuffled.map(([d]) => [d, 0] as const), ...shuffled]);
      expect(seen(revised)).toEqual(seen(of(sorted)));
    }),
  );
});

test('values told together end in the history of values told one by one, and leave the one before as it was', () => {
  const value = fc.tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.double({ min: -5, max: 5, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 20 }), { maxLength: 5 }), (parts) => {
      let h = noHistory('yield');
      for (const [i, part] of parts.entries()) {
        const before = seen(h);
        const next = extendAll(
          h,
          part.map(([day, value]) => ({ at: day as Day, value })),
        );
        expect(seen(h)).toEqual(before);
        h = next;
        const last = new Map(parts.slice(0, i + 1).flat());
        expect(seen(h)).toEqual(seen(of([...last].sort(([a], [b]) => a - b))));
      }
    }),
  );
});

test('the history of very many values is that of the same values one by one', () => {
  const told = Array.from({ length: 1500 }, (_, i) => ({ at: i as Day, value: 4 + Math.sin(i) }));
  const whole = extendAll(noHistory('yield'), told);
  expect(seen(whole)).toEqual(seen(of(told.map(({ at, value }) => [at, value]))));
  // Another series of as many leaves the first as it was.
  const before = seen(whole);
  extendAll(noHistory('price'), told);
  expect(seen(whole)).toEqual(before);
  expect(seen(extend(whole, 1500 as Day, 4)).values).toHaveLength(1501);
});

test('a day that is told a thousand times over is measured once', () => {
  let read = 0;
  const told = Array.from({ length: 1000 }, (_, i) => ({
    at: (i % 500) as Day,
    get value(): number {
      read++;
      return i;
    },
  }));
  expect(extendAll(noHistory('yield'), told)).toMatchObject({ length: 500 });
  expect(read).toBeLessThanOrEqual(2000);
});

test('the last value on or before a day is found', () => {
  const h = of([
    [2, 1],
    [5, 2],
    [9, 3],
  ]);
  expect([1, 2, 4, 5, 8, 9, 99].map((d) => indexAt(h, d as Day))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
});
