import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Lean } from '../../src/domain/regime.ts';
import type { Day } from '../../src/domain/time.ts';
import { type Candidate, flips } from '../../src/judge/flip.ts';
import { marketWeights } from '../../src/judge/market.ts';
import {
  actsAlone,
  belief,
  call,
  claimsLean,
  diminished,
  leanOf,
  prior,
  type RegimeInput,
  regime,
  silence,
} from '../../src/judge/regime.ts';
import { claim } from '../../src/sense/claim.ts';
import { BARE, item, WEIGHTS_AS_STATED as W } from '../make.ts';

const NOTHING: RegimeInput = {
  session: true,
  market: [],
  claims: [],
  order: [],
  talk: { sum: 0, evidence: [] },
};

test('the first decision applies one weekday of drift to the prior', () => {
  const [r] = regime(prior(BARE), BARE, NOTHING);
  // m- = P'm: noise .8 x .99 + .17 x .02 = .7954; friction .8 x .01 + .17 x .975 + .03 x .02 = .17435
  expect(r.noise).toBeCloseTo(0.7954, 12);
  expect(r.friction).toBeCloseTo(0.17435, 12);
  expect(r.rupture).toBeCloseTo(0.03025, 12);
});

test('silence carries the prior to where the weekday matrix rests', () => {
  expect(silence(BARE, 0)).toEqual(BARE.prior);
  expect(silence(BARE, 1).friction).toBeCloseTo(0.17435, 12);
  // At rest .01 n = .02 f and .005 f = .02 r: 8 to 4 to 1.
  const rest = silence(BARE);
  expect([rest.noise, rest.friction, rest.rupture].map((p) => Number((13 * p).toFixed(9)))).toEqual(
    [8, 4, 1],
  );
});

test('on a day without a session the market filter stands still, and facts are heard', () => {
  const market = [{ source: 'dollar', evidence: [], friction: 0.5, rupture: 0.5 }];
  const closed = { ...NOTHING, session: false, market };
  const [r, filter] = regime(prior(BARE), BARE, closed);
  for (const k of ['noise', 'friction', 'rupture'] as const)
    expect(r[k]).toBeCloseTo(BARE.prior[k], 12);
  expect(filter.market.noise).toBeCloseTo(BARE.prior.noise, 12);
  expect(r.contributions).toEqual([{ source: 'time', evidence: [], friction: 0, rupture: 0 }]);
  const [told] = regime(prior(BARE), BARE, { ...closed, talk: { sum: 1, evidence: [] } });
  expect(told.lean.friction - r.lean.friction).toBeCloseTo(1, 12);
});

test('one dated threat moves the odds by g(3), 15 log10(1.5) decibans', () => {
  const threat = claim([item()], W, 0 as Day);
  const [r] = regime(prior(BARE), BARE, {
    ...NOTHING,
    claims: [threat],
    order: [{ claim: 'a', evidence: ['x'] }],
  });
  const own = r.contributions.find((c) => c.source === 'claim:a');
  expect(own?.friction).toBeCloseTo(15 * Math.log10(1.5), 12);
});

test('talk together moves the odds by 1.5 decibans at most', () => {
  const [r] = regime(prior(BARE), BARE, { ...NOTHING, talk: { sum: 30, evidence: [] } });
  expect(r.contributions.find((c) => c.source === 'talk')?.friction).toBe(1.5);
});

test('a tie of odds goes to the harsher regime', () => {
  expect(call({ noise: 0.4, friction: 0.4, rupture: 0.2 })).toBe('friction');
});

test('a feature weighs nothing half way between the locations and 0.5 at most', () => {
  const [half] = marketWeights([{ source: 'dollar', value: 0.25, evidence: [] }], 1.2);
  expect(half?.friction).toBeCloseTo(0, 12);
  const [far] = marketWeights([{ source: 'dollar', value: 3, evidence: [] }], 1.2);
  expect(far?.friction).toBe(0.5);
  expect(marketWeights([{ source: 'dollar', value: undefined, evidence: [] }], 1.2)).toEqual([]);
});

test('a feature weighs the log ratio of two Student densities over three sessions', () => {
  // (10 / 3) x (5 / 2) x (log10(1 + 0.6^2 / 4) - log10(1 + (0.6 - location)^2 / 4)), in units of scale 1.
  const by = (away: number): number =>
    (25 / 3) * (Math.log10(1.09) - Math.log10(1 + away ** 2 / 4));
  const of = (value: number, scale: number) =>
    marketWeights([{ source: 'dollar', value, evidence: ['x'] }], scale);
  expect(of(0.6, 1)).toEqual([
    {
      source: 'dollar',
      evidence: ['x'],
      friction: expect.closeTo(by(0.1), 12),
      rupture: expect.closeTo(by(0.4), 12),
    },
  ]);
  // At twice the scale x = 1.2 and its locations are half as far apart: x / 2 = 0.6, 0.35 and 0.1.
  expect(of(1.2, 2)[0]).toMatchObject({
    friction: expect.closeTo(by(0.35), 12),
    rupture: expect.closeTo(by(0.1), 12),
  });
  expect(of(-3, 1)[0]).toMatchObject({ friction: -0.5, rupture: -0.5 });
});

test('each move is told with its source and what is behind it, and remembered', () => {
  const net = { friction: 6, rupture: -6 };
  const order = { ...claim([item({ claim: 'b' })], W, 0 as Day), net };
  const [r, filter] = regime(prior(BARE), BARE, {
    ...NOTHING,
    market: [{ source: 'dollar', evidence: ['USD'], friction: 0.3, rupture: 0.1 }],
    claims: [order],
    order: [{ claim: 'b', evidence: ['E-1'] }],
    talk: { sum: -30, evidence: ['E-2'] },
  });
  const g = 15 * Math.log10(2);
  const drift = (regime: 'friction' | 'rupture', p: number): number =>
    10 * Math.log10(p / 0.7954) - 10 * Math.log10(BARE.prior[regime] / BARE.prior.noise);
  const near = (x: number) => expect.closeTo(x, 12);
  expect(r.contributions).toEqual([
    {
      source: 'time',
      evidence: [],
      friction: near(drift('friction', 0.17435)),
      rupture: near(drift('rupture', 0.03025)),
    },
    { source: 'market:dollar', evidence: ['USD'], friction: 0.3, rupture: 0.1 },
    { source: 'claim:b', evidence: ['E-1'], friction: near(g), rupture: near(-g) },
    { source: 'talk', evidence: ['E-2'], friction: -1.5, rupture: -1.5 },
  ]);
  expect(filter.talk).toBe(-1.5);
  expect(filter.nets).toEqual(new Map([['b', net]]));
  // The market's part is remembered without claims and talk.
  expect(leanOf(filter.market).friction).toBeCloseTo(10 * Math.log10(0.17435 / 0.7954) + 0.3, 9);
  expect(r.lean.friction).toBeCloseTo(leanOf(filter.market).friction + g - 1.5, 9);

  // Talk that goes on moves nothing more; a claim that goes takes its weight with it.
  const [next] = regime(filter, BARE, {
    ...NOTHING,
    claims: [{ ...order, net: { friction: 0, rupture: 0 } }],
    order: [{ claim: 'b', evidence: [] }],
    talk: { sum: -2, evidence: [] },
  });
  expect(next.contributions.map((c) => c.source)).toEqual(['time', 'claim:b']);
  expect(next.contributions[1]).toMatchObject({ friction: near(-g), rupture: near(g) });
});

test('a claim that changed and is not there is a fault', () => {
  expect(() =>
    regime(prior(BARE), BARE, { ...NOTHING, order: [{ claim: 'b', evidence: [] }] }),
  ).toThrow(new RangeError('no claim b'));
});

test('before the first decision there is the prior, no claim and no talk', () => {
  expect(prior(BARE)).toEqual({ market: BARE.prior, nets: new Map(), talk: 0 });
});

test('the largest probability is called', () => {
  expect(call({ noise: 0.5, friction: 0.3, rupture: 0.2 })).toBe('noise');
  expect(call({ noise: 0.3, friction: 0.4, rupture: 0.3 })).toBe('friction');
  expect(call({ noise: 0.3, friction: 0.3, rupture: 0.4 })).toBe('rupture');
  expect(call({ noise: 0.4, friction: 0.2, rupture: 0.4 })).toBe('rupture');
});

test('claims add up within a side and count against the other side after it has diminished', () => {
  const g = (x: number): number => 15 * Math.log10(1 + x / 6);
  const all = [
    { friction: 6, rupture: 4 },
    { friction: 3, rupture: -2 },
    { friction: -5, rupture: -1 },
  ];
  expect(claimsLean(all)).toEqual({
    friction: expect.closeTo(g(9) - g(5), 12),
    rupture: expect.closeTo(g(4) - g(3), 12),
  });
  expect(claimsLean([])).toEqual({ friction: 0, rupture: 0 });
});

const nets = fc.array(
  fc.record({
    friction: fc.double({ min: -8, max: 8, noNaN: true }),
    rupture: fc.double({ min: -12, max: 12, noNaN: true }),
  }),
  { maxLength: 12 },
);

test('contributions add up to the move of the log odds', () => {
  fc.assert(
    fc.property(
      nets,
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 3 }),
      (all, said, values) => {
        const claims = all.map((net, i) => ({
          ...claim([item({ claim: `c${i}` })], W, 0 as Day),
          net,
        }));
        const [first, filter] = regime(prior(BARE), BARE, {
          ...NOTHING,
          talk: { sum: -said, evidence: [] },
        });
        const [next] = regime(filter, BARE, {
          ...NOTHING,
          market: marketWeights(
            values.map((value, i) => ({ source: String(i), value, evidence: [] })),
            1.2,
          ),
          claims,
          order: claims.map((c) => ({ claim: c.id, evidence: [] })),
          talk: { sum: said, evidence: [] },
        });
        for (const k of ['friction', 'rupture'] as const) {
          const sum = next.contributions.reduce((s, c) => s + c[k], 0);
          expect(Math.abs(sum - (next.lean[k] - first.lean[k]))).toBeLessThan(1e-9);
        }
        return Math.abs(next.noise + next.friction + next.rupture - 1) < 1e-9;
      },
    ),
  );
});

test('log odds and probabilities are two ways to say one thing', () => {
  const p = { noise: 0.57, friction: 0.38, rupture: 0.05 };
  const back = belief(leanOf(p));
  for (const k of ['noise', 'friction', 'rupture'] as const) expect(back[k]).toBeCloseTo(p[k], 12);
});

/** Every subset of up to three, the slow and plain way. */
function byHand(
  lean: Lean,
  sums: Map<string, Lean>,
  cs: readonly Candidate[],
  net: (c: string, i: readonly Evidence[]) => Lean,
) {
  const best = new Map<string, { size: number; decibans: number }>();
  const now = call(belief(lean));
  for (let mask = 1; mask < 1 << cs.length; mask++) {
    const set = cs.filter((_, i) => mask & (1 << i));
    if (set.length > 3) continue;
    const next = new Map(sums);
    for (const c of new Set(set.map((s) => s.claim)))
      next.set(
        c,
        net(
          c,
          set.filter((s) => s.claim === c).map((s) => s.item),
        ),
      );
    const [a, b] = [claimsLean(next.values()), claimsLean(sums.values())];
    const then = {
      friction: lean.friction + a.friction - b.friction,
      rupture: lean.rupture + a.rupture - b.rupture,
    };
    const to = call(belief(then));
    if (to === now) continue;
    const decibans = Math.max(
      Math.abs(then.friction - lean.friction),
      Math.abs(then.rupture - lean.rupture),
    );
    const known = best.get(to);
    if (
      !known ||
      set.length < known.size ||
      (set.length === known.size && decibans < known.decibans)
    )
      best.set(to, { size: set.length, decibans });
  }
  return best;
}

test('flip facts are the smallest sets, as a search of all subsets finds them', () => {
  const kinds = ['order', 'law', 'withdrawal', 'framework', 'countermeasure'] as const;
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          claim: fc.constantFrom('p', 'q', 'r', 's', 't'),
          kind: fc.constantFrom(...kinds),
          rung: fc.constantFrom(1, 2, 3, 4, 5),
          noise: fc.boolean(),
        }),
        { maxLength: 8 },
      ),
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: -8, max: 2, noNaN: true }),
      (facts, start, apart) => {
        const standingClaims = {
          p: [item({ claim: 'p' })],
          q: [item({ claim: 'q', kind: 'order', rung: 3 })],
        };
        const net = (id: string, extra: readonly Evidence[]): Lean =>
          claim([...(standingClaims[id as 'p'] ?? []), ...extra], W, 0 as Day).net;
        const sums = new Map(Object.keys(standingClaims).map((id) => [id, net(id, [])]));
        const cs = facts.map(
          (f, i): Candidate => ({
            id: `f${i}`,
            claim: f.claim,
            item: item({
              claim: f.claim,
              kind: f.kind,
              rung: f.rung as 1,
              direction: f.noise ? 'noise' : 'friction',
            }),
          }),
        );
        const lean = { friction: start, rupture: start + apart };
        const fast = flips({ lean, nets: sums, candidates: cs, net });
        const slow = byHand(lean, sums, cs, net);
        expect(new Set(fast.map((f) => f.to))).toEqual(new Set(slow.keys()));
        for (const f of fast) {
          expect(f.facts.length).toBe(slow.get(f.to)?.size);
          expect(f.decibans).toBeCloseTo(slow.get(f.to)?.decibans ?? Number.NaN, 9);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a call that three facts together bring about is told, one that takes four is not', () => {
  // Each order of rung 3 on a claim of its own adds 6 dB to the sum, which counts g(x) = 15 log10(1 + x / 6).
  // Three: 15 log10(1 + 18 / 6) = 9.03 dB. Four: 15 log10(1 + 24 / 6) = 10.48 dB.
  const net = (_: string, extra: readonly Evidence[]): Lean => claim([...extra], W, 0 as Day).net;
  const orders = ['p', 'q', 'r', 's'].map(
    (id): Candidate => ({ id, claim: id, item: item({ claim: id, kind: 'order', rung: 3 }) }),
  );
  const told = (friction: number) =>
    flips({ lean: { friction, rupture: -40 }, nets: new Map(), candidates: orders, net });
  expect(told(-9)).toEqual([
    { to: 'friction', facts: ['p', 'q', 'r'], decibans: expect.closeTo(9.0309, 4) },
  ]);
  expect(told(-9.1)).toEqual([]);
  expect(told(-10.4)).toEqual([]);
  // One: 15 log10(2) = 4.52 dB; the first of equals is named.
  expect(told(-4.5)).toEqual([
    { to: 'friction', facts: ['p'], decibans: expect.closeTo(4.5154, 4) },
  ]);
});

/** Flips of odds as they stand, where each fact is a claim of its own that weighs what is given, decibans. */
const flipped = (lean: Lean, ...facts: readonly Lean[]) =>
  flips({
    lean,
    nets: new Map(),
    candidates: facts.map((_, i) => ({
      id: `f${i}`,
      claim: `c${i}`,
      item: item({ claim: `c${i}` }),
    })),
    net: (id) => facts[Number(id.slice(1))] as Lean,
  }).map((f) => [f.to, ...f.facts]);
/** What a net weight of 6 dB moves the odds by: g(6) = 15 log10(1 + 6 / 6), 4.52 dB. */
const STEP = 15 * Math.log10(2);

test.each<[string, Lean, Lean, string]>([
  // What is said, the odds as they stand, the fact, what is called then.
  ['less rupture is noise', { friction: -20, rupture: 2 }, { friction: 0, rupture: -6 }, 'noise'],
  ['less friction is noise', { friction: 2, rupture: -20 }, { friction: -6, rupture: 0 }, 'noise'],
  ['friction alone', { friction: -4, rupture: -20 }, { friction: 6, rupture: 0 }, 'friction'],
  ['rupture alone', { friction: -20, rupture: -4 }, { friction: 0, rupture: 6 }, 'rupture'],
  [
    'rupture once friction goes',
    { friction: 3, rupture: 1 },
    { friction: -6, rupture: 0 },
    'rupture',
  ],
  [
    'friction once rupture goes',
    { friction: 1, rupture: 3 },
    { friction: 0, rupture: -6 },
    'friction',
  ],
  // On the edge the harsher regime is called.
  [
    'odds of friction at 0',
    { friction: -STEP, rupture: -20 },
    { friction: 6, rupture: 0 },
    'friction',
  ],
  [
    'odds of rupture at 0',
    { friction: -20, rupture: -STEP },
    { friction: 0, rupture: 6 },
    'rupture',
  ],
])('%s: one fact that moves one of the odds changes the call', (_, lean, fact, to) => {
  expect(flipped(lean, fact)).toEqual([[to, 'f0']]);
});

test('of sets of one size the one that moves the odds least is told, and of equals the first', () => {
  const lean = { friction: -4, rupture: -20 };
  const [more, less] = [
    { friction: 12, rupture: 0 },
    { friction: 6, rupture: 0 },
  ];
  expect(flipped(lean, more, less)).toEqual([['friction', 'f1']]);
  expect(flipped(lean, less, less)).toEqual([['friction', 'f0']]);
  // The largest of the two moves counts: 4.52 dB of friction, 6.61 dB of rupture.
  expect(flipped(lean, { friction: 6, rupture: 10.5 }, { friction: 7, rupture: 0 })).toEqual([
    ['friction', 'f1'],
  ]);
});

test('a fact that leads away from a call is in no set', () => {
  expect(flipped({ friction: -4, rupture: -20 }, { friction: -6, rupture: 0 })).toEqual([]);
  expect(flipped({ friction: -4, rupture: -20 })).toEqual([]);
});

test('g grows ever more slowly and starts at nothing', () => {
  expect(diminished(0)).toBe(0);
  expect(diminished(6)).toBeCloseTo(15 * Math.log10(2), 12);
  expect(diminished(12) - diminished(6)).toBeLessThan(diminished(6));
});

test('of several claims each takes its own net, in the order in which they changed', () => {
  const of = (id: string, friction: number) => ({
    ...claim([item({ claim: id })], W, 0 as Day),
    net: { friction, rupture: 0 },
  });
  const [r, filter] = regime(prior(BARE), BARE, {
    ...NOTHING,
    claims: [of('p', 6), of('q', 12)],
    order: [
      { claim: 'q', evidence: [] },
      { claim: 'p', evidence: [] },
    ],
  });
  const g = (x: number): number => 15 * Math.log10(1 + x / 6);
  expect(r.contributions.slice(1).map((c) => [c.source, c.friction])).toEqual([
    ['claim:q', expect.closeTo(g(12), 12)],
    ['claim:p', expect.closeTo(g(18) - g(12), 12)],
  ]);
  expect(filter.nets.get('q')?.friction).toBe(12);
});

test('facts on one claim do not add up', () => {
  // One or two facts on the claim weigh 6 dB together, g(6) = 4.52 dB; as two claims they would be g(12) = 7.16 dB.
  const two = ['a', 'b'].map((id): Candidate => ({ id, claim: 'p', item: item({ claim: 'p' }) }));
  const told = (candidates: readonly Candidate[]) =>
    flips({
      lean: { friction: -6, rupture: -20 },
      nets: new Map(),
      candidates,
      net: () => ({ friction: 6, rupture: 0 }),
    });
  expect(told(two)).toEqual([]);
  expect(told(two.map((c) => ({ ...c, claim: c.id })))).toEqual([
    { to: 'friction', facts: ['a', 'b'], decibans: expect.closeTo(15 * Math.log10(3), 9) },
  ]);
});

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[1, 3, 0, 2]]])(
  'the largest fact is found wherever it stands: %j',
  (order) => {
    // g(12) = 7.16 dB brings it about alone; three of 0.5 dB are g(1.5) = 1.45 dB.
    const weights = [0.5, 0.5, 0.5, 12];
    const facts = order.map((i) => ({ friction: weights[i] as number, rupture: 0 }));
    expect(flipped({ friction: -7, rupture: -20 }, ...facts)).toEqual([
      ['friction', `f${order.indexOf(3)}`],
    ]);
  },
);

test('a fact that alone leads away from a call may help another to bring it about', () => {
  // Sums now: friction 3, rupture 30 against noise. Of rupture a takes 20 and b 10; b takes all friction too.
  // b alone lowers friction by g(3) = 2.64 dB and rupture by g(30) - g(20) = 2.12 dB: away from friction.
  // Both lower rupture by g(30) = 11.67 dB, from 11 to -0.67, and friction from 5 to 2.36: that is friction.
  const [a, b] = [
    { friction: 0, rupture: 20 },
    { friction: 3, rupture: 10 },
  ];
  const found = flips({
    lean: { friction: 5, rupture: 11 },
    nets: new Map([
      ['a', a],
      ['b', b],
    ]),
    candidates: ['a', 'b'].map((id): Candidate => ({ id, claim: id, item: item({ claim: id }) })),
    net: () => ({ friction: 0, rupture: 0 }),
  });
  expect(found).toEqual([
    { to: 'friction', facts: ['a', 'b'], decibans: expect.closeTo(15 * Math.log10(6), 9) },
  ]);
});

test('acts alone: what was never enacted and talk count only where they speak for noise', () => {
  const claims = [item({ claim: 'law', rung: 3 }), item({ claim: 'threat', rung: 2 })].map((i) =>
    claim([i], W, 0 as Day),
  );
  const nets = new Map<string, Lean>([
    ['law', { friction: 4, rupture: 6 }],
    ['threat', { friction: 3, rupture: 3 }],
    ['half', { friction: -1, rupture: 2 }],
    ['calm', { friction: -1, rupture: -1 }],
  ]);
  const market = { noise: 0.8, friction: 0.17, rupture: 0.03 };
  const of = (talk: number): Lean => actsAlone({ market, nets, talk }, claims);
  // 10 log10(0.17 / 0.8) = -6.726410; 4 for, 1 + 1 against: 15 (log10(10 / 6) - log10(8 / 6)) = 1.453650
  expect(of(0).friction).toBeCloseTo(-6.72641 + 1.45365, 4);
  // 10 log10(0.03 / 0.8) = -14.259687; 6 for, 1 against: 15 (log10 2 - log10(7 / 6)) = 3.511248
  expect(of(0).rupture).toBeCloseTo(-14.259687 + 3.511248, 4);
  expect(of(1.2)).toEqual(of(0));
  expect(of(-1.2).friction).toBeCloseTo(of(0).friction - 1.2, 12);
  expect(of(-1.2).rupture).toBeCloseTo(of(0).rupture - 1.2, 12);
});
