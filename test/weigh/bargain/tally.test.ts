import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { FATES, type Threat } from '../../../src/domain/threat.ts';
import { civilOf, type Day, formatDay } from '../../../src/domain/time.ts';
import { lives } from '../../../src/weigh/bargain/incidence.ts';
import { ledger, settled } from '../../../src/weigh/bargain/ledger.ts';
import { type Tally, tally } from '../../reference/tally.ts';
import { on, SHIPPED, threatsOf } from './ledger.ts';

const EVENTS = new URL('../../../../shared/data/events/', import.meta.url);
const present = existsSync(EVENTS);
if (!present)
  console.log('skipped: no ../shared beside the checkout, its base rates are not computed again');

const year = (t: Threat): number => civilOf(t.announced).year;
const everywhere = (t: Threat): boolean => t.target.en.startsWith('World');

/** What each group of the base rates holds. */
const GROUPS: Readonly<Record<string, (t: Threat) => boolean>> = {
  all: () => true,
  '2018-2020': (t) => year(t) <= 2020,
  '2025': (t) => year(t) === 2025,
  '2026': (t) => year(t) === 2026,
  'retaliation=yes': (t) => t.retaliated === 'yes',
  'retaliation=announced': (t) => t.retaliated === 'announced',
  'retaliation=no': (t) => t.retaliated === 'no',
  'retaliation=unknown': (t) => t.retaliated === 'unknown',
  'retaliation yes or announced': (t) => t.retaliated === 'yes' || t.retaliated === 'announced',
  'exit_framework=yes': (t) => t.exit,
  'exit_framework=no': (t) => !t.exit,
  'European targets': (t) => t.europe,
  'World/sector-wide': everywhere,
  'country-specific': (t) => !everywhere(t),
  'scheduled within 31 days': (t) => t.scheduled !== undefined && t.scheduled - t.announced <= 31,
  'excluding low confidence': (t) => t.confidence !== 'low',
};

type Group = {
  group: string;
  n: number;
  resolved: number;
  pending: number;
  counts: Record<string, number>;
  share: Record<string, number>;
  share_not_imposed_at_deadline: number;
  share_reduced: number;
  share_full_rate: number;
  median_days: number;
  p25: number;
  p75: number;
  n_days: number;
};

/** Quartiles in the base rates are whole days, halves to the even one. */
const even = (x: number): number =>
  x % 1 === 0.5 ? 2 * Math.round(Math.floor(x) / 2) : Math.round(x);

function agree(got: Tally, want: Group): void {
  expect([got.threats, got.settled, got.open]).toEqual([want.n, want.resolved, want.pending]);
  for (const fate of FATES) {
    const name = fate.replaceAll(' ', '_');
    expect(got.counts[fate], name).toBe(want.counts[name] ?? 0);
    near(got.shares?.[fate], want.share[name] ?? 0);
  }
  near(got.shares?.notImposed, want.share_not_imposed_at_deadline);
  near(got.shares?.['implemented reduced'], want.share_reduced);
  near(got.shares?.full, want.share_full_rate);
  expect(got.days?.count).toBe(want.n_days);
  expect(got.days?.median).toBe(want.median_days);
  expect([even(got.days?.p25 ?? -1), even(got.days?.p75 ?? -1)]).toEqual([want.p25, want.p75]);
}

const near = (got: number | undefined, want: number): void =>
  expect(Math.abs((got ?? Number.NaN) - want)).toBeLessThanOrEqual(5e-4);

/** The file beside the checkout lacks what is coded here; that is taken from the shipped row. */
function carried(): readonly Threat[] {
  const text = readFileSync(new URL('tariff-threats.csv', EVENTS), 'utf8');
  const shipped = new Map(SHIPPED.map((t) => [t.id, t]));
  const rows: Record<string, string>[] = parse(text, { columns: true });
  const columns =
    'id,announced_on,target,threatened_rate,scheduled_for,outcome,outcome_on,known_on,cluster,aim,europe,counterparty_retaliated,exit_framework,source_url,confidence';
  const lines = rows.map((r) => {
    const own = shipped.get(r.id ?? '');
    const coded: Record<string, string> = {
      ...r,
      cluster: own?.cluster ?? '',
      aim: own?.aim ?? '',
      europe: own?.europe ? 'yes' : 'no',
      known_on: r.outcome !== 'pending' && r.outcome_on === '' ? '2026-06-25' : '',
    };
    return columns
      .split(',')
      .map((c) => `"${coded[c]}"`)
      .join(',');
  });
  return threatsOf([columns, ...lines].join('\n'), 'tariff-threats.csv');
}

const wanted: readonly Group[] = present
  ? JSON.parse(readFileSync(new URL('tariff-base-rates.json', EVENTS), 'utf8'))
  : [];

test.skipIf(!present)('every group of the base rates is told what is in it', () => {
  expect(wanted.map((g) => g.group).toSorted()).toEqual(Object.keys(GROUPS).toSorted());
});

test.skipIf(!present)('the shipped ledger tells the same facts', () => {
  const facts = (t: Threat) => [
    ...[t.id, t.announced, t.target.en, t.rate, t.scheduled, t.fate, t.ended],
    ...[t.retaliated, t.exit, t.confidence],
  ];
  expect(SHIPPED.map(facts)).toEqual(carried().map(facts));
});

for (const [name, holds] of Object.entries(GROUPS))
  test.skipIf(!present)(`base rates: ${name}`, () => {
    const want = wanted.find((g) => g.group === name);
    if (!want) throw new Error(`no group ${name}`);
    agree(tally(carried().filter(holds)), want);
    agree(tally(SHIPPED.filter(holds)), want);
  });

test('of 66 threats 61 are settled: the shipped ledger by a worked example', () => {
  // 20 on time, 3 late, 8 reduced, 13 delayed, 16 withdrawn, 1 struck down: 61; 5 pending.
  agree(tally(SHIPPED), {
    group: 'all',
    n: 66,
    resolved: 61,
    pending: 5,
    counts: {
      implemented_on_time: 20,
      implemented_late: 3,
      implemented_reduced: 8,
      delayed: 13,
      withdrawn: 16,
      struck_down: 1,
    },
    share: {
      implemented_on_time: 20 / 61,
      implemented_late: 3 / 61,
      implemented_reduced: 8 / 61,
      delayed: 13 / 61,
      withdrawn: 16 / 61,
      struck_down: 1 / 61,
    },
    share_not_imposed_at_deadline: 30 / 61,
    share_reduced: 8 / 61,
    share_full_rate: 23 / 61,
    // Of 58 with a day: the 29th and 30th are 19 and 20 days.
    median_days: 19.5,
    p25: 6,
    p75: 32,
    n_days: 58,
  });
});

test('on 20 January 2026 only ends that had come count', () => {
  const told = ledger(SHIPPED, on('2026-01-20'));
  expect(told.resolved.length).toBe(53);
  const fates = told.resolved.map((t) => t.fate);
  expect(fates.filter((f) => f === 'delayed' || f === 'withdrawn').length).toBe(23);
  // TT-17 and TT-56 were over by then, as was found out later: nobody knew.
  const open = ['TT-17', 'TT-36', 'TT-56', 'TT-57', 'TT-58', 'TT-59'];
  expect(told.open.map((t) => t.id)).toEqual(open);
  expect(told.undated).toEqual([]);
  expect(settled(told).length).toBe(53);
  for (const t of told.open)
    expect([t.fate, t.ended, t.known]).toEqual([undefined, undefined, undefined]);
});

test('every row, on every day on which any is announced, due, over or known to be: as if the file were of that day', () => {
  const days = new Set(
    SHIPPED.flatMap((t) => [t.announced, t.scheduled ?? [], t.ended ?? [], t.known ?? []].flat()),
  );
  expect(days.size).toBeGreaterThan(90);
  for (const day of [...days].flatMap((d) => [d - 1, d] as Day[])) {
    const written = SHIPPED.filter((t) => t.announced <= day).map((t): Threat => {
      const { fate: _, ended: __, known: ___, ...open } = t;
      return (t.ended ?? t.known ?? Number.POSITIVE_INFINITY) > day ? open : t;
    });
    expect(ledger(SHIPPED, day), formatDay(day)).toEqual(ledger(written, day));
    // Open until that day, each is at risk in the curves, and censored there.
    const told = ledger(SHIPPED, day);
    const censored = lives(told).filter((life) => life.cause === undefined);
    expect(censored.length, formatDay(day)).toBe(told.open.length);
  }
});

test('undated ends are open until they are known to be over, and count in the shares then', () => {
  const before = ledger(SHIPPED, on('2026-06-24'));
  expect(before.open.map((t) => t.id)).toContain('TT-17');
  expect(before.undated).toEqual([]);
  const after = ledger(SHIPPED, on('2026-06-25'));
  expect(after.undated.map((t) => t.id)).toEqual(['TT-17', 'TT-56', 'TT-63']);
  expect(after.open.map((t) => t.id)).not.toContain('TT-17');
  expect(settled(ledger(SHIPPED, on('2026-06-24'))).length).toBe(57);
  // 58 with a day and three without.
  expect(settled(ledger(SHIPPED, on('2026-06-25'))).length).toBe(61);
});
