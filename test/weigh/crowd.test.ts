import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Conditions, Crowd, CrowdVintage } from '../../src/domain/crowd.ts';
import type { Day } from '../../src/domain/time.ts';
import { readCrowd } from '../../src/edge/crowd/read.ts';
import { compile, depth } from '../../src/weigh/crowd.ts';
import { type Arena, IMPACT, OUT, RULE, SORT } from '../../src/weigh/firesale/arena.ts';
import { stake } from '../../src/weigh/sleeves.ts';
import { priceImpact } from '../reference/firesale/impact.ts';
import { crowds, STILL } from './crowds.ts';
import { run } from './run.ts';

const text = readFileSync(new URL('../../crowd/crowd.yaml', import.meta.url), 'utf8');
const read = readCrowd(text, 'crowd.yaml');
if (!read.ok) throw new Error(read.problems.map((p) => p.path).join());
const CROWD = read.value;
const TODAY: Conditions = { volatility: 1, news: {}, drift: 0, rate: 0.0504 };
const TITLE = { en: 'A', 'zh-Hant': '甲' };

/** One asset, one kind: every figure of the arena can be worked by hand. */
const SMALL: Crowd = {
  ...CROWD,
  factors: ['risk'],
  gauge: 'a',
  assets: [{ id: 'a', title: TITLE, weight: 1, volatility: 0.252, factors: [0.6], traded: 0.01 }],
  kinds: [
    {
      id: 'k',
      title: TITLE,
      sort: 'var',
      share: 0.2,
      books: 2,
      liquid: 0.25,
      leverage: 4,
      limit: 1.1,
      target: 0.9,
      react: 0.17,
      spread: 0,
    },
  ],
};

const sum = (xs: Iterable<number>): number => [...xs].reduce((a, b) => a + b, 0);

test('a small crowd is compiled as by hand', () => {
  const a = compile(SMALL, TODAY);
  // Each book 0.1 of the market; a quarter of it by liquidity, three quarters pro rata.
  expect([...a.holding]).toEqual([0.025, 0.07500000000000001, 0.025, 0.07500000000000001]);
  expect([...a.rule]).toEqual([1, 0, 1, 0]);
  expect([...a.sort]).toEqual([0, 0, 0, 0]);
  expect([...a.most]).toEqual([4.4, 4.4, 4.4, 4.4].map((x) => expect.closeTo(x, 12)));
  expect([...a.aim]).toEqual([3.6, 3.6, 3.6, 3.6]);
  expect(a.equity[0]).toBeCloseTo(0.025 / 4, 15);
  // Three sessions of 252: sigma 0.252 sqrt(3 / 252); the factor has 0.6 of it, the asset 0.8.
  const sigma = 0.252 * Math.sqrt(3 / 252);
  expect(a.loading[0]).toBeCloseTo(0.6 * sigma, 15);
  expect(a.own[0]).toBeCloseTo(0.8 * sigma, 15);
  expect(a.sigma[0]).toBeCloseTo(sigma, 15);
  expect(a.rules.sigma).toBeCloseTo(sigma, 15);
  expect(a.rules.daily).toBeCloseTo(0.252 / Math.sqrt(252), 15);
  // A day's volume 0.01 moves it by one daily sigma: depth 0.01 sqrt(252) / 0.252.
  expect(a.depth[0]).toBeCloseTo((0.01 * Math.sqrt(252)) / 0.252, 12);
  expect(a.rules.decay).toBeCloseTo(2 ** -0.4, 15);
  // 5.04 % a year is 2 basis points a session.
  expect(a.rules.rate).toBeCloseTo(1 / 1.0002, 15);
});

test('volatility of the day scales shocks, limits, noise and thins the market', () => {
  const [calm, wild] = [compile(CROWD, TODAY), compile(CROWD, { ...TODAY, volatility: 2 })];
  for (const key of ['loading', 'own', 'sigma'] as const)
    expect([...wild[key]]).toEqual([...calm[key]].map((x) => expect.closeTo(2 * x, 12)));
  expect([...wild.depth]).toEqual([...calm.depth].map((x) => expect.closeTo(x / 2, 12)));
  expect(wild.rules.daily).toBeCloseTo(2 * calm.rules.daily, 12);
});

test('a vintage gives impact and its decaying share, and nothing else', () => {
  const fitted = (at: number) => ({ at, low: 0, high: 1 });
  const vintage: CrowdVintage = {
    method: 'm',
    until: 0 as Day,
    from: 0 as Day,
    falls: 1,
    matched: 1,
    impact: fitted(0.5),
    decaying: fitted(0.9),
    level: 0.8,
    moments: [],
    distance: 0,
    inputs: {},
  };
  const [own, fit] = [compile(CROWD, TODAY), compile(CROWD, TODAY, vintage)];
  expect(fit.rules.decaying).toBe(0.9);
  expect([...fit.depth]).toEqual([...own.depth].map((x) => expect.closeTo(2 * x, 12)));
  expect({ ...fit, depth: 0, rules: { ...fit.rules, decaying: 0 } }).toEqual({
    ...own,
    depth: 0,
    rules: { ...own.rules, decaying: 0 },
  });
});

test('news, book and tail of the day reach the arena', () => {
  const a = compile(CROWD, {
    ...TODAY,
    news: { gold: 0.02, europe: -0.03 },
    book: { gold: 1 },
    tail: 0.4,
  });
  const [gold, europe] = ['gold', 'europe'].map((id) => CROWD.assets.findIndex((m) => m.id === id));
  expect(a.news[gold as number]).toBe(0.02);
  expect(a.news[europe as number]).toBe(-0.03);
  expect(sum(a.news)).toBeCloseTo(-0.01, 15);
  expect(a.book[gold as number]).toBe(1);
  expect(a.rules.dailyBook).toBeCloseTo(0.17 / Math.sqrt(252), 12);
  expect(a.rules.tail).toBe(0.4);
  expect(compile(CROWD, TODAY).rules.tail).toBe(CROWD.fear.tail);
});

test.each<[string, Partial<Conditions>, string]>([
  ['no volatility', { volatility: 0 }, 'volatility'],
  ['a volatility that is no number', { volatility: Number.NaN }, 'volatility'],
  ['an endless volatility', { volatility: Number.POSITIVE_INFINITY }, 'volatility'],
  ['news of an unknown asset', { news: { tulips: 0 } }, 'tulips'],
  ['news below nothing', { news: { gold: -1 } }, 'above -1'],
  ['a book in an unknown asset', { book: { tulips: 1 } }, 'tulips'],
  ['a book that does not sum to 1', { book: { gold: 0.5 } }, 'sum to 1'],
  ['a book that is short', { book: { gold: 2, europe: -1 } }, '0..1'],
  ['a rate below 0', { rate: -0.01 }, 'rate'],
  ['a tail above 1', { tail: 1.1 }, 'tail'],
  ['a drift that is no number', { drift: Number.NaN }, 'drift'],
])('%s is refused', (_, wrong, said) => {
  expect(() => compile(CROWD, { ...TODAY, ...wrong })).toThrow(RangeError);
  expect(() => compile(CROWD, { ...TODAY, ...wrong })).toThrow(said);
});

test('a day of volume moves the price by the impact in daily sigmas, under every law', () => {
  const volume = 0.004;
  for (const law of ['linear', 'exponential', 'floored', 'square-root'] as const) {
    const floor = law === 'floored' ? 0.5 : 0;
    const d = depth({ law, impact: 1.5, floor }, volume, 0.01);
    const small = law === 'exponential' || law === 'floored' ? 1e-6 : 1;
    const fall = 1 - priceImpact(IMPACT[law], { sold: volume * small, depth: d, floor });
    expect(fall / small, law).toBeCloseTo(0.015, 7);
  }
});

test('stakes are taken in order of what is at stake', () => {
  const parts = [
    { stake: 3, weight: 0.25 },
    { stake: 1, weight: 0.75 },
  ];
  expect([0.1, 0.75, 0.76, 0.99].map((at) => stake({ kind: 'list', parts }, at))).toEqual([
    1, 1, 3, 3,
  ]);
  expect(stake({ kind: 'lognormal', median: 2, spread: 0.5 }, 0.5)).toBe(2);
  expect(() => stake({ kind: 'list', parts: [] }, 0.5)).toThrow(RangeError);
});

test('holdings sum to the shares of the kinds, and everybody has capital', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const a = compile(crowd, STILL);
      const shares = crowd.kinds.reduce((total, k) => total + k.share, 0);
      expect(sum(a.holding)).toBeCloseTo(shares, 12);
      expect(sum(a.start)).toBeCloseTo(a.held, 12);
      for (let i = 0; i < a.sleeves; i++) {
        expect(a.start[i]).toBeGreaterThan(0);
        expect(a.equity[i]).toBeGreaterThan(0);
      }
      const anxious = crowd.kinds.some((k) => k.sort === 'career');
      expect(sum(a.part)).toBeCloseTo(anxious ? 1 : 0, 12);
    }),
  );
});

test('a blend splits a book into two sleeves, redemptions are met pro rata', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const a = compile(crowd, STILL);
      const expected = crowd.kinds.reduce((total, k) => {
        const blend = k.sort !== 'redemption' && k.liquid > 0 && k.liquid < 1;
        return total + k.books * (blend ? 2 : 1);
      }, 0);
      expect(a.sleeves).toBe(expected);
      for (let i = 0; i < a.sleeves; i++)
        if (a.sort[i] === SORT.redemption) expect(a.rule[i]).toBe(RULE['pro rata']);
    }),
  );
});

test('the order in which kinds are written changes nothing but the order of the sleeves', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const rows = (a: Arena): string[] =>
        Array.from({ length: a.sleeves }, (_, i) =>
          JSON.stringify([
            [...a.holding.slice(i * a.assets, (i + 1) * a.assets)],
            ...[a.sort, a.rule, a.equity, a.most, a.aim, a.react, a.sigma, a.flow, a.from].map(
              (column) => column[i],
            ),
            ...[a.cut, a.gain, a.stake].map((column) => column[i]),
          ]),
        ).sort();
      const there = compile(crowd, STILL);
      const back = compile({ ...crowd, kinds: crowd.kinds.toReversed() }, STILL);
      expect(rows(back)).toEqual(rows(there));
    }),
  );
});

test('twice the trading is twice the depth', () => {
  fc.assert(
    fc.property(crowds, (crowd) => {
      const busier = {
        ...crowd,
        assets: crowd.assets.map((m) => ({ ...m, traded: 2 * m.traded })),
      };
      const [once, twice] = [compile(crowd, STILL), compile(busier, STILL)];
      expect([...twice.depth]).toEqual([...once.depth].map((x) => 2 * x));
    }),
  );
});

test('the default crowd has 50 books, ten assets in order of traded value, and behaves', () => {
  expect(CROWD.kinds.reduce((total, k) => total + k.books, 0)).toBe(50);
  const traded = CROWD.assets.map((m) => m.weight * m.traded);
  expect(traded).toEqual(traded.toSorted((a, b) => b - a));
  const a = compile(CROWD, TODAY);
  const rows = Array.from({ length: 4000 }, (_, i) => run(a, i).row);
  const column = (from: number, to: number, out: number): number[] =>
    rows.flatMap((row) => {
      const sigmas = (1 - (row[OUT.news] as number)) / a.rules.sigma;
      return sigmas >= from && sigmas < to ? [row[out] as number] : [];
    });
  const mean = (xs: number[]): number => sum(xs) / xs.length;
  // Ordinary days force few: three quarters of the paths see no sale at all.
  expect(mean(column(-99, 99, OUT.sold).map((x) => (x > 0 ? 1 : 0)))).toBeLessThan(0.3);
  expect(mean(column(-99, 99, OUT.rounds))).toBeLessThan(2);
  // Two sigmas force a few per cent of what the crowd holds, four several times as much.
  const [two, four] = [mean(column(1.5, 2.5, OUT.sold)), mean(column(3, 5, OUT.sold))];
  expect(two).toBeGreaterThan(0.01);
  expect(two).toBeLessThan(0.06);
  expect(four).toBeGreaterThan(2 * two);
  expect(four).toBeLessThan(0.2);
  // Overshoot from tenths of a per cent to a few per cent.
  expect(mean(column(1.5, 2.5, OUT.overshoot))).toBeGreaterThan(0.001);
  expect(mean(column(3, 5, OUT.overshoot))).toBeLessThan(0.06);
  expect(mean(column(-99, 99, OUT.defaults))).toBeLessThan(0.05);
});
