import { expect, test } from 'vitest';
import type { ThreatCall } from '../../../src/domain/forecastscore.ts';
import { CAUSES } from '../../../src/domain/threat.ts';
import type { Day } from '../../../src/domain/time.ts';
import { threatScore } from '../../../src/judge/score/threat.ts';
import { sure } from './make.ts';

const even = { implemented: 0.2, reduced: 0.2, delayed: 0.2, withdrawn: 0.2, 'struck down': 0.2 };
const lean = { implemented: 0, reduced: 0, delayed: 0.5, withdrawn: 0.5, 'struck down': 0 };
const made = (threat: string, over: Partial<ThreatCall> = {}): ThreatCall => ({
  threat,
  announced: 0 as Day,
  ended: 9 as Day,
  came: 'withdrawn',
  own: lean,
  base: even,
  cases: 20,
  ...over,
});
const none = { clusters: 1, before: 0, untold: 0, open: 0, undated: 0 };

test('the outlook is scored over five ends beside the base rate', () => {
  const score = threatScore([made('a'), made('b', { own: even })], { ...none, clusters: 2 });
  // Own: (1 - 0.5)^2 + 0.5^2 = 0.5, then (1 - 0.2)^2 + 4 x 0.2^2 = 0.8; the base rate 0.8 twice.
  expect(sure(score.brier)).toEqual({
    own: expect.closeTo((0.5 + 0.8) / 2, 12),
    base: expect.closeTo(0.8, 12),
  });
  expect(sure(score.log)).toEqual({
    own: expect.closeTo((Math.log(2) + Math.log(5)) / 2, 12),
    base: expect.closeTo(Math.log(5), 12),
  });
});

test('without a threat that ended there is no penalty; ten have a curve for each end', () => {
  expect(threatScore([], none).brier).toEqual({ unknown: { kind: 'no threat has ended' } });
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      made(`${i}`, i < 7 ? {} : { came: 'delayed', own: { ...even } }),
    );
  expect(threatScore(many(9), none).curve).toEqual({
    unknown: { kind: 'too few', of: 'cases', least: 10 },
  });
  const { withdrawn, delayed } = sure(threatScore(many(10), none).curve);
  // Seven times 0.5 was said of both ends, and all seven were withdrawn; three times 0.2.
  expect(withdrawn).toEqual([
    { n: 3, forecast: expect.closeTo(0.2, 12), frequency: 0 },
    { n: 7, forecast: 0.5, frequency: 1 },
  ]);
  expect(delayed).toEqual([
    { n: 3, forecast: expect.closeTo(0.2, 12), frequency: 1 },
    { n: 7, forecast: 0.5, frequency: 0 },
  ]);
});

test('each end has a curve of its own, and what is beside the score is passed on', () => {
  const calls = CAUSES.flatMap((came, k) =>
    Array.from({ length: 2 }, (_, i) => made(`${k}${i}`, { came, own: even })),
  );
  const count = { clusters: 3, before: 1, untold: 2, open: 4, undated: 5 };
  const score = threatScore(calls, count);
  expect(score).toMatchObject({ ...count, calls });
  for (const cause of CAUSES)
    expect(sure(score.curve)[cause]).toEqual([
      { n: 10, forecast: expect.closeTo(0.2, 12), frequency: 0.2 },
    ]);
  const skewed = {
    implemented: 0.05,
    reduced: 0.25,
    delayed: 0.45,
    withdrawn: 0.1,
    'struck down': 0.15,
  };
  const curve = sure(
    threatScore(
      calls.map((c) => ({ ...c, own: skewed })),
      count,
    ).curve,
  );
  for (const cause of CAUSES) expect(curve[cause][0]?.forecast).toBeCloseTo(skewed[cause], 12);
});
