import type { Fall } from '../../domain/delever.ts';
import { civil, civilOf, type Day, lengthOfMonth } from '../../domain/time.ts';
import { MIN_WINDOWS } from '../../domain/vintage.ts';

/**
 * Days at which the record learns: the end of the month in which enough windows are known for the
 * first time, then the end of each year. Empty while there are too few.
 * @param falls every window of three sessions, oldest first
 * @param to    last day of the record
 */
export function closings(falls: readonly Pick<Fall, 'day'>[], to: Day): Day[] {
  const enough = falls[MIN_WINDOWS - 1];
  if (enough === undefined) return [];
  const { year, month } = civilOf(enough.day);
  const first = civil(year, month, lengthOfMonth(year, month)) as Day;
  const years = Array.from(
    { length: civilOf(to).year - year + 1 },
    (_, i) => civil(year + i, 12, 31) as Day,
  );
  return [...new Set([first, ...years])].filter((day) => day < to);
}
