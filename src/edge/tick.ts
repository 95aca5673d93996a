import type { Calendars } from '../domain/calendar.ts';
import type { Episode } from '../domain/episode.ts';
import { type Day, weekday } from '../domain/time.ts';
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
