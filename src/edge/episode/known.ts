import { releaseDay } from '../../domain/calendar/index.ts';
import type { Calendars } from '../../domain/calendar.ts';
import type { Series } from '../../domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import { instantAt } from '../zone.ts';

/** When a value of a series becomes known by the series' own rule. */
export type KnownRule = (series: Series, day: Day) => Instant;

/**
 * The `known` rule of each series: its time and zone, `lag` sessions after the value's day; of weekly and
 * monthly figures, weekdays after the end of what they speak of. With lag 0 the day need be no session. Answers are kept by rule, since a wall clock is slow to read and
 * many series share one.
 */
export function knownRule(calendars: Calendars): KnownRule {
  const rules = new Map<string, Map<Day, Instant>>();
  const kept = new Map<Series, Map<Day, Instant>>();
  const answers = (series: Series): Map<Day, Instant> => {
    const { time, zone, lag } = series.known;
    const rule = `${time} ${zone} ${lag} ${series.calendar}`;
    const days = rules.get(rule) ?? new Map<Day, Instant>();
    rules.set(rule, days);
    kept.set(series, days);
    return days;
  };
  return (series, day) => {
    const days = kept.get(series) ?? answers(series);
    const before = days.get(day);
    if (before !== undefined) return before;
    const { time, zone } = series.known;
    const instant = instantAt(releaseDay(calendars, series, day), time, zone);
    days.set(day, instant);
    return instant;
  };
}

/** UTC+14, where each day begins first. */
const FIRST_ZONE_MS = 14 * 3_600_000;

/**
 * The instant at which a day begins anywhere on earth: nobody knows before it what that day brings.
 * @example dawn(1 as Day) // 36000000
 */
export const dawn = (day: Day): Instant => (day * DAY_MS - FIRST_ZONE_MS) as Instant;
