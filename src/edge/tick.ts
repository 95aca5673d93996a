import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import type { Reach } from '../domain/policy.ts';
import type { Observation, Series } from '../domain/series.ts';
import { WINDOWS } from '../domain/stress.ts';
import { DAY_MS, type Day, type Instant, weekday } from '../domain/time.ts';
import type { Tick } from '../run/event.ts';
import type { AskedHours } from './episode/asked.ts';
import { knownRule } from './episode/known.ts';
import { instantAt, stamp } from './zone.ts';

/**
 * The decision of every weekday from one day to another, with the sessions due by then and at the one before; at the
 * hour of the episode, or at that at which it was asked for.
 */
export function decisionTicks(
  episode: Episode,
  calendars: Calendars,
  {
    from = episode.from,
    to = episode.to,
    asked = new Map(),
  }: { readonly from?: Day; readonly to?: Day; readonly asked?: AskedHours } = {},
): Tick[] {
  const { time, zone } = episode.decide;
  const knownAt = knownRule(calendars);
  /** The last sessions whose values should be known; where a market's day is ahead, that may be tomorrow's. */
  const dueAt = (day: Day, at: Instant): Tick['due'] =>
    Object.fromEntries(
      Object.values(episode.series).map((series) => {
        const open = calendars[series.calendar];
        let session = (day + 1) as Day;
        while (!open(session) || knownAt(series, session) > at) session = (session - 1) as Day;
        return [series.id, session] as const;
      }),
    );
  const before = weekdayFrom((from - 1) as Day, -1);
  let since = dueAt(before, instantAt(before, time, zone));
  const out: Tick[] = [];
  for (let day = from; day <= to; day = (day + 1) as Day) {
    if (weekday(day) > 5) continue;
    const at = asked.get(day) ?? instantAt(day, time, zone);
    const due = dueAt(day, at);
    out.push({ at, day, stamp: stamp(at, zone), due, since });
    since = due;
  }
  return out;
}

/** The first weekday from a day on, or back. */
function weekdayFrom(from: Day, step: 1 | -1): Day {
  let day = from;
  while (weekday(day) > 5) day = (day + step) as Day;
  return day;
}

/**
 * Where a window begins for each series: what was known at the hour of decision that first saw the close with which it
 * begins for the first series of the risk leg. So a leg whose day ends earlier or later has all its sessions in
 * it, whatever the hour of the decision.
 */
export function reachOf(
  { decide: { time, zone }, legs, series: all }: Pick<Episode, 'decide' | 'legs' | 'series'>,
  calendars: Calendars,
): Reach {
  const knownAt = knownRule(calendars);
  const anchor = all[legs.risk[0] ?? ''];
  const seen = new Map<Day, Instant>();
  /** The first hour of decision, on whatever day, at which the close of a day is known. */
  const decisionAfter = (risk: Series, close: Day): Instant => {
    const known = knownAt(risk, close);
    let at = Number.NEGATIVE_INFINITY as Instant;
    for (let day = (close - 1) as Day; at < known; day = (day + 1) as Day)
      at = instantAt(day, time, zone);
    return at;
  };
  const kept = new Map<string, Map<Day, Day>>();
  return (series, close) => {
    if (anchor === undefined || series.id === anchor.id) return close;
    const days = kept.get(series.id) ?? new Map<Day, Day>();
    kept.set(series.id, days);
    const before = days.get(close);
    if (before !== undefined) return before;
    const at = seen.get(close) ?? decisionAfter(anchor, close);
    seen.set(close, at);
    let day = Math.floor(at / DAY_MS + 1) as Day;
    while (knownAt(series, day) > at) day = (day - 1) as Day;
    days.set(close, day);
    return day;
  };
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
  }: { readonly observations: Iterable<Observation>; readonly calendars: Calendars },
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
  const day = weekdayFrom((last === undefined ? from : last + 1) as Day, 1);
  return day <= to && instantAt(day, time, zone) <= now;
}

/** Sessions of the longest window that is judged. */
const LONGEST_WINDOW = Math.max(...WINDOWS);

/**
 * The last days of a past from which every decision of an episode, and from which any of them, can use
 * what was learnt: it ends before the longest window begins.
 */
export function lastUsable(
  episode: Episode,
  calendars: Calendars,
): Readonly<Record<'all' | 'any', Day>> {
  const ticks = decisionTicks(episode, calendars);
  const risk = episode.legs.risk[0] as string;
  const open = calendars[(episode.series[risk] as Series).calendar];
  const before = (day: Day): Day => {
    let begin = day;
    for (let left = LONGEST_WINDOW; left > 0; ) {
      begin = (begin - 1) as Day;
      if (open(begin)) left--;
    }
    return (begin - 1) as Day;
  };
  // A folder that is fed is asked at any hour: on its first day perhaps before anything of that day is known.
  const early = Object.values(episode.series).some(({ feed }) => feed !== undefined);
  const last = (due: Tick['due'] | undefined): Day => before(due?.[risk] ?? episode.from);
  return { all: last(early ? ticks[0]?.since : ticks[0]?.due), any: last(ticks.at(-1)?.due) };
}
