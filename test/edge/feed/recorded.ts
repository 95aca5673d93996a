import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf } from '../../../src/domain/calendar/index.ts';
import { type Day, type Instant, parseDay } from '../../../src/domain/time.ts';
import { knownRule } from '../../../src/edge/episode/known.ts';
import { read } from '../../../src/edge/episode/read.ts';
import { must } from '../../../src/edge/file/problem.ts';
import { instantAt } from '../../../src/edge/zone.ts';
import type { TableRow, Tables } from '../../standin/table.ts';

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

/** The record as its sources would have told it, day by day. */
export function recorded() {
  const { episode, observations } = must(read(BUNDLED));
  const { zone } = episode.decide;
  const known = knownRule(calendarsOf(episode));
  const rows = new Map<string, TableRow[]>();
  for (const { series, at, value, knownAt } of observations) {
    if (!isFed(series)) continue;
    const [, name] = FEEDS[series];
    const all = rows.get(name) ?? [];
    all.push({ day: at, value, knownAt });
    rows.set(name, all);
  }
  const tables: Tables = Object.fromEntries(rows);
  const evening = (day: Day): Instant => instantAt(day, '18:25', zone);

  /** The folder as it stood at an instant: its fed series have what was known then, the others what is brought by hand. */
  const stood = (folder: string, now: Instant): void => {
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
    const before = lines.filter((line) => {
      const [id = '', at = '', stated = ''] = line.split(',');
      const series = episode.series[id];
      const day = parseDay(at.slice(0, 10));
      if (!isFed(id) || !series || day === undefined) return true;
      return (stated === '' ? known(series, day) : Date.parse(stated)) <= now;
    });
    writeFileSync(table, `${[head, ...before].join('\n')}\n`);
  };
  return { episode, tables, evening, stood };
}
