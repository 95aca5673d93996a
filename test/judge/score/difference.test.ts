import { expect, test } from 'vitest';
import type { Unknown } from '../../../src/domain/known.ts';
import type { WealthPath } from '../../../src/domain/score.ts';
import type { Day } from '../../../src/domain/time.ts';
import { draw } from '../../../src/judge/score/draw.ts';
import { difference } from '../../../src/judge/score/table.ts';

const path = (returns: readonly number[], from = 1): WealthPath => {
  let wealth = 1;
  const points = returns.map((ret, i) => {
    wealth *= 1 + ret;
    return { day: (from + i) as Day, exposure: 1, ret, wealth };
  });
  return { start: (from - 1) as Day, points, changes: 1, turnover: 1, unpaid: 0 };
};
const flat = (n: number, ret: number): WealthPath => path(new Array<number>(n).fill(ret));

test('growth of one path less that of another is the sum of the differences of log returns', () => {
  const { growth, interval } = difference(flat(80, 0.01), flat(80, 0.004), draw(1));
  const each = Math.log(1.01) - Math.log(1.004);
  expect(growth).toBeCloseTo(80 * each, 12);
  expect(interval).toMatchObject({
    low: expect.closeTo(80 * each, 9),
    high: expect.closeTo(80 * each, 9),
  });
  const few = difference(path([0.1, -0.1]), path([0, 0.2]), draw(1));
  expect(few.growth).toBeCloseTo(Math.log((1.1 * 0.9) / 1.2), 12);
  expect(few.interval).toEqual({ unknown: { kind: 'too few', of: 'sessions', least: 60 } });
});

test('what cannot be compared says why, growth and interval alike', () => {
  const both = (unknown: Unknown) => ({ growth: { unknown }, interval: { unknown } });
  const two = flat(2, 0.01);
  expect(difference({ unknown: { kind: 'no decision' } }, two, draw(1))).toEqual(
    both({ kind: 'no decision' }),
  );
  expect(difference(two, { unknown: { kind: 'no VIX' } }, draw(1))).toEqual(
    both({ kind: 'no VIX' }),
  );
  expect(
    difference({ unknown: { kind: 'no VIX' } }, { unknown: { kind: 'no decision' } }, draw(1)),
  ).toEqual(both({ kind: 'no VIX' }));
  expect(difference(path([]), path([]), draw(1))).toEqual(
    both({ kind: 'too few', of: 'sessions', least: 1 }),
  );
  const ruined = path([0.1, -1]);
  expect(difference(ruined, two, draw(1))).toEqual(both({ kind: 'nothing is left' }));
  expect(difference(two, ruined, draw(1))).toEqual(both({ kind: 'nothing is left' }));
});

test('paths of other sessions are refused', () => {
  const same = 'paths keep the same sessions; was';
  expect(() => difference(flat(3, 0), flat(2, 0), draw(1))).toThrow(`${same} 2`);
  expect(() => difference(path([0, 0]), path([0, 0], 2), draw(1))).toThrow(`${same} 1`);
});
