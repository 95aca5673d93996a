import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Found } from '../../domain/finding.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Series } from '../../domain/series.ts';
import type { Day, Instant } from '../../domain/time.ts';
import type { KnownRule } from './known.ts';

/**
 * Sessions without a value although values lie on both sides of them. A gap is told once the
 * session is due by the series' rule and a value on each side is known; a value that comes later
 * still does not unsay it.
 */
export const gaps = (
  episode: Episode,
  observations: readonly Observation[],
  dating: Dating,
): readonly Found[] => {
  const values = bySeries(observations);
  return Object.values(episode.series).flatMap((series) =>
    inSeries(series, values.get(series.id) ?? [], dating),
  );
};

/** What tells when a session is, and when its value is due. */
type Dating = { readonly calendars: Calendars; readonly known: KnownRule };

function bySeries(observations: readonly Observation[]): ReadonlyMap<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const group = groups.get(observation.series);
    if (group) group.push(observation);
    else groups.set(observation.series, [observation]);
  }
  return groups;
}

function inSeries(
  series: Series,
  observations: readonly Observation[],
  { calendars, known }: Dating,
): readonly Found[] {
  const first = new Map<Day, Instant>();
  for (const { at, knownAt } of observations)
    first.set(at, Math.min(first.get(at) ?? knownAt, knownAt) as Instant);
  const days = [...first.keys()].toSorted((a, b) => a - b);
  const after = later(days, first);
  const open = calendars[series.calendar];

  const found: Found[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const [i, day] of days.entries()) {
    before = Math.min(before, first.get(day) ?? before);
    const next = days[i + 1];
    if (next === undefined) break;
    for (let gap = day + 1; gap <= next; gap++) {
      const session = gap as Day;
      const own = first.get(session) ?? Number.POSITIVE_INFINITY;
      const beyond = after[session === next ? i + 2 : i + 1];
      if (beyond === undefined || !open(session)) continue;
      const at = Math.max(before, beyond, known(series, session)) as Instant;
      if (own > at)
        found.push({ at, finding: { kind: 'missing', series: series.id, day: session } });
    }
  }
  return found;
}

/** For each position, the first instant at which a value there or further on is known. */
function later(days: readonly Day[], first: ReadonlyMap<Day, Instant>): readonly number[] {
  const after = days.map((day) => first.get(day) ?? Number.POSITIVE_INFINITY);
  for (let i = after.length - 2; i >= 0; i--)
    after[i] = Math.min(after[i] ?? 0, after[i + 1] ?? Number.POSITIVE_INFINITY);
  return after;
}
