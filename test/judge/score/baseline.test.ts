import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASELINES, type Quote } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { type Basis, baseline, shortRecord } from '../../../src/judge/score/baseline.ts';
import { path } from '../../../src/judge/score/path.ts';
import { daily, prices, sure } from './make.ts';

const days = (from: number, to: number): Day[] =>
  Array.from({ length: to - from + 1 }, (_, i) => (from + i) as Day);
const flat = (n: number): Quote[] => daily(...Array.from({ length: n }, () => 100));
const exposures = (id: (typeof BASELINES)[number], basis: Basis): number[] =>
  sure(baseline(id, basis)).map((s) => s.exposure);

test('always in and always out are what they say', () => {
  const basis = { days: days(0, 2), prices: flat(3) };
  expect(exposures('hold', basis)).toEqual([1, 1, 1]);
  expect(exposures('out', basis)).toEqual([0, 0, 0]);
});

test('the mix holds the mean of the own path, and without one there is nothing to hold', () => {
  const basis = { days: days(0, 2), prices: flat(3) };
  expect(exposures('mix', { ...basis, mean: 0.3 })).toEqual([0.3, 0.3, 0.3]);
  expect(baseline('mix', basis)).toEqual({ unknown: { kind: 'nothing to compare' } });
});

test('fear over 30 buys for 60 sessions: decided in on its day, out 60 sessions later', () => {
  const vix = daily(...Array.from({ length: 100 }, (_, i) => (i === 10 ? 30.01 : 30)));
  const basis = { days: days(5, 98), prices: flat(100), fear: vix };
  const decided = sure(baseline('fear', basis));
  expect(decided.filter((s) => s.exposure === 1).map((s) => s.day)).toEqual(days(10, 69));
  // In at the close of day 11, out (decided on day 70) at the close of day 71: 60 returns.
  const held = sure(path(decided, basis.prices)).points.filter((p) => p.exposure === 1);
  expect(held).toHaveLength(60);
  expect([held[0]?.day, held.at(-1)?.day]).toEqual([12, 71]);
});

test('fear that comes again stays longer', () => {
  const vix = daily(...Array.from({ length: 100 }, (_, i) => (i === 0 || i === 30 ? 40 : 20)));
  const inside = exposures('fear', { days: days(0, 98), prices: flat(100), fear: vix });
  expect(inside.lastIndexOf(1)).toBe(89);
});

test('without VIX, or with one that has stopped, fear decides nothing', () => {
  const basis = { days: days(0, 30), prices: flat(40) };
  expect(baseline('fear', basis)).toEqual({ unknown: { kind: 'no VIX' } });
  expect(baseline('fear', { ...basis, fear: daily(20, 20) })).toEqual({
    unknown: { kind: 'no VIX' },
  });
});

test('a record of VIX shorter than its memory is counted in sessions that are missing', () => {
  const prices = flat(100);
  // Days 20..70 are 51 sessions; nine more would be needed.
  const fear = prices.slice(20).map((p) => ({ ...p, value: 15 }));
  expect(shortRecord({ days: days(70, 99), prices, fear })).toBe(9);
  expect(shortRecord({ days: days(90, 99), prices, fear })).toBe(0);
});

test('a value that becomes known later is not used before', () => {
  const fear = daily(20, 20, 40, 20).map((q) => ({ ...q, known: (q.day + 1) as Day }));
  const basis = { days: days(1, 4), prices: flat(6), fear };
  expect(exposures('fear', basis)).toEqual([0, 0, 1, 1]);
});

test('target volatility: ten per cent over the EWMA of the returns, at most all', () => {
  // Returns of +-1 % in log alternate, so the EWMA variance is 0.0001 from the seed on:
  // sigma = 0.01 x sqrt(252) = 0.158745, exposure = 0.1 / 0.158745 = 0.629941.
  const closes = daily(...Array.from({ length: 60 }, (_, i) => 100 * Math.exp(i % 2 ? 0.01 : 0)));
  for (const f of exposures('volatility', { days: days(40, 59), prices: closes }))
    expect(f).toBeCloseTo(0.629941, 6);
  // One more return of 3 %: variance 0.94 x 0.0001 + 0.06 x 0.0009 = 0.000148, sigma 0.193122.
  const jump = [...closes, { day: 60 as Day, value: 100 * Math.exp(0.04) }];
  expect(exposures('volatility', { days: days(60, 60), prices: jump })[0]).toBeCloseTo(
    0.1 / Math.sqrt(252 * 0.000148),
    9,
  );
  expect(exposures('volatility', { days: days(40, 41), prices: flat(60) })).toEqual([1, 1]);
});

test('target volatility needs forty returns', () => {
  const basis = { days: days(39, 40), prices: flat(60) };
  expect(baseline('volatility', basis)).toEqual({
    unknown: { kind: 'too few', of: 'returns', least: 40 },
  });
  expect(exposures('volatility', { ...basis, days: days(40, 40) })).toEqual([1]);
});

test('a stop-loss sells at ten under the peak since entry and comes back after 20 sessions', () => {
  // Entry at the close of day 1 (100). Peak 120 on day 3. 108 = 120 x 0.9 on day 5 sells.
  // Days 5..24 are out; day 25 is 20 sessions later and buys again.
  const closes = daily(200, 100, 110, 120, 109, 108, ...Array.from({ length: 30 }, () => 50));
  const decided = sure(baseline('stopLoss', { days: days(0, 34), prices: closes }));
  expect(decided.filter((s) => s.exposure === 0).map((s) => s.day)).toEqual(days(5, 24));
  const out = sure(path(decided, closes)).points.filter((p) => p.exposure === 0);
  expect(out).toHaveLength(20);
  expect([out[0]?.day, out.at(-1)?.day]).toEqual([7, 26]);
});

test('the peak of a stop-loss is that since the last entry, not of all time', () => {
  // Sold on day 2 at 90, back by a decision on day 22, entered at the close of day 23 at 80.
  // 75 is 6 % under 80 and 25 % under 100: it holds. 72 = 80 x 0.9 sells.
  const closes = daily(100, 100, 90, ...Array.from({ length: 19 }, () => 85), 85, 80, 75, 72, 72);
  const decided = exposures('stopLoss', { days: days(0, 26), prices: closes });
  expect(decided.slice(21)).toEqual([0, 1, 1, 1, 0, 0]);
});

test('cutting the future leaves every past decision of every baseline unchanged', () => {
  fc.assert(
    fc.property(prices(60, 120), fc.integer({ min: 1, max: 100 }), (closes, cut) => {
      const fear = closes.map(({ day, value }) => ({ day, value: value / 3 }));
      const known = (row: readonly Quote[], last: number) => row.filter((q) => q.day <= last);
      const start = closes[45]?.day as number;
      for (const id of BASELINES) {
        const whole = baseline(id, { days: days(start, start + 100), prices: closes, fear });
        const past = baseline(id, {
          days: days(start, start + cut),
          prices: known(closes, start + cut),
          fear: known(fear, start + cut),
        });
        // What stops later may be unknown as a whole; what was decided may not differ.
        if ('unknown' in past) expect(whole).toEqual(past);
        else if (!('unknown' in whole)) expect(whole.slice(0, past.length)).toEqual(past);
      }
    }),
  );
});

test('a weekend decision repeats the one before it', () => {
  const closes: Quote[] = Array.from({ length: 80 }, (_, i) => ({
    day: (Math.floor(i / 5) * 7 + (i % 5)) as Day,
    value: 100 + 10 * Math.sin(i),
  }));
  for (const id of ['volatility', 'stopLoss'] as const) {
    const decided = sure(baseline(id, { days: days(70, 110), prices: closes }));
    for (const [i, s] of decided.entries())
      if (s.day % 7 > 4 && i > 0) expect(s.exposure).toBe(decided[i - 1]?.exposure);
  }
});

test('a level of VIX speaks for five sessions after its day, and no longer', () => {
  const fear = [{ day: 0 as Day, value: 40 }];
  expect(exposures('fear', { days: days(5, 5), prices: flat(40), fear })).toEqual([1]);
  expect(baseline('fear', { days: days(6, 6), prices: flat(40), fear })).toEqual({
    unknown: { kind: 'no VIX' },
  });
});

test('a record of VIX that is not there, or that nobody asks, is not short', () => {
  const prices = flat(100);
  expect(shortRecord({ days: days(70, 99), prices })).toBe(0);
  expect(shortRecord({ days: [], prices, fear: prices })).toBe(0);
  // Day 59 is the sixtieth session of a record that begins on day 0.
  expect(shortRecord({ days: days(59, 60), prices, fear: prices })).toBe(0);
  expect(shortRecord({ days: days(58, 60), prices, fear: prices })).toBe(1);
});

test('a stop-loss sells at a fall of a tenth exactly, however its price is rounded, and not above', () => {
  const sold = (close: number): number[] =>
    exposures('stopLoss', { days: days(0, 2), prices: daily(1, 0.7, close) });
  expect(sold(0.63)).toEqual([1, 1, 0]); // 0.7 x 0.9 is 0.63 exactly or a rounding beside it
  expect(sold(0.6301)).toEqual([1, 1, 1]);
});

test('a price that becomes known late is not yet a session', () => {
  // The close of day 2, 20 % lower, is known on day 4.
  const prices = daily(100, 100, 80, 80, 80).map((q) =>
    q.day === 2 ? { ...q, known: 4 as Day } : q,
  );
  expect(exposures('stopLoss', { days: days(0, 4), prices })).toEqual([1, 1, 1, 1, 0]);
});

test('no day of decision, no decision', () => {
  for (const id of BASELINES)
    expect(baseline(id, { days: [], prices: flat(3), fear: flat(3), mean: 0.5 })).toEqual([]);
});

test('a level of VIX from before the first close counts the sessions since', () => {
  const fear = [{ day: 0 as Day, value: 40 }];
  const prices = flat(12).slice(3);
  // Days 3 to 7 are the five sessions for which the level speaks.
  expect(exposures('fear', { days: days(4, 7), prices, fear })).toEqual([1, 1, 1, 1]);
  expect(baseline('fear', { days: days(4, 8), prices, fear })).toEqual({
    unknown: { kind: 'no VIX' },
  });
});

test('a peak from before the first decision sells nothing', () => {
  // 200 was seen before; from day 2 on the price stands at 100.
  const prices = daily(200, 200, 100, 100, 100, 100);
  expect(exposures('stopLoss', { days: days(3, 5), prices })).toEqual([1, 1, 1]);
});

test('before any close is known a stop-loss sells nothing', () => {
  expect(exposures('stopLoss', { days: days(0, 3), prices: flat(6).slice(2) })).toEqual([
    1, 1, 1, 1,
  ]);
});
