import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Observation } from '../../../src/domain/series.ts';
import {
  DAY_MS,
  type Day,
  formatDay,
  type Instant,
  parseDay,
  parseInstant,
} from '../../../src/domain/time.ts';
import { dataFindings } from '../../../src/edge/episode/findings.ts';
import { knownRule } from '../../../src/edge/episode/known.ts';
import { item } from '../../make.ts';
import { sample } from './sample.ts';

const episode = sample();
const rule = knownRule(calendars);
const judge = (...observations: readonly Observation[]) =>
  dataFindings(episode, { observations, evidence: [], calendars, known: rule });

const day = (text: string): Day => parseDay(text) as Day;
const at = (text: string): Instant => parseInstant(text) as Instant;

const told = (series: string, date: string, value: number, knownAt?: string): Observation => {
  const s = episode.series[series];
  if (!s) throw new Error(series);
  return {
    series,
    at: day(date),
    knownAt: knownAt === undefined ? rule(s, day(date)) : at(knownAt),
    value,
  };
};

test('a value told twice is one value and a finding', () => {
  const one = told('SPX', '2020-02-10', 3352.09);
  expect(judge(one, { ...one })).toEqual({
    observations: [one],
    findings: [
      { at: one.knownAt, finding: { kind: 'duplicate', series: 'SPX', day: day('2020-02-10') } },
    ],
  });
});

test('a later known value for a day is a revision, and both are kept', () => {
  const first = told('SPX', '2020-02-10', 3352.09);
  const later = told('SPX', '2020-02-10', 3352.1, '2020-02-12T09:00:00Z');
  expect(judge(later, first)).toEqual({
    observations: [first, later],
    findings: [
      {
        at: later.knownAt,
        finding: {
          kind: 'revised',
          series: 'SPX',
          day: day('2020-02-10'),
          from: 3352.09,
          to: 3352.1,
        },
      },
    ],
  });
});

test('a price of zero is left out; a yield or spread below zero is not', () => {
  const zero = told('SPX', '2020-02-10', 0);
  const below = told('DGS10', '2020-02-10', -0.1);
  expect(judge(zero, below)).toEqual({
    observations: [below],
    findings: [
      {
        at: zero.knownAt,
        finding: { kind: 'impossible', series: 'SPX', day: day('2020-02-10'), value: 0 },
      },
    ],
  });
  expect(judge(told('OAS', '2020-02-10', Number.NaN)).observations).toEqual([]);
  expect(judge(told('EURUSD', '2020-02-10', -1)).findings).toHaveLength(1);
});

test('two values at one instant contradict each other, and none is taken', () => {
  const one = told('SPX', '2020-02-10', 3352.09);
  const judged = judge({ ...one, value: 3360 }, one);
  expect(judged.observations).toEqual([]);
  expect(judged.findings.map((f) => f.finding)).toEqual([
    { kind: 'conflicting', series: 'SPX', day: day('2020-02-10'), values: [3352.09, 3360] },
  ]);
});

test('a session without a value is missing once a later value is known', () => {
  const monday = told('SPX', '2020-02-10', 3352);
  const thursday = told('SPX', '2020-02-13', 3373);
  expect(judge(monday).findings).toEqual([]);
  expect(judge(monday, thursday).findings).toEqual(
    ['2020-02-11', '2020-02-12'].map((date) => ({
      at: thursday.knownAt,
      finding: { kind: 'missing', series: 'SPX', day: day(date) },
    })),
  );
});

test('a holiday of the calendar is not missing', () => {
  // Monday 17 February 2020 is Presidents' Day
  expect(judge(told('SPX', '2020-02-14', 100), told('SPX', '2020-02-18', 101)).findings).toEqual(
    [],
  );
});

test('a value that comes after later ones was missing in between', () => {
  const late = told('SPX', '2020-02-11', 3357, '2020-02-14T12:00:00Z');
  const next = told('SPX', '2020-02-12', 3379);
  const judged = judge(told('SPX', '2020-02-10', 3352), late, next);
  expect(judged.findings).toEqual([
    { at: next.knownAt, finding: { kind: 'missing', series: 'SPX', day: late.at } },
  ]);
  expect(judged.observations).toHaveLength(3);
});

test('a value that is not yet due is not missing', () => {
  // OAS of the 11th is due on the 13th at 18:00; that of the 12th is known early, on the 12th
  const early = told('OAS', '2020-02-12', 3.6, '2020-02-12T20:00:00-05:00');
  const own = told('OAS', '2020-02-11', 3.6);
  const soon = { at: early.knownAt, finding: { kind: 'early', series: 'OAS', day: early.at } };
  expect(judge(told('OAS', '2020-02-10', 3.6), own, early).findings).toEqual([soon]);
  expect(judge(told('OAS', '2020-02-10', 3.6), early).findings).toEqual([
    soon,
    { at: own.knownAt, finding: { kind: 'missing', series: 'OAS', day: own.at } },
  ]);
});

test('a series of later revisions says so from its first value', () => {
  const OAS = {
    ...episode.series.OAS,
    vintage: { en: 'as stored later', 'zh-Hant': '較晚的存檔' },
  } as (typeof episode.series)[string];
  const value = told('OAS', '2020-02-10', 3.6);
  const judged = dataFindings(
    { ...episode, series: { OAS } },
    { observations: [value], evidence: [], calendars, known: rule },
  );
  expect(judged.findings).toEqual([
    {
      at: value.knownAt,
      finding: {
        kind: 'vintage',
        series: 'OAS',
        vintage: { en: 'as stored later', 'zh-Hant': '較晚的存檔' },
      },
    },
  ]);
});

test('evidence of low confidence is weak from the instant at which it is known', () => {
  const weak = {
    id: 'X-1',
    occurredOn: episode.from,
    knownAt: (episode.from * DAY_MS) as Instant,
    source: { name: 'Relay', url: 'https://e.org' },
  };
  const items = ['low', 'medium', 'high'].map(
    (confidence) => ({ ...weak, confidence }) as Evidence,
  );
  expect(
    dataFindings(episode, { observations: [], evidence: items, calendars, known: rule }).findings,
  ).toEqual([{ at: weak.knownAt, finding: { kind: 'weak', evidence: 'X-1', source: 'Relay' } }]);
});

test.each<[string, object, readonly string[]]>([
  ['an act of the stretch', {}, []],
  ['an act of 1900', { occurredOn: day('1900-02-10') }, ['occurred_on 1900-02-10']],
  [
    'one known in 1900 as well',
    { occurredOn: day('1900-02-10'), knownAt: day('1900-02-11') * DAY_MS },
    ['occurred_on 1900-02-10', 'known_on 1900-02-11'],
  ],
  ['an act announced for 2099', { scheduledFor: day('2099-02-10') }, ['scheduled_for 2099-02-10']],
  ['for a day before it', { scheduledFor: day('2019-02-10') }, ['scheduled_for 2019-02-10']],
  ['one that begins in 2099', { effectiveOn: day('2099-02-10') }, ['effective_on 2099-02-10']],
  ['a target twenty years ahead', { scheduledFor: day('2040-02-10') }, []],
])(
  'odd dates of evidence are told from the instant at which the item is known: %s',
  (_, over, told) => {
    const act = item({ id: 'X-1', occurredOn: episode.from, ...over });
    const known = 'knownAt' in over ? act : { ...act, knownAt: (episode.from * DAY_MS) as Instant };
    const given = { observations: [], evidence: [known], calendars, known: rule };
    const { findings } = dataFindings(episode, given);
    expect(findings.map((f) => f.at)).toEqual(told.map(() => known.knownAt));
    expect(
      findings.map(({ finding: f }) => f.kind === 'odd date' && `${f.field} ${formatDay(f.day)}`),
    ).toEqual(told.toSorted());
  },
);

test('cut the future: what was found up to then is the same', () => {
  const start = day('2020-02-03');
  const rows = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 20 }).map((n) => (start + n) as Day),
      delay: fc.integer({ min: 0, max: 6 }),
      value: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 27 }), (all, n) => {
      const observations = all.map(({ at, delay, value }) => ({
        series: 'SPX',
        at,
        knownAt: ((at + delay) * 86_400_000 + 21 * 3_600_000) as Instant,
        value,
      }));
      const cut = ((start + n) * 86_400_000 + 23 * 3_600_000) as Instant;
      const whole = judge(...observations);
      const past = judge(...observations.filter((o) => o.knownAt <= cut));
      expect(past.findings.filter((f) => f.at <= cut)).toEqual(
        whole.findings.filter((f) => f.at <= cut),
      );
      expect(past.observations).toEqual(whole.observations.filter((o) => o.knownAt <= cut));
    }),
  );
});

const kindsOf = (judged: ReturnType<typeof judge>) => judged.findings.map((f) => f.finding.kind);

test('a series that moves further than markets do is told, and used all the same', () => {
  for (const [id, from, to] of [
    ['SPX', 3352.09, 2514],
    ['EURUSD', 1.09, 1.42],
    ['DGS10', 1.5, 2.6],
  ] as const) {
    const judged = judge(told(id, '2020-02-10', from), told(id, '2020-02-11', to));
    expect(kindsOf(judged)).toContain('jump');
    expect(judged.observations).toHaveLength(2);
  }
});

const days = (from: string, n: number): readonly string[] =>
  Array.from({ length: n * 2 }, (_, i) => day(from) + i)
    .filter((d) => (d + 3) % 7 < 5 && calendars.nyse(d as Day) && calendars.sifma(d as Day))
    .slice(0, n)
    .map((d) => formatDay(d as Day));

test('a jump of a series beside the legs is told by its own past', () => {
  const all = days('2019-10-01', 80).map((d, i) => told('OAS', d, 3.5 + 0.02 * (i % 3)));
  const last = all.at(-1) as Observation;
  const wild = { ...last, value: 4.6 };
  expect(kindsOf(judge(...all))).toEqual([]);
  expect(kindsOf(judge(...all.slice(0, -1), wild))).toEqual(['jump']);
});

test('a split and a hundredfold step are told and left out, until the scale is the old one', () => {
  const week = ['2020-02-10', '2020-02-11', '2020-02-12', '2020-02-13', '2020-02-14'];
  const run = (id: string, values: readonly number[]) =>
    judge(...values.map((v, i) => told(id, week[i] as string, v)));
  const split = run('SPX', [100, 50.4, 51, 52, 101]);
  expect(split.observations.map((o) => o.value)).toEqual([100, 101]);
  expect(split.findings.filter((f) => f.finding.kind === 'rescaled')).toHaveLength(3);
  // The days that are left out are missing once a later value is there.
  expect(split.findings.filter((f) => f.finding.kind === 'missing')).toHaveLength(3);
  // What drifts back from the other scale is still on it.
  expect(run('SPX', [100, 50, 62, 75, 90]).observations).toHaveLength(1);
  expect(run('EURUSD', [1.09, 109, 109.2]).observations).toHaveLength(1);
  expect(run('SPX', [3352, 33.6, 3360]).observations).toHaveLength(2);
});

test('a hundredth of a yield or of a spread is another unit', () => {
  for (const [id, level] of [
    ['DGS10', 1.6],
    ['OAS', 3.5],
  ] as const) {
    const all = days('2019-10-01', 60).map((d, i) => told(id, d, level + 0.01 * (i % 4)));
    const last = all.at(-1) as Observation;
    for (const value of [last.value / 100, last.value * 100].filter(
      (x) => id === 'OAS' || x < 30,
    )) {
      const judged = judge(...all.slice(0, -1), { ...last, value });
      expect(kindsOf(judged)).toEqual(['rescaled']);
      expect(judged.observations).toHaveLength(all.length - 1);
    }
  }
});

test('a yield that looks like the price of a bond is no yield', () => {
  const judged = judge(told('DGS10', '2020-02-10', 1.5), told('DGS10', '2020-02-11', 98.2));
  expect(kindsOf(judged)).toEqual(['impossible']);
  expect(judged.observations).toHaveLength(1);
});

test('a value known before the rule of its series is early, and used', () => {
  const open = told('SPX', '2020-02-11', 3357, '2020-02-11T09:30:00-05:00');
  const judged = judge(told('SPX', '2020-02-10', 3352), open);
  expect(judged.findings).toEqual([
    { at: open.knownAt, finding: { kind: 'early', series: 'SPX', day: day('2020-02-11') } },
  ]);
  expect(judged.observations).toHaveLength(2);
  // OAS is known two sessions late: one session late is early, for one value or a whole release.
  const soon = (date: string) => told('OAS', date, 3.6, '2020-02-13T17:00:00-05:00');
  expect(kindsOf(judge(soon('2020-02-12')))).toEqual(['early']);
  // A release of several sessions is as late as the first of them.
  expect(kindsOf(judge(soon('2020-02-11'), soon('2020-02-10')))).toEqual([]);
  expect(kindsOf(judge(soon('2020-02-13'), soon('2020-02-10')))).toContain('early');
});

test('a date far from all others is told as one, and nothing is missing between', () => {
  const odd = told('SPX', '1926-02-10', 3352);
  const near = told('SPX', '2020-02-10', 3352);
  const judged = judge(odd, near);
  expect(judged.observations).toEqual([near]);
  expect(judged.findings).toEqual([
    { at: odd.knownAt, finding: { kind: 'stray', series: 'SPX', day: odd.at } },
  ]);
});

test('a long past with a hole is no stray', () => {
  const past = days('1990-01-02', 20).map((d, i) => told('SPX', d, 340 + i));
  const judged = judge(...past, told('SPX', '2020-02-10', 360));
  expect(judged.observations).toHaveLength(21);
  expect(kindsOf(judged).every((k) => k === 'missing')).toBe(true);
  expect(judged.findings.length).toBeLessThan(260);
});

test('a leg has no value on a day on which its market is closed', () => {
  // 15 February 2020 was a Saturday
  const { findings: found, observations } = judge(
    told('SPX', '2020-02-14', 3380.16),
    told('SPX', '2020-02-15', 3380.16),
  );
  expect(found.map((f) => f.finding.kind)).toContain('closed');
  expect(observations).toHaveLength(1);
});
