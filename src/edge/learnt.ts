import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { History } from '../domain/history.ts';
import { present } from '../domain/present.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import type { Vintage } from '../domain/vintage.ts';
import { calibrate } from '../sense/calibrate.ts';
import { nowSeries } from '../sense/creditnow.ts';
import { learnDelever } from '../sense/delever/record.ts';
import { switching } from '../sense/second.ts';
import { spansOf } from '../sense/span.ts';
import type { EpisodeReading } from './episode/read.ts';
import { attempt, type Result } from './file/problem.ts';
import { longPast, ownPast } from './past.ts';
import { reachOf } from './tick.ts';

/** Digits of a figure that is learnt. */
const DIGITS = 10;

/** Names the rules of calibration; it changes when they do. */
const METHOD = 'calibrate-2';

/** What was learnt, undefined where the past is too short; and how many sessions it has. */
type Learnt = { readonly vintage: Vintage | undefined; readonly sessions: number };

/**
 * A vintage from a folder with one CSV a series (`date,value` or `date,...,close,...`), or from what an
 * episode holds itself. Histories begin on the first day that all legs share and end with what was
 * known by the end of `until`.
 */
export const learnVintage = (
  episode: Episode,
  given: { readonly until: Day; readonly calendars: Calendars } & (
    | { readonly folder: string }
    | { readonly reading: EpisodeReading }
  ),
): Result<Learnt> =>
  attempt((must) => {
    const legs = Object.values(episode.legs).flat();
    const roles = Object.values(episode.roles).filter((id) => id !== undefined);
    const funds = nowSeries(episode) ?? [];
    const all = [...new Set([...legs, ...roles, ...funds])]
      .sort()
      .map((id) => episode.series[id] as Series);
    const stretch = { ...given, legs, zone: episode.decide.zone };
    const { histories, inputs } =
      'folder' in stretch ? must(longPast(all, stretch)) : ownPast(stretch.reading, all, stretch);
    const reach = reachOf(episode, given.calendars);
    const of = (id: string): History => histories[id] as History;
    const sessions = of(episode.legs.risk[0] as string).length;
    const vintage = calibrate(episode, histories, { until: given.until, method: METHOD, reach });
    if (!vintage) return { vintage, sessions };
    const study = vintage.windows[3].study;
    const falls =
      study === undefined ? undefined : learnDelever(spansOf(episode, of, reach), study);
    const states = switching(of(episode.legs.risk[0] as string));
    const learnt = rounded({ delever: falls, switching: states }, DIGITS);
    return { vintage: { ...vintage, ...present(learnt), inputs }, sessions };
  });

/** The same with so many digits of every figure: what two machines agree on. */
export function rounded<T>(x: T, digits: number): T {
  if (typeof x === 'number') return Number(x.toPrecision(digits)) as T;
  if (Array.isArray(x)) return x.map((one) => rounded(one, digits)) as T;
  if (typeof x !== 'object' || x === null) return x;
  const fields = Object.entries(x).map(([key, value]) => [key, rounded(value, digits)]);
  return Object.fromEntries(fields) as T;
}
