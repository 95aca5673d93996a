import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { Observation } from '../domain/observation.ts';
import { type Day, type Instant, weekday } from '../domain/time.ts';
import type { Tick } from '../run/event.ts';
import { knownRule } from './episode/known.ts';
import { instantAt, stamp } from './zone.ts';

/** The decision of every weekday from one day to another, with the sessions due by then. */
export function decisionTicks(
  episode: Episode,
  calendars: Calendars,
  { from = episode.from, to = episode.to }: { readonly from?: Day; readonly to?: Day } = {},
): Tick[] {
  const { time, zone } = episode.decide;
  const knownAt = knownRule(calendars);
  const out: Tick[] = [];
  for (let day = from; day <= to; day = (day + 1) as Day) {
    if (weekday(day) > 5) continue;
    const at = instantAt(day, time, zone);
    /** The last session whose value should be known by then. */
    const due = Object.values(episode.series).map((series) => {
      const open = calendars[series.calendar];
      let session = day;
      while (!open(session) || knownAt(series, session) > at) session = (session - 1) as Day;
      return [series.id, session] as const;
    });
    out.push({ at, day, stamp: stamp(at, zone), due: Object.fromEntries(due) });
  }
  return out;
}

/** Sessions that a leg may be silent for before nothing is decided any more: those of the longest window. */
const MAX_SILENT_SESSIONS = 5;

/** Where the data of an episode end before its days do. */
export type DataEnd = {
  /** The last day that is decided; undefined where none is. */
  readonly last?: Day;
  /** Legs that have no value any more on the next one. */
  readonly silent: readonly string[];
};

/**
 * The decisions up to the last at which the legs could be known: at least one of them has the value that is
 * due by its own rule, and none has been silent for more than five sessions. A leg that is silent before, or
 * shorter, is blind, and the day is decided all the same.
 */
export function withinData(
  { legs, series }: Pick<Episode, 'legs' | 'series'>,
  ticks: readonly Tick[],
  {
    observations,
    calendars,
  }: { readonly observations: readonly Observation[]; readonly calendars: Calendars },
): { readonly ticks: readonly Tick[]; readonly end?: DataEnd } {
  const ids = [...new Set(Object.values(legs).flat())];
  const last = new Map<string, Day>();
  for (const { series: id, at } of observations)
    last.set(id, Math.max(last.get(id) ?? at, at) as Day);
  /** Sessions since its last value whose value is due, as far as they matter. */
  const silence = (id: string, { due }: Tick): number => {
    const calendar = series[id]?.calendar;
    const from = last.get(id);
    const to = due[id];
    if (calendar === undefined || to === undefined || from === undefined)
      return Number.POSITIVE_INFINITY;
    let count = 0;
    for (let day = to; day > from && count <= MAX_SILENT_SESSIONS; day--)
      if (calendars[calendar](day as Day)) count++;
    return count;
  };
  const known = ticks.findLastIndex((tick) => {
    const all = ids.map((id) => silence(id, tick));
    return all.some((n) => n === 0) && all.every((n) => n <= MAX_SILENT_SESSIONS);
  });
  const next = ticks[known + 1];
  if (next === undefined) return { ticks };
  const day = ticks[known]?.day;
  const silent = ids.filter((id) => silence(id, next) > 0);
  return {
    ticks: ticks.slice(0, known + 1),
    end: { silent, ...(day !== undefined && { last: day }) },
  };
}

/** Whether a day on which a decision would have been taken has come since the data ended. */
export function missed(
  { decide: { time, zone }, from, to }: Pick<Episode, 'decide' | 'from' | 'to'>,
  { last }: DataEnd,
  now: Instant,
): boolean {
  let day = (last === undefined ? from : last + 1) as Day;
  while (weekday(day) > 5) day = (day + 1) as Day;
  return day <= to && instantAt(day, time, zone) <= now;
}
