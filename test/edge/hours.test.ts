import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import type { History } from '../../src/domain/history.ts';
import { type Day, formatDay, type Instant, parseDay } from '../../src/domain/time.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { reachOf } from '../../src/edge/tick.ts';
import { play } from '../../src/edge/workspace.ts';
import { asof } from '../../src/run/knowledge.ts';
import { sessions } from '../../src/sense/calibrate.ts';
import { windowStress } from '../../src/sense/leg.ts';
import { bundled } from '../bundled.ts';

/*
 * A window is cut by the hour of the decision: each leg has in it what became known since the decision that
 * first saw the close with which it begins. Every figure is made up.
 */

const room = mkdtempSync(join(tmpdir(), 'bide-hours-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const SERIES = {
  SHARES: ['index', 'tokyo', '15:30', 'Asia/Tokyo', ''],
  BOND: ['yield', 'sifma', '18:00', 'America/New_York', '\n    duration: 8'],
  EURO: ['fx', 'weekdays', '17:00', 'America/New_York', '\n    sign: -1'],
} as const;
const day = (text: string): Day => parseDay(text) as Day;

/** An episode of Tokyo's shares, New York's bonds and a currency, decided at an hour of its own. */
function episode(name: string, decide: string) {
  const folder = mkdtempSync(join(room, name));
  const series = Object.entries(SERIES).map(
    ([id, [kind, calendar, time, zone, more]]) => `
  ${id}:
    unit: made up
    kind: ${kind}${more}
    calendar: ${calendar}
    known: { time: "${time}", zone: ${zone} }`,
  );
  writeFileSync(
    join(folder, 'episode.yaml'),
    `id: hours
title: { en: "hours", zh-Hant: "時刻" }
from: 2024-03-04
to: 2024-07-31
decide: ${decide}
legs: { risk: [SHARES], rates: [BOND], dollar: [EURO] }
evidence: none
series:${series.join('')}
`,
  );
  const rows = ['series,at,known_at,value'];
  for (let d = day('2023-10-02'), i = 0; d <= day('2024-07-31'); d = (d + 1) as Day, i++) {
    const wave = Math.sin(i * 1.7) + Math.sin(i * 0.31);
    if (calendars.tokyo(d)) rows.push(`SHARES,${formatDay(d)},,${(1000 + 9 * wave).toFixed(3)}`);
    if (calendars.sifma(d))
      rows.push(`BOND,${formatDay(d)},,${(4 + Math.cos(i * 1.1) / 20).toFixed(4)}`);
    if (calendars.weekdays(d))
      rows.push(`EURO,${formatDay(d)},,${(1.1 + Math.sin(i * 2.3) / 200).toFixed(5)}`);
  }
  writeFileSync(join(folder, 'observations.csv'), `${rows.join('\n')}\n`);
  const thesis = readFileSync('template/thesis.yaml', 'utf8')
    .replaceAll('EQUITY', 'SHARES')
    .replaceAll('EURUSD', 'EURO')
    .replace('opened: 2026-01-01', 'opened: 2024-01-01');
  writeFileSync(join(folder, 'thesis.yaml'), thesis);
  const opened = loadEpisode(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return play(opened.value);
}

describe.each([
  ['tokyo', '{ time: "16:00", zone: Asia/Tokyo }'],
  ['europe', '{ time: "08:30", zone: Europe/Paris }'],
  ['hawaii', '{ time: "22:00", zone: Pacific/Honolulu }'],
])('decided in %s', (name, decide) => {
  const { setup, events, decisions } = episode(name, decide);
  const three = (at: string) => {
    const found = decisions.find((d) => formatDay(d.moment.day) === at);
    return found?.stress.windows.find((w) => w.window === 3);
  };
  const span = (at: string) =>
    Object.values(three(at)?.legs ?? {}).map((l) =>
      'unknown' in l ? l.unknown.kind : [formatDay(l.start), formatDay(l.end), l.n],
    );

  test('each leg has its three last sessions in a window of three', () => {
    // Thursday 14 March of Tokyo; in Honolulu it is still the 13th.
    const risk = ['2024-03-11', '2024-03-14', 3];
    const rest = ['2024-03-08', '2024-03-13', 3];
    expect(span(name === 'hawaii' ? '2024-03-13' : '2024-03-14')).toEqual([risk, rest, rest]);
  });

  test('thresholds are learnt from windows as the decision of that hour sees them', () => {
    const all = asof(setup.episode.series, events, Number.MAX_SAFE_INTEGER as Instant);
    const of = (id: string): History => all.histories[id] as History;
    const learnt = new Map<Day, unknown>();
    for (const strands of sessions(setup.episode, of, setup.reach)) {
      const { history } = strands.risk[0] ?? { history: of('SHARES') };
      learnt.set(history.days[history.length - 1] as Day, windowStress(strands, 3).severity);
    }
    let compared = 0;
    for (const { stress, freshness } of decisions) {
      const risk = freshness.find((f) => f.series === 'SHARES');
      if (risk?.state !== 'fresh') continue;
      const live = stress.windows.find((w) => w.window === 3)?.severity;
      expect(learnt.get(risk.last as Day), formatDay(risk.last as Day)).toEqual(live);
      compared++;
    }
    expect(compared).toBeGreaterThan(80);
  });

  test('a market is closed at a decision where no session of it has come since the one before', () => {
    const states = (at: string) =>
      decisions
        .find((d) => formatDay(d.moment.day) === at)
        ?.freshness.map((f) => f.state)
        .slice(0, 2);
    // Memorial Day is Monday 27 May in New York: it is missed on Tuesday, when Tokyo has had Monday's close.
    const [monday, tuesday] =
      name === 'hawaii' ? ['2024-05-24', '2024-05-27'] : ['2024-05-27', '2024-05-28'];
    if (name === 'hawaii') expect(states(tuesday as string)).toEqual(['fresh', 'carried']);
    else
      expect([states(monday as string), states(tuesday as string)]).toEqual([
        ['fresh', 'fresh'],
        ['fresh', 'carried'],
      ]);
  });
});

test('in the evening of New York every value of a day is known: windows begin on the day of the close', () => {
  const { episode: greenland } = bundled().setup;
  const reach = reachOf(greenland, calendars);
  const risk = greenland.series.SPX;
  for (let d = greenland.from; d <= greenland.to; d = (d + 1) as Day)
    for (const id of ['DGS10', 'EURUSD', 'GOLD_LBMA_PM', 'VIX'])
      if (risk && greenland.series[id] && calendars.nyse(d))
        expect(reach(greenland.series[id], d), `${id} ${formatDay(d)}`).toBe(d);
});
