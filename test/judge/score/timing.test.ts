import { expect, test } from 'vitest';
import { draw } from '../../../src/judge/score/draw.ts';
import { lanes, stopLossBand } from '../../../src/judge/score/lane.ts';
import { summedTiming, timed, timingParts } from '../../../src/judge/score/timing.ts';
import { at, daily, sure } from './make.ts';

/** In on the first of three sessions, which move +10 %, -10 % and +10 %; changes cost nothing. */
const entry = { sizings: [at(0, 1), at(1, 0)], prices: daily(100, 100, 110, 99, 108.9), cost: 0 };
const parts = () => sure(timingParts(entry, lanes(entry), draw(1)));
/** Total of a third of capital held throughout. */
const MIX = (1 + 0.1 / 3) * (1 - 0.1 / 3) * (1 + 0.1 / 3) - 1;

test('the constant mix holds the mean exposure of the own path on every session', () => {
  const mix = lanes(entry).find((l) => l.contender === 'mix')?.path;
  expect(lanes(entry)[1]?.contender).toBe('mix');
  for (const p of sure(mix ?? { unknown: { kind: 'no decision' } }).points)
    expect(p.exposure).toBeCloseTo(1 / 3, 12);
});

test('timing is the total less that of the mix, and each shift holds what was held so many sessions later', () => {
  const { at: timing, shifted } = parts();
  expect(timing).toBeCloseTo(0.1 - MIX, 12);
  // Held on the first session, on the last (one later of the ring), on the second.
  expect(shifted.map((x) => x + MIX)).toEqual([0.1, 0.1, -0.1].map((x) => expect.closeTo(x, 12)));
});

test('a shift pays for its own changes', () => {
  const dear = { ...entry, cost: 0.01 };
  const { shifted } = sure(timingParts(dear, lanes(dear), draw(1)));
  // In, and out again where a session follows: what is held last is never sold.
  const mix = (1 - 0.01 / 3) * (1 + MIX) - 1;
  expect(shifted.map((x) => x + mix)).toEqual(
    [0.99 * 1.1 * 0.99 - 1, 0.99 * 1.1 - 1, 0.99 * 0.9 * 0.99 - 1].map((x) =>
      expect.closeTo(x, 12),
    ),
  );
});

test('p counts the shifts that do as well, the real path with them', () => {
  const { at: timing, shift } = timed(parts());
  expect(timing).toBeCloseTo(0.1 - MIX, 12);
  expect(sure(shift)).toMatchObject({ shifts: 2, p: expect.closeTo(2 / 3, 12) });
  const told = timed({ at: 0.2, drawn: [0.3, 0.1], shifted: [0.2, -0.1, 0.1, 0, 0.25] });
  expect(sure(told.shift)).toEqual({
    shifts: 4,
    p: 2 / 5,
    low: expect.closeTo(-0.06, 12),
    high: expect.closeTo(0.23, 12),
  });
  expect(sure(told.interval)).toMatchObject({
    low: expect.closeTo(0.12, 12),
    high: expect.closeTo(0.28, 12),
    resamples: 2,
  });
});

test('the interval is that of totals, both paths resampled alike', () => {
  // A hundred sessions of 1 % at half exposure: every resample is the path itself, and the mix is the path.
  const steady = {
    sizings: [at(0, 0.5)],
    prices: daily(...Array.from({ length: 102 }, (_, i) => 1.01 ** i)),
    cost: 0,
  };
  const { interval } = timed(timingParts(steady, lanes(steady), draw(1)));
  expect(interval).toMatchObject({ low: 0, high: 0 });
  expect(parts().drawn).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 60 } });
});

test('timing without a path is unknown, with its reason', () => {
  const none = { sizings: [], prices: daily(1, 2) };
  const why = { unknown: { kind: 'no decision' } } as const;
  expect(timed(timingParts(none, lanes(none), draw(1)))).toEqual({
    at: why,
    interval: why,
    shift: why,
  });
  const [own] = lanes(entry);
  const mix = { contender: 'mix', path: why } as const;
  expect(timingParts(entry, own ? [own, mix] : [], draw(1))).toEqual(why);
  expect(timingParts(entry, own ? [own] : [], draw(1))).toEqual({
    unknown: { kind: 'nothing to compare' },
  });
});

test('timing of several episodes is the sum, and chance is drawn for each apart', () => {
  const one = { at: 0.1, drawn: [0.1, 0.2], shifted: [0.1, -0.1] };
  const two = { at: 0.02, drawn: [0.03, 0.03], shifted: [0.02, 0.01] };
  const both = sure(summedTiming([one, two], draw(3)));
  expect(both.at).toBeCloseTo(0.12, 12);
  const near = (xs: readonly number[]) => [...new Set(xs.map((x) => x.toFixed(6)))].toSorted();
  expect(near(sure(both.drawn))).toEqual(['0.130000', '0.230000']);
  // All four pairs of shifts come up, each in about a quarter of 9,999 draws.
  expect(near(both.shifted)).toEqual(['-0.080000', '-0.090000', '0.110000', '0.120000']);
  const { shift } = timed(both);
  expect(sure(shift).shifts).toBe(9999);
  expect(Math.abs(sure(shift).p - 0.25)).toBeLessThan(0.02);
  expect(summedTiming([one, two], draw(3))).toEqual(both);
  expect(summedTiming([], draw(3))).toEqual({ unknown: { kind: 'nothing to compare' } });
});

test('resamples and shifts of each episode have draws of their own', () => {
  const places = new Set<number>();
  const one = { at: 0, drawn: [0], shifted: [0] };
  summedTiming([one, one, one], (_, place) => {
    places.add(place);
    return 0;
  });
  expect([...places].toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
});

test('what has no shift, or no session, is not tested by shifts', () => {
  const shiftOf = (shifted: readonly number[]) => timed({ at: 0, drawn: [0], shifted }).shift;
  expect(shiftOf([0])).toEqual({ unknown: { kind: 'too few sessions' } });
  expect(sure(shiftOf([0, -1]))).toMatchObject({ shifts: 1, p: 1 / 2 });
  // Prices end where the decision is carried out.
  const none = { sizings: [at(0, 1)], prices: daily(1, 1), cost: 0 };
  expect(timingParts(none, lanes(none), draw(1))).toEqual({
    unknown: { kind: 'nothing to compare' },
  });
});

test('one episode without an interval leaves the sum without one', () => {
  const short = { unknown: { kind: 'too few', of: 'sessions', least: 60 } } as const;
  const one = { at: 0.1, drawn: [0.1], shifted: [0.1, 0] };
  const both = timed(summedTiming([one, { ...one, drawn: short }], draw(1)));
  expect(both.interval).toEqual(short);
  expect(sure(both.at)).toBeCloseTo(0.2, 12);
});

test('the stop-loss stands as a band over eighteen settings', () => {
  // Down 12 % in one session, then ten sessions flat, then back: falls of 12.5 % and more never sell.
  const prices = daily(100, 100, 88, ...new Array<number>(10).fill(88), 88, 100);
  const sizings = prices.map(({ day }) => at(day, 1));
  const band = sure(stopLossBand({ sizings, prices, cost: 0 }));
  expect(band.totals).toHaveLength(18);
  // Falls of 5, 7.5 and 10 % sell after the fall; out for ten sessions they are in again for the repair.
  expect(band.totals.map((x) => Math.round(100 * x))).toEqual(
    [0, -12, -12, 0, -12, -12, 0, -12, -12].concat(new Array<number>(9).fill(0)),
  );
  expect([band.low, band.median, band.high].map((x) => Math.round(100 * x))).toEqual([-12, 0, 0]);
});

test('its settings are falls of 5 to 20 % and rests of 10, 20 and 60 sessions', () => {
  const totals = (fall: number, flat: number): number[] => {
    const low = 1 - fall;
    const prices = daily(1, 1, low, ...new Array<number>(flat).fill(low), 1);
    const sizings = prices.map(({ day }) => at(day, 1));
    return sure(stopLossBand({ sizings, prices, cost: 0 })).totals.map((x) => Math.round(1000 * x));
  };
  // Prices are back while whoever sold is still out: a fall just as deep sells, one less deep does not.
  for (const [i, fall] of [0.05, 0.075, 0.1, 0.125, 0.15, 0.2].entries()) {
    expect(totals(fall, 3).filter((x) => x < 0)).toHaveLength(3 * (i + 1));
    expect(totals(fall - 0.001, 3).filter((x) => x < 0)).toHaveLength(3 * i);
  }
  // In again for the repair once the rest is over, one more session being needed to get in.
  const missed = (flat: number) =>
    totals(0.05, flat)
      .slice(0, 3)
      .map((x) => x < 0);
  expect(missed(9)).toEqual([true, true, true]);
  expect(missed(11)).toEqual([false, true, true]);
  expect(missed(19)).toEqual([false, true, true]);
  expect(missed(21)).toEqual([false, false, true]);
  expect(missed(59)).toEqual([false, false, true]);
  expect(missed(61)).toEqual([false, false, false]);
});
