import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AfterReading, Evaluation, Period } from '../../src/domain/record.ts';
import { civilOf, type Day, formatDay, parseDay } from '../../src/domain/time.ts';
import { material, type RecordMaterial, recordFolder } from '../../src/edge/record/material.ts';
import { trackRecord } from '../../src/edge/record/track.ts';
import { evaluate } from '../../src/edge/record/walked.ts';
import { world } from '../../src/edge/record/world.ts';
import { lint } from '../../src/edge/thesis/lint.ts';
import { kindsOf } from '../../src/edge/thesis/policy.ts';
import { readThesis } from '../../src/edge/thesis/read.ts';
import { rehearse, trials } from '../../src/edge/thesis/trial.ts';
import { recordScreen } from '../../src/report/answer/record.ts';
import { words } from '../../src/report/words/index.ts';
import { fixed, signed } from '../../src/report/words/number.ts';
import { THOROUGH } from '../thorough.ts';

const MARKET = fileURLToPath(new URL('../../../shared/data/market/', import.meta.url));
const DATA = `${MARKET}series`;
const WORKER = fileURLToPath(new URL('../../dist/record.js', import.meta.url));
const here = existsSync(DATA);
if (!here) console.log('skipped: no ../shared/data/market/series');
else if (!existsSync(WORKER)) throw new Error('build first: npm run build');

/** The record; of less than the whole, up to and with a day. */
const opened = (until?: Day) => {
  const read = material(DATA, recordFolder(), until);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

test.skipIf(!here)('the default thesis is well formed, and its own tests pass', () => {
  const { thesis, episode } = opened();
  const draft = readThesis(thesis.text, thesis.file);
  if (!draft.ok) throw new Error(JSON.stringify(draft.problems));
  const { remarks } = lint(draft.value, {
    kinds: kindsOf(episode.series),
    evidence: [],
    risk: 'SPX',
  });
  expect(remarks.filter((r) => r.severity === 'error')).toEqual([]);
  const found = world(opened());
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  const tried = trials(draft.value, found.value.policy, rehearse(episode, found.value.policy));
  expect(tried.flatMap((t) => t.problems)).toEqual([]);
});

test('a folder without the series is told file by file', () => {
  const read = material(recordFolder());
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.problems.map((p) => p.file).join()).toContain('SPX.csv');
});

test.skipIf(!here)(
  'the whole record takes under a minute of one core, and is the same on one thread and on two',
  async () => {
    const given = opened();
    const timed = async (of: RecordMaterial, threads: number) => {
      const [began, before] = [performance.now(), process.cpuUsage()];
      const found = await evaluate(of, { threads, worker: WORKER });
      if (!found.ok || 'short' in found.value) throw new Error('no evaluation');
      const { user, system } = process.cpuUsage(before);
      return {
        e: found.value,
        seconds: (performance.now() - began) / 1000,
        cpu: (user + system) / 1e6,
      };
    };
    const whole = await timed(given, 2);
    // One thread is tried on the whole record only where everything is.
    const less = THOROUGH ? given : opened(parseDay('2009-03-31'));
    const [two, one] = [THOROUGH ? whole : await timed(less, 2), await timed(less, 1)];
    console.log(
      `2 threads ${whole.seconds.toFixed(1)} s; to ${formatDay(less.episode.to)}: ` +
        `1 thread ${one.seconds.toFixed(1)} s, 2 threads ${two.seconds.toFixed(1)} s`,
    );
    expect(JSON.stringify(one.e)).toBe(JSON.stringify(two.e));
    expect(one.e.falls.length).toBeGreaterThan(10);
    // Of the processor: a busy machine takes longer.
    expect(whole.cpu).toBeLessThan(60);

    const { e } = whole;
    console.log(
      recordScreen({ evaluation: e, title: given.episode.title }, 'en').slice(0, 110).join('\n'),
    );
    // Three a year were asked for, by thresholds learnt beforehand.
    const each = (e.falls.length * 365.25) / (e.to - e.from);
    expect(each).toBeGreaterThan(2);
    expect(each).toBeLessThan(4);
    expect(e.falls.every((f) => f.until < f.day)).toBe(true);
    expect(e.score.rows.map((r) => 'unknown' in r.measures)).toEqual(new Array(7).fill(false));
    expect(e.score.first.won === 'own').toBe(e.score.growth.best.includes('own'));
    expect(JSON.stringify(e)).not.toMatch(/null|NaN|Infinity/);
    crude(e.falls.map((f) => f.day));
    told(e);
    filed(e);
  },
  240_000,
);

/** What stands on file for the memo is what comes out here. */
function filed(e: Evaluation): void {
  const { long } = trackRecord();
  expect([long.from, long.to, long.falls]).toEqual([e.from, e.to, e.retrace.cases]);
  for (const { contender, measures } of e.score.rows) {
    const growth = 'unknown' in measures ? Number.NaN : (measures.growth as number);
    expect(long.growth[contender], contender).toBeCloseTo(growth, 5);
  }
  const { baseline, by } = long.first;
  expect(e.score.rows.map((r) => long.growth[r.contender])).toEqual(
    e.score.rows.map((r) => Math.min(long.growth[r.contender], long.growth[baseline])),
  );
  const { at, interval } = e.margins.find((m) => m.baseline === baseline)?.growth ?? {};
  if (typeof at !== 'number' || !interval || 'unknown' in interval) throw new Error('unknown');
  expect(by.at).toBeCloseTo(-at, 5);
  expect(by.low).toBeCloseTo(-interval.high, 5);
  expect(by.high).toBeCloseTo(-interval.low, 5);
  const { half, crps } = e.retrace;
  if ('unknown' in half || 'unknown' in crps) throw new Error('unknown');
  for (const f of ['own', 'mean', 'fear'] as const) {
    expect(long.half[f]).toBeCloseTo(half[f], 5);
    expect(long.crps[f]).toBeCloseTo(crps[f], 5);
  }
}

/** The page of findings says, in both languages, what comes out here. */
function told(e: Evaluation): void {
  const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
  const { mechanical: m, retrace: r } = e;
  if ('unknown' in m || 'unknown' in r.crps || 'unknown' in r.half) throw new Error('unknown');
  const points = (x: number) => `${x < 0 ? '-' : '+'}${Math.abs(100 * x).toFixed(1)}`;
  const { matched, walk } = m;
  for (const row of [
    `${points(matched.at)} | ${points(matched.low)} to ${points(matched.high)} | ${(100 * m.detectable).toFixed(1)}`,
    `${points(matched.at)} | ${points(matched.low)}至${points(matched.high)} | ${(100 * m.detectable).toFixed(1)}`,
    `${points(walk.at)} | ${points(walk.low)} to ${points(walk.high)}`,
    ...[e.hard.half, e.hard.end].flatMap((hard) => {
      if ('unknown' in hard) throw new Error('unknown');
      const { low, at, high } = hard.excess;
      const least = (100 * hard.detectable).toFixed(1);
      return [' to ', '至'].map(
        (to) => `${points(at)} | ${points(low)}${to}${points(high)} | ${least}`,
      );
    }),
    `| ${r.crps.own.toFixed(3)} | ${r.crps.mean.toFixed(3)} | ${r.crps.fear.toFixed(3)} |`,
    `| ${r.half.own.toFixed(3)} | ${r.half.mean.toFixed(3)} | ${r.half.fear.toFixed(3)} | ${r.half.walk.toFixed(3)} |`,
    `${e.falls.length} forecasts`,
    ...bySize(e),
    ...timed(e),
    ...credited(e),
  ])
    expect(page, row).toContain(row);
}

type Bucket = Exclude<Evaluation['credit'], { unknown: unknown }>['buckets'][number];

/** What credit told, as both languages tell it. */
function credited({ credit: c }: Evaluation): string[] {
  if ('unknown' in c) throw new Error('unknown');
  const said = ({ mean }: AfterReading) => {
    if (typeof mean !== 'number') throw new Error('unknown');
    return `${mean < 0 ? '-' : '+'}${Math.abs(100 * mean).toFixed(1)}`;
  };
  const { contradicts, confirms, all } = c.after;
  return (['en', 'zh-Hant'] as const).flatMap((lang) => {
    const [blank, { bucket }] = [lang === 'en' ? ' ' : '', words(lang).record.credit];
    const share = (x: number) => `${(100 * x).toFixed(0)}${blank}%`;
    const sure = ({ covered, interval: { low, high } }: Bucket) =>
      words(lang).record.credit.held(share(covered), [
        (100 * low).toFixed(0),
        (100 * high).toFixed(0),
      ]);
    return [
      ...c.buckets.map(
        (b) =>
          `| ${bucket(b.from, b.below)} | ${fixed(b.windows, 0)} | ${sure(b)} | ${share(b.constant)} |`,
      ),
      ...[contradicts, confirms, all].map((x) => `${said(x)}${blank}%`),
    ];
  });
}

/** Half back by the size of the fall, as both languages tell it. */
function bySize({ bySize: s }: Evaluation): string[] {
  if ('unknown' in s) throw new Error('unknown');
  const said = (x: number) => signed(x, 3).replace('\u2212', '-');
  return [s.half, s.end].flatMap(({ less: { low, at, high } }) => [
    `${said(at)}, 80 % ${said(low)} to ${said(high)})`,
    `${said(at)}，80%區間${said(low)}至${said(high)}）`,
  ]);
}

/** Timing by period, as both languages tell it. */
function timed({ periods: p }: Evaluation): string[] {
  if ('unknown' in p) throw new Error('unknown');
  return (['en', 'zh-Hant'] as const).flatMap((lang) => {
    const { span, best, rest } = words(lang).record.period;
    const { range } = words(lang).record.margin;
    const row = (name: string, { growth: { at, interval }, held }: Period): string => {
      const said = (x: number) => signed(100 * x, 1).replace('\u2212', '-');
      if (typeof at !== 'number') throw new Error('unknown');
      const of = (i: { low: number; high: number }) =>
        range({ at: said(at), low: said(i.low), high: said(i.high) });
      const told = 'unknown' in interval ? said(at) : of(interval);
      return `| ${name} | ${told} | ${(100 * held).toFixed(0)}${lang === 'en' ? ' ' : ''}% |`;
    };
    const year = (day: Day) => String(civilOf(day).year);
    return [
      ...p.fives.map((five) => row(span(year(five.from), year(five.to)), five)),
      row(best(year(p.best.from)), p.best),
      row(rest, p.rest),
    ];
  });
}

/** Days that two ways of dating one fall may lie apart. */
const NEAR = 10;

/** How many of the episodes of a fixed rule (falls in per cent, bonds by a fund) are study falls too. */
function crude(days: readonly Day[]): void {
  const rows = readFileSync(`${MARKET}synchronised-3d.csv`, 'utf8').trim().split('\n').slice(1);
  const [from, to] = [days[0] as number, days.at(-1) as number];
  const spells = rows
    .map((row) =>
      row
        .split(',')
        .slice(0, 2)
        .map((d) => parseDay(d) as number),
    )
    .filter(([first = 0]) => first >= from - NEAR && first <= to + NEAR);
  const meets = ([first = 0, last = 0]: readonly number[], day: number): boolean =>
    day >= first - NEAR && day <= last + NEAR;
  const theirs = spells.filter((s) => days.some((d) => meets(s, d))).length;
  const ours = days.filter((d) => spells.some((s) => meets(s, d))).length;
  console.log(
    `fixed rule: ${spells.length} episodes, ${theirs} of them study falls too; ${ours} of ${days.length} study falls are among them`,
  );
  expect(theirs).toBeGreaterThan(spells.length / 3);
}
