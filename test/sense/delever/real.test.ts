import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { calendars } from '../../../src/domain/calendar/index.ts';
import type { Against, DeleverVintage } from '../../../src/domain/delever.ts';
import type { History } from '../../../src/domain/history.ts';
import type { Known } from '../../../src/domain/known.ts';
import { type Day, parseDay } from '../../../src/domain/time.ts';
import { CROWD_LEGS, ZONE } from '../../../src/edge/crowd/calibrate.ts';
import { longPast } from '../../../src/edge/past.ts';
import { mean } from '../../../src/kernel/mean.ts';
import { studyThreshold } from '../../../src/sense/calibrate.ts';
import { learnDelever } from '../../../src/sense/delever/record.ts';
import { walk } from '../../../src/sense/delever/walking.ts';
import { spansOf } from '../../../src/sense/span.ts';

const DATA = new URL('../../../../shared/data/market/series', import.meta.url).pathname;
const present = existsSync(DATA);
if (!present)
  console.log('skipped: no ../shared beside the checkout, no falls of the past are measured');

const [SPX, DGS10, EURUSD] = ['SPX', 'DGS10', 'EURUSD'].map((id) => CROWD_LEGS.series[id]);
if (!SPX || !DGS10 || !EURUSD) throw new Error('a leg is missing');
const series = {
  SPX,
  DGS10,
  DXY: { ...EURUSD, id: 'DXY', kind: 'index', sign: 1 },
  VIXCLS: { ...SPX, id: 'VIXCLS' },
} as const;
const episode = {
  legs: { risk: ['SPX'], rates: ['DGS10'], dollar: ['DXY'] },
  roles: { volatility: 'VIXCLS' },
  series,
};

function learnt(): DeleverVintage {
  const until = parseDay('2025-12-31') as Day;
  const found = longPast(Object.values(series), {
    legs: ['SPX', 'DGS10', 'DXY'],
    folder: DATA,
    until,
    zone: ZONE,
    calendars,
  });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  const of = (id: string): History => found.value.histories[id] as History;
  const all = spansOf(episode, of);
  const years = (until - (of('SPX').days[0] as Day)) / 365.25;
  const threshold = studyThreshold(
    all.map((f) => f.severity),
    years,
  );
  const vintage = learnDelever(all, threshold);
  if (!vintage) throw new Error('no falls');
  return vintage;
}

const points = (share: number): string => `${(100 * share).toFixed(1)}`;
const row = (score: Known<Against & { readonly walk?: number }>): string =>
  'unknown' in score
    ? score.unknown.kind
    : Object.entries(score)
        .map(([by, x]) => `${by} ${x.toFixed(4)}`)
        .join(', ');

test.skipIf(!present)('the falls of a quarter of a century, one threshold for all', () => {
  const { study, together, mechanical, record } = learnt();
  const walks = together.map((f) => walk(f.move));
  const of = (what: 'half' | 'end'): number => mean(together.map((f) => Number(f.after?.[what])));
  if ('unknown' in mechanical) throw new Error(mechanical.unknown.kind);
  const { share, matched, walk: over, alone, detectable } = mechanical;
  const spread = ({ low, at, high }: typeof matched): string =>
    `${points(at)} points (${points(low)} to ${points(high)})`;
  console.log(
    [
      `study set: severity over ${study}, ${together.length} falls`,
      `half back at any close ${points(of('half'))} %, at the twentieth ${points(of('end'))} %; ` +
        `a walk ${points(mean(walks.map((w) => w.half)))} and ${points(mean(walks.map((w) => w.end)))} %`,
      `CRPS over ${record.cases}: ${row(record.crps)}`,
      `Brier, any close: ${row(record.half)}`,
      `Brier, twentieth: ${row(record.end)}`,
      `intervals held: ${JSON.stringify(record.coverage)}`,
      `mechanical share: ${JSON.stringify(share)}`,
      `over ${alone} matched falls ${spread(matched)}; over the walk ${spread(over)}; ` +
        `detectable ${points(detectable)} points`,
    ].join('\n'),
  );
  expect(together.length).toBeGreaterThan(60);
  expect(record.cases).toBeGreaterThan(50);
  // The study set allows three a year, and every one of them fell.
  expect(together.every((f) => f.move < 0 && f.severity > study)).toBe(true);
  expect(together.every((f) => f.features.fear !== undefined)).toBe(true);
  for (const one of [matched, over]) {
    expect(one.low).toBeLessThanOrEqual(one.at);
    expect(one.at).toBeLessThanOrEqual(one.high);
  }
  expect(share === 'not identified').toBe(!(matched.low > 0));
  if ('unknown' in record.coverage) throw new Error(record.coverage.unknown.kind);
  const { held, of: told } = record.coverage;
  expect(held / told).toBeGreaterThan(0.65);
});
