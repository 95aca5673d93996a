import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CAUSES, type Cause, type Threat } from '../../../src/domain/threat.ts';
import type { Day } from '../../../src/domain/time.ts';
import { curvesOf, incidence, johansen, lives } from '../../../src/weigh/bargain/incidence.ts';
import { ledger } from '../../../src/weigh/bargain/ledger.ts';
import { on, SHIPPED } from './ledger.ts';

type Case = { at: string; threats: number; ended: number; days: number[] } & Record<
  Cause,
  number[]
>;
const R: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('survival.json', import.meta.url), 'utf8'),
);

test.each(R.cases)('the curves of $at are those of the package survival of R', (wanted) => {
  const all = lives(ledger(SHIPPED, on(wanted.at)));
  expect(all.length).toBe(wanted.threats);
  expect(all.filter((l) => l.cause !== undefined).length).toBe(wanted.ended);
  const steps = johansen(all);
  expect(steps.map((s) => s.days)).toEqual(wanted.days);
  for (const cause of CAUSES)
    for (const [i, step] of steps.entries())
      expect(
        Math.abs(step[cause] - (wanted[cause][i] ?? Number.NaN)),
        `${cause} ${i}`,
      ).toBeLessThan(1e-12);
});

test('a life that is censored on a day is still at risk on it', () => {
  // Of four at risk on day 2 one ends and one is censored; of two left on day 5 one ends.
  // 1/4, then 1/4 + 3/4 x 1/2 = 5/8 over both ends.
  const steps = johansen([
    { days: 1, cluster: 'a' },
    { days: 2, cause: 'delayed', cluster: 'b' },
    { days: 2, cluster: 'c' },
    { days: 5, cause: 'withdrawn', cluster: 'd' },
    { days: 9, cluster: 'e' },
  ]);
  expect(steps.map((s) => [s.days, s.delayed, s.withdrawn])).toEqual([
    [2, 0.25, 0],
    [5, 0.25, 0.375],
  ]);
});

test('where all have ended the curves sum to one', () => {
  const closed = SHIPPED.filter((t) => t.ended !== undefined);
  const last = johansen(lives(ledger(closed, on('2026-06-30')))).at(-1);
  expect(CAUSES.reduce((sum, cause) => sum + (last?.[cause] ?? 0), 0)).toBeCloseTo(1, 12);
});

test('bands hold their curve and rise with it', () => {
  const curves = incidence(curvesOf(ledger(SHIPPED, on('2026-06-30')), 1));
  if ('unknown' in curves) throw new Error(curves.unknown.kind);
  expect(curves.map((c) => c.cause)).toEqual([...CAUSES]);
  for (const { steps } of curves)
    for (const [i, { days, share }] of steps.entries()) {
      expect(share.low).toBeLessThanOrEqual(share.at);
      expect(share.high).toBeGreaterThanOrEqual(share.at);
      const before = steps[i - 1];
      if (!before) continue;
      expect(days).toBeGreaterThan(before.days);
      for (const end of ['low', 'at', 'high'] as const)
        expect(share[end]).toBeGreaterThanOrEqual(before.share[end]);
    }
});

test('before the first end the share is 0, and its band is that of none among so many', () => {
  // 40 clusters of one row: Beta(0.5, 40.5) has its upper decile at 0.0330.
  const cases = Array.from({ length: 40 }, (_, i) => ({
    ...(SHIPPED[0] as Threat),
    id: `t${i}`,
    cluster: `c${i}`,
    announced: 0 as Day,
    ended: (i < 20 ? 9 : 30) as Day,
    fate: i < 20 ? ('withdrawn' as const) : ('delayed' as const),
  }));
  const curves = incidence(curvesOf(ledger(cases, 40 as Day), 1, 4000));
  if ('unknown' in curves) throw new Error(curves.unknown.kind);
  expect(curves.map((c) => [c.cause, ...c.steps.map((s) => s.days)])).toEqual([
    ['delayed', 0, 30],
    ['withdrawn', 0, 9],
  ]);
  for (const { steps } of curves) {
    expect([steps[0]?.share.low, steps[0]?.share.at]).toEqual([0, 0]);
    expect(Math.abs((steps[0]?.share.high ?? 0) - 0.033)).toBeLessThan(0.005);
  }
});

test('a ledger of few clusters has no curves', () => {
  expect(incidence(curvesOf(ledger(SHIPPED, on('2018-07-31')), 1))).toEqual({
    unknown: { kind: 'too few threats' },
  });
});
