import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { calendars } from '../../src/domain/calendar/index.ts';
import { type Day, formatDay, parseDay } from '../../src/domain/time.ts';
import { loadEpisode } from '../../src/edge/opening.ts';
import { type Played, play } from '../../src/edge/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'bide-tokyo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const series = (id: string, kind: string, calendar: string, extra = ''): string => `
  ${id}:
    title: { en: "${id}", zh-Hant: "${id}" }
    unit: made up
    kind: ${kind}${extra}
    sign: 1
    calendar: ${calendar}
    known: { time: "15:30", zone: Asia/Tokyo, lag: 0 }
    source: made up for a test`;

/** An episode of other legs, series, calendars and thesis; every figure is made up. */
function tokyo(): void {
  writeFileSync(
    join(folder, 'episode.yaml'),
    `id: tokyo-made-up
title: { en: "Tokyo, made up", zh-Hant: "東京（虛構）" }
from: 2024-04-22
to: 2024-05-17
decide: { time: "18:00", zone: Asia/Tokyo }
legs: { risk: [SHARES], rates: [JGB], dollar: [YEN] }
roles: {}
evidence: none
series:${series('SHARES', 'index', 'tokyo')}${series('JGB', 'yield', 'tokyo', '\n    duration: 9')}${series('YEN', 'fx', 'weekdays')}
`,
  );
  const rows = ['series,at,known_at,value'];
  const [from, to] = [parseDay('2023-12-01') as number, parseDay('2024-05-17') as number];
  for (let day = from, i = 0; day <= to; day++) {
    const date = formatDay(day as Day);
    const wave = Math.sin(i * 1.7) * 0.006;
    if (calendars.tokyo(day as Day)) {
      rows.push(
        `SHARES,${date},,${(38_000 * (1 + wave)).toFixed(1)}`,
        `JGB,${date},,${(0.9 + wave).toFixed(4)}`,
      );
      i++;
    }
    if (calendars.weekdays(day as Day))
      rows.push(`YEN,${date},,${(150 * (1 - wave / 2)).toFixed(3)}`);
  }
  writeFileSync(join(folder, 'observations.csv'), `${rows.join('\n')}\n`);
  const thesis = readFileSync('template/thesis.yaml', 'utf8')
    .replaceAll('EQUITY', 'SHARES')
    .replaceAll('EURUSD', 'YEN')
    .replace('opened: 2026-01-01', 'opened: 2024-01-01');
  writeFileSync(join(folder, 'thesis.yaml'), thesis);
  writeFileSync(join(folder, 'SOURCES.md'), '# made up\n');
}
tokyo();

const run = (folder: string): Played => {
  const opened = loadEpisode(folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return play(opened.value);
};
const { decisions } = run(folder);

test('a folder of the same shape replays by path', () => {
  expect(decisions.length).toBe(20); // four weeks of weekdays
  expect(decisions[0]?.moment.stamp).toBe('2024-04-22T18:00:00+09:00');
});

test('without a vintage it says unknown (uncalibrated), and still shows the legs', () => {
  for (const d of decisions) {
    expect(d.stress.state).toBe('unknown');
    expect(d.stress.oneIn).toEqual({ unknown: { kind: 'uncalibrated' } });
    expect(typeof d.stress.severity).toBe('number');
    expect(d.findings.some((f) => f.kind === 'uncalibrated')).toBe(true);
  }
});

test('Golden Week is carried: Tokyo is closed and the day is decided all the same', () => {
  const on = (day: string) => decisions.find((d) => formatDay(d.moment.day) === day)?.freshness;
  for (const day of ['2024-04-29', '2024-05-03', '2024-05-06'])
    expect(on(day)?.find((f) => f.series === 'SHARES')?.state).toBe('carried');
  expect(on('2024-05-02')?.find((f) => f.series === 'SHARES')?.state).toBe('fresh');
});

test('the workspace template is an episode too', () => {
  const copy = join(folder, 'copy');
  cpSync('template', copy, { recursive: true });
  const { decisions } = run(copy);
  // Nothing is known: every price rule is blind, nothing is calm, and nothing is ever raised.
  expect(decisions.every((d) => d.stress.state === 'unknown')).toBe(true);
  expect(decisions.every((d) => d.stops.some((s) => s.state === 'blind'))).toBe(true);
  expect(
    decisions.every(
      (d, i) => i === 0 || d.exposure.target <= (decisions[i - 1]?.exposure.target as number),
    ),
  ).toBe(true);
});
