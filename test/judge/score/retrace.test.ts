import { expect, test } from 'vitest';
import type { RetraceCall } from '../../../src/domain/forecastscore.ts';
import type { Day } from '../../../src/domain/time.ts';
import { retraceScore } from '../../../src/judge/score/retrace.ts';
import { sure } from './make.ts';

const made = (day: number, half: boolean, over: Partial<RetraceCall> = {}): RetraceCall => ({
  made: day as Day,
  due: (day + 28) as Day,
  by: 'past mean',
  half: { own: 0.8, mean: 0.7, fear: 0.6, walk: 0.5 },
  end: { own: 0.4, mean: 0.5, fear: 0.5, walk: 0.3 },
  interval: { half: { low: 0.7, at: 0.8, high: 0.9 }, end: { low: 0.3, at: 0.4, high: 0.5 } },
  move: { low: -0.04, at: 0.01, high: 0.05 },
  came: { half, end: false, move: 0.02 },
  crps: { own: 0.3, mean: 0.4, fear: 0.5, walk: 0.6 },
  ...over,
});

test('penalties are means over the forecasts that came due, beside each benchmark', () => {
  const score = retraceScore([made(0, true), made(30, false, { crps: made(0, true).crps })], 1);
  expect([score.made, score.open, score.apart]).toEqual([3, 1, 2]);
  // (0.8 - 1)^2 = 0.04 and 0.8^2 = 0.64; the walk says 0.5 both times.
  expect(sure(score.brier.half.own)).toBeCloseTo((0.04 + 0.64) / 2, 12);
  expect(sure(score.brier.half.walk)).toBeCloseTo(0.25, 12);
  // Half was back at the 20th neither time.
  expect(sure(score.brier.end.fear)).toBeCloseTo(0.25, 12);
  expect(sure(score.log.half.own)).toBeCloseTo((-Math.log(0.8) - Math.log(0.2)) / 2, 12);
  expect(sure(score.log.end.walk)).toBeCloseTo(-Math.log(0.7), 12);
  expect(sure(score.crps.mean)).toBeCloseTo(0.4, 12);
});

test('a move on the edge of its interval is held; without an interval it is not counted', () => {
  const edge = made(0, true, { came: { half: true, end: false, move: 0.05 } });
  const beyond = made(30, true, { came: { half: true, end: false, move: 0.0501 } });
  const none = made(60, true, { move: { unknown: { kind: 'too few past forecasts' } } });
  expect(retraceScore([edge, beyond, none], 0).coverage).toEqual({ held: 1, of: 2 });
});

test('forecasts whose twenty sessions overlap are one case', () => {
  // The first is due on day 28: that of day 27 overlaps it, that of day 28 does not.
  expect(retraceScore([made(0, true), made(27, true)], 0).apart).toBe(1);
  expect(retraceScore([made(0, true), made(27, true), made(28, true)], 0).apart).toBe(2);
});

test('a forecaster that held impossible what came, or has no figure, has no penalty', () => {
  const wrong = made(0, true, {
    half: { own: 0, mean: 0.5, fear: 1, walk: 0.5 },
    crps: { own: { unknown: { kind: 'too few past forecasts' } }, mean: 1, fear: 1, walk: 1 },
  });
  const score = retraceScore([wrong, made(30, true)], 0);
  expect(score.log.half.own).toEqual({ unknown: { kind: 'something held impossible came' } });
  expect(score.log.half.fear).toBeCloseTo(-Math.log(0.6) / 2, 12);
  expect(score.crps.own).toEqual({ unknown: { kind: 'too few past forecasts' } });
  expect(score.crps.mean).toBeCloseTo((1 + 0.4) / 2, 12);
});

test('nothing that came due has no penalty, and nine forecasts have no curve', () => {
  expect(retraceScore([], 2).brier.half.own).toEqual({
    unknown: { kind: 'no forecast has come due' },
  });
  expect(retraceScore([], 2).coverage).toEqual({ unknown: { kind: 'no interval has come due' } });
  const many = (n: number) => Array.from({ length: n }, (_, i) => made(30 * i, i < 6));
  expect(retraceScore(many(9), 0).curve).toEqual({
    unknown: { kind: 'too few', of: 'cases', least: 10 },
  });
  const { half, end } = sure(retraceScore(many(10), 0).curve);
  // Ten times 0.8 was said, and half came back in six of them; 0.4 stands in the third fifth.
  expect(half).toEqual([{ n: 10, forecast: expect.closeTo(0.8, 12), frequency: 0.6 }]);
  expect(end).toEqual([{ n: 10, forecast: expect.closeTo(0.4, 12), frequency: 0 }]);
});

test('half back and back at the end have curves of their own', () => {
  const came = (i: number) => ({ half: i < 6, end: i < 2, move: 0 });
  const calls = Array.from({ length: 10 }, (_, i) => made(30 * i, true, { came: came(i) }));
  const { half, end } = sure(retraceScore(calls, 0).curve);
  expect([half[0]?.frequency, end[0]?.frequency]).toEqual([0.6, 0.2]);
  expect([half[0]?.forecast, end[0]?.forecast]).toEqual([
    expect.closeTo(0.8, 12),
    expect.closeTo(0.4, 12),
  ]);
});

test('a move under its interval is not held, and one on its lower edge is', () => {
  const at = (move: number) => made(0, true, { came: { half: true, end: false, move } });
  expect(retraceScore([at(-0.04), at(-0.0401)], 0).coverage).toEqual({ held: 1, of: 2 });
});

test('every forecaster is scored on its own, and calls stand as they were', () => {
  const calls = [made(0, true)];
  const score = retraceScore(calls, 0);
  expect(score.calls).toBe(calls);
  const near = (x: number) => expect.closeTo(x, 12);
  expect(score.brier.half).toEqual({
    own: near(0.04),
    mean: near(0.09),
    fear: near(0.16),
    walk: near(0.25),
  });
  expect(score.brier.end).toEqual({
    own: near(0.16),
    mean: near(0.25),
    fear: near(0.25),
    walk: near(0.09),
  });
  expect(score.crps).toEqual({ own: 0.3, mean: 0.4, fear: 0.5, walk: 0.6 });
  const none = { unknown: { kind: 'no forecast has come due' } };
  expect(retraceScore([], 0)).toMatchObject({
    crps: { own: none, walk: none },
    log: { end: { own: none } },
  });
});
