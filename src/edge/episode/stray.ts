import type { Observation } from '../../domain/observation.ts';
import type { Day } from '../../domain/time.ts';

/** Days from which another date is far: a year is a slip of one digit. */
export const FAR_DAYS = 366;
/** Most dates in a row that are taken for slips. */
const MOST_STRAYS = 5;

/**
 * Dates far from all others and from the first decision, before it: by more than a year, alone or a few.
 * What comes later cannot change it, since it would lie near the decision.
 */
export function stray(days: Iterable<Day>, from: Day): ReadonlySet<Day> {
  const out = new Set<Day>();
  let near: Day[] = [];
  const close = (): void => {
    if (near.length <= MOST_STRAYS) for (const day of near) out.add(day);
    near = [];
  };
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    if (day - (near.at(-1) ?? day) > FAR_DAYS) close();
    if (day >= from - FAR_DAYS) return out;
    near.push(day);
  }
  if (near.length > 0) close();
  return out;
}

/** The stray days of each series that has any. */
export function strayDays(
  observations: readonly Observation[],
  from: Day,
): ReadonlyMap<string, ReadonlySet<Day>> {
  const early = new Map<string, Day[]>();
  for (const { series, at } of observations) {
    const days = early.get(series) ?? [];
    days.push(at);
    early.set(series, days);
  }
  return new Map([...early].map(([series, days]) => [series, stray(days, from)]));
}
