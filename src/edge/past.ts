import { join } from 'node:path';
import type { Calendars } from '../domain/calendar.ts';
import { extend, type History, noHistory } from '../domain/history.ts';
import type { Series } from '../domain/series.ts';
import type { Day } from '../domain/time.ts';
import { column } from './column.ts';
import { knownRule } from './episode/known.ts';
import { sha256 } from './file/hash.ts';
import { accepted, allOf, chain, judged, type Problem, type Result } from './file/problem.ts';
import { readFrom } from './file/text.ts';
import { instantAt } from './zone.ts';

/** Long daily histories as known by the end of a day. */
export type LongPast = {
  readonly histories: Readonly<Record<string, History>>;
  /** SHA-256 of each input file. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** Where histories lie, where they begin and end, and what dates their values. */
type Stretch = {
  /** Ids of the series that set the first day. */
  readonly legs: readonly string[];
  readonly folder: string;
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
  { legs, folder, until, zone, calendars }: Stretch,
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
    const begins = known.filter(({ leg }) => leg).map(({ values }) => values[0]?.day);
    const from = Math.max(...begins.map((day) => day ?? Number.POSITIVE_INFINITY));
    const odd: Problem[] = [];
    const histories = known.map(({ id, kind, values }) => {
      const shared = values.filter((v) => v.day >= from);
      odd.push(...shared.flatMap((v) => v.unmoved ?? []).slice(0, 1));
      return [id, shared.reduce((h, v) => extend(h, v.day, v.value), noHistory(kind))] as const;
    });
    return judged(odd, { histories: Object.fromEntries(histories), inputs });
  });
}
