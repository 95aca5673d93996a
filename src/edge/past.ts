import { join } from 'node:path';
import type { Calendars } from '../domain/calendar.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import { present } from '../domain/present.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import { asof, inOrder } from '../run/knowledge.ts';
import { column, type Value } from './column.ts';
import { knownRule } from './episode/known.ts';
import { type EpisodeReading, OBSERVATIONS } from './episode/read.ts';
import { sha256 } from './file/hash.ts';
import { accepted, allOf, chain, judged, type Result } from './file/problem.ts';
import { readFrom } from './file/text.ts';
import { instantAt } from './zone.ts';

/** Long daily histories as known by the end of a day. */
export type LongPast = {
  readonly histories: Readonly<Record<string, History>>;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** Which series set the first day, where histories end, and what dates their values. */
type Stretch = {
  readonly legs: readonly string[];
  readonly until: Day;
  /** In which `until` ends. */
  readonly zone: string;
  readonly calendars: Calendars;
};

/**
 * Histories from a folder with one CSV a series (`date,value` or `date,...,close,...`). They begin on
 * the first day that all legs share and end with what was known by the end of `until`. A series that
 * stands still in them for longer than its past allows is a problem, and nothing is learnt.
 */
export function longPast(
  all: readonly Series[],
  { legs, folder, until, zone, calendars }: Stretch & { readonly folder: string },
): Result<LongPast> {
  const inputs: Record<string, string> = {};
  const end = instantAt(until, '24:00', zone);
  const knownAt = knownRule(calendars);
  const columns = all.map((series) => {
    const { id, kind, history = id } = series;
    const leg = legs.includes(id);
    const rows = readFrom(join(folder, `${history}.csv`), (text, file) => {
      inputs[`${history}.csv`] = sha256(text);
      return column(text, file, { kind, leg, open: calendars[series.calendar] });
    });
    return chain(rows, (read) => {
      const values = read.filter((v) => v.day <= until && knownAt(series, v.day) <= end);
      return accepted({ id, kind, leg, values });
    });
  });
  return chain(allOf(columns), (known) => {
    const shared = sharedDays(known);
    const odd = shared.flatMap(({ values }) => values.flatMap((v) => v.unmoved ?? []).slice(0, 1));
    return judged(odd, { histories: historiesOf(shared), inputs });
  });
}

/** The same from an episode's own observations; what cannot be used was left out when they were read. */
export function ownPast(
  { episode, observations, rows }: Pick<EpisodeReading, 'episode' | 'observations' | 'rows'>,
  all: readonly Series[],
  { legs, until, zone }: Omit<Stretch, 'calendars'>,
): LongPast {
  const told = { observations, evidence: [], findings: [], ...present({ rows }) };
  const end = instantAt(until, '24:00', zone);
  const { histories } = asof(episode.series, inOrder(told, []), end);
  const shared = sharedDays(
    all.map(({ id, kind }) => {
      const { days, values, length } = histories[id] as History;
      const known = days.slice(0, length).map((day, i) => ({ day, value: values[i] as number }));
      return { id, kind, leg: legs.includes(id), values: known.filter((v) => v.day <= until) };
    }),
  );
  const used = shared.map(({ id, values }) => [id, values.map((v) => [v.day, v.value])]);
  return {
    histories: historiesOf(shared),
    inputs: { [OBSERVATIONS]: sha256(JSON.stringify(used)) },
  };
}

/** Values of a series, oldest first, and whether it is one of a leg. */
type Known<V> = Pick<Series, 'id' | 'kind'> & {
  readonly leg: boolean;
  readonly values: readonly V[];
};

/** The same from the first day on that all legs share; none while a leg has none. */
function sharedDays<V extends { readonly day: Day }>(
  all: readonly Known<V>[],
): readonly Known<V>[] {
  const begins = all.filter(({ leg }) => leg).map(({ values }) => values[0]?.day);
  const from = Math.max(...begins.map((day) => day ?? Number.POSITIVE_INFINITY));
  return all.map((one) => ({ ...one, values: one.values.filter((v) => v.day >= from) }));
}

const historiesOf = (all: readonly Known<Value>[]): LongPast['histories'] =>
  Object.fromEntries(
    all.map(({ id, kind, values }) => [
      id,
      values.reduce((h, v) => extend(h, v.day, v.value), noHistory(kind)),
    ]),
  );

/** Sessions of the risk leg that an episode holds by the end of a day, from the first that all legs share. */
export function sessionsBy(reading: EpisodeReading, until: Day): number {
  const { legs, series, decide } = reading.episode;
  const ids = Object.values(legs).flat();
  const all = ids.map((id) => series[id] as Series);
  const { histories } = ownPast(reading, all, { legs: ids, until, zone: decide.zone });
  return histories[legs.risk[0] as string]?.length ?? 0;
}
