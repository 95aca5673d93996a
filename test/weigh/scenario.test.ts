import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Scenario } from '../../src/domain/thesis.ts';
import { mixes, shares } from '../../src/weigh/scenario/book.ts';
import { bounds, contradiction, stated } from '../../src/weigh/scenario/bounds.ts';
import { ownOdds, within } from '../../src/weigh/scenario/own.ts';
import { pool } from '../reference/pool.ts';

const wall = (low: number, high: number) => ({ low, high });
const path = (
  id: string,
  regime: Scenario['regime'],
  weight: number,
  walls: readonly { low: number; high: number }[] = [],
  impact: Scenario['impact'] = {},
): Scenario => ({ id, regime, weight, constraints: walls, impact }) as unknown as Scenario;

const interval = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([a, b]) => wall(Math.min(a, b), Math.max(a, b)));
const walls = fc.array(interval, { maxLength: 6 });

test('two obstacles of 0.8 and 0.7 leave between 0.5 and 0.7', () => {
  // max(0, 0.8 + 0.7 - 1) = 0.5; the smaller is 0.7
  const b = bounds([wall(0.8, 0.8), wall(0.7, 0.7)]);
  expect(b.low).toBeCloseTo(0.5, 12);
  expect(b.high).toBe(0.7);
});

test('a path without obstacles may be anything', () => {
  expect(bounds([])).toEqual({ low: 0, high: 1 });
});

test('bounds lie within 0..1 and never cross', () => {
  fc.assert(
    fc.property(walls, (w) => {
      const b = bounds(w);
      return b.low >= 0 && b.low <= b.high && b.high <= 1;
    }),
  );
});

test('without dependence obstacles multiply, with all of it the smallest decides', () => {
  const w = [wall(0.3, 0.5), wall(0.2, 0.4)];
  expect(stated(w, 0).low).toBeCloseTo(0.06, 12);
  expect(stated(w, 0).high).toBeCloseTo(0.2, 12);
  expect(stated(w, 1)).toEqual({ low: 0.2, high: 0.4 });
});

test('two halves that hang together by a half fall together with chance one third', () => {
  // P(both below their medians) = 1/4 + asin(rho) / (2 pi); asin(1/2) = pi / 6 gives 1/3
  const both = stated([wall(0.5, 0.5), wall(0.5, 0.5)], 0.5);
  expect(both.low).toBeCloseTo(1 / 3, 9);
});

test('near full dependence the figure is near the smallest', () => {
  expect(stated([wall(0.3, 0.3), wall(0.2, 0.2)], 0.999).low).toBeCloseTo(0.2, 2);
});

test('stated chances stay within bounds, and rise with each end', () => {
  fc.assert(
    fc.property(walls, fc.double({ min: 0, max: 1, noNaN: true }), (w, rho) => {
      const s = stated(w, rho);
      const b = bounds(w);
      const wider = stated(
        w.map((c, i) => (i === 0 ? wall(c.low, (c.high + 1) / 2) : c)),
        rho,
      );
      return (
        s.low >= b.low &&
        s.high <= b.high &&
        s.low <= s.high + 1e-12 &&
        wider.high >= s.high - 1e-12
      );
    }),
    { numRuns: 60 },
  );
});

test('own odds are the regime times the weight, and are left alone within their bounds', () => {
  const said = ownOdds(
    [path('a', 'noise', 0.75), path('b', 'noise', 0.25), path('c', 'friction', 1)],
    {
      noise: 0.8,
      friction: 0.2,
      rupture: 0,
    },
  );
  expect(said.p.map((x) => Number(x.toFixed(12)))).toEqual([0.6, 0.2, 0.2]);
  expect(said.misfits).toEqual([]);
});

test('odds over a bound are brought back to it, the others keep their ratios, and it is told', () => {
  // 0.6 comes down to 0.3; the 0.4 of the others becomes 0.7 at 3 to 1: 0.525 and 0.175
  const said = ownOdds(
    [path('a', 'noise', 1, [wall(0, 0.3)]), path('b', 'friction', 1), path('c', 'rupture', 1)],
    { noise: 0.6, friction: 0.3, rupture: 0.1 },
  );
  expect(said.p.map((x) => Number(x.toFixed(9)))).toEqual([0.3, 0.525, 0.175]);
  expect(said.misfits).toHaveLength(1);
  expect(said.misfits[0]).toMatchObject({ kind: 'out of bounds', scenario: 'a', bound: 0.3 });
});

test('bounds that no odds fit are told as contradictory, whichever way', () => {
  const low = ownOdds(
    [path('a', 'noise', 1, [wall(0.7, 0.9)]), path('b', 'friction', 1, [wall(0.6, 0.9)])],
    { noise: 0.5, friction: 0.5, rupture: 0 },
  );
  expect(low.misfits).toEqual([{ kind: 'contradictory', low: 1.2999999999999998, high: 1.8 }]);
  expect(contradiction([wall(0, 0.3), wall(0, 0.3)])).toEqual({ low: 0, high: 0.6 });
  expect(contradiction([wall(0, 1), wall(0, 0.3)])).toBeUndefined();
});

test('odds of nothing are brought up to what their obstacles demand at least', () => {
  const said = ownOdds([path('a', 'rupture', 1, [wall(0.2, 0.9)]), path('b', 'noise', 1)], {
    noise: 1,
    friction: 0,
    rupture: 0,
  });
  expect(said.p[0]).toBeCloseTo(0.2, 9);
  expect(said.p[1]).toBeCloseTo(0.8, 9);
});

const masses = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), interval), {
  minLength: 2,
  maxLength: 8,
});

test('odds brought into bounds are shares within them, whatever they were', () => {
  fc.assert(
    fc.property(masses, (m) => {
      const frame = m.map(([, b]) => b);
      fc.pre(contradiction(frame) === undefined);
      const sum = m.reduce((s, [x]) => s + x, 0);
      fc.pre(sum > 1e-6);
      const q = within(
        m.map(([x]) => x / sum),
        frame,
      );
      expect(q.reduce((s, x) => s + x, 0)).toBeCloseTo(1, 9);
      for (const [i, x] of q.entries()) {
        expect(x).toBeGreaterThanOrEqual((frame[i]?.low ?? 0) - 1e-8);
        expect(x).toBeLessThanOrEqual((frame[i]?.high ?? 1) + 1e-8);
      }
    }),
  );
});

test('they are the nearest in relative entropy, as entropy pooling finds them by another way', () => {
  const p = [0.5, 0.3, 0.15, 0.05];
  const frame = [wall(0, 0.35), wall(0.1, 0.4), wall(0, 1), wall(0.12, 0.5)];
  const row = (i: number, sign: number) => p.map((_, k) => (k === i ? sign : 0));
  const pooled = pool(p, {
    below: frame.flatMap(({ low, high }, i) => [
      { row: row(i, 1), value: high },
      { row: row(i, -1), value: -low },
    ]),
  });
  const q = within(p, frame);
  for (const [i, x] of (pooled?.q ?? []).entries()) expect(q[i]).toBeCloseTo(x, 8);
  expect(pooled).toBeDefined();
});

const BOOK = {
  currency: 'USD',
  capital: 100,
  positions: [
    { symbol: 'X', quantity: 3, price: 10, currency: 'USD', follows: 'A' },
    { symbol: 'Y', quantity: 1, price: 70, currency: 'USD', follows: 'B' },
  ],
};

test('shares of a book go by what its positions follow', () => {
  expect(shares(BOOK)).toEqual({ A: 0.3, B: 0.7 });
});

test.each([
  ['no book', undefined],
  ['nothing held', { ...BOOK, positions: [] }],
  [
    'other currency',
    { ...BOOK, positions: [{ symbol: 'X', quantity: 1, price: 1, currency: 'EUR', follows: 'A' }] },
  ],
  ['no follows', { ...BOOK, positions: [{ symbol: 'X', quantity: 1, price: 1, currency: 'USD' }] }],
])('shares are not known: %s', (why, book) => {
  expect(shares(book)).toEqual({ unknown: { kind: why } });
});

const AB = { A: { mean: 0.1, sd: 0.2 }, B: { mean: -0.1, sd: 0.1 } };

test('a path lays its impacts over the book, with deviations that add up', () => {
  // mean 0.3 x 0.1 - 0.7 x 0.1 = -0.04; sd 0.3 x 0.2 + 0.7 x 0.1 = 0.13
  const said = mixes({ scenarios: [path('a', 'noise', 1, [], AB)], book: BOOK }, 'A');
  const [part] = said.mixes.noise ?? [];
  expect(part?.mean).toBeCloseTo(-0.04, 12);
  expect(part?.sd).toBeCloseTo(0.13, 12);
  expect(part?.weight).toBe(1);
  expect(said.mixes.friction).toBeUndefined();
});

test('without a book the risk asset stands for the whole', () => {
  const said = mixes({ scenarios: [path('a', 'noise', 1, [], AB)] }, 'A');
  expect(said.mixes.noise).toEqual([{ mean: 0.1, sd: 0.2, weight: 1 }]);
});

test('a regime of which a path says nothing of the book keeps its default, and it is told', () => {
  const said = mixes(
    {
      scenarios: [
        path('a', 'noise', 0.5, [], AB),
        path('b', 'noise', 0.5, [], { A: { mean: 0, sd: 0.1 } }),
      ],
      book: BOOK,
    },
    'A',
  );
  expect(said.mixes).toEqual({});
  expect(said.misfits).toEqual([{ kind: 'no impact', scenario: 'b', asset: 'B' }]);
});
