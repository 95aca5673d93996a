import { expect, test } from 'vitest';
import { noHistory } from '../../src/domain/history.ts';
import { type Day, formatDay } from '../../src/domain/time.ts';
import { deleverReading } from '../../src/run/delever.ts';
import type { Situation, StandingForecast } from '../../src/run/memory.ts';
import type { Sight } from '../../src/run/observe.ts';
import { bundledRun } from '../bundled.ts';

const { decisions } = bundledRun();
const on = (day: string) => {
  const found = decisions.find((d) => formatDay(d.moment.day) === day);
  if (!found) throw new RangeError(day);
  return found.delever;
};

test('a forecast is made at the first window of a synchronised fall, and stands as it was made', () => {
  const first = on('2026-01-20');
  if ('unknown' in first.retrace) throw new Error(first.retrace.unknown.kind);
  expect(formatDay(first.retrace.made)).toBe('2026-01-20');
  for (const later of ['2026-01-21', '2026-01-30', '2026-02-17'])
    expect(on(later).retrace, later).toEqual(first.retrace);
});

test('after twenty sessions it stands no more, and without one nothing is called mechanical', () => {
  // 21 sessions of New York after 20 January: 19 February, the 16th being a holiday.
  const after = on('2026-02-19');
  expect(after.retrace).toEqual({ unknown: { kind: 'no synchronised fall' } });
  expect(after.mechanical).toEqual({ unknown: { kind: 'no synchronised fall' } });
});

test('a fall whose forecast has run out is still a fall, until ten sessions after its last window', () => {
  const reason = (over: number): unknown => {
    const standing: StandingForecast = {
      retrace: { unknown: { kind: 'no move' } },
      day: 1 as Day,
      made: 0,
      over,
    };
    const situation = {
      setup: { episode: { legs: { risk: ['R'] } } },
      known: { histories: { R: { ...noHistory('price'), length: 41 } }, cross: [] },
      memory: { standing },
    } as unknown as Situation;
    const sight = { stress: { windows: [] }, vintage: { delever: {} } } as unknown as Sight;
    return deleverReading(situation, sight)[0].retrace;
  };
  expect(reason(30)).toEqual({ unknown: { kind: 'forecast spent' } });
  expect(reason(29)).toEqual({ unknown: { kind: 'no synchronised fall' } });
});

test('features that lost so far are not used, and a share that is not identified is not told', () => {
  const { retrace, mechanical } = on('2026-01-20');
  if ('unknown' in retrace || 'unknown' in mechanical) throw new Error('unknown');
  if ('unknown' in retrace.record.crps) throw new Error('no record');
  expect(retrace.record.crps.own).toBeGreaterThan(retrace.record.crps.mean);
  expect(retrace.by).toBe('past mean');
  expect(mechanical.matched.low).toBeLessThan(0);
  expect(mechanical.matched.high).toBeGreaterThan(0);
  expect(mechanical.share).toBe('not identified');
});

test('the cross-section counts for the fall that it was measured in', () => {
  expect(on('2026-01-19').cross).toHaveProperty('unknown');
  const { cross } = on('2026-01-21');
  if ('unknown' in cross) throw new Error(cross.unknown.kind);
  expect(cross.ranks.map((r) => [r.group, r.reads])).toEqual([
    ['etf', 'no pattern'],
    ['share', 'no pattern'],
  ]);
  expect(on('2026-02-19').cross).toHaveProperty('unknown');
});
