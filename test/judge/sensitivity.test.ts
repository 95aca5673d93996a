import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mixes, Part } from '../../src/domain/exposure.ts';
import type { Tipping } from '../../src/domain/odds.ts';
import type { RegimeId } from '../../src/domain/regime.ts';
import { EXPOSURE } from '../../src/edge/thesis/defaults.ts';
import { type ExposureInput, exposure } from '../../src/judge/exposure.ts';
import { deviates, mixture } from '../../src/judge/mixture.ts';
import { mixed, OUTCOME_POINTS, outcomes } from '../../src/judge/outcome.ts';
import { belief, leanOf } from '../../src/judge/regime.ts';
import { tipping } from '../../src/judge/sensitivity.ts';

const input = (noise: number, friction: number, rupture: number): ExposureInput => ({
  policy: EXPOSURE,
  rules: [],
  stops: [],
  outcomes: outcomes(EXPOSURE),
  lean: leanOf({ noise, friction, rupture }),
  missing: false,
  session: true,
  rested: 99,
});
const of = (all: readonly Tipping[], name: string): Tipping => {
  const found = all.find((t) => t.input === name);
  if (!found) throw new Error(name);
  return found;
};
const called = (held: number, at: ExposureInput): string => {
  const e = exposure(held, at);
  if (held > 1e-9 && e.optimum < 0.1 - 1e-9) return 'leave';
  if (e.optimum < held - 1e-9) return 'trim';
  return e.headroom > held + 0.05 + 1e-9 ? 'add' : 'hold';
};

test('every input is looked at once, the nearest turn first', () => {
  const all = tipping(0.3, input(0.62, 0.31, 0.07));
  expect(all.map((t) => t.input).sort()).toEqual([
    'friction mean',
    'friction odds',
    'loss budget',
    'noise mean',
    'noise spread',
    'rupture mean',
    'rupture odds',
  ]);
  const far = all.map((t) =>
    typeof t.tips === 'number' ? Math.abs(t.tips - t.now) / t.reach : Number.MAX_VALUE,
  );
  expect(far).toEqual(far.toSorted((a, b) => a - b));
});

test('where it is said to turn it turns, and just before it does not', () => {
  const at = input(0.62, 0.31, 0.07);
  const before = called(0.3, at);
  const odds = of(tipping(0.3, at), 'friction odds');
  const there = (friction: number): string =>
    called(0.3, { ...at, lean: { ...at.lean, friction } });
  if (typeof odds.tips !== 'number') throw new Error('it turns');
  expect(there(odds.tips)).toBe(odds.to);
  expect(odds.to).not.toBe(before);
  // Found to a 256th of the reach of 20 dB.
  expect(there(odds.tips - Math.sign(odds.tips - odds.now) * (20 / 256))).toBe(before);
});

test('worse odds of friction trim, a better mean under friction adds', () => {
  const all = tipping(0.3, input(0.62, 0.31, 0.07));
  expect(of(all, 'friction odds')).toMatchObject({ to: 'trim' });
  expect(of(all, 'friction odds').tips).toBeGreaterThan(of(all, 'friction odds').now);
  expect(of(all, 'noise mean').tips).toBeLessThan(0.06);
});

test('one leaves under a tenth, trims under what is held, and may add over it by more than a step', () => {
  // Gains 0.3 under noise and 0.1 under friction, losses 0.1, fully open at 3. At odds of 1 to k the gate stands at
  // ((0.3 + 0.1 k) / (0.1 (1 + k)) - 1) / 2 = 1 / (1 + k), rounded down to hundredths.
  const open: ExposureInput = {
    ...input(0.8, 0.17, 0.03),
    policy: { ...EXPOSURE, headroom: 0, asymmetry: 3 },
    outcomes: {
      ...outcomes(EXPOSURE),
      rows: [],
      up: [0.3, 0.1, 0.1],
      down: [0.1, 0.1, 0.1],
      growth: (point) => [point, point, point],
      risk: () => [1, 1, 1],
    },
  };
  const decibans = (share: number): number => 10 * Math.log10(1 / share - 1);
  const turn = (held: number, gate: number) => {
    const lean = { friction: decibans(gate), rupture: Number.NEGATIVE_INFINITY };
    const { to, tips } = of(tipping(held, { ...open, lean }), 'friction odds');
    return { to, tips: tips as number };
  };
  /** Found to a 256th of the reach of 20 dB, on the far side. */
  const about = (found: number, exact: number): void => {
    expect(Math.abs(found - exact)).toBeLessThan(20 / 256);
  };
  const leave = turn(0.08, 0.1049);
  expect(leave.to).toBe('leave');
  about(leave.tips, decibans(0.1));
  const trim = turn(0.4, 0.42);
  expect(trim.to).toBe('trim');
  about(trim.tips, decibans(0.4));
  // 0.46 is the first hundredth that is more than 0.05 above 0.40.
  const add = turn(0.4, 0.455);
  expect(add.to).toBe('add');
  about(add.tips, decibans(0.46));
  // What may be held answers to odds of its own, 0.42, and moves with those of 0.30 for what may be added.
  const odds = (gate: number) => ({
    friction: decibans(gate),
    rupture: Number.NEGATIVE_INFINITY,
  });
  const apart = { ...open, lean: odds(0.3), held: { ...open, lean: odds(0.42) } };
  const both = of(tipping(0.4, apart), 'friction odds');
  expect(both.to).toBe('trim');
  about(both.tips as number, decibans(0.3) + decibans(0.4) - decibans(0.42));
  // At a gate of 0.50 and 0.47 held both turns are as far, 0.47 and 0.53: the lower value is told.
  expect(turn(0.47, 0.5)).toEqual({ to: 'add', tips: -7 * (20 / 256) });
});

test('an input that cannot turn the verdict says so, without a verdict to become', () => {
  const all = tipping(0, input(0.02, 0.03, 0.95));
  const last = all.at(-1);
  expect(last?.tips).toEqual({ unknown: { kind: 'none within reach' } });
  expect(last).not.toHaveProperty('to');
});

test('who holds nothing has nothing to leave: the only turn is to add', () => {
  const all = tipping(0, input(0.25, 0.68, 0.07));
  expect(called(0, input(0.25, 0.68, 0.07))).toBe('hold');
  const turned = all.flatMap((t) => t.to ?? []);
  expect(turned.length).toBeGreaterThan(0);
  expect(new Set(turned)).toEqual(new Set(['add']));
});

test('no figure of a turn is NaN, whatever the odds and what is held', () => {
  const lean = fc.double({ min: -40, max: 40, noNaN: true });
  fc.assert(
    fc.property(lean, lean, fc.integer({ min: 0, max: 100 }), (friction, rupture, held) => {
      const all = tipping(held / 100, { ...input(0.8, 0.17, 0.03), lean: { friction, rupture } });
      expect(JSON.stringify(all)).not.toContain('null');
    }),
    { numRuns: 12 },
  );
});

test('halving finds the same caps as walking the grid', () => {
  const o = outcomes(EXPOSURE);
  fc.assert(
    fc.property(
      fc.double({ min: -30, max: 20, noNaN: true }),
      fc.double({ min: -30, max: 20, noNaN: true }),
      (friction, rupture) => {
        const at = { ...input(0.8, 0.17, 0.03), lean: { friction, rupture } };
        const p = belief(at.lean);
        const { caps } = exposure(0.5, at);
        let grow = 0;
        while (grow < o.last && mixed(p, o.growth(grow + 1)) > mixed(p, o.growth(grow))) grow++;
        let safe = 0;
        while (safe < o.last && mixed(p, o.risk(safe + 1)) <= 1 + 1e-12) safe++;
        expect(caps.find((c) => c.cap === 'growth')?.at).toBeCloseTo(grow / 100, 9);
        expect(caps.find((c) => c.cap === 'kelly')?.at).toBeCloseTo(safe / 100, 9);
      },
    ),
    { numRuns: 60 },
  );
});

test('a mixture of one path is that path, and mixes that repeat the defaults change nothing', () => {
  const plain = outcomes(EXPOSURE);
  const same = outcomes(EXPOSURE, {
    noise: [{ ...EXPOSURE.outcomes.noise, weight: 1 }],
    rupture: [{ ...EXPOSURE.outcomes.rupture, weight: 1 }],
  });
  expect(same.rows).toEqual(plain.rows);
});

test('a mixture has the mean of its parts and more spread than their average', () => {
  const parts = [
    { mean: 0.1, sd: 0.05, weight: 0.5 },
    { mean: -0.1, sd: 0.05, weight: 0.5 },
  ];
  const xs = mixture(parts, deviates(OUTCOME_POINTS));
  const mean = xs.reduce((s, x) => s + x, 0) / xs.length;
  expect(mean).toBeCloseTo(0, 9);
  const variance = xs.reduce((s, x) => s + (x - mean) ** 2, 0) / xs.length;
  // between 0.1^2, and within at most 0.05^2: the far tails fall between the points
  expect(variance).toBeGreaterThan(0.01);
  expect(variance).toBeLessThan(0.0126);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
});

test('a path without spread is a step, and the book never loses more than it is', () => {
  const xs = mixture(
    [
      { mean: 0.02, sd: 0, weight: 0.25 },
      { mean: -3, sd: 0, weight: 0.75 },
    ],
    deviates(OUTCOME_POINTS),
  );
  expect(xs.filter((x) => x < -2).length).toBe(151); // (i + 1/2) / 201 < 0.75 for i = 0..150
  const o = outcomes(EXPOSURE, { rupture: [{ mean: -3, sd: 0, weight: 1 }] });
  expect(o.rows[2]?.[0]).toBe(-0.95);
});

const TWO: Mixes = {
  noise: [
    { mean: 0.02, sd: 0.05, weight: 0.4 },
    { mean: 0.09, sd: 0.1, weight: 0.6 },
  ],
  friction: [
    { mean: 0, sd: 0.08, weight: 0.5 },
    { mean: -0.05, sd: 0.12, weight: 0.5 },
  ],
};
const CERTAIN: Mixes = { noise: [{ mean: 0.05, sd: 0, weight: 1 }] };

test.each<[number, readonly [number, number, number], Mixes]>([
  // What is held, the odds, the paths.
  [0.3, [0.62, 0.31, 0.07], {}],
  [0.5, [0.75, 0.2, 0.05], {}],
  [0.05, [0.45, 0.45, 0.1], {}],
  [0.9, [0.9, 0.09, 0.01], {}],
  [0.4, [0.7, 0.25, 0.05], TWO],
  [0.6, [0.6, 0.3, 0.1], TWO],
  [0.2, [0.6, 0.3, 0.1], CERTAIN],
])(
  'held %f at odds %j every input turns where it is said to, and not a step before',
  (held, p, mixes) => {
    const base = { ...input(...p), outcomes: outcomes(EXPOSURE, mixes) };
    const parts = (regime: RegimeId): readonly Part[] =>
      mixes[regime] ?? [{ ...EXPOSURE.outcomes[regime], weight: 1 }];
    const sum = (regime: RegimeId, of: (part: Part) => number): number =>
      parts(regime).reduce((s, part) => s + part.weight * of(part), 0);
    const moved = (regime: RegimeId, to: (part: Part) => Part): ExposureInput => ({
      ...base,
      outcomes: outcomes(EXPOSURE, { ...mixes, [regime]: parts(regime).map(to) }),
    });
    const mean = (regime: RegimeId): Dial => [
      'share',
      sum(regime, (part) => part.mean),
      Number.NEGATIVE_INFINITY,
      (x) =>
        moved(regime, (part) => ({
          ...part,
          mean: part.mean + (x - sum(regime, (each) => each.mean)),
        })),
    ];
    const odds = (regime: 'friction' | 'rupture'): Dial => [
      'decibans',
      base.lean[regime],
      Number.NEGATIVE_INFINITY,
      (x) => ({ ...base, lean: { ...base.lean, [regime]: x } }),
    ];
    const spread = sum('noise', (part) => part.sd);
    /** Unit, where it stands, the least it can be, and the world in which it stands elsewhere. */
    type Dial = [Tipping['unit'], number, number, (x: number) => ExposureInput];
    const dials: { readonly [input: string]: Dial } = {
      'friction odds': odds('friction'),
      'rupture odds': odds('rupture'),
      'noise mean': mean('noise'),
      'friction mean': mean('friction'),
      'rupture mean': mean('rupture'),
      'loss budget': ['share', 0.1, 0, (x) => ({ ...base, policy: { ...EXPOSURE, budget: x } })],
      'noise spread': [
        'share',
        spread,
        0,
        (x) => moved('noise', (part) => ({ ...part, sd: spread > 0 ? part.sd * (x / spread) : x })),
      ],
    };
    const before = called(held, base);
    const found = tipping(held, base, mixes);
    const distance = (t: Tipping): number =>
      typeof t.tips === 'number' ? Math.abs(t.tips - t.now) / t.reach : Number.MAX_VALUE;
    expect(found.map(distance)).toEqual(found.map(distance).toSorted((a, b) => a - b));
    for (const t of found) {
      const [unit, now, least, at] = dials[t.input] as Dial;
      const reach = unit === 'decibans' ? 20 : 0.1;
      expect(t).toMatchObject({ unit, reach, now: expect.closeTo(now, 12) });
      const ends = [Math.max(least, now - reach), now + reach];
      if (typeof t.tips !== 'number') {
        for (const end of ends) expect(called(held, at(end))).toBe(before);
        continue;
      }
      const [low, high] = ends as [number, number];
      const step = ((t.tips > now ? high : low) - now) / 256;
      const steps = (t.tips - now) / step;
      expect(steps).toBeCloseTo(Math.round(steps), 6);
      expect(t.to).not.toBe(before);
      expect(called(held, at(t.tips))).toBe(t.to);
      expect(called(held, at(t.tips - step))).toBe(before);
      // The other way it does not turn sooner.
      const other =
        now -
        Math.min(
          Math.abs(t.tips - now) - Math.abs(step),
          Math.abs((t.tips > now ? low : high) - now),
        ) *
          Math.sign(step);
      expect(called(held, at(other))).toBe(before);
    }
  },
);
