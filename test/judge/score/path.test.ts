import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quote } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { delayedBySession, path } from '../../../src/judge/score/path.ts';
import { at, daily, prices, sizings, sure, wealth } from './make.ts';

test('three days by hand: carried out at the next close, cost first, then the return', () => {
  // Decided on day 0 after its close, carried out at 110 on day 1, earns 110 -> 121 = +10 %.
  // 1 x (1 - 0.0005 x 0.5) x (1 + 0.5 x 0.10) = 0.99975 x 1.05 = 1.0497375
  const p = sure(path([at(0, 0.5)], daily(100, 110, 121)));
  expect(p.start).toBe(1);
  expect(p.points).toHaveLength(1);
  expect(p.points[0]?.wealth).toBeCloseTo(1.0497375, 12);
  expect(p.points[0]?.ret).toBeCloseTo(0.0497375, 12);
});

test('a change on the way is charged by its size, and cash earns the bill by calendar days', () => {
  // Closes 100 (day 0), 100 (1), 110 (2), 99 (5, after a weekend). Bills at 3.6 %: 1 bp a day.
  // Day 1 -> 2 at 1.0: (1 - 0.0005) x 1.10               = 1.09945
  // Day 2 -> 5 at 0.4: cost 0.0005 x 0.6 = 0.0003; 0.4 x -10 % + 0.6 x 3 bp = -0.04 + 0.00018
  //                    0.9997 x 0.96018                  = 0.959891946
  // 1.09945 x 0.959891946 = 1.0553532
  const closes = [...daily(100, 100, 110), { day: 5 as Day, value: 99 }];
  const bills: Quote[] = [{ day: 0 as Day, value: 3.6 }];
  const p = sure(path([at(0, 1), at(1, 0.4)], closes, { bills }));
  expect(p.points.map((x) => x.exposure)).toEqual([1, 0.4]);
  expect(p.points[0]?.wealth).toBeCloseTo(1.09945, 12);
  expect(p.points[1]?.wealth).toBeCloseTo(1.09945 * 0.959891946, 12);
  expect(p).toMatchObject({ changes: 2, unpaid: 0 });
  expect(p.turnover).toBeCloseTo(1.6, 12);
});

test('of decisions that meet in one close the last counts, and one change is charged', () => {
  // Friday, Saturday and Sunday all wait for Monday.
  const closes: Quote[] = [0, 3, 4].map((day, i) => ({ day: day as Day, value: 100 + i }));
  const all = path([at(0, 1), at(1, 0), at(2, 0.5)], closes);
  expect(all).toEqual(path([at(2, 0.5)], closes));
  expect(sure(all).changes).toBe(1);
});

test('repeating a decision costs nothing: each change is charged once', () => {
  const closes = daily(100, 101, 99, 104, 103, 107);
  const [once, often] = [
    [0, 3],
    [0, 1, 2, 3, 4],
  ].map((days) =>
    path(
      days.map((d) => at(d, d < 3 ? 0.25 : 0.75)),
      closes,
      { cost: 0.01 },
    ),
  );
  expect(often).toEqual(once);
  // Flat prices leave the cost alone: (1 - 0.01 x 0.25)(1 - 0.01 x 0.5).
  const flat = path([at(0, 0.25), at(3, 0.75)], daily(9, 9, 9, 9, 9, 9), { cost: 0.01 });
  expect(wealth(flat).at(-1)).toBeCloseTo(0.9975 * 0.995, 12);
});

test('without bills cash earns nothing, and every such session is counted', () => {
  const p = sure(path([at(0, 0)], daily(1, 2, 3, 4)));
  expect(p.points.map((x) => x.wealth)).toEqual([1, 1]);
  expect(p.unpaid).toBe(2);
});

test('a bill yield is used for ten days and no longer, and never before its day', () => {
  const closes = daily(...Array.from({ length: 20 }, () => 1));
  const early = path([at(0, 0)], closes, { bills: [{ day: 0 as Day, value: 3.6 }] });
  // Sessions that begin on days 1..10 are paid, 11..18 are not.
  expect(sure(early).unpaid).toBe(8);
  expect(wealth(early).at(-1)).toBeCloseTo(1.0001 ** 10, 12);
  const late = path([at(0, 0)], closes, { bills: [{ day: 15 as Day, value: 3.6 }] });
  expect(sure(late).unpaid).toBe(14);
});

test('borrowed exposure that loses everything ends at nothing and stays there', () => {
  const p = sure(path([at(0, 3)], daily(100, 100, 60, 90)));
  expect(p.points.map((x) => [x.wealth, x.ret])).toEqual([
    [0, -1],
    [0, 0],
  ]);
});

test('nothing to score is unknown, and days out of order are refused', () => {
  expect(path([], daily(1, 2))).toEqual({ unknown: { kind: 'no decision' } });
  expect(path([at(1, 1)], daily(1, 2))).toEqual({
    unknown: { kind: 'no session after the first decision' },
  });
  expect(() => path([at(1, 1), at(0, 1)], daily(1, 2, 3))).toThrow(RangeError);
  expect(() => path([at(0, -1)], daily(1, 2, 3))).toThrow(RangeError);
  expect(() => path([at(0, 1)], daily(1, 0, 3))).toThrow(RangeError);
});

test('always in at no cost is buy and hold', () => {
  fc.assert(
    fc.property(prices(), (closes) => {
      const points = wealth(path([at(0, 1)], closes, { cost: 0 }));
      const entry = closes[0]?.value as number;
      for (const [i, w] of points.entries())
        expect(w).toBeCloseTo((closes[i + 1]?.value as number) / entry, 9);
    }),
  );
});

test('always out is cash, whatever prices do', () => {
  fc.assert(
    fc.property(prices(), fc.double({ min: -1, max: 15, noNaN: true }), (closes, y) => {
      const bills = closes.map(({ day }) => ({ day, value: y }));
      const points = wealth(path([at(0, 0)], closes, { bills }));
      let cash = 1;
      for (const [i, w] of points.entries()) {
        cash *=
          1 + ((y / 100) * ((closes[i + 1]?.day as number) - (closes[i]?.day as number))) / 360;
        expect(w).toBeCloseTo(cash, 12);
      }
    }),
  );
});

test('cutting the future leaves the past path unchanged', () => {
  fc.assert(
    fc.property(sizings, prices(), fc.nat(200), (decided, closes, until) => {
      const bills = closes.map(({ day }, i) => ({ day, value: i }));
      const known = <T extends { readonly day: Day }>(row: readonly T[]): T[] =>
        row.filter((x) => x.day <= until);
      const whole = path(decided, closes, { bills });
      const cut = path(known(decided), known(closes), { bills: known(bills) });
      if ('unknown' in whole || 'unknown' in cut) return 'unknown' in cut;
      expect(cut.points).toEqual(whole.points.slice(0, cut.points.length));
      return true;
    }),
  );
});

test('a decision earns nothing up to and with the close that carries it out', () => {
  fc.assert(
    fc.property(sizings, prices(), fc.nat(60), (decided, closes, from) => {
      const other = decided.map((s) => (s.day < from ? s : at(s.day, 1 - s.exposure)));
      const executed = closes.find((c) => c.day > from)?.day ?? Number.POSITIVE_INFINITY;
      const [a, b] = [path(decided, closes), path(other, closes)];
      if ('unknown' in a || 'unknown' in b) return;
      const early = (p: typeof a) => p.points.filter((x) => x.day <= executed);
      expect(early(b)).toEqual(early(a));
    }),
  );
});

test('a higher cost never leaves more wealth', () => {
  fc.assert(
    fc.property(sizings, prices(), (decided, closes) => {
      const [dear, cheap] = [0.01, 0].map((cost) => path(decided, closes, { cost }));
      if (!dear || !cheap || 'unknown' in dear) return true;
      return wealth(dear).every((w, i) => w <= (wealth(cheap)[i] as number) + 1e-12);
    }),
  );
});

test('what cannot be scored is refused with what it was', () => {
  const closes = daily(1, 2, 3);
  const days = 'days stand oldest first, each once; was';
  expect(() => path([at(1, 1), at(0, 1)], closes)).toThrow(`${days} 1, 0`);
  expect(() => path([at(0, 1), at(0, 1)], closes)).toThrow(`${days} 0, 0`);
  expect(() => path([at(0, 1)], [...closes].reverse())).toThrow(`${days} 2, 1`);
  expect(() => path([at(0, 1)], closes, { bills: [...closes].reverse() })).toThrow(days);
  for (const cost of [-0.1, 1, Number.NaN])
    expect(() => path([at(0, 1)], closes, { cost })).toThrow(`cost is a share; was ${cost}`);
  const exposure = 'exposure is at least 0; was';
  expect(() => path([at(0, -1)], closes)).toThrow(`${exposure} -1`);
  expect(() => path([at(0, Number.POSITIVE_INFINITY)], closes)).toThrow(`${exposure} Infinity`);
  const prices = 'prices are above 0; was';
  expect(() => path([at(0, 1)], daily(1, 0, 3))).toThrow(`${prices} 0, 3`);
  expect(() => path([at(0, 1)], daily(1, 2, 0))).toThrow(`${prices} 2, 0`);
  expect(() => path([at(0, 1)], daily(1, 2, -1))).toThrow(prices);
});

test('a decision of the day of a session waits for the next close; the last close decides nothing', () => {
  // Decided on day 1: carried out at the close of day 2, earns 4 to 8.
  const p = sure(path([at(0, 0), at(1, 1)], daily(1, 2, 4, 8), { cost: 0 }));
  expect(p.points.map((x) => [x.day, x.exposure, x.ret])).toEqual([
    [2, 0, 0],
    [3, 1, 1],
  ]);
  expect(p).toMatchObject({ start: 1, changes: 1, turnover: 1, unpaid: 2 });
  expect(sure(path([at(0, 1)], daily(1, 2))).points).toEqual([]);
});

test('of two bills the last that was known by the session counts', () => {
  const bills: Quote[] = [1, 2, 3].map((day) => ({ day: day as Day, value: 3.6 * day }));
  const p = sure(path([at(0, 0)], daily(1, 1, 1, 1, 1), { bills }));
  // From days 1, 2 and 3: 1, 2 and 3 basis points a day.
  expect(p.points.map((x) => x.ret)).toEqual([1, 2, 3].map((x) => expect.closeTo(x * 1e-4, 12)));
});

test('decisions carried out a session later: the last of a session counts, and what has none left is dropped', () => {
  const prices = [1, 3, 4].map((day) => ({ day: day as Day, value: 100 }));
  const given = [at(0, 0.1), at(1, 0.2), at(2, 0.3), at(3, 0.4), at(4, 0.5)];
  expect(delayedBySession(given, prices)).toEqual([at(1, 0.1), at(3, 0.3), at(4, 0.4)]);
});
