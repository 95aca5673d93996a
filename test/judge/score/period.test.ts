import { expect, test } from 'vitest';
import type { Lane } from '../../../src/domain/record.ts';
import { civilOf, type Day, parseDay } from '../../../src/domain/time.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { periods } from '../../../src/judge/score/period.ts';
import { sure } from './make.ts';

const START = parseDay('2008-12-31') as Day;
const year = (day: Day): number => civilOf(day).year;

/** A path over the days from the start on, by the return of each day. */
const lane = (contender: Lane['contender'], n: number, ret: (day: Day) => number): Lane => ({
  contender,
  path: {
    start: START,
    points: Array.from({ length: n }, (_, i) => {
      const day = (START + i + 1) as Day;
      return { day, exposure: year(day) === 2010 ? 0.8 : 0.2, ret: ret(day), wealth: 1 };
    }),
    changes: 0,
    turnover: 0,
    unpaid: 0,
  },
});
/** In 2010 a thousandth a day more than the mix, in every other year as much. */
const found = (n: number, extra = 0.001) =>
  periods(
    [
      lane('own', n, (day) => (year(day) === 2010 ? extra : 0) + (day % 2 === 0 ? 0.01 : -0.01)),
      lane('mix', n, (day) => (day % 2 === 0 ? 0.01 : -0.01)),
    ],
    draw(1),
  );
/** Three years: 2009 to 2011. */
const DAYS = (parseDay('2011-12-31') as number) - START;

test('the best year is told apart, and nothing is left where the whole difference was made in it', () => {
  const { fives, best, rest } = sure(found(DAYS));
  expect([year(best.from), year(best.to), best.sessions]).toEqual([2010, 2010, 365]);
  const a = Math.log1p(0.011) - Math.log1p(0.01);
  const b = Math.log1p(-0.009) - Math.log1p(-0.01);
  const made = (365 / 2) * (a + b);
  expect(best.growth.at).toBeCloseTo((made * 365.25) / 365, 4);
  expect(best.held).toBeCloseTo(0.8, 12);
  const none = { low: expect.closeTo(0, 12), high: expect.closeTo(0, 12) };
  expect(rest).toMatchObject({ sessions: DAYS - 365, growth: { at: 0, interval: none } });
  expect([year(rest.from), year(rest.to)]).toEqual([2009, 2011]);
  // Periods begin in years that five divides, and add up.
  expect(fives.map((p) => [year(p.from), year(p.to)])).toEqual([
    [2009, 2009],
    [2010, 2011],
  ]);
  const total = fives.reduce((sum, p) => sum + ((p.growth.at as number) * p.sessions) / 365.25, 0);
  expect(total).toBeCloseTo(made, 4);
  const { interval } = (fives[1] as (typeof fives)[number]).growth;
  expect(sure(interval).low).toBeLessThan(fives[1]?.growth.at as number);
  expect(sure(interval).high).toBeGreaterThan(fives[1]?.growth.at as number);
});

test('a path that gains alike each day over the mix has that gain a year, and no spread', () => {
  const all = [lane('own', DAYS, () => 0.001), lane('mix', DAYS, () => 0)];
  const two = sure(periods(all, draw(1))).fives[1];
  const year = expect.closeTo(365.25 * Math.log1p(0.001), 9);
  expect(two).toMatchObject({ sessions: 730, growth: { at: year } });
  expect(two?.growth.interval).toMatchObject({ low: year, high: year });
});

test('a year in which the mix grew more is not the best', () => {
  expect(year(sure(found(DAYS, -0.001)).best.from)).toBe(2009);
});

test('a year of its own cannot be left out, and one of few sessions has no interval', () => {
  expect(found(365)).toEqual({ unknown: { kind: 'too few sessions' } });
  expect(sure(found(365 + 359)).best.growth.interval).toEqual({
    unknown: { kind: 'too few', of: 'sessions', least: 360 },
  });
});

test('without the mix there is nothing to tell', () => {
  const why = { unknown: { kind: 'no decision' } } as const;
  const own = lane('own', 800, () => 0);
  expect(periods([own, { contender: 'mix', path: why }], draw(1))).toEqual(why);
  expect(periods([{ contender: 'own', path: why }, own], draw(1))).toEqual(why);
  expect(periods([own], draw(1))).toEqual({ unknown: { kind: 'nothing to compare' } });
});
