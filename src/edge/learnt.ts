import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import type { Vintage } from '../domain/vintage.ts';
import { calibrate } from '../sense/calibrate.ts';
import { past } from './past.ts';
import type { Result } from './problem.ts';

/** Names the rules of calibration; it changes when they do. */
const METHOD = 'calibrate-1';

/**
 * A vintage from a folder with one CSV a series (`date,value` or `date,...,close,...`). Histories
 * begin on the first day that all legs share and end with what was known by the end of `until`.
 * @returns undefined inside when the past is too short
 */
export function learnt(
  episode: Episode,
  folder: string,
  until: Day,
  calendars: Calendars,
): Result<Vintage | undefined> {
  const legs = Object.values(episode.legs).flat();
  const roles = Object.values(episode.roles).filter((id) => id !== undefined);
  const all = [...new Set([...legs, ...roles])].sort().map((id) => episode.series[id] as Series);
  const found = past(all, legs, folder, until, episode.decide.zone, calendars);
  if (!found.ok) return found;
  const { histories, inputs } = found.value;
  const vintage = calibrate(episode, histories, until, METHOD);
  return { ok: true, value: vintage && { ...vintage, inputs } };
}
