import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { calendarsOf } from '../../../src/domain/calendar/index.ts';
import { type Day, formatDay, type Instant, parseDay, weekday } from '../../../src/domain/time.ts';
import { knownRule } from '../../../src/edge/episode/known.ts';
import { read } from '../../../src/edge/episode/read.ts';
import { must } from '../../../src/edge/file/problem.ts';
import { instantAt } from '../../../src/edge/zone.ts';
import { bide } from '../../bide.ts';
import { standIn } from '../../standin/server.ts';
import type { TableRow, Tables } from '../../standin/table.ts';

const room = mkdtempSync(join(tmpdir(), 'bide-january-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const BUNDLED = join(import.meta.dirname, '../../../episodes/greenland-2026');
/** By series: what feeds it, and the name that its source gives it. */
const FEEDS = {
  SPX: ['cboe/SPX', 'cboe/SPX'],
  VIX: ['cboe/VIX', 'cboe/VIX'],
  DGS10: ['treasury/10Y', 'treasury/10 Yr'],
  DGS30: ['treasury/30Y', 'treasury/30 Yr'],
  EURUSD: ['ecb/USD', 'ecb/EXR/D.USD.EUR.SP00.A'],
  DTWEXBGS: ['fred/DTWEXBGS', 'fred/DTWEXBGS'],
  OFR_FSI: ['ofr/FSI', 'ofr/OFR FSI'],
  OFR_FSI_CREDIT: ['ofr/CREDIT', 'ofr/Credit'],
  OFR_FSI_VOL: ['ofr/VOLATILITY', 'ofr/Volatility'],
} as const;
type FedId = keyof typeof FEEDS;
const isFed = (id: string): id is FedId => Object.hasOwn(FEEDS, id);

test('ten recorded evenings, each pulled and decided by tonight, decide as the record does, and as their replay', async () => {
  const { episode, observations } = must(read(BUNDLED));
  const { zone } = episode.decide;
  const evening = (day: Day): Instant => instantAt(day, '18:25', zone);
  const [from, to] = ['2026-01-12', '2026-01-23'].map((text) => parseDay(text) as Day) as [
    Day,
    Day,
  ];
  const known = knownRule(calendarsOf(episode));

  // The recorded values as the sources would have told them.
  const rows = new Map<string, TableRow[]>();
  for (const { series, at, value, knownAt } of observations) {
    if (!isFed(series)) continue;
    const [, name] = FEEDS[series];
    const all = rows.get(name) ?? [];
    all.push({ day: at, value, knownAt });
    rows.set(name, all);
  }
  const tables: Tables = Object.fromEntries(rows);
  let now = evening((from - 3) as Day);
  const world = await standIn({ tables, clock: () => now });
  const home = join(room, 'home');
  const env = { BIDE_HOME: home, BIDE_WORLD: world.origin };

  // The folder as it stood before: its fed series have what was known by then, the others what is brought by hand.
  const folder = join(room, 'greenland');
  cpSync(BUNDLED, folder, { recursive: true });
  const file = join(folder, 'episode.yaml');
  const yaml = Object.entries(FEEDS).reduce(
    (text, [id, [feed]]) =>
      text.replace(new RegExp(`^  ${id}:$`, 'm'), `  ${id}:\n    feed: ${feed}`),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(file, yaml);
  // What stands there is taken for the stand-in's own.
  writeFileSync(join(folder, '.stand-in'), '');
  const table = join(folder, 'observations.csv');
  const [head = '', ...lines] = readFileSync(table, 'utf8').trim().split('\n');
  const stood = lines.filter((line) => {
    const [id = '', at = '', stated = ''] = line.split(',');
    const series = episode.series[id];
    const day = parseDay(at.slice(0, 10));
    if (!isFed(id) || !series || day === undefined) return true;
    return (stated === '' ? known(series, day) : Date.parse(stated)) <= now;
  });
  writeFileSync(table, `${[head, ...stood].join('\n')}\n`);

  const said: {
    readonly day: string;
    readonly line: { hash: string; exposure: { target: number } };
  }[] = [];
  try {
    for (let day = from; day <= to; day = (day + 1) as Day) {
      if (weekday(day) > 5) continue;
      now = evening(day);
      const { code, out, err } = await bide(['tonight', folder, '--json'], env, now);
      expect([0, 1, 10], err).toContain(code);
      const [pulled = '', line = ''] = out.trim().split('\n');
      expect(JSON.parse(pulled).map((p: { state: string }) => p.state)).not.toContain('failed');
      expect(JSON.parse(pulled).map((p: { state: string }) => p.state)).not.toContain('misread');
      said.push({ day: formatDay(day), line: JSON.parse(line) });
    }
  } finally {
    await world.close();
  }
  const decided = async (name: string) => {
    const { out } = await bide(['replay', name, '--json'], env, (now + 3_600_000) as Instant);
    const all = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    return new Map(all.map((line) => [line.at.slice(0, 10), line]));
  };
  const [own, record] = [await decided(folder), await decided('greenland-2026')];
  for (const { day, line } of said) {
    // What was collected, replayed: the same to the byte.
    expect(own.get(day), day).toEqual(line);
    // The record, decided five minutes later with the same values: the same decision.
    const { exposure, verdict, regime, stops, stress } = record.get(day);
    expect(line, day).toMatchObject({ verdict });
    expect(line.exposure.target, day).toBeCloseTo(exposure.target, 9);
    expect(own.get(day).regime.noise, day).toBeCloseTo(regime.noise, 9);
    expect(own.get(day).stress.severity, day).toEqual(stress.severity);
    expect(own.get(day).stops.map((s: { state: string }) => s.state)).toEqual(
      stops.map((s: { state: string }) => s.state),
    );
  }
}, 300_000);
