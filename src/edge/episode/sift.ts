import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Finding, Found } from '../../domain/finding.ts';
import type { Observation, Series } from '../../domain/series.ts';
import type { Day } from '../../domain/time.ts';
import { leap, type Sort, takes } from '../../sense/leap.ts';
import {
  firstStillness,
  type Stillness,
  standsStill,
  stillnessAfter,
} from '../../sense/stillness.ts';
import type { KnownRule } from './known.ts';

/** Observations fit to be used, and what was wrong with the rest. */
export type Sifted = {
  /** By the instant of knowing, then by day, then by series. */
  readonly observations: readonly Observation[];
  readonly findings: readonly Found[];
};

/** What dates observations. */
type Dated = { readonly calendars: Calendars; readonly known: KnownRule };

/** What is remembered of a series: its newest session, and its values by day. */
type Track = {
  readonly series: Series;
  /** The same, where several sessions are told at once: the delay is that of the first of them. */
  readonly released: Series;
  readonly sort: Sort;
  readonly told: Map<Day, number>;
  readonly strays: ReadonlySet<Day>;
  day: Day;
  /** Of the newest day that was kept; undefined before the first. */
  value: number | undefined;
  /** The newest that was off scale, until one is not. */
  off: number | undefined;
  still: Stillness | undefined;
  /** Day of the first of the repeated values. */
  since: Day;
};

/**
 * Takes out what cannot be used: values that the series cannot take, a value told twice, values that
 * contradict each other at one instant, that stand still for longer than the series' past allows, or
 * that are off its scale. A later known value for a day stays and is told as a revision.
 * @returns observations by the instant of knowing, then by day, then by series
 */
export function sift(
  episode: Episode,
  observations: readonly Observation[],
  { calendars, known }: Dated,
): Sifted {
  const findings: Found[] = [];
  const kept: Observation[] = [];
  const tracks = tracksOf(episode, observations);
  const releases = releasesOf(episode, observations);
  for (const group of together(observations.toSorted(byArrival))) {
    const [first] = group as [Observation, ...Observation[]];
    const { series, at: day } = first;
    const track = tracks.get(series);
    if (!track) throw new RangeError(`an observation of an unknown series ${series}`);
    const open = calendars[track.series.calendar](day);
    const tell = (finding: Finding, o = first) => findings.push({ at: o.knownAt, finding });
    if (track.strays.has(day)) {
      tell({ kind: 'stray', series, day });
      continue;
    }
    const many = (releases.get(`${series} ${first.knownAt}`)?.size ?? 1) > 1;
    if (first.knownAt < known(many ? track.released : track.series, day))
      tell({ kind: 'early', series, day });
    // Legs are measured session by session; beside them a value on a closed day does no harm.
    if (track.sort.leg && !open) {
      tell({ kind: 'closed', series, day });
      continue;
    }
    const possible = group.filter((o) => {
      if (takes(track.sort.kind, o.value)) return true;
      tell({ kind: 'impossible', series, day, value: o.value }, o);
      return false;
    });
    const values = [...new Set(possible.map((o) => o.value))];
    const [value] = values;
    if (value === undefined) continue;
    if (values.length > 1) {
      tell({ kind: 'conflicting', series, day, values: values.toSorted((a, b) => a - b) });
      continue;
    }
    const from = track.told.get(day);
    if (possible.length > 1 || from === value) tell({ kind: 'duplicate', series, day });
    if (from === value) continue;
    const newest = track.value === undefined || day >= track.day;
    const before = newest ? track.value : from;
    const size = before === undefined ? 'usual' : sized(track, before, value);
    if (before !== undefined && size === 'off scale') {
      if (newest) track.off = value;
      tell({ kind: 'rescaled', series, day, from: before, to: value });
      continue;
    }
    if (from !== undefined) tell({ kind: 'revised', series, day, from, to: value });
    if (newest && before !== undefined && size === 'jump')
      tell({ kind: 'jump', series, day, from: before, to: value });
    if (newest && open && unmoved(track, day, value)) {
      const sessions = (track.still as Stillness).run + 1;
      tell({ kind: 'unmoved', series, day, since: track.since, value, sessions });
      continue;
    }
    if (newest) Object.assign(track, { day, value, off: undefined });
    track.told.set(day, value);
    kept.push({ ...first, value });
  }
  return { observations: kept, findings };
}

function tracksOf(episode: Episode, observations: readonly Observation[]): Map<string, Track> {
  const legs = new Set(Object.values(episode.legs).flat());
  const strays = strayDays(observations, episode.from);
  const none = { value: undefined, off: undefined, still: undefined };
  return new Map(
    Object.values(episode.series).map((series): [string, Track] => [
      series.id,
      {
        series,
        released: { ...series, known: { ...series.known, lag: Math.min(series.known.lag, 1) } },
        sort: { kind: series.kind, leg: legs.has(series.id) },
        told: new Map(),
        strays: strays.get(series.id) ?? new Set(),
        day: Number.NEGATIVE_INFINITY as Day,
        since: Number.NEGATIVE_INFINITY as Day,
        ...none,
      },
    ]),
  );
}

/** The days that a series with a delay of sessions tells of at one instant. */
function releasesOf(
  { series: all }: Episode,
  observations: readonly Observation[],
): ReadonlyMap<string, Set<Day>> {
  const days = new Map<string, Set<Day>>();
  for (const { series, at, knownAt } of observations) {
    if ((all[series]?.known.lag ?? 0) < 2) continue;
    const release = `${series} ${knownAt}`;
    const told = days.get(release) ?? new Set<Day>();
    days.set(release, told.add(at));
  }
  return days;
}

/** A step from a value that was kept; what stays on another scale is off scale however near it drifts. */
function sized({ sort, off, still }: Track, from: number, to: number): ReturnType<typeof leap> {
  const sigma = Math.sqrt(still?.variance ?? 0);
  const size = leap(sort, { from, to, sigma });
  const drifts = off !== undefined && leap(sort, { from: off, to, sigma }) !== 'off scale';
  return drifts ? 'off scale' : size;
}

/** Notes one session more; a value that replaces the newest one breaks its run. */
function unmoved(track: Track, day: Day, value: number): boolean {
  const { still, day: last } = track;
  if (!still) track.still = firstStillness(value);
  else if (day === last) track.still = { ...still, last: value, run: 0 };
  else track.still = stillnessAfter(still, value);
  if (track.still.run === 0) track.since = day;
  return standsStill(track.still);
}

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

/** Days from which another date is far: a year is a slip of one digit. */
export const FAR_DAYS = 366;
/** Most dates in a row that are taken for slips. */
const MOST_STRAYS = 5;

/**
 * Dates far from all others and from the first decision, before it: by more than a year, alone or a few.
 * What comes later cannot change it, since it would lie near the decision.
 */
function stray(days: Iterable<Day>, from: Day): ReadonlySet<Day> {
  const out = new Set<Day>();
  let near: Day[] = [];
  const close = (): void => {
    if (near.length <= MOST_STRAYS) for (const day of near) out.add(day);
    near = [];
  };
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    if (day - (near.at(-1) ?? day) > FAR_DAYS) close();
    if (day >= from - FAR_DAYS) return out;
    near.push(day);
  }
  if (near.length > 0) close();
  return out;
}

/** The stray days of each series that has any. */
function strayDays(
  observations: readonly Observation[],
  from: Day,
): ReadonlyMap<string, ReadonlySet<Day>> {
  const early = new Map<string, Day[]>();
  for (const { series, at } of observations) {
    const days = early.get(series) ?? [];
    days.push(at);
    early.set(series, days);
  }
  return new Map([...early].map(([series, days]) => [series, stray(days, from)]));
}
