import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAUSES, type Threat } from '../../../src/domain/threat.ts';
import type { Day } from '../../../src/domain/time.ts';
import { bargain, recurrence, threatRecord } from '../../../src/weigh/bargain/bargain.ts';
import { curvesOf } from '../../../src/weigh/bargain/incidence.ts';
import { followed, ledger } from '../../../src/weigh/bargain/ledger.ts';
import { outlooks } from '../../../src/weigh/bargain/outlook.ts';
import { pooled } from '../../../src/weigh/bargain/pool.ts';
import { base, threatRates } from '../../../src/weigh/bargain/rates.ts';
import { on, row, SHIPPED } from './ledger.ts';

const ended = (id: string, fate: Threat['fate'] & string, more: Partial<Threat> = {}): Threat =>
  row(id, { fate, ended: 9 as Day, ...more });
const whole = (shares: { readonly [C in (typeof CAUSES)[number]]: number }): number =>
  CAUSES.reduce((sum, cause) => sum + shares[cause], 0);

test('a share is its count with half a case for each end', () => {
  const found = threatRates(ledger(SHIPPED, on('2026-06-30')), 1);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect([found.threats, found.clusters]).toEqual([61, 34]);
  // 23 of 61, five ends: (23 + 0.5) / (61 + 2.5).
  expect(found.shares.implemented.count).toBe(23);
  expect(found.shares.implemented.share.at).toBeCloseTo(23.5 / 63.5, 12);
  expect(CAUSES.reduce((sum, c) => sum + found.shares[c].share.at, 0)).toBeCloseTo(1, 12);
});

test('a delay is followed to the end of the next row of its cluster, within sixty days', () => {
  const put = (id: string, from: number, to: number, fate: Threat['fate'] & string): Threat =>
    row(id, { cluster: 'one', announced: from as Day, ended: to as Day, fate });
  const [a, b] = [put('a', 0, 10, 'delayed'), put('b', 70, 80, 'withdrawn')];
  const ends = (...rows: Threat[]) => followed(ledger(rows, 200 as Day)).map((t) => [t.id, t.fate]);
  expect(ends(a, b)).toEqual([
    ['a', 'withdrawn'],
    ['b', 'withdrawn'],
  ]);
  // Announced 61 days after the delay, of another cluster, before the delay, or open still: not known.
  expect(ends(a, { ...b, announced: 71 as Day })).toEqual([['b', 'withdrawn']]);
  expect(ends(a, { ...b, cluster: 'two' })).toEqual([['b', 'withdrawn']]);
  expect(ends(a, put('b', 9, 80, 'withdrawn'))).toEqual([['b', 'withdrawn']]);
  expect(ends(a, row('b', { cluster: 'one', announced: 20 as Day }))).toEqual([]);
  // Twice put off, then carried out: all three rows have that end.
  const c = put('c', 90, 95, 'implemented late');
  expect(ends(a, { ...b, fate: 'delayed' }, c).map(([, fate]) => fate)).toEqual(
    Array(3).fill('implemented late'),
  );
});

test('of the shipped ledger half are carried out row by row, two thirds once delays are followed', () => {
  const found = threatRates(ledger(SHIPPED, on('2026-06-30')), 1);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  // 31 of 61 rows; of 56 with a known end 36: (36 + 2 x 0.5) / (56 + 5 x 0.5).
  expect(found.shares.implemented.count + found.shares.reduced.count).toBe(31);
  expect(found.followed.threats).toBe(56);
  expect(found.followed.imposed.at).toBeCloseTo(37 / 58.5, 12);
  expect(found.followed.imposed.low).toBeLessThan(37 / 58.5);
  expect(found.followed.imposed.high).toBeGreaterThan(37 / 58.5);
});

test('with one row a cluster the interval is that of the Dirichlet posterior', () => {
  // 20 of 40 implemented: Beta(20.5, 22) has its deciles at 0.3847 and 0.5804 (R: qbeta).
  const cases = Array.from({ length: 40 }, (_, i) =>
    ended(`t${i}`, i < 20 ? 'implemented on time' : 'withdrawn'),
  );
  const found = threatRates(ledger(cases, 10 as Day), 1, 4000);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  const { low, high } = found.shares.implemented.share;
  expect(Math.abs(low - 0.3847)).toBeLessThan(0.006);
  expect(Math.abs(high - 0.5804)).toBeLessThan(0.006);
});

test('rows of one cluster make an interval wider than as many threats of their own', () => {
  const fates = ['implemented on time', 'withdrawn'] as const;
  const apart = Array.from({ length: 40 }, (_, i) => ended(`t${i}`, fates[i % 2] ?? 'withdrawn'));
  // Ten clusters of four that end alike.
  const together = apart.map((t, i) => ({
    ...t,
    cluster: `c${Math.floor(i / 4)}`,
    fate: fates[Math.floor(i / 4) % 2] ?? 'withdrawn',
  }));
  const width = (cases: readonly Threat[]): number => {
    const found = threatRates(ledger(cases, 10 as Day), 1);
    if ('unknown' in found) throw new Error(found.unknown.kind);
    const { low, high } = found.shares.implemented.share;
    return high - low;
  };
  // Four times as many rows in a cluster: about twice as wide.
  expect(width(together) / width(apart)).toBeGreaterThan(1.5);
});

test('a trait draws a share from the base rate towards the cases that have it', () => {
  const cases = [
    ...Array.from({ length: 20 }, (_, i) =>
      ended(`n${i}`, 'implemented on time', { europe: false }),
    ),
    ...Array.from({ length: 20 }, (_, i) => ended(`e${i}`, 'withdrawn', { europe: true })),
  ];
  const told = pooled(row('new', { europe: true }), 0, { cases, traits: true });
  expect(told.by).toEqual(['dated', 'aim', 'europe']);
  expect(told.alike.length).toBe(20);
  // Base (20 + 0.5) / 42.5; groups that hold all 40 again count no second time; then (20 + 20 p) / 40
  // over the European ones.
  expect(told.shares.withdrawn).toBeCloseTo((20 + (20 * 20.5) / 42.5) / 40, 12);
  expect(whole(told.shares)).toBeCloseTo(1, 12);
});

test('what is not coded is passed over, and consequences never speak', () => {
  const cases = SHIPPED.filter((t) => t.ended !== undefined);
  const told = pooled(row('new'), 0, { cases, traits: true });
  expect(told.by).not.toContain('security');
  expect(told.by).not.toContain('dependent');
  const other = pooled(row('new', { retaliated: 'yes', exit: true }), 0, { cases, traits: true });
  expect(other.shares).toEqual(told.shares);
});

test('the record leaves out the whole cluster of the threat that it judges', () => {
  // Eight clusters of two rows that end alike and unlike any other cluster's neighbours: with the
  // cluster left out the base rate gives 'withdrawn' (6 + 0.5) / (14 + 2.5) to a withdrawn one.
  const cases = Array.from({ length: 16 }, (_, i) =>
    ended(`t${i}`, i < 8 ? 'withdrawn' : 'delayed', { cluster: `c${Math.floor(i / 2)}` }),
  );
  const found = threatRecord(ledger(cases, 10 as Day));
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect([found.cases, found.clusters]).toEqual([16, 8]);
  const [own, other, none] = [6.5 / 16.5, 8.5 / 16.5, 0.5 / 16.5];
  expect(found.base).toBeCloseTo((1 - own) ** 2 + other ** 2 + 3 * none ** 2, 12);
});

test('on 20 January 2026 the traits have not beaten the base rate, and the outlook says so', () => {
  const told = bargain(SHIPPED, on('2026-01-20'));
  if ('unknown' in told.record) throw new Error(told.record.unknown.kind);
  expect([told.record.cases, told.record.clusters]).toEqual([53, 29]);
  expect(told.record.own).toBeGreaterThan(told.record.base);
  expect(told.outlooks.map((o) => o.threat)).toEqual([
    'TT-59',
    'TT-58',
    'TT-57',
    'TT-56',
    'TT-36',
    'TT-17',
  ]);
  expect(told.outlooks.every((o) => !o.pooled)).toBe(true);
  const last = told.outlooks.find((o) => o.threat === 'TT-58');
  // Announced on 17 January; those that ended within three days are not its like.
  expect([last?.days, last?.rearmed]).toEqual([3, 0]);
  const longer = SHIPPED.filter(
    (t) => t.ended !== undefined && t.ended <= told.at && t.ended - t.announced > 3,
  );
  expect(last?.cases).toBe(longer.length);
  const oldest = told.outlooks.at(-1);
  expect([oldest?.cases, oldest?.alike]).toEqual([0, []]);
  expect(oldest?.imposed).toEqual({ unknown: { kind: 'too few threats carried out so late' } });
});

test('shares that are pooled keep what is imposed within what is ever imposed', () => {
  for (const { shares, imposed } of bargain(SHIPPED, on('2025-07-20')).outlooks) {
    expect(CAUSES.reduce((sum, c) => sum + shares[c].at, 0)).toBeCloseTo(1, 12);
    if ('unknown' in imposed) continue;
    expect(imposed[30].at).toBeLessThanOrEqual(imposed[90].at);
    expect(imposed[90].at).toBeLessThanOrEqual(shares.implemented.at + shares.reduced.at + 1e-12);
  }
});

test('what is imposed is what ever is, times the part of it that comes by then', () => {
  // Of 40, 20 withdrawn on day 9, 10 carried out on day 20 and 10 on day 60; one open for 5 days.
  const cases = Array.from({ length: 40 }, (_, i) =>
    i < 20
      ? ended(`t${i}`, 'withdrawn')
      : ended(`t${i}`, 'implemented on time', { ended: (i < 30 ? 20 : 60) as Day }),
  );
  const told = ledger([...cases, row('open', { announced: 95 as Day })], 100 as Day);
  const [one] = outlooks(told, false, curvesOf(told, 1));
  if (!one || 'unknown' in one.imposed) throw new Error('unknown');
  // All 40 stayed open as long: in full 20.5 / 42.5, in part 0.5 / 42.5; half of it by day 35.
  const ever = (20.5 + 0.5) / 42.5;
  expect(one.imposed[30].at).toBeCloseTo(ever / 2, 12);
  expect(one.imposed[90].at).toBeCloseTo(ever, 12);
  expect(one.imposed[30].low).toBeLessThan(ever / 2);
  expect(one.imposed[30].high).toBeGreaterThan(ever / 2);
});

test('where none was carried out so soon, what may be imposed is 0 and its interval is not', () => {
  const cases = Array.from({ length: 20 }, (_, i) =>
    ended(`t${i}`, i < 10 ? 'withdrawn' : 'implemented on time', { ended: 60 as Day }),
  );
  const told = ledger([...cases, row('open', { announced: 95 as Day })], 100 as Day);
  const [one] = outlooks(told, false, curvesOf(told, 1));
  if (!one || 'unknown' in one.imposed) throw new Error('unknown');
  expect([one.imposed[30].low, one.imposed[30].at]).toEqual([0, 0]);
  // Half of all are ever carried out; Beta(0.5, 10.5) has its upper decile at 0.1236: half of that.
  expect(Math.abs(one.imposed[30].high - 0.1236 / 2)).toBeLessThan(0.02);
});

test('a threat that was put off and set again on the day is back at once', () => {
  const found = recurrence(ledger(SHIPPED, on('2026-01-20')), 1);
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect([found.cases, found.again]).toEqual([23, 11]);
  expect(found.within[3].at).toBeLessThanOrEqual(found.within[6].at);
  expect(found.within[6].at).toBeLessThanOrEqual(found.within[12].at);
});

test('the earlier rows of its cluster are counted', () => {
  const told = bargain(SHIPPED, on('2025-06-30'));
  // The country rates of 2 April were put off on 9 April, and are open again since.
  expect(told.outlooks.find((o) => o.threat === 'TT-34')?.rearmed).toBe(1);
});

/** The ledger cut at a day: rows announced later are gone, ends that came later are not told. */
const cut = (threats: readonly Threat[], at: Day): readonly Threat[] =>
  threats
    .filter((t) => t.announced <= at)
    .map((t) => {
      if (t.ended === undefined || t.ended <= at) return t;
      const { fate: _, ended: __, ...open } = t;
      return open;
    });

const FIRST = on('2018-03-01');
const day = fc.integer({ min: FIRST, max: on('2026-06-30') }).map((d) => d as Day);

test('cutting the future moves nothing', () => {
  fc.assert(
    fc.property(day, (at) => {
      expect(bargain(cut(SHIPPED, at), at)).toEqual(bargain(SHIPPED, at));
    }),
    { numRuns: 8 },
  );
});

test('the order of rows moves nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...SHIPPED], { minLength: SHIPPED.length }), (rows) => {
      expect(bargain(rows, on('2026-01-20'))).toEqual(bargain(SHIPPED, on('2026-01-20')));
    }),
    { numRuns: 4 },
  );
});

test('shares sum to one whatever the cases', () => {
  fc.assert(
    fc.property(fc.subarray([...SHIPPED]), (rows) => {
      expect(whole(base(rows))).toBeCloseTo(1, 12);
      const told = pooled(SHIPPED[57] as Threat, 3, { cases: rows, traits: true });
      expect(whole(told.shares)).toBeCloseTo(1, 12);
      for (const cause of CAUSES) expect(told.shares[cause]).toBeGreaterThan(0);
    }),
  );
});

test('an empty ledger is unknown, not zero', () => {
  const told = bargain([], on('2026-01-20'));
  for (const part of [told.rates, told.curves, told.recurrence, told.record])
    expect(part).toEqual({ unknown: { kind: 'too few threats' } });
  expect([told.outlooks, told.undated]).toEqual([[], []]);
});
