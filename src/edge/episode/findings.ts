import type { Calendars } from '../../domain/calendar.ts';
import type { Episode } from '../../domain/episode.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Found } from '../../domain/finding.ts';
import type { Observation, Series } from '../../domain/series.ts';
import { DAY_MS, type Day, type Instant } from '../../domain/time.ts';
import type { KnownRule } from './known.ts';
import { FAR_DAYS, type Sifted, sift } from './sift.ts';

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
  const { observations, evidence } = given;
  const sifted = sift(episode, observations, given);
  const found = [
    ...sifted.findings,
    ...gaps(episode, { ...given, observations: sifted.observations }),
    ...vintages(episode, sifted.observations),
    ...weak(evidence),
    ...oddDates(episode, evidence),
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
    // Of a hole of years the last one is enough: no window begins before it.
    for (let gap = Math.max(day + 1, next - FAR_DAYS); gap <= next; gap++) {
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

/** Days before a stretch begins, ten years, before which an act of it is hardly meant. */
const MAX_DAYS_BEFORE = 3653;
/** Days, thirty years, for which hardly any act is announced beforehand. */
const MAX_DAYS_AHEAD = 10_958;

/** Dates of evidence that are likely slips of the year: each is told, and used as it stands. */
const oddDates = ({ from }: Episode, evidence: readonly Evidence[]): readonly Found[] =>
  evidence.flatMap((item): readonly Found[] => {
    const { id, occurredOn, knownAt, scheduledFor, effectiveOn } = item;
    const ahead = (day: Day | undefined): boolean =>
      day !== undefined && (day < occurredOn || day > occurredOn + MAX_DAYS_AHEAD);
    const known = Math.floor(knownAt / DAY_MS) as Day;
    const dates = [
      ['occurred_on', occurredOn, occurredOn < from - MAX_DAYS_BEFORE],
      ['known_on', known, known < from - MAX_DAYS_BEFORE],
      ['scheduled_for', scheduledFor, ahead(scheduledFor)],
      ['effective_on', effectiveOn, ahead(effectiveOn)],
    ] as const;
    return dates.flatMap(([of, day, odd]): readonly Found[] =>
      odd && day !== undefined
        ? [{ at: knownAt, finding: { kind: 'odd date', evidence: id, field: of, day } }]
        : [],
    );
  });
