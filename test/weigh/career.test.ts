import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Blame, CareerRules, Stakes } from '../../src/domain/career.ts';
import { normalCumulative, normalQuantile } from '../../src/kernel/normal.ts';
import { career, sellingCurve } from '../../src/weigh/career/career.ts';
import { equilibrium } from '../../src/weigh/career/equilibrium.ts';
import { blame, fired } from '../../src/weigh/career/fired.ts';
import { critical } from '../../src/weigh/career/stepped.ts';
import { reputations } from '../reference/reputations.ts';

const TALENT = { theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 };
/** Even over the range: the doubles of fast-check crowd about 0. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((i) => min + ((max - min) * i) / 1_000_000);
const log = (min: number, max: number) => between(Math.log(min), Math.log(max)).map(Math.exp);

const talents = fc
  .record({
    theta: between(0.01, 0.99),
    low: between(0.01, 0.98),
    more: between(0.01, 1),
    alpha: between(0.01, 0.99),
  })
  .map(({ theta, low, more, alpha }) => ({ theta, p: low + (1 - low) * more, q: low, alpha }));

const blames = fc
  .record({ together: log(0.005, 0.9), share: between(0, 1) })
  .map(({ together, share }): Blame => ({ together, alone: together + (1 - together) * share }));

const laws = fc.record({ median: log(0.05, 20), spread: log(0.02, 3) });

const lists = fc
  .array(fc.record({ stake: log(0.05, 20), weight: between(0.01, 1) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => {
    const sum = parts.reduce((total, p) => total + p.weight, 0);
    return parts.map(({ stake, weight }) => ({ stake, weight: weight / sum }));
  });

const stakes: fc.Arbitrary<Stakes> = fc.oneof(
  laws.map((law): Stakes => ({ kind: 'lognormal', ...law })),
  lists.map((parts): Stakes => ({ kind: 'list', parts })),
);

const law = (median: number, spread: number): Stakes => ({ kind: 'lognormal', median, spread });
const list = (...parts: readonly (readonly [number, number])[]): Stakes => ({
  kind: 'list',
  parts: parts.map(([stake, weight]) => ({ stake, weight })),
});
/** A game whose prize is 0.1 years of pay. */
const game = (stakes: Stakes, blame: Blame, mandate = 0) =>
  equilibrium({ gain: 0.1, bonus: 1, stakes }, blame, mandate);
const lowest = (g: ReturnType<typeof game>, at: number): number =>
  sellingCurve(g, [at])[0]?.lowest as number;
const highest = (g: ReturnType<typeof game>, at: number): number =>
  sellingCurve(g, [at])[0]?.highest as number;
const lossOf = ({ together, alone }: Blame, s: number): number => together + (alone - together) * s;

describe('reputation', () => {
  test('once signals differ, a manager is able with Q / (1 + Q), whatever the rest', () => {
    // Avery and Chevalier 1999: Q (1 - Q) / (1 - Q Q) = Q / (1 + Q) for equal priors Q.
    fc.assert(
      fc.property(talents, (t) => {
        expect(reputations(t).disagree).toBeCloseTo(t.theta / (1 + t.theta), 12);
      }),
    );
  });

  test('being wrong with the crowd is always thought better of than being wrong alone', () => {
    fc.assert(
      fc.property(talents, (t) => {
        const { pair } = reputations(t);
        expect(pair['gg|L']).toBeGreaterThan(pair['bg|L']);
      }),
    );
  });

  test('what is thought afterwards is on average what was thought before', () => {
    fc.assert(
      fc.property(talents, (t) => {
        const { single } = reputations(t);
        const z = t.alpha * t.p + (1 - t.alpha) * t.q;
        let mean = 0;
        for (const [state, weight, good] of [
          ['H', t.alpha, t.p],
          ['L', 1 - t.alpha, t.q],
        ] as const) {
          const g = t.theta * good + (1 - t.theta) * z;
          mean += weight * (g * single[`g|${state}`] + (1 - g) * single[`b|${state}`]);
        }
        expect(mean).toBeCloseTo(t.theta, 12);
      }),
    );
  });

  test('the pair is worked out by hand where able managers never err', () => {
    // p = 1, q = 0, alpha = 1/2: z = 1/2. In H the able see g.
    // gg|H: B able 1/4 (both) + 1/4 x 1/2 (A not) = 3/8; B not 1/4 x 1/2 + 1/4 x 1/4 = 3/16: 2/3.
    // bg|H: B able and A not 1/4 x 1/2 = 1/8; both not 1/16: 2/3. gb|H: B able cannot be: 0.
    const { pair } = reputations({ theta: 0.5, p: 1, q: 0, alpha: 0.5 });
    expect(pair['gg|H']).toBeCloseTo(2 / 3, 15);
    expect(pair['bg|H']).toBeCloseTo(2 / 3, 15);
    expect(pair['gb|H']).toBe(0);
    expect(pair['gg|L']).toBe(0);
  });
});

describe('being fired', () => {
  test('mixes the chances of the able and of the others', () => {
    // 0.25 x 0.1 + 0.75 x 0.5 = 0.4
    expect(fired(0.25, { able: 0.1, unable: 0.5 })).toBeCloseTo(0.4, 15);
  });

  test('never grows likelier as more is thought of a manager', () => {
    fc.assert(
      fc.property(between(0, 1), between(0, 1), between(0, 1), between(0.01, 1), (a, b, c, d) => {
        const rule = { able: Math.min(c, d), unable: d };
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(fired(high, rule)).toBeLessThanOrEqual(fired(low, rule) + 1e-15);
      }),
    );
  });

  test('costs more alone than together', () => {
    fc.assert(
      fc.property(talents, between(0, 0.5), between(0.51, 1), (t, able, unable) => {
        const { together, alone } = blame(t, { able, unable });
        expect(alone).toBeGreaterThan(together);
      }),
    );
    // The oracle's posteriors: together 1 - 0.4987, alone 1 - 0.1759.
    const { together, alone } = blame(TALENT, { able: 0, unable: 1 });
    expect(together).toBeCloseTo(0.50134, 5);
    expect(alone).toBeCloseTo(0.8241, 4);
  });
});

describe('one manager', () => {
  test('sells exactly where the payoffs, written out, say that staying is worth less', () => {
    fc.assert(
      fc.property(log(0.01, 1), log(0.1, 10), between(0.01, 1), between(0, 1), (g, j, f, p) => {
        const outcomes = [
          { chance: 1 - p, pay: g },
          { chance: p * f, pay: -j },
          { chance: p * (1 - f), pay: 0 },
        ];
        const staying = outcomes.reduce((sum, o) => sum + o.chance * o.pay, 0);
        const threshold = critical(g, j, f);
        fc.pre(Math.abs(p - threshold) > 1e-9);
        expect(staying < 0).toBe(p > threshold);
      }),
    );
  });

  test('never sells where a loss costs nothing', () => {
    expect(critical(0.1, 2, 0)).toBe(1);
  });
});

describe('a crowd of lognormal stakes', () => {
  /** F from its definition: the share whose stake exceeds the one that is indifferent. */
  const sellers = (median: number, spread: number, b: Blame, mandate: number) => {
    return (s: number, p: number): number => {
      const indifferent = (0.1 * (1 - p)) / (p * lossOf(b, s));
      const free = normalCumulative((Math.log(median) - Math.log(indifferent)) / spread);
      return mandate + (1 - mandate) * free;
    };
  };
  const settings = fc.tuple(laws, blames, between(0.001, 0.999), between(0, 0.9));

  test('every equilibrium reproduces itself, and shares lie in 0..1', () => {
    fc.assert(
      fc.property(settings, ([{ median, spread }, b, p, m]) => {
        const f = sellers(median, spread, b, m);
        const all = game(law(median, spread), b, m).equilibria(p);
        expect([1, 2, 3]).toContain(all.length);
        for (const { share } of all) {
          expect(share).toBeGreaterThanOrEqual(m);
          expect(share).toBeLessThanOrEqual(1);
          expect(Math.abs(f(share, p) - share)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('none is missed: as many as F - s changes sign on a fine grid, and as stable', () => {
    let several = 0;
    const steep = fc.record({ median: log(0.2, 2), spread: log(0.05, 0.5) });
    const wide = fc.constantFrom({ together: 0.05, alone: 0.4 }, { together: 0.1, alone: 0.3 });
    fc.assert(
      fc.property(steep, wide, between(-0.1, 1.1), ({ median, spread }, b, s) => {
        // Tails about those at which the median manager is torn are where several can be.
        const p = critical(0.1, median, lossOf(b, s));
        const f = sellers(median, spread, b, 0);
        const found: { share: number; stable: boolean }[] = [];
        const n = 4000;
        // Odd multiples of half a step keep clear of 0 and 1.
        for (let i = 0; i < n; i++) {
          const [x, y] = [(i - 0.5) / n, (i + 0.5) / n];
          const [left, right] = [i === 0 ? 1 : f(x, p) - x, f(y, p) - y];
          if (left > 0 !== right > 0) found.push({ share: i / n, stable: left > 0 });
        }
        if (f(1 - 0.5 / n, p) - (1 - 0.5 / n) > 0) found.push({ share: 1, stable: true });
        const all = game(law(median, spread), b).equilibria(p);
        // Two that lie within a step of each other are invisible to the grid.
        fc.pre(all.every((e, i) => i === 0 || e.share - (all[i - 1]?.share as number) > 2 / n));
        expect(all.map((e) => e.stable)).toEqual(found.map((e) => e.stable));
        for (const [i, e] of all.entries())
          expect(Math.abs(e.share - (found[i]?.share as number))).toBeLessThan(1 / n);
        if (all.length > 1) several++;
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(50);
  });

  test('F is the share of managers whose own threshold lies below p', () => {
    // 20,000 managers at the quantiles of the stakes, each asked by the payoffs of one manager.
    const b = { together: 0.1, alone: 0.4 };
    const [share] = game(law(1, 0.8), b).equilibria(0.35);
    const n = 20_000;
    let selling = 0;
    for (let i = 0; i < n; i++) {
      const stake = Math.exp(0.8 * normalQuantile((i + 0.5) / n));
      if (critical(0.1, stake, lossOf(b, share?.share as number)) < 0.35) selling++;
    }
    expect(selling / n).toBeCloseTo(share?.share as number, 4);
  });

  test('without being lonelier alone the share has a closed form and no fold', () => {
    // F does not depend on s: Phi(ln(0.2 x 0.3 / (0.1 x 0.7)) / 0.5) with p = 0.3, together 0.2.
    const g = game(law(1, 0.5), { together: 0.2, alone: 0.2 });
    const [only, ...more] = g.equilibria(0.3);
    expect(only?.share).toBeCloseTo(normalCumulative(Math.log(0.06 / 0.07) / 0.5), 14);
    expect(more).toEqual([]);
    expect(g.fold).toEqual({});
    // Half sells where the median manager does: 0.1 / (0.1 + 0.2).
    expect(g.reach(0.5)).toBeCloseTo(1 / 3, 14);
  });

  test('folds exist exactly where the closed form says', () => {
    // (alone - together) (phi(v) - v Phi(-v)) > v together; v = 0.5: 0.352065 - 0.154269 = 0.197796.
    // With together 0.1: alone - together > 0.05 / 0.197796 = 0.252785.
    expect(game(law(1, 0.5), { together: 0.1, alone: 0.352 }).fold).toEqual({});
    const { up, down } = game(law(1, 0.5), { together: 0.1, alone: 0.353 }).fold;
    expect(up).toBeDefined();
    expect(down?.at).toBeLessThan(up?.at as number);
    // At the cusp the share is Phi(-0.5) = 0.3085.
    expect(up?.from).toBeCloseTo(0.3085, 1);
  });

  test('beyond the fold the smallest stable share leaps, and on the way back the largest', () => {
    const g = game(law(1, 0.3), { together: 0.1, alone: 0.5 });
    const { up, down } = g.fold;
    if (up === undefined || down === undefined) throw new Error('a fold was expected');
    expect(lowest(g, up.at - 1e-9)).toBeCloseTo(up.from, 3);
    expect(lowest(g, up.at + 1e-9)).toBeCloseTo(up.to, 6);
    expect(highest(g, down.at + 1e-9)).toBeCloseTo(down.from, 3);
    expect(highest(g, down.at - 1e-9)).toBeCloseTo(down.to, 6);
    expect(g.equilibria(0.5 * (up.at + down.at)).map((e) => e.stable)).toEqual([true, false, true]);
    expect(g.equilibria(up.at + 1e-6)).toHaveLength(1);
    expect(g.equilibria(down.at - 1e-6)).toHaveLength(1);
    // Half of the money goes in the leap.
    expect(g.reach(0.5)).toBe(up.at);
  });

  test('with a spread that vanishes it is the crowd of one stake', () => {
    const b = { together: 0.1, alone: 0.4 };
    const [thin, one] = [game(law(1, 1e-6), b), game(law(1, 0), b)];
    expect(thin.fold.up?.at).toBeCloseTo(one.fold.up?.at as number, 4);
    expect(thin.fold.down?.at).toBeCloseTo(one.fold.down?.at as number, 4);
    const [a, c] = [thin.equilibria(0.3), one.equilibria(0.3)];
    expect(a.map((e) => e.stable)).toEqual(c.map((e) => e.stable));
    for (const [i, e] of a.entries()) expect(e.share).toBeCloseTo(c[i]?.share as number, 4);
  });
});

describe('a crowd of listed stakes', () => {
  test('of one stake sells all or nothing, with the two thresholds as folds', () => {
    // p* alone of nobody: 0.1 / (0.1 + 1 x 0.1) = 0.5; of everybody: 0.1 / (0.1 + 0.4) = 0.2.
    const g = game(list([1, 1]), { together: 0.1, alone: 0.4 });
    expect(g.fold.up).toEqual({ at: 0.5, from: 0, to: 1 });
    expect(g.fold.down).toEqual({ at: 0.2, from: 1, to: 0 });
    expect(g.equilibria(0.1)).toEqual([{ share: 0, stable: true }]);
    expect(g.equilibria(0.6)).toEqual([{ share: 1, stable: true }]);
    // Between: indifferent where 0.1 x 0.75 / 0.25 = 0.3 = 0.1 + 0.3 s, s = 2/3.
    const [none, some, all] = g.equilibria(0.25);
    expect(none).toEqual({ share: 0, stable: true });
    expect(some?.share).toBeCloseTo(2 / 3, 14);
    expect(some?.stable).toBe(false);
    expect(all).toEqual({ share: 1, stable: true });
    expect(g.equilibria(0.5)[0]).toEqual({ share: 0, stable: false });
    expect(g.reach(0.5)).toBe(0.5);
  });

  test('equilibria are all the shares at which the managers, asked one by one, add up to it', () => {
    fc.assert(
      fc.property(lists, blames, between(0.01, 0.99), (parts, b, p) => {
        const f = (s: number): number =>
          parts.reduce(
            (sum, { stake, weight }) =>
              critical(0.1, stake, Math.min(b.alone, lossOf(b, s))) < p ? sum + weight : sum,
            0,
          );
        // Every sum that F can take, from nobody to all, in the order of the stakes.
        const sorted = parts.toSorted((x, y) => y.stake - x.stake);
        const sums = sorted.map((_, i) =>
          sorted.slice(0, i + 1).reduce((sum, { weight }) => sum + weight, 0),
        );
        const expected = [0, ...sums].filter((s) => Math.abs(f(s) - s) < 1e-9);
        const found = game({ kind: 'list', parts }, b).equilibria(p);
        const stable = found.filter((e) => e.stable).map((e) => e.share);
        expect(stable).toHaveLength(expected.length);
        for (const [i, s] of stable.entries()) expect(s).toBeCloseTo(expected[i] as number, 9);
        // Stable and unstable ones alternate, as crossings of a line do.
        expect(found.map((e) => e.stable)).toEqual(found.map((_, i) => i % 2 === 0));
      }),
      { numRuns: 400 },
    );
  });

  test('the smallest share is where a cascade from nobody comes to rest', () => {
    fc.assert(
      fc.property(lists, blames, between(0.01, 0.99), between(0, 0.9), (parts, b, p, m) => {
        let share = m;
        for (let round = 0; round <= parts.length; round++) {
          const now = Math.min(b.alone, lossOf(b, share));
          const go = parts.filter(({ stake }) => critical(0.1, stake, now) < p);
          share = m + (1 - m) * go.reduce((sum, { weight }) => sum + weight, 0);
        }
        expect(lowest(game({ kind: 'list', parts }, b, m), p)).toBeCloseTo(share, 9);
      }),
    );
  });

  test('a domino: the one with most at stake takes the others along', () => {
    // Stakes 2, 1, 0.9 with a third each, together 0.1, alone 0.4. First thresholds:
    // 2 before anybody: 0.1 / 0.3 = 1/3; 1 after a third: 0.1 / (0.1 + 0.2) = 1/3 as well;
    // 0.9 after two thirds: 0.1 / (0.1 + 0.27) = 0.2703. All go at 1/3.
    const third = 1 / 3;
    const g = game(list([1, third], [2, third], [0.9, third]), { together: 0.1, alone: 0.4 });
    expect(lowest(g, 0.33)).toBe(0);
    expect(lowest(g, 0.34)).toBe(1);
    // Last thresholds: 2 at 1/3 sold: 0.1 / 0.5 = 0.2; 1 at 2/3: 0.1 / 0.4 = 0.25;
    // 0.9 at 1: 0.1 / 0.46 = 0.2174, which holds all three until there; then 2 alone goes at 0.2.
    expect(highest(g, 0.22)).toBe(1);
    expect(highest(g, 0.21)).toBeCloseTo(third, 12);
    expect(highest(g, 0.19)).toBe(0);
  });

  test('without being lonelier alone there is no fold, though the share moves in steps', () => {
    const g = game(list([1, 0.5], [2, 0.5]), { together: 0.2, alone: 0.2 });
    expect(g.fold).toEqual({});
    // 0.1 / (0.1 + 0.4) = 0.2 and 0.1 / (0.1 + 0.2) = 1/3.
    expect([0.19, 0.21, 0.33, 0.34].map((p) => lowest(g, p))).toEqual([0, 0.5, 0.5, 1]);
    expect(g.reach(0.5)).toBeCloseTo(0.2, 14);
    expect(g.reach(0.6)).toBeCloseTo(1 / 3, 14);
  });

  test('at the very threshold the indifferent stay, and nobody is there to push them', () => {
    const g = game(list([1, 1]), { together: 0.4, alone: 0.4 });
    expect(g.equilibria(critical(0.1, 1, 0.4))).toEqual([{ share: 0, stable: true }]);
    // Two stakes whose thresholds are passed at once: the first follows its own kind, not the second.
    const h = game(list([2, 0.5], [1, 0.5]), { together: 0.1, alone: 0.4 });
    expect(h.equilibria(critical(0.1, 2, 0.1))[0]).toEqual({ share: 0, stable: false });
    expect(lowest(h, critical(0.1, 2, 0.1))).toBe(1);
  });

  test('of many quantiles comes near the law that they are taken from', () => {
    const n = 4000;
    const parts = Array.from({ length: n }, (_, i) => ({
      stake: Math.exp(0.3 * normalQuantile((i + 0.5) / n)),
      weight: 1 / n,
    }));
    const b = { together: 0.1, alone: 0.5 };
    const [fine, smooth] = [game({ kind: 'list', parts }, b), game(law(1, 0.3), b)];
    expect(fine.fold.up?.at).toBeCloseTo(smooth.fold.up?.at as number, 3);
    expect(fine.fold.down?.at).toBeCloseTo(smooth.fold.down?.at as number, 3);
    for (const p of [0.1, 0.25, 0.5]) expect(lowest(fine, p)).toBeCloseTo(lowest(smooth, p), 2);
  });
});

describe('any crowd', () => {
  const shares = fc.tuple(stakes, blames, between(0, 1));

  test('rests somewhere, in 0..1, at every tail probability', () => {
    fc.assert(
      fc.property(shares, fc.oneof(between(0, 1), fc.constantFrom(0, 1)), ([s, b, m], p) => {
        const g = game(s, b, m);
        const [at] = sellingCurve(g, [p]);
        expect(at?.lowest).toBeGreaterThanOrEqual(m);
        expect(at?.highest).toBeLessThanOrEqual(1);
        expect(at?.lowest).toBeLessThanOrEqual(at?.highest as number);
      }),
      { numRuns: 400 },
    );
  });

  test('at an impossible tail only the mandate sells, at a certain one everybody', () => {
    fc.assert(
      fc.property(shares, ([s, b, m]) => {
        const g = game(s, b, m);
        expect(highest(g, 0)).toBeCloseTo(m, 12);
        expect(lowest(g, 1)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('never sells less as the tail grows likelier', () => {
    fc.assert(
      fc.property(shares, between(0, 1), between(0, 1), ([s, b, m], p, r) => {
        const g = game(s, b, m);
        const [low, high] = [Math.min(p, r), Math.max(p, r)];
        expect(lowest(g, high)).toBeGreaterThanOrEqual(lowest(g, low) - 1e-9);
        expect(highest(g, high)).toBeGreaterThanOrEqual(highest(g, low) - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  test('never sells less with more at stake, or a larger mandate', () => {
    fc.assert(
      fc.property(shares, between(0, 1), between(1, 5), between(0, 1), ([s, b, m], p, k, r) => {
        const more: Stakes =
          s.kind === 'lognormal'
            ? { ...s, median: s.median * k }
            : { ...s, parts: s.parts.map((x) => ({ ...x, stake: x.stake * k })) };
        const before = lowest(game(s, b, m), p);
        expect(lowest(game(more, b, m), p)).toBeGreaterThanOrEqual(before - 1e-9);
        const larger = m + (1 - m) * r;
        expect(lowest(game(s, b, larger), p)).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      { numRuns: 400 },
    );
  });

  test('reaches a share exactly where its smallest stable share passes it', () => {
    fc.assert(
      fc.property(stakes, blames, between(0, 0.9), between(0.02, 0.98), (s, b, m, part) => {
        const g = game(s, b, m);
        const at = g.reach(part);
        // The smallest share of a list may be the sum itself; rounding puts it on either side.
        if (at < 1 - 1e-9) expect(lowest(g, at + 1e-9)).toBeGreaterThan(part - 1e-6);
        if (at > 1e-7) expect(lowest(g, at * (1 - 1e-7))).toBeLessThan(part + 1e-6);
      }),
    );
  });
});

describe('the answer', () => {
  const rules: CareerRules = {
    gain: 0.05,
    bonus: 1,
    stakes: law(1.5, 0.5),
    talent: TALENT,
    fired: { able: 0.02, unable: 0.3 },
  };
  const grid = Array.from({ length: 101 }, (_, i) => i / 100);

  test('says who sells by mandate and who by fear, and both are what is sold', () => {
    const c = career(rules, { at: 0.2, mandate: 0.15, grid });
    expect(c.byMandate).toBe(0.15);
    expect(c.byMandate + c.byFear).toBeCloseTo(c.lowest, 15);
    expect(c.curve).toHaveLength(101);
    expect(c.curve[20]).toEqual({ at: 0.2, lowest: c.lowest, highest: c.highest });
    // Posterior 0.4987 and 0.1759: 0.4987 x 0.02 + 0.5013 x 0.3 = 0.1604, 0.2507.
    expect(c.blame.together).toBeCloseTo(0.1604, 4);
    expect(c.blame.alone).toBeCloseTo(0.2507, 4);
    // 0.05 / (0.05 + 1.5 x 0.1604) and 0.05 / (0.05 + 1.5 x 0.2507).
    expect(c.critical.together).toBeCloseTo(0.1721, 4);
    expect(c.critical.alone).toBeCloseTo(0.1173, 4);
  });

  test('a mandate brings forward where half sells and where a run starts', () => {
    const steep = { ...rules, stakes: law(1.5, 0.1) };
    const [free, forced] = [
      career(steep, { at: 0.1, mandate: 0, grid: [] }),
      career(steep, { at: 0.1, mandate: 0.1, grid: [] }),
    ];
    expect(free.fold.up).toBeDefined();
    expect(forced.fold.up?.at).toBeLessThan(free.fold.up?.at as number);
    expect(forced.half).toBeLessThan(free.half);
    expect(career(steep, { at: 0.1, mandate: 0.6, grid: [] }).half).toBe(0);
  });

  test('a list stands for its median by weight', () => {
    const c = career(
      { ...rules, stakes: list([5, 0.2], [1, 0.4], [2, 0.4]) },
      { at: 0.1, mandate: 0, grid: [] },
    );
    expect(c.critical.alone).toBeCloseTo(critical(0.05, 2, c.blame.alone), 15);
  });

  const bad = (what: Partial<CareerRules>, at = 0.1, mandate = 0, points: number[] = []) => {
    return () => career({ ...rules, ...what }, { at, mandate, grid: points });
  };
  test.each([
    ['a gain of 0', bad({ gain: 0 })],
    ['a gain that is no number', bad({ gain: Number.NaN })],
    ['a bonus below 0', bad({ bonus: -1 })],
    ['an infinite bonus', bad({ bonus: Number.POSITIVE_INFINITY })],
    ['a median of 0', bad({ stakes: law(0, 1) })],
    ['a spread below 0', bad({ stakes: law(1, -0.1) })],
    ['a spread that is no number', bad({ stakes: law(1, Number.NaN) })],
    ['no stakes', bad({ stakes: list() })],
    ['weights that do not sum to 1', bad({ stakes: list([1, 0.5], [2, 0.4]) })],
    ['a weight below 0', bad({ stakes: list([1, 1.5], [2, -0.5]) })],
    ['a stake that is no number', bad({ stakes: list([Number.NaN, 1]) })],
    ['theta of 1', bad({ talent: { ...TALENT, theta: 1 } })],
    ['alpha of 0', bad({ talent: { ...TALENT, alpha: 0 } })],
    ['signals that tell nothing', bad({ talent: { ...TALENT, p: 0.3 } })],
    ['p over 1', bad({ talent: { ...TALENT, p: 1.1 } })],
    ['q that is no number', bad({ talent: { ...TALENT, q: Number.NaN } })],
    ['able ones fired sooner', bad({ fired: { able: 0.4, unable: 0.3 } })],
    ['nobody ever fired', bad({ fired: { able: 0, unable: 0 } })],
    ['a chance over 1', bad({ fired: { able: 0, unable: 1.1 } })],
    ['a tail over 1', bad({}, 1.01)],
    ['a tail that is no number', bad({}, Number.NaN)],
    ['a mandate below 0', bad({}, 0.1, -0.1)],
    ['a mandate that is no number', bad({}, 0.1, Number.NaN)],
    ['a point of the curve over 1', bad({}, 0.1, 0, [2])],
  ])('refuses %s', (_, ask) => {
    expect(ask).toThrow(RangeError);
  });
});
