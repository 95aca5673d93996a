import { expect, test } from 'vitest';
import type { Fall } from '../../../src/domain/delever.ts';
import type { StudyFall } from '../../../src/domain/record.ts';
import { type Day, formatDay, parseDay } from '../../../src/domain/time.ts';
import type { CreditModel } from '../../../src/domain/vintage.ts';
import { recordScreen } from '../../../src/report/answer/record.ts';
import { creditRecord } from '../../../src/run/record/creditrecord.ts';
import { evaluation } from '../../../src/run/record/evaluation.ts';
import { bySize, calibrated, retraced } from '../../../src/run/record/retraced.ts';
import { inForce, studySet } from '../../../src/run/record/studyfalls.ts';
import { closings } from '../../../src/run/record/walkforward.ts';
import { type Forecast, walk } from '../../../src/sense/delever/walking.ts';
import { spansOf } from '../../../src/sense/span.ts';
import { cut, EPISODE, histories, parts, vintage } from './make.ts';

const VINTAGES = [vintage(80, 0.6, 0.2), vintage(300, 0.5, 0.1)];

test('the record learns at the end of the month in which enough is known, then at each year end', () => {
  const start = parseDay('2001-03-05') as Day;
  const days = Array.from({ length: 1400 }, (_, i) => ({ day: (start + i) as Day }));
  // The 1,250th day after 2001-03-04 is 2004-08-05.
  expect(closings(days, parseDay('2006-05-05') as Day).map(formatDay)).toEqual([
    '2004-08-31',
    '2004-12-31',
    '2005-12-31',
  ]);
  expect(closings(days.slice(0, 1249), parseDay('2006-05-05') as Day)).toEqual([]);
});

test('a vintage is in force once the longest window begins after it', () => {
  const days = Array.from({ length: 20 }, (_, i) => i as Day);
  const all = [{ until: 3 as Day }, { until: 9 as Day }];
  // Session 8 has its five-session window begin at day 3, the very end of the first vintage.
  expect(inForce(all, days, 8)).toBeUndefined();
  expect(inForce(all, days, 9)).toBe(all[0]);
  expect(inForce(all, days, 14)).toBe(all[0]);
  expect(inForce(all, days, 15)).toBe(all[1]);
});

test('cutting the future changes no study fall before it', () => {
  const of = histories(700);
  const whole = studySet(EPISODE, of, { all: spansOf(EPISODE, of), vintages: VINTAGES });
  expect(whole.together.length).toBeGreaterThan(10);
  expect(whole.together.some((f) => f.alarm)).toBe(true);
  expect(whole.together.some((f) => !f.alarm)).toBe(true);
  for (const days of [200, 333, 555]) {
    const known = cut(of, days);
    const short = studySet(EPISODE, known, {
      all: spansOf(EPISODE, known),
      vintages: VINTAGES.filter((v) => v.until < days),
    });
    const before = (falls: readonly Fall[]) =>
      falls.filter((f) => f.session + 20 < days).map((f) => ({ ...f }));
    expect(before(short.together)).toEqual(before(whole.together));
    expect(before(short.alone)).toEqual(before(whole.alone));
  }
});

test('each study fall passed the threshold that was known, more than ten sessions after the last', () => {
  const of = histories(700);
  const all = spansOf(EPISODE, of);
  const { together, alone } = studySet(EPISODE, of, { all, vintages: VINTAGES });
  for (const [i, fall] of together.entries()) {
    const known = fall.session - 5 > 300 ? VINTAGES[1] : VINTAGES[0];
    expect(fall.until).toBe(known?.until);
    expect(fall.severity).toBeGreaterThan(known?.windows[3].study as number);
    expect(Math.min(...Object.values(fall.legs).map((z) => -z))).toBeCloseTo(fall.severity, 12);
    const last = all.filter(
      (f) =>
        f.session < fall.session &&
        f.severity >
          ((f.session - 5 > 300 ? VINTAGES[1] : VINTAGES[0])?.windows[3].study as number),
    );
    if (i > 0) expect(fall.session - (last.at(-1)?.session as number)).toBeGreaterThan(10);
  }
  expect(alone.every((f) => f.move < 0)).toBe(true);
});

test('forecasts are made of the record alone, and what was done before it is not scored', () => {
  const of = histories(900);
  const all = spansOf(EPISODE, of);
  const set = studySet(EPISODE, of, { all, vintages: [vintage(300, 0.5, 0.05)] });
  const earlier = studySet(EPISODE, cut(of, 300), {
    all: spansOf(EPISODE, cut(of, 300)),
    vintages: [vintage(50, 0.5, 0.05)],
  });
  const found = retraced(earlier, set);
  const due = set.together.filter((f) => f.after).length;
  expect(earlier.together.length).toBeGreaterThan(5);
  expect(found.retrace.cases).toBe(due);
});

test('each window of credit is judged by the vintage in force, and what came later is not lost', () => {
  const of = histories(400);
  const credit = of('DOLLAR');
  const named = { ...EPISODE, roles: { ...EPISODE.roles, credit: 'DOLLAR' } };
  // Nothing is explained; the second vintage has an interval so wide that it holds everything.
  const model = (level: number): CreditModel => ({
    count: 1250,
    beta: [0, 0, 0],
    covariance: [0, 1, 2].map(() => [0, 0, 0]),
    residual: 1e9,
    spread: { level, slope: 0 },
  });
  const taught = [
    { ...vintage(80, 0.6, 0.2), credit: model(1e-9) },
    { ...vintage(300, 0.5, 0.1), credit: model(1e9) },
  ];
  const found = creditRecord(named, of, taught);
  if ('unknown' in found) throw new Error('unknown');
  // The longest window of session 86 begins after day 80, that of session 306 after day 300.
  const windows = found.buckets.reduce((sum, b) => sum + b.windows, 0);
  expect(windows).toBe(400 - 86);
  const held = found.buckets.reduce((sum, b) => sum + b.covered * b.windows, 0);
  expect(held).toBeCloseTo(400 - 306, 9);
  expect(found.buckets.every((b) => b.constant === 1)).toBe(true);
  for (const { covered, interval } of found.buckets) {
    expect(interval.at).toBeCloseTo(covered, 12);
    expect(interval.low).toBeGreaterThanOrEqual(0);
    expect(interval.high).toBeLessThanOrEqual(1);
  }
  // Blocks of sessions that held nothing or everything differ, so the share is not sure.
  expect(found.buckets.some((b) => b.interval.low < b.covered && b.covered < b.interval.high)).toBe(
    true,
  );
  // Of the last twenty sessions nothing has followed yet.
  expect(found.after.all.windows).toBe(400 - 86 - 20);
  const up = Array.from({ length: 220 }, (_, i) => i + 86).filter(
    (end) => (credit.values[end] as number) > (credit.values[end - 3] as number),
  );
  expect(found.after.confirms.windows).toBe(up.length);
  const { values } = of('RISK');
  const mean =
    up.reduce((sum, end) => sum + (values[end + 20] as number) / (values[end] as number) - 1, 0) /
    up.length;
  expect(found.after.confirms.mean).toBeCloseTo(mean, 12);
  expect(creditRecord(named, of, VINTAGES)).toEqual({ unknown: { kind: 'uncalibrated' } });
  expect(creditRecord(EPISODE, of, taught)).toEqual({ unknown: { kind: 'no credit series' } });
});

test('half back by size is the walk plus what all falls that were over by then beat it by', () => {
  const fall = (session: number, move: number, half: boolean): StudyFall =>
    ({ session, day: session, move, after: { half, end: half, retrace: 0 } }) as never;
  // Over by session 100: one that came back and one that did not; the third ends a session too late.
  const before = { together: [fall(10, -1, true)], alone: [fall(80, -2, false)] };
  const set = { together: [fall(100, -1.5, true)], alone: [fall(81, -1, true)] };
  const mean = { own: 0.5, mean: 0.6, fear: 0.5, walk: 0.5 };
  const made = set.together.map((f) => ({ fall: f, half: mean, end: mean }) as unknown as Forecast);
  const found = bySize(before, set, made);
  if ('unknown' in found) throw new Error('unknown');
  const beaten = (1 - walk(-1).half + (0 - walk(-2).half)) / 2;
  expect(found.cases).toBe(1);
  expect(found.half.own).toBeCloseTo((Math.min(1, walk(-1.5).half + beaten) - 1) ** 2, 12);
  expect(found.half.mean).toBeCloseTo(0.16, 12);
  expect(found.half.less.at).toBeCloseTo(found.half.own - found.half.mean, 12);
  const late = (1 - walk(-1).end + (0 - walk(-2).end)) / 2;
  expect(found.end.own).toBeCloseTo((walk(-1.5).end + late - 1) ** 2, 12);
  // A chance stays one, and an open fall is no case.
  const sure = bySize({ together: [], alone: [fall(10, -9, true)] }, set, made);
  expect('unknown' in sure ? sure : sure.half.own).toBe(0);
  const open = { ...fall(100, -1, true), after: undefined };
  expect(bySize(before, set, [{ fall: open } as unknown as Forecast])).toEqual({
    unknown: { kind: 'no forecast has come due' },
  });
});

test('falls in which shares fell hard are told apart from all', () => {
  // Of 50 falls of all three 25 are of one sigma or more and none of those came back; the others did.
  const falls = (n: number, move: (i: number) => number, half: (i: number) => boolean) =>
    Array.from({ length: n }, (_, i): StudyFall => {
      const after = { half: half(i), end: half(i), retrace: 0 };
      return { session: 40 * i, day: i, move: move(i), features: {}, after } as never;
    });
  const together = falls(
    50,
    (i) => (i % 2 === 0 ? -1 : -0.99),
    (i) => i % 2 === 1,
  );
  const alone = falls(
    400,
    (i) => -0.5 - (i % 20) / 20,
    () => true,
  );
  const none = { together: [], alone: [] };
  const { hard, mechanical: all } = retraced(none, { together, alone });
  if ('unknown' in all || 'unknown' in hard.half || 'unknown' in hard.end)
    throw new Error('unknown');
  expect([all.together, hard.half.together, hard.end.together]).toEqual([50, 25, 25]);
  expect([all.back.together, hard.half.back.together]).toEqual([0.5, 0]);
  expect(hard.half.excess.at).toBeCloseTo(-1, 12);
  expect(hard.sigmas).toBe(1);
});

test('the calibration curve counts each forecast once, and a certainty that failed has no log score', () => {
  const made = (p: number, half: boolean, mean: number): Forecast =>
    ({
      half: { own: p, mean, fear: 0.5, walk: 0.5 },
      end: { own: p, mean, fear: 0.5, walk: 0.5 },
      fall: { after: { half, end: half, retrace: 0 } },
    }) as Forecast;
  const all = [
    ...Array.from({ length: 15 }, () => made(0.9, true, 1)),
    ...Array.from({ length: 5 }, () => made(0.3, false, 1)),
  ];
  const found = calibrated(all, 'half');
  if ('unknown' in found) throw new Error(found.unknown.kind);
  expect(found.bins.map((b) => [b.n, b.frequency])).toEqual([
    [5, 0],
    [15, 1],
  ]);
  // (15 ln(1/0.9) + 5 ln(1/0.7)) / 20
  expect(found.log.own).toBeCloseTo((15 * -Math.log(0.9) + 5 * -Math.log(0.7)) / 20, 12);
  expect(found.log.mean).toEqual({ unknown: { kind: 'something held impossible came' } });
  expect(calibrated(all.slice(0, 19), 'half')).toEqual({
    unknown: { kind: 'too few', of: 'forecasts', least: 20 },
  });
});

test('when a baseline wins the first line says so, and names it', () => {
  // Up 1 %, down 0.5 %: who holds all of it grows most.
  const e = evaluation(parts(0.2, 0.01, -0.005));
  expect(e.score.first.won).toBe('baseline');
  expect(e.score.first.growth).toContain('hold');
  const title = { en: 'made', 'zh-Hant': '虛構' };
  const [, , first] = recordScreen({ evaluation: e, title }, 'en');
  expect(first).toMatch(/^BEST PERFORMER: A BASELINE \(.*ALWAYS HOLD/i);
  expect(recordScreen({ evaluation: e, title }, 'zh-Hant')[2]).toContain('對照組');
});

test('when the thesis wins the first line says so', () => {
  // Twice as much of what rises: more than any baseline holds.
  const e = evaluation(parts(2, 0.01, -0.005));
  expect(e.score.first.won).toBe('own');
  expect(recordScreen({ evaluation: e, title: { en: 'made', 'zh-Hant': '虛構' } }, 'en')[2]).toBe(
    'BEST PERFORMER: THIS THESIS.',
  );
});

test('a difference of growth stands in the unit of its interval, in table and score alike', () => {
  const e = evaluation(parts(0.2, 0.01, -0.005));
  const margin = e.margins.find((m) => m.baseline === 'hold')?.growth;
  const difference = e.score.differences.find((d) => d.baseline === 'hold');
  if (!margin || 'unknown' in margin.interval || typeof margin.at !== 'number')
    throw new Error('no margin');
  if (!difference || 'unknown' in difference.interval) throw new Error('no difference');
  const years = (difference.growth as number) / margin.at;
  expect(difference.interval.low / margin.interval.low).toBeCloseTo(years, 9);
  expect(margin.interval.low).toBeLessThan(margin.at);
  expect(margin.at).toBeLessThan(0);
});
