import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { Episode } from '../../src/domain/episode.ts';
import type { Observation, Series } from '../../src/domain/series.ts';
import { type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { decisionTicks, missed, withinData } from '../../src/edge/tick.ts';
import { bide } from '../bide.ts';
import { BUNDLED, bundled } from '../bundled.ts';

/*
 * No decision is taken for a day that no data reach, nor for one that has not come; days stated closed are
 * closed. Tried on copies of the bundled episode.
 */

const EPISODE = fileURLToPath(new URL(`../../episodes/${BUNDLED}/`, import.meta.url));
const room = mkdtempSync(join(tmpdir(), 'bide-days-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

type Change = (text: string) => string;

/** A copy of the bundled episode with other rows, other words of its episode file, or both. */
function copied(name: string, { rows, meta }: { readonly rows?: Change; readonly meta?: Change }) {
  const folder = join(room, name);
  cpSync(EPISODE, folder, { recursive: true });
  const edit = (file: string, change: Change = (text) => text): void => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  edit('observations.csv', rows);
  edit('episode.yaml', meta);
  return folder;
}

/** Rows without those of some series on some days. */
const without =
  (gone: (series: string, day: string) => boolean): Change =>
  (text) =>
    text
      .split('\n')
      .filter((line) => {
        const [series = '', day = ''] = line.split(',');
        return !gone(series, day.slice(0, 10));
      })
      .join('\n');

const until =
  (day: string): Change =>
  (text) =>
    text.replace(/^to: .*/m, `to: ${day}`);

/** What is used of a line of a decision. */
type Line = {
  readonly at: string;
  readonly exposure: { readonly target: number };
  readonly stops: readonly { readonly state: string }[];
  readonly findings: readonly Readonly<Record<string, unknown>>[];
};
const lines = (out: string): readonly Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('two years after the data nothing is decided, and it says so in the place of a verdict', async () => {
  const home = join(room, 'home-after');
  const folder = copied('after', { meta: until('2028-06-30') });
  const { out, err } = await bide(['replay', folder, '--json'], { BIDE_HOME: home });
  const said = 'no verdict: data end on 2026-06-30 (SPX, DGS10, EURUSD)\n';
  expect([lines(out).length, lines(out).at(-1)?.at.slice(0, 10), err]).toEqual([
    142,
    '2026-06-30',
    said,
  ]);
  // Nothing is journaled for those days, and the latest verdict is none.
  const journal = await bide(['verify', '--json'], { BIDE_HOME: home });
  expect(JSON.parse(journal.out).entries).toBe(143);
  expect(JSON.parse((await bide(['--json'], { BIDE_HOME: home })).out)).toMatchObject({
    verdict: null,
    end: { last: '2026-06-30', silent: ['SPX', 'DGS10', 'EURUSD'] },
  });
  const asked = await bide(['memo', folder, '--at', '2027-03-01', '--lang', 'zh'], {
    BIDE_HOME: home,
  });
  expect([asked.code, asked.out, asked.err]).toEqual([
    1,
    '',
    '2027-03-01：沒有判定：資料只到2026-06-30（SPX、DGS10、EURUSD）\n',
  ]);
}, 120_000);

test('a day that has not come is not decided, and is told apart from one without data', async () => {
  const noon = Date.parse('2026-03-20T16:00:00Z') as Instant;
  const { out, err } = await bide(['replay', BUNDLED, '--json'], {}, noon);
  expect([lines(out).at(-1)?.at.slice(0, 10), err]).toEqual(['2026-03-19', '']);
  const asked = await bide(['memo', BUNDLED, '--at', '2026-03-23'], {}, noon);
  expect([asked.code, asked.err]).toEqual([
    1,
    '--at: no verdict on 2026-03-23 yet: its hour of decision has not come; the last one is of 2026-03-19\n',
  ]);
  // The days that had come by then are decided as they are afterwards.
  expect(lines(out)).toEqual(
    lines((await bide(['replay', BUNDLED, '--json'])).out).slice(0, lines(out).length),
  );
}, 120_000);

const { episode } = bundled().setup;
const day = (text: string): Day => parseDay(text) as Day;
const ticks = decisionTicks(episode, calendars);
const from = (observations: readonly Observation[]) => {
  const { ticks: kept, end } = withinData(episode, ticks, { observations, calendars });
  return [formatDay(kept.at(-1)?.day as Day), kept.length, end?.silent ?? []];
};
const all = bundled().reading.observations;
const gone = (id: string, first: string, last = '9999-12-31') =>
  all.filter((o) => o.series !== id || o.at < day(first) || o.at > (parseDay(last) as Day));

test('a leg that is silent is blind while others speak, for five sessions at most at the end', () => {
  expect(from(all)).toEqual(['2026-06-30', 142, []]);
  // In the middle: every day is decided.
  expect(from(gone('DGS10', '2026-03-02', '2026-03-20'))).toEqual(['2026-06-30', 142, []]);
  // At the end, shorter than the longest window.
  expect(from(gone('DGS10', '2026-06-24'))[0]).toBe('2026-06-30');
  // Longer: five sessions, and then none. US bonds keep the holiday of 19 June.
  expect(from(gone('DGS10', '2026-06-15'))).toEqual(['2026-06-22', 136, ['DGS10']]);
  // All are silent.
  const end = all.filter((o) => o.at < day('2026-06-24'));
  expect(from(end)).toEqual(['2026-06-23', 137, ['SPX', 'DGS10', 'EURUSD']]);
  const none = withinData(episode, ticks, { observations: [], calendars });
  expect(none).toEqual({ ticks: [], end: { silent: ['SPX', 'DGS10', 'EURUSD'] } });
});

test('a leg that comes late by its own rule does not end the data early', () => {
  const known = { time: '18:00', zone: 'America/New_York', lag: 2 };
  const rates = { ...(episode.series.DGS10 as Series), known };
  const slow: Episode = { ...episode, series: { ...episode.series, DGS10: rates } };
  const late = decisionTicks(slow, calendars);
  const upTo = (last: string) => all.filter((o) => o.series !== 'DGS10' || o.at <= day(last));
  for (const last of ['2026-06-30', '2026-06-26']) {
    const { ticks: kept, end } = withinData(slow, late, { observations: upTo(last), calendars });
    expect([formatDay(kept.at(-1)?.day as Day), end]).toEqual(['2026-06-30', undefined]);
  }
});

test('that data ended is told once a decision would have been taken since', () => {
  const end = { last: day('2026-06-26'), silent: [] };
  const at = (text: string): boolean => missed(episode, end, Date.parse(text) as Instant);
  expect(at('2026-06-28T12:00:00Z')).toBe(false);
  expect(at('2026-06-29T22:29:00Z')).toBe(false);
  expect(at('2026-06-29T22:30:00Z')).toBe(true);
  expect(
    missed(episode, { ...end, last: episode.to }, Date.parse('2030-01-01T00:00:00Z') as Instant),
  ).toBe(false);
});

/** A day of February without any value of New York, as if it had been closed unannounced. */
const STORM = '2026-02-10';
const NEW_YORK = [
  'SPX',
  'VGK',
  'DGS10',
  'DGS30',
  'DTWEXBGS',
  'VIX',
  'OFR_FSI',
  'OFR_FSI_CREDIT',
  'OFR_FSI_VOL',
];
const stormy = without((series, at) => NEW_YORK.includes(series) && at === STORM);
const stated: Change = (text) =>
  `${text.trimEnd()}\nclosures:\n  - { calendar: nyse, day: ${STORM}, reason: "snow; notice of the exchange" }\n  - { calendar: sifma, day: ${STORM}, reason: "snow; word of SIFMA" }\n`;
const on = (all: readonly Line[], at: string): Line =>
  all.find((line) => line.at.startsWith(at)) as Line;
const kinds = (line: Line): readonly unknown[] => line.findings.map((f) => f.kind);

test('a closed day that no calendar knows, stated in one line, changes no exposure and is told as stated', async () => {
  const known = copied('known', { rows: stormy, meta: stated });
  const found = lines((await bide(['replay', known, '--json'])).out);
  const [before, then] = [on(found, '2026-02-09'), on(found, STORM)];
  expect(then.exposure.target).toBe(before.exposure.target);
  expect(then.stops.filter((s) => s.state === 'blind')).toEqual([]);
  expect(kinds(then)).not.toContain('stale');
  expect(then.findings).toContainEqual({
    kind: 'stated closed',
    calendar: 'nyse',
    day: STORM,
    reason: 'snow; notice of the exchange',
  });
  // While a window holds the day the memo tells of it; nobody misses a value of it afterwards.
  expect(kinds(on(found, '2026-02-17'))).toContain('stated closed');
  expect(kinds(on(found, '2026-02-25'))).not.toContain('stated closed');
  expect(
    found.flatMap((l) => l.findings).filter((f) => f.kind === 'missing' && f.day === STORM),
  ).toEqual([]);
  const memo = await bide(['memo', known, '--at', STORM, '--lang', 'zh']);
  expect(memo.out).toContain(
    '紐約證券交易所：2月10日（二）休市，由使用者聲明：snow; notice of the exchange。',
  );

  // The same in the workspace, for every episode.
  const home = join(room, 'home-stated');
  mkdirSync(home);
  writeFileSync(join(home, 'closures.yaml'), stated('').trimStart());
  const bare = copied('bare', { rows: stormy });
  const own = lines((await bide(['replay', bare, '--json'], { BIDE_HOME: home })).out);
  expect(own).toEqual(found);
}, 240_000);

test('undeclared it is suspected and said, and raises nothing', async () => {
  const silent = copied('silent', { rows: stormy });
  const found = lines((await bide(['replay', silent, '--json'])).out);
  const [before, then] = [on(found, '2026-02-09'), on(found, STORM)];
  expect(then.exposure.target).toBeLessThanOrEqual(before.exposure.target);
  expect(then.findings).toContainEqual({ kind: 'perhaps closed', calendar: 'nyse', day: STORM });
  expect(then.findings).toContainEqual({ kind: 'perhaps closed', calendar: 'sifma', day: STORM });
  const memo = await bide(['memo', silent, '--at', STORM]);
  expect(memo.out).toContain(
    'New York Stock Exchange: nothing came for 10 Feb, while others reported. If it was closed, state so in the episode or the workspace.',
  );
  // One series alone that is silent is no closed day: the others of its market report.
  const one = copied('one', { rows: without((s, at) => s === 'SPX' && at === STORM) });
  const alone = on(lines((await bide(['replay', one, '--json'])).out), STORM);
  expect(kinds(alone)).toContain('stale');
  expect(kinds(alone)).not.toContain('perhaps closed');
}, 240_000);

test('a closed day of a calendar that there is not, or without a reason, is refused with its place', async () => {
  const home = join(room, 'home-wrong');
  mkdirSync(home);
  const file = join(home, 'closures.yaml');
  writeFileSync(
    file,
    'closures:\n  - { calendar: moon, day: 2026-02-10, reason: x }\n  - { calendar: nyse, day: 2026-02-30 }\n',
  );
  const { code, out, err } = await bide(['replay', BUNDLED], { BIDE_HOME: home });
  expect([code, out]).toEqual([1, '']);
  expect(err.split('\n')).toEqual([
    expect.stringMatching(
      /closures\.yaml:2:17: \[closures\[0\]\.calendar\] expected one of nyse, .*, found "moon"$/,
    ),
    expect.stringMatching(
      /closures\.yaml:3:28: \[closures\[1\]\.day\] expected a date .*, found "2026-02-30"$/,
    ),
    expect.stringMatching(
      /closures\.yaml:3:5: \[closures\[1\]\.reason\] expected .*, found nothing$/,
    ),
    '',
  ]);
});
