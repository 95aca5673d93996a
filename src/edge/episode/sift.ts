import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Finding, Found } from '../../domain/finding.ts';
import type { Observation } from '../../domain/observation.ts';
import type { SeriesKind } from '../../domain/series.ts';
import type { Day } from '../../domain/time.ts';

/** Observations fit to be used, and what was wrong with the rest. */
export type Sifted = {
  readonly observations: readonly Observation[];
  readonly findings: readonly Found[];
};

/**
 * Takes out what cannot be used: values that the series cannot take, a value told twice, and
 * values that contradict each other at one instant. A later known value for a day stays and is
 * told as a revision.
 * @returns observations by the instant of knowing, then by day, then by series
 */
export function sift(
  episode: Episode,
  observations: readonly Observation[],
  calendars: Calendars,
): Sifted {
  const findings: Found[] = [];
  const kept: Observation[] = [];
  const tell = (o: Observation, finding: Finding) => findings.push({ at: o.knownAt, finding });
  const last = new Map<string, number>();
  const levels = new Map<string, number>();
  const legs = new Set(Object.values(episode.legs).flat());
  /** Legs are measured session by session; beside them a value on a closed day does no harm. */
  const closed = (series: string, day: Day): boolean => {
    const calendar = episode.series[series]?.calendar;
    return legs.has(series) && calendar !== undefined && !calendars[calendar](day);
  };
  for (const told of together(observations.toSorted(byArrival))) {
    const [first] = told;
    if (!first) continue;
    const { series, at: day } = first;
    const kind = episode.series[series]?.kind;
    if (closed(series, day)) {
      tell(first, { kind: 'closed', series, day });
      continue;
    }
    const possible = told.filter((o) => {
      if (takes(kind, o.value)) return true;
      tell(o, { kind: 'impossible', series, day, value: o.value });
      return false;
    });
    const values = [...new Set(possible.map((o) => o.value))];
    const [value] = values;
    if (value === undefined) continue;
    if (values.length > 1) {
      tell(first, { kind: 'conflicting', series, day, values: values.toSorted((a, b) => a - b) });
      continue;
    }
    const from = last.get(`${series} ${day}`);
    if (possible.length > 1 || from === value) tell(first, { kind: 'duplicate', series, day });
    if (from === value) continue;
    if (from !== undefined) tell(first, { kind: 'revised', series, day, from, to: value });
    last.set(`${series} ${day}`, value);
    const before = levels.get(series);
    if (legs.has(series) && before !== undefined && leaps(kind, before, value))
      tell(first, { kind: 'jump', series, day, from: before, to: value });
    levels.set(series, value);
    kept.push({ ...first, value });
  }
  return { observations: kept, findings };
}

/** Log move, and move of a yield in its unit, that no session of a leg has made; 1987 was -0.23. */
const LEAP = { ratio: 0.25, points: 1 };

const leaps = (kind: Kind, from: number, to: number): boolean =>
  kind === 'yield' || kind === 'spread'
    ? Math.abs(to - from) > LEAP.points
    : Math.abs(Math.log(to / from)) > LEAP.ratio;

type Kind = SeriesKind | undefined;

/** A price, an index of prices and a rate of exchange stand above zero. */
const takes = (kind: Kind, value: number): boolean =>
  Number.isFinite(value) && (value > 0 || kind === 'yield' || kind === 'spread');

const byArrival = (a: Observation, b: Observation): number =>
  a.knownAt - b.knownAt ||
  a.at - b.at ||
  (a.series < b.series ? -1 : a.series > b.series ? 1 : a.value - b.value);

/** Neighbours that speak of one series and day at one instant. */
function together(sorted: readonly Observation[]): readonly (readonly Observation[])[] {
  const groups: Observation[][] = [];
  for (const o of sorted) {
    const group = groups.at(-1);
    const head = group?.[0];
    if (group && head && head.knownAt === o.knownAt && head.at === o.at && head.series === o.series)
      group.push(o);
    else groups.push([o]);
  }
  return groups;
}
