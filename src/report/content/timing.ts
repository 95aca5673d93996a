import type { Score, Timing } from '../../domain/score.ts';
import type { Block } from '../render/block.ts';
import { percent, signed, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';

/** What choosing the days was worth beside a constant mix, and beside chance; without its end. */
export function timingSentence({ w }: Ground, { at, interval, shift }: Timing): string {
  const { timing, noTiming } = w.record;
  if (typeof at !== 'number') return noTiming(w.why(at.unknown));
  if ('unknown' in interval) return noTiming(w.why(interval.unknown));
  if ('unknown' in shift) return noTiming(w.why(shift.unknown));
  const { low, high } = interval;
  return timing({
    at: inPoints(at),
    low: inPoints(low),
    high: inPoints(high),
    shifts: percent(shift.p),
    settled: low > 0 || high < 0,
  });
}

/** A share in percentage points with its sign. */
export const inPoints = (x: number): string => signed(100 * x, 1);

/** The stop-loss over its settings; nothing where it was not asked. */
export function bandSentence(g: Ground, { stopLoss: b }: Pick<Score, 'stopLoss'>): Block[] {
  if (!b || 'unknown' in b) return [];
  const says = (x: number): string => signedPercent(x, 1);
  const { low, median, high, totals } = b;
  return [
    spoken(
      g,
      g.w.record.wealth.band({
        settings: totals.length,
        low: says(low),
        median: says(median),
        high: says(high),
      }),
    ),
  ];
}
