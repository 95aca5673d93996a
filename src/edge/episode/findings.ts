import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding, Found } from '../../domain/finding.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Series, SeriesKind } from '../../domain/series.ts';
import type { Day, Instant } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import type { KnownRule } from './known.ts';

/** The figures and the evidence of an episode, and what dates them. */
type Material = {
  readonly observations: readonly Observation[];
  readonly evidence: readonly Evidence[];
  readonly calendars: Calendars;
  readonly known: KnownRule;
};

/**
 * What is wrong with the figures and the evidence of an episode, each from the instant at which
 * it could be known: later figures never change an earlier finding.
 * @returns findings by instant; those of one instant by kind and subject
 */
export function dataFindings(episode: Episode, given: Material): Sifted {
  const { observations, evidence, calendars } = given;
  const sifted = sift(episode, observations, calendars);
  const found = [
    ...sifted.findings,
    ...gaps(episode, given),
    ...vintages(episode, sifted.observations),
    ...weak(evidence),
  ];
  return { observations: sifted.observations, findings: found.toSorted(byInstant) };
}

/** A series of later revisions says so from its first value. */
function vintages(episode: Episode, observations: readonly Observation[]): readonly Found[] {
  return Object.values(episode.series).flatMap(({ id, vintage }) => {
    const first = observations.find((o) => o.series === id);
    return vintage === undefined || !first
      ? []
      : [{ at: first.knownAt, finding: { kind: 'vintage' as const, series: id, vintage } }];
  });
}

const weak = (evidence: readonly Evidence[]): readonly Found[] =>
  evidence
    .filter((item) => item.confidence === 'low')
    .map((item) => ({
      at: item.knownAt,
      finding: { kind: 'weak', evidence: item.id, source: item.source.name },
    }));

const byInstant = (a: Found, b: Found): number => {
  const [x, y] = [JSON.stringify(a.finding), JSON.stringify(b.finding)];
  return a.at - b.at || (x < y ? -1 : x > y ? 1 : 0);
};

/**
 * Sessions without a value although values lie on both sides of them. A gap is told once the
 * session is due by the series' rule and a value on each side is known; a value that comes later
 * still does not unsay it.
 */
function gaps(episode: Episode, given: Material): readonly Found[] {
  const told = new Map<string, Map<Day, Instant>>();
  for (const { series, at, knownAt } of given.observations) {
    const first = told.get(series) ?? new Map<Day, Instant>();
    told.set(series, first.set(at, Math.min(first.get(at) ?? knownAt, knownAt) as Instant));
  }
  return Object.values(episode.series).flatMap((series) =>
    inSeries(series, told.get(series.id) ?? new Map(), given),
  );
}

/** @param first  when a value of each day was first known */
function inSeries(
  series: Series,
  first: ReadonlyMap<Day, Instant>,
  { calendars, known }: Material,
): readonly Found[] {
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

/** Observations fit to be used, and what was wrong with the rest. */
export type Sifted = {
  /** By the instant of knowing, then by day, then by series. */
  readonly observations: readonly Observation[];
  readonly findings: readonly Found[];
};

/**
 * Takes out what cannot be used: values that the series cannot take, a value told twice, and
 * values that contradict each other at one instant. A later known value for a day stays and is
 * told as a revision.
 * @returns observations by the instant of knowing, then by day, then by series
 */
function sift(
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
    : Math.abs(log(to / from)) > LEAP.ratio;

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
