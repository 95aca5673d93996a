import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contract } from '../../src/domain/odds.ts';
import type { Scenario } from '../../src/domain/thesis.ts';
import type { Day, Instant } from '../../src/domain/time.ts';
import { dirichlet } from '../../src/weigh/odds/implied.ts';
import { scenarioOdds } from '../../src/weigh/odds/odds.ts';
import { priced } from '../../src/weigh/odds/priced.ts';
import { unreached } from '../../src/weigh/odds/reach.ts';
import { tilt } from '../../src/weigh/odds/tilt.ts';
import { pool } from '../reference/pool.ts';

const path = (
  id: string,
  regime: Scenario['regime'],
  weight: number,
  means: Readonly<Record<string, number>>,
): Scenario =>
  ({
    id,
    regime,
    weight,
    constraints: [],
    impact: Object.fromEntries(Object.entries(means).map(([a, mean]) => [a, { mean, sd: 0.05 }])),
  }) as unknown as Scenario;

const THESIS = {
  horizon: 60,
  scenarios: [
    path('fade', 'noise', 1, { A: 0.05, B: 0.02 }),
    path('grind', 'friction', 1, { A: -0.05, B: 0.01 }),
    path('break', 'rupture', 1, { A: -0.25, B: -0.1 }),
  ],
};
const BELIEF = { noise: 0.8, friction: 0.17, rupture: 0.03 };
const DAY = 1000 as Day;
const ask = (over: Partial<Parameters<typeof scenarioOdds>[0]> = {}) => {
  const said = scenarioOdds({
    thesis: THESIS,
    belief: BELIEF,
    seen: [],
    contracts: [],
    day: DAY,
    ...over,
  });
  if ('unknown' in said) throw new Error(said.unknown.kind);
  return said;
};
const sum = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

test('a fall that own odds do not expect makes prices fear more, on the asset and on the book', () => {
  const book = {
    currency: 'USD',
    capital: 100,
    positions: [{ symbol: 'X', quantity: 1, price: 100, currency: 'USD', follows: 'A' }],
  };
  const said = ask({
    thesis: { ...THESIS, book },
    seen: [{ asset: 'A', move: -0.04, noise: 0.01 }],
  });
  const [a] = said.assets;
  // own: 0.8 x 0.05 - 0.17 x 0.05 - 0.03 x 0.25 = 0.024
  expect(a?.own).toBeCloseTo(0.024, 12);
  expect(a?.gap.high).toBeLessThan(0);
  expect(a?.implied).toBeLessThan(0);
  expect(said.book).toEqual(a?.gap);
  const q = said.paths.map((p) => ('unknown' in p.implied ? Number.NaN : p.implied.at));
  expect(sum(q)).toBeCloseTo(1, 9);
  expect(q[0]).toBeLessThan(0.8);
  expect(said.misfits).toEqual([]);
});

test('where nothing was seen, what prices imply is not known, and nothing is made up', () => {
  const said = ask();
  expect(said.paths.every((p) => 'unknown' in p.implied)).toBe(true);
  expect(said.assets).toEqual([]);
  expect(said.book).toEqual({ unknown: { kind: 'no book' } });
  expect(said.distance).toEqual({ unknown: { kind: 'no move' } });
});

test('a thesis without paths has no odds', () => {
  expect(
    scenarioOdds({
      thesis: { horizon: 60, scenarios: [] },
      belief: BELIEF,
      seen: [],
      contracts: [],
      day: DAY,
    }),
  ).toEqual({ unknown: { kind: 'no scenarios' } });
});

test('an asset of which a path says nothing is left out, and it is told', () => {
  const said = ask({
    thesis: { ...THESIS, scenarios: [...THESIS.scenarios, path('other', 'noise', 0, { A: 0 })] },
    seen: [
      { asset: 'A', move: 0, noise: 0.01 },
      { asset: 'B', move: 0, noise: 0.01 },
    ],
  });
  expect(said.assets.map((a) => a.asset)).toEqual(['A']);
  expect(said.misfits).toEqual([{ kind: 'no impact', scenario: 'other', asset: 'B' }]);
});

test('a move that no odds make is told with the range that the paths allow', () => {
  const said = ask({ seen: [{ asset: 'A', move: 0.09, noise: 0.01 }] });
  expect(said.misfits).toEqual([
    { kind: 'infeasible', asset: 'A', wanted: 0.09, low: -0.25, high: 0.05 },
  ]);
  // Such a move says that impacts are wrong, not what the odds are: none are read from it.
  expect(said.assets).toEqual([]);
  expect(said.paths.every((q) => 'unknown' in q.implied)).toBe(true);
});

test('a move within two sigmas of the range is not called impossible', () => {
  expect(ask({ seen: [{ asset: 'A', move: 0.069, noise: 0.01 }] }).misfits).toEqual([]);
});

test('moves that each could be had alone may be impossible together', () => {
  // A wants the break, B wants the fade: with A at -0.25 only the break is left, and B is -0.1 there.
  const rows = [
    [0.05, -0.05, -0.25],
    [0.02, 0.01, -0.1],
  ];
  const said = unreached([
    { asset: 'A', move: -0.25, noise: 0.001, row: rows[0] as number[] },
    { asset: 'B', move: 0.02, noise: 0.001, row: rows[1] as number[] },
  ]);
  expect(said).toHaveLength(1);
  const [only] = said;
  if (only?.kind !== 'infeasible') throw new Error('infeasible');
  expect(only.wanted < only.low - 0.002 || only.wanted > only.high + 0.002).toBe(true);
});

test('a move is left out for its own miss, not for that of another', () => {
  // A is out of reach, and the break, which B asks for, takes it further away: 30 sigmas for 12 of B's.
  const A = { asset: 'A', move: 0.5, noise: 0.01, row: [0.05, -0.05, -0.25] };
  const B = { asset: 'B', move: -0.1, noise: 0.01, row: [0.02, 0.01, -0.1] };
  expect(unreached([B])).toEqual([]);
  for (const all of [
    [A, B],
    [B, A],
  ])
    expect(unreached(all)).toMatchObject([{ kind: 'infeasible', asset: 'A', wanted: 0.5 }]);
  // Of three that cannot be had together one goes, and the other two, which can, stay.
  const C = { asset: 'C', move: 0.04, noise: 0.001, row: [0.05, -0.05, -0.25] };
  const D = { asset: 'D', move: 0.018, noise: 0.001, row: [0.02, 0.01, -0.1] };
  const E = { asset: 'E', move: 0.9, noise: 0.01, row: [0, 0, 1] };
  expect(unreached([C, D, E]).map((m) => m.kind === 'infeasible' && m.asset)).toEqual(['E']);
});

test('the reason for no odds names the moves that no odds make, and the book those that it follows', () => {
  const book = {
    currency: 'USD',
    capital: 100,
    positions: [{ symbol: 'X', quantity: 1, price: 100, currency: 'USD', follows: 'A' }],
  };
  const far = { asset: 'A', move: 0.5, noise: 0.01 };
  const wrong = { unknown: { kind: 'no odds fit', series: ['A'] } };
  const alone = ask({ thesis: { ...THESIS, book }, seen: [far] });
  expect([alone.distance, alone.book, alone.paths[0]?.implied]).toEqual([wrong, wrong, wrong]);
  // Beside another the others still tell odds; the book follows the one that is missed.
  const seen = [far, { asset: 'B', move: -0.1, noise: 0.01 }];
  const beside = ask({ thesis: { ...THESIS, book }, seen });
  expect(beside.book).toEqual(wrong);
  expect(beside.assets.map((a) => a.asset)).toEqual(['B']);
  const other = { ...book, positions: [{ ...book.positions[0], follows: 'B' }] } as typeof book;
  expect(ask({ thesis: { ...THESIS, book: other }, seen }).book).not.toHaveProperty('unknown');
});

test('a move that is missed has its ends beside one too small for a number’s full precision', () => {
  for (const move of [5e-324, -5e-324, 1e-300])
    expect(
      unreached([
        { asset: 'A', move: 0.3, noise: 0, row: [0.02, -0.01] },
        { asset: 'B', move, noise: 0, row: [0, 0] },
      ]),
    ).toEqual([{ kind: 'infeasible', asset: 'A', wanted: 0.3, low: -0.01, high: 0.02 }]);
});

test('the oracle’s infeasible views are told: a fall of 1.5 % with a dollar down 1.2 % and no war', () => {
  // ../oracles: lowest expected dollar move is -0.7115 % once equity is met and war kept to 1 %.
  const equity = [3, 4, -1, -6, -10, -25];
  const dollar = [0.5, 1, -0.5, -1.5, -3, -4];
  const war = [0, 0, 0, 0, 0, 1];
  const said = unreached([
    { asset: 'equity', move: -1.5, noise: 1e-6, row: equity },
    { asset: 'dollar', move: -1.2, noise: 1e-6, row: dollar },
    { asset: 'war', move: 0.01, noise: 1e-6, row: war },
  ]);
  expect(said.length).toBeGreaterThan(0);
});

test('noise that comes together counts once: a twin of an asset adds nothing', () => {
  const twin = THESIS.scenarios.map((s) => ({
    ...s,
    impact: { ...s.impact, C: s.impact.A ?? { mean: 0, sd: 0 } },
  }));
  const one = ask({ seen: [{ asset: 'A', move: -0.04, noise: 0.02 }] });
  const both = ask({
    thesis: { ...THESIS, scenarios: twin },
    seen: [
      { asset: 'A', move: -0.04, noise: 0.02 },
      { asset: 'C', move: -0.04, noise: 0.02 },
    ],
    correlation: [
      [1, 0.999],
      [0.999, 1],
    ],
  });
  const width = (x: ReturnType<typeof ask>): number =>
    (x.assets[0]?.gap.high ?? 0) - (x.assets[0]?.gap.low ?? 0);
  expect(width(both)).toBeGreaterThan(0.85 * width(one));
  const twice = ask({
    thesis: { ...THESIS, scenarios: twin },
    seen: [
      { asset: 'A', move: -0.04, noise: 0.02 },
      { asset: 'C', move: -0.04, noise: 0.02 },
    ],
  });
  expect(width(twice)).toBeLessThan(0.85 * width(one));
});

test('the fast tilt is entropy pooling with noisy views', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const prior = dirichlet([0.2, 0.3, 0.1, 0.25, 0.15], 10, { seed, draw: 0 });
      const rows = [0, 1, 2].map((a) =>
        dirichlet([0.2, 0.2, 0.2, 0.2, 0.2], 5, { seed, draw: a + 1 }),
      );
      const scaled = rows.map((r) => r.map((x) => 20 * (x - 0.2)));
      const values = [1, -1, 0.5];
      const q = tilt(prior, { rows: scaled, values, variance: 8 });
      const pooled = pool(prior, {
        noisy: scaled.map((row, a) => ({ row, value: values[a] ?? 0, sd: Math.sqrt(8) })),
      });
      for (const [i, x] of (pooled?.q ?? []).entries()) expect(q[i]).toBeCloseTo(x, 7);
    }),
    { numRuns: 40 },
  );
});

test('Dirichlet draws have their middle and their spread', () => {
  const middle = [0.5, 0.3, 0.15, 0.05];
  const draws = Array.from({ length: 4000 }, (_, i) => dirichlet(middle, 8, { seed: 7, draw: i }));
  for (const [i, m] of middle.entries()) {
    const xs = draws.map((d) => d[i] ?? 0);
    const mean = sum(xs) / xs.length;
    const variance = sum(xs.map((x) => (x - mean) ** 2)) / xs.length;
    expect(mean).toBeCloseTo(m, 1);
    // m (1 - m) / (8 + 1)
    expect(variance / ((m * (1 - m)) / 9)).toBeGreaterThan(0.9);
    expect(variance / ((m * (1 - m)) / 9)).toBeLessThan(1.1);
  }
});

test('no figure is NaN or infinite, whatever the beliefs, moves and impacts', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const move = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(share, share, share),
      fc.array(fc.tuple(move, move, share), { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(move, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 2 }),
      (weights, rows, seen) => {
        const all = sum(weights) || 1;
        const [noise = 0, friction = 0, rupture = 0] = weights.map((w) => w / all);
        const regimes = ['noise', 'friction', 'rupture'] as const;
        const said = scenarioOdds({
          thesis: {
            horizon: 60,
            scenarios: rows.map(([a, b, w], i) =>
              path(`p${i}`, regimes[i % 3] ?? 'noise', w, { A: a, B: b }),
            ),
          },
          belief: { noise, friction, rupture },
          seen: seen.map(([m, n], i) => ({ asset: i === 0 ? 'A' : 'B', move: m, noise: n })),
          contracts: [],
          day: DAY,
        });
        // JSON has no NaN: it would come back as null.
        expect(JSON.stringify(said)).not.toContain('null');
      },
    ),
    { numRuns: 40 },
  );
});

const contract = (over: Partial<Contract> = {}): Contract => ({
  id: 'c',
  title: { en: 'c', 'zh-Hant': 'c' },
  scenario: 'break',
  wording: 'official',
  deadline: (DAY + 365) as Day,
  resolution: { name: 'r', url: 'https://example.org' },
  knownAt: 0 as Instant,
  at: DAY,
  bid: 0.18,
  ask: 0.22,
  ...over,
});

test('a price becomes a hazard, and the hazard a chance over the horizon', () => {
  const { contracts } = priced([contract()], DAY, 60);
  // -ln(0.8) / (365 / 365.25) = 0.2233; 1 - exp(-0.2233 x 60 / 252) = 0.0518
  expect(contracts[0]?.hazard.at).toBeCloseTo(0.2233, 4);
  expect(contracts[0]?.horizon.at).toBeCloseTo(0.0518, 4);
  expect(contracts[0]?.horizon.low).toBeLessThan(contracts[0]?.horizon.at ?? 0);
});

test('an expired contract is told and left out; the last quote of a contract stands', () => {
  const said = priced(
    [
      contract({ id: 'old', deadline: (DAY - 1) as Day, at: (DAY - 9) as Day }),
      contract({ bid: 0.1, ask: 0.2 }),
      contract({ bid: 0.4, ask: 0.5, knownAt: 5 as Instant }),
    ],
    DAY,
    60,
  );
  expect(said.misfits).toEqual([{ kind: 'expired', contract: 'old', deadline: DAY - 1 }]);
  expect(said.contracts).toHaveLength(1);
  expect(said.contracts[0]?.hazard.at).toBeCloseTo(-Math.log(0.55) * (365.25 / 365), 9);
});

test('two contracts of one wording that lie apart disagree; of two wordings the difference is told', () => {
  const near = contract({ id: 'near', deadline: (DAY + 73) as Day, bid: 0.2, ask: 0.21 });
  const said = priced([contract(), near], DAY, 60);
  expect(said.misfits.map((m) => m.kind)).toEqual(['disagreeing']);
  expect(said.wordings).toEqual([]);
  const other = priced([contract(), { ...near, wording: 'loose' }], DAY, 60);
  expect(other.misfits).toEqual([]);
  expect(other.wordings).toHaveLength(1);
  const [w] = other.wordings;
  expect(w?.of).toEqual(['official', 'loose']);
  const [a, b] = other.contracts;
  expect(w?.apart).toBeCloseTo((b?.horizon.at ?? 0) - (a?.horizon.at ?? 0), 12);
});

test('spreads that touch do not disagree, and prices of 0 and 1 stay numbers', () => {
  const wide = contract({ id: 'wide', bid: 0.22, ask: 0.3 });
  expect(priced([contract(), wide], DAY, 60).misfits).toEqual([]);
  const ends = [0, 1].map((price) => contract({ id: `${price}`, bid: price, ask: price }));
  expect(JSON.stringify(priced(ends, DAY, 60))).not.toContain('null');
});

test('a book without anybody on either side, or too wide, is no price: it is told and left out', () => {
  const said = (bid: number, ask: number) => priced([contract({ bid, ask })], DAY, 60);
  const none = (bid: number, ask: number) => [{ kind: 'no price', contract: 'c', bid, ask }];
  expect(said(0, 1)).toEqual({ contracts: [], wordings: [], misfits: none(0, 1) });
  expect(said(0.2, 0.31)).toEqual({ contracts: [], wordings: [], misfits: none(0.2, 0.31) });
  // Nobody bids, or nobody offers: half of a book is no price either.
  for (const [bid, ask] of [
    [0, 0.03],
    [0.97, 1],
  ] as const)
    expect(said(bid, ask).misfits).toEqual(none(bid, ask));
  // 0.3 - 0.2 is a little less than 0.1, and 0.7 - 0.6 a little more.
  for (const bid of [0.2, 0.6]) expect(said(bid, bid + 0.1).misfits).toEqual([]);
  // An earlier price of the same contract does not stand in for it.
  const later = contract({ bid: 0, ask: 1, knownAt: 5 as Instant });
  expect(priced([contract(), later], DAY, 60).contracts).toEqual([]);
});
