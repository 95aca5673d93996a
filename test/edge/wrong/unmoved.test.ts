import { expect, test } from 'vitest';
import { parseDay } from '../../../src/domain/time.ts';
import { bundledRun } from '../../bundled.ts';
import { broken, rows, run } from './folder.ts';

const FROM = '2026-01-16';
const TO = '2026-01-30';

/** Decisions by day, of a copy in which one value of a series stands under all that follow. */
const frozen = (id: string, value: string) => {
  const folder = broken({
    'observations.csv': rows(([series, at, known, own]) => [
      series,
      at,
      known,
      series === id && at > FROM && at <= TO ? value : own,
    ]),
  });
  return run(folder).decisions;
};

test('a frozen close of the risk leg is told on the second bad day, and nothing rests on it', () => {
  const days = frozen('SPX', '6940.01');
  const on = (date: string) => {
    const found = days.find((d) => d.moment.day === parseDay(date));
    if (!found) throw new Error(date);
    return found;
  };
  const kinds = (date: string) =>
    on(date).findings.flatMap((f) => ('series' in f && f.series === 'SPX' ? f.kind : []));
  expect(kinds('2026-01-20')).toEqual([]);
  expect(kinds('2026-01-21')).toEqual(['stale', 'unmoved']);
  for (const date of ['2026-01-21', '2026-01-22', '2026-01-27', '2026-01-30']) {
    expect(kinds(date)).toContain('unmoved');
    const { stress } = on(date);
    expect(stress.state).toBe('unknown');
    expect(stress.windows.every((w) => 'unknown' in w.legs.risk)).toBe(true);
  }
  expect(on('2026-01-21').stops.find((s) => s.id === 'dollar-credit')?.state).toBe('blind');
  // It moves again on 2 February; windows that reach into the stretch stay unknown.
  expect(kinds('2026-02-02')).not.toContain('unmoved');
  expect(on('2026-02-02').stress.state).toBe('unknown');
  expect(on('2026-02-06').stress.state).not.toBe('unknown');
});

test('a frozen feed never raises exposure above that of the whole history', () => {
  const whole = bundledRun().decisions;
  for (const [id, value] of [
    ['DGS10', '4.24'],
    ['EURUSD', '1.15979'],
    ['VIX', '15.86'],
  ] as const) {
    const days = frozen(id, value);
    const told = days.flatMap((d) => d.findings.filter((f) => f.kind === 'unmoved'));
    expect(told.length).toBeGreaterThan(0);
    const above = days.filter((d, i) => {
      const own = whole[i] as (typeof whole)[number];
      const unseen = d.findings.some((f) => f.kind === 'unmoved');
      return unseen && d.exposure.target > own.exposure.target + 1e-12;
    });
    expect(above.map((d) => d.moment.stamp)).toEqual([]);
  }
});
