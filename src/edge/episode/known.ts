import { sessionAfter } from '../../domain/calendar/index.ts';
import type { Calendars } from '../../domain/calendar.ts';
import type { Series } from '../../domain/series.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { instantAt } from '../zone.ts';

/** When a value of a series becomes known by the series' own rule. */
export type Known = (series: Series, day: Day) => Instant;

/**
 * The `known` rule of each series: its time and zone, `lag` sessions after the value's day. With
 * lag 0 the day need be no session. Answers are kept, since a wall clock is slow to read.
 */
export function known(calendars: Calendars): Known {
  const kept = new Map<Series, Map<Day, Instant>>();
  return (series, day) => {
    const days = kept.get(series) ?? new Map<Day, Instant>();
    kept.set(series, days);
    const before = days.get(day);
    if (before !== undefined) return before;
    const { time, zone, lag } = series.known;
    const due = lag === 0 ? day : sessionAfter(calendars[series.calendar], day, lag);
    const instant = instantAt(due, time, zone);
    days.set(day, instant);
    return instant;
  };
}
