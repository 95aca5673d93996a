import { expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { DAYS_APART, type LikeDay, type Likeness } from '../../src/domain/library.ts';
import type { Day } from '../../src/domain/time.ts';
import { distance, likenessOf, nearestDays } from '../../src/judge/likeness.ts';

const LIKE: Likeness = {
  legs: { risk: -1, rates: -0.5, dollar: 0 },
  rungs: { A: 3, B: 2, C: 1, D: 5 },
  regime: { noise: 0.5, friction: 0.4, rupture: 0.1 },
};

test('a day lies nowhere from itself, and a step in one place counts with its part', () => {
  expect(distance(LIKE, LIKE)).toBe(0);
  const legs = { ...LIKE, legs: { ...LIKE.legs, risk: -3 } };
  // Two sigmas in one leg of three: (4 / 3) / 3.
  expect(distance(LIKE, legs)).toBeCloseTo(Math.sqrt(4 / 9), 12);
  expect(distance(legs, LIKE)).toBe(distance(LIKE, legs));
  // Four rungs, two steps, in one group of four: (4 / 4) / 3.
  const rungs = { ...LIKE, rungs: { ...LIKE.rungs, D: 1 } };
  expect(distance(LIKE, rungs)).toBeCloseTo(Math.sqrt(1 / 3), 12);
  // Ten decibans more for friction, two steps, in one of two odds: (4 / 2) / 3.
  const regime = { noise: 0.5, friction: 4, rupture: 0.1 };
  expect(distance(LIKE, { ...LIKE, regime })).toBeCloseTo(Math.sqrt(2 / 3), 12);
});

const leg = (z: number) => ({ z, move: z / 100, n: 3, start: 0, end: 3, carried: false });
const claim = (watch: string, friction: number | undefined, over: object = {}) => ({
  id: watch,
  watch,
  standing: true,
  suspended: false,
  ...(friction === undefined ? {} : { friction }),
  ...over,
});
const decision = (legs: object, claims: readonly object[]): Decision =>
  ({
    stress: {
      windows: [
        { window: 1, legs: { risk: leg(9), rates: leg(9), dollar: leg(9) } },
        { window: 3, legs },
      ],
    },
    regime: { ...LIKE.regime, call: 'noise' },
    board: { claims },
  }) as never;

test('the legs are those of three sessions, the rungs those of friction in force', () => {
  const legs = { risk: leg(-1), rates: leg(-0.5), dollar: leg(0) };
  const claims = [
    claim('A', 2),
    claim('A', 3),
    claim('B', 4, { suspended: true }),
    claim('B', 2),
    claim('C', 1),
    claim('C', 5, { standing: false }),
    claim('D', 5),
    claim('D', undefined),
    claim('E', 5),
  ];
  expect(likenessOf(decision(legs, claims))).toEqual(LIKE);
  const unknown = { unknown: { kind: 'no value' } };
  expect(likenessOf(decision({ ...legs, rates: unknown }, claims))).toEqual(unknown);
  const bare = decision(legs, claims);
  expect(likenessOf({ ...bare, stress: { ...bare.stress, windows: [] } })).toEqual({
    unknown: { kind: 'no window' },
  });
  expect(likenessOf(decision(legs, []))).toMatchObject({ rungs: { A: 0, B: 0, C: 0, D: 0 } });
});

const day = (episode: string, at: number, far: number): LikeDay =>
  ({ episode, day: at as Day, distance: far }) as LikeDay;

test('of days as near the earlier comes first, then that of the episode named first', () => {
  const far = 1000;
  const days = [day('y', 100, 0.2), day('x', 100, 0.2), day('z', 99, 0.2), day('x', far, 0.1)];
  for (const all of [days, days.toReversed()])
    expect(nearestDays(all, 4).map((d) => `${d.episode} ${d.day}`)).toEqual([
      'x 1000',
      'z 99',
      'x 100',
      'y 100',
    ]);
});

test('the nearest come first, and days of one episode lie apart', () => {
  const found = nearestDays(
    [
      day('x', 100, 0.2),
      day('x', 100 + DAYS_APART - 1, 0.1),
      day('x', 99 + 2 * DAYS_APART, 0.3),
      day('y', 100, 0.4),
      day('y', 101, 0.5),
      day('z', 1, 0.6),
    ],
    3,
  );
  expect(found.map((d) => [d.episode, d.distance])).toEqual([
    ['x', 0.1],
    ['x', 0.3],
    ['y', 0.4],
  ]);
});
