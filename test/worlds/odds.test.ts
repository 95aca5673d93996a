import { expect, test } from 'vitest';
import type { Odds } from '../../src/domain/odds.ts';
import { REGIMES } from '../../src/domain/regime.ts';
import type { Scenario } from '../../src/domain/thesis.ts';
import type { Day } from '../../src/domain/time.ts';
import { CASES, dirichlet } from '../../src/weigh/odds/implied.ts';
import { scenarioOdds } from '../../src/weigh/odds/odds.ts';
import { luck } from './luck.ts';
import { expectHeld, WORLDS } from './size.ts';

/*
 * Priors. Paths: 5 to 8. Own odds: Dirichlet of two cases a path. The market's odds, the known truth:
 * Dirichlet of CASES x own odds, the same doubt of own odds that the estimate states. Assets: 2 to 5,
 * their impacts normal, 7 % a path, with one common factor of random loading; noise of an asset 0.5 to
 * 3 %, evenly, hanging together by a correlation of 0 to 0.8. Moves: expected impact under the market's
 * odds, plus that noise. The book holds the assets in random shares.
 * Own odds are no estimate, so what is judged are the market's odds of each path, the gap of each asset
 * and the gap on the book. Signal to noise is the prior spread of an asset's expected move over its
 * noise; the best asset of a world must reach CLEAR.
 */
const CLEAR = 1;

const FAMILIES = {
  'as assumed': {},
  't3 noise': { heavy: true },
  'a regime break half way': { broken: true },
  'market odds twice as far from own': { cases: CASES / 4 },
} as const;
type Family = keyof typeof FAMILIES;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** A world and what is made of it. */
function world(seed: number, family: Family) {
  const {
    heavy,
    broken,
    cases = CASES,
  } = FAMILIES[family] as {
    heavy?: boolean;
    broken?: boolean;
    cases?: number;
  };
  const { share, normal, between, heavy: t3 } = luck(seed, 77);
  const paths = 5 + Math.floor(4 * share());
  const assets = 2 + Math.floor(4 * share());
  const p = dirichlet(new Array<number>(paths).fill(1 / paths), 2 * paths, { seed, draw: 1000 });
  const q = dirichlet(p, cases, { seed, draw: 1001 });
  const common = p.map(() => normal());
  const impacts = Array.from({ length: assets }, () => {
    const load = between(-1, 1);
    return p.map((_, s) => 0.07 * (load * (common[s] ?? 0) + Math.sqrt(1 - load ** 2) * normal()));
  });
  const noise = impacts.map(() => between(0.005, 0.03));
  const rho = between(0, 0.8);
  const shared = heavy ? t3() : normal();
  const moves = impacts.map((row, a) => {
    const own = heavy ? t3() : normal();
    // A break half way: the market holds its new odds for half of the window only.
    const held = broken ? q.map((x, s) => (x + (p[s] ?? 0)) / 2) : q;
    return dot(row, held) + (noise[a] ?? 0) * (Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * own);
  });
  const raw = impacts.map(() => between(0.2, 1));
  const shares = raw.map((x) => x / raw.reduce((sum, y) => sum + y, 0));
  const regime = (s: number) => REGIMES[s % 3] ?? 'noise';
  const belief = { noise: 0, friction: 0, rupture: 0 };
  for (const [s, x] of p.entries()) belief[regime(s)] += x;
  const said = scenarioOdds({
    thesis: {
      horizon: 60,
      scenarios: p.map(
        (x, s) =>
          ({
            id: `s${s}`,
            regime: regime(s),
            weight: x / belief[regime(s)],
            constraints: [],
            impact: Object.fromEntries(
              impacts.map((row, a) => [`a${a}`, { mean: row[s] ?? 0, sd: 0.05 }]),
            ),
          }) as unknown as Scenario,
      ),
      book: {
        currency: 'USD',
        capital: 1,
        positions: shares.map((x, a) => ({
          symbol: `a${a}`,
          quantity: x,
          price: 1,
          currency: 'USD',
          follows: `a${a}`,
        })),
      },
    },
    belief,
    seen: moves.map((move, a) => ({ asset: `a${a}`, move, noise: noise[a] ?? 0 })),
    correlation: impacts.map((_, a) => impacts.map((_, b) => (a === b ? 1 : rho))),
    contracts: [],
    day: 0 as Day,
  });
  const gaps = impacts.map((row) => dot(row, q) - dot(row, p));
  const signal = Math.max(
    ...impacts.map((row, a) => {
      const mean = dot(row, p);
      const spread = dot(
        row.map((x) => (x - mean) ** 2),
        p,
      );
      return Math.sqrt(spread / (CASES + 1)) / (noise[a] ?? 1);
    }),
  );
  return { said: said as Odds, q, gaps, book: dot(shares, gaps), clear: signal >= CLEAR };
}

type Counts = Record<
  'worlds' | 'answered' | 'clear' | 'found' | 'odds' | 'ofOdds' | 'gap' | 'ofGap' | 'book',
  number
>;

function count(family: Family, worlds: number): Counts {
  const n: Counts = {
    worlds,
    answered: 0,
    clear: 0,
    found: 0,
    odds: 0,
    ofOdds: 0,
    gap: 0,
    ofGap: 0,
    book: 0,
  };
  const inside = (x: number, of: { readonly low: number; readonly high: number }): number =>
    Number(x >= of.low && x <= of.high);
  for (let seed = 1; seed <= worlds; seed++) {
    const { said, q, gaps, book, clear } = world(seed, family);
    n.clear += Number(clear);
    if ('unknown' in said.book) continue;
    n.answered++;
    n.found += Number(clear);
    n.book += inside(book, said.book);
    for (const [s, path] of said.paths.entries()) {
      if ('unknown' in path.implied) continue;
      n.ofOdds++;
      n.odds += inside(q[s] ?? Number.NaN, path.implied);
    }
    for (const [a, asset] of said.assets.entries()) {
      n.ofGap++;
      n.gap += inside(gaps[a] ?? Number.NaN, asset.gap);
    }
  }
  return n;
}

const print = (family: Family, n: Counts): void =>
  console.log(
    `odds, ${family}: ${n.worlds} worlds; 80 % intervals hold: implied odds ` +
      `${(n.odds / n.ofOdds).toFixed(3)} of ${n.ofOdds}, gaps ${(n.gap / n.ofGap).toFixed(3)} of ` +
      `${n.ofGap}, book ${(n.book / n.answered).toFixed(3)} of ${n.answered}; answered in ` +
      `${n.found} of ${n.clear} clear worlds`,
  );

test('in worlds with known odds the 80 % intervals hold in 75 to 85 of 100', () => {
  const n = count('as assumed', WORLDS);
  print('as assumed', n);
  expectHeld(n.odds / n.ofOdds);
  expectHeld(n.gap / n.ofGap);
  expectHeld(n.book / n.answered);
  expect(n.found / n.clear).toBeGreaterThan(0.7);
}, 60_000);

test('in worlds of another kind they hold as often as is printed', () => {
  for (const family of [
    't3 noise',
    'a regime break half way',
    'market odds twice as far from own',
  ] as const)
    print(family, count(family, WORLDS / 10));
}, 60_000);
