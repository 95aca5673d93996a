import { expect, test } from 'vitest';
import { CAUSES } from '../../../src/domain/threat.ts';
import type { Day } from '../../../src/domain/time.ts';
import { threatRecord } from '../../../src/weigh/bargain/bargain.ts';
import { ledger } from '../../../src/weigh/bargain/ledger.ts';
import { on, SHIPPED } from './ledger.ts';

test('the log score of the base rate is that of the other clusters', () => {
  const [first] = SHIPPED;
  if (!first) throw new Error('an empty ledger');
  // Eight clusters of one, half withdrawn and half put off.
  const cases = Array.from({ length: 8 }, (_, i) => ({
    ...first,
    id: `t${i}`,
    cluster: `c${i}`,
    announced: 0 as Day,
    ended: 9 as Day,
    fate: i < 4 ? ('withdrawn' as const) : ('delayed' as const),
  }));
  const found = threatRecord(ledger(cases, 10 as Day));
  if ('unknown' in found) throw new Error(found.unknown.kind);
  // Of the seven others three ended the same way; each end has half a case more: 3.5 / 9.5.
  expect(found.log.base).toBeCloseTo(-Math.log(3.5 / 9.5), 12);
  // Told 3.5 / 9.5 (37 %) where it came, 4.5 / 9.5 (47 %) where not: second fifth, and third.
  expect(found.bins.base.withdrawn).toEqual([
    { n: 4, forecast: expect.closeTo(3.5 / 9.5, 12), frequency: 1 },
    { n: 4, forecast: expect.closeTo(4.5 / 9.5, 12), frequency: 0 },
  ]);
  expect(found.bins.base.implemented).toEqual([
    { n: 8, forecast: expect.closeTo(0.5 / 9.5, 12), frequency: 0 },
  ]);
});

test('every threat of the ledger stands in one bin of each end', () => {
  const found = threatRecord(ledger(SHIPPED, on('2026-01-20')));
  if ('unknown' in found) throw new Error(found.unknown.kind);
  console.log(
    `Brier ${found.own.toFixed(3)} ${found.base.toFixed(3)}, log ${found.log.own.toFixed(3)} ${found.log.base.toFixed(3)}`,
  );
  for (const by of ['own', 'base'] as const)
    for (const cause of CAUSES)
      expect(found.bins[by][cause].reduce((sum, b) => sum + b.n, 0)).toBe(found.cases);
  // What came sums to one end a threat.
  const came = CAUSES.flatMap((cause) => found.bins.own[cause]).reduce(
    (sum, b) => sum + b.n * b.frequency,
    0,
  );
  expect(came).toBeCloseTo(found.cases, 9);
});
