import type { StudyFall } from '../../domain/record.ts';
import type { Hit } from '../../kernel/firstpassage.ts';
import { ahead } from '../../sense/delever/walk.ts';
import { type Forecast, walking } from '../../sense/delever/walking.ts';
import type { Parted } from '../../sense/span.ts';

/**
 * The forecasts of the record's study falls, each from the falls before it alone, those from before
 * the record among them.
 * @param before    falls from before the record, oldest first
 * @param together  study falls, oldest first
 */
export function forecasts(
  before: Pick<Parted, 'together'>,
  together: readonly StudyFall[],
  chances: Hit = ahead(),
): readonly Forecast[] {
  const first = together[0]?.session ?? 0;
  return walking([...before.together, ...together], chances).filter((f) => f.fall.session >= first);
}
