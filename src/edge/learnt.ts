import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { History } from '../domain/history.ts';
import { present } from '../domain/present.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import type { Vintage } from '../domain/vintage.ts';
import { calibrate } from '../sense/calibrate.ts';
import { nowSeries } from '../sense/creditnow.ts';
import { learnDelever } from '../sense/delever/learn.ts';
import { switching } from '../sense/second.ts';
import { spansOf } from '../sense/span.ts';
import { attempt, type Result } from './file/problem.ts';
import { longPast } from './past.ts';
import { reachOf } from './tick.ts';

/** Digits of a figure that is learnt. */
const DIGITS = 10;

/** Names the rules of calibration; it changes when they do. */
const METHOD = 'calibrate-2';

/**
 * A vintage from a folder with one CSV a series (`date,value` or `date,...,close,...`). Histories
 * begin on the first day that all legs share and end with what was known by the end of `until`.
 * @returns undefined inside when the past is too short
 */
export const learnVintage = (
  episode: Episode,
  given: { readonly folder: string; readonly until: Day; readonly calendars: Calendars },
): Result<Vintage | undefined> =>
  attempt((must) => {
    const legs = Object.values(episode.legs).flat();
    const roles = Object.values(episode.roles).filter((id) => id !== undefined);
    const funds = nowSeries(episode) ?? [];
    const all = [...new Set([...legs, ...roles, ...funds])]
      .sort()
      .map((id) => episode.series[id] as Series);
    const found = longPast(all, { ...given, legs, zone: episode.decide.zone });
    const { histories, inputs } = must(found);
    const reach = reachOf(episode, given.calendars);
    const vintage = calibrate(episode, histories, { until: given.until, method: METHOD, reach });
    if (!vintage) return undefined;
    const of = (id: string): History => histories[id] as History;
    const study = vintage.windows[3].study;
    const falls =
      study === undefined ? undefined : learnDelever(spansOf(episode, of, reach), study);
    const states = switching(of(episode.legs.risk[0] as string));
    const learnt = rounded({ delever: falls, switching: states }, DIGITS);
    return { ...vintage, ...present(learnt), inputs };
  });

/** The same with so many digits of every figure: what two machines agree on. */
export function rounded<T>(x: T, digits: number): T {
  if (typeof x === 'number') return Number(x.toPrecision(digits)) as T;
  if (Array.isArray(x)) return x.map((one) => rounded(one, digits)) as T;
  if (typeof x !== 'object' || x === null) return x;
  const fields = Object.entries(x).map(([key, value]) => [key, rounded(value, digits)]);
  return Object.fromEntries(fields) as T;
}
