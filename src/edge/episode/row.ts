import type { Episode } from '../../domain/episode.ts';
import type { Observation, Series } from '../../domain/series.ts';
import { both, type Text } from '../../domain/text.ts';
import { type Day, formatDay, type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import { cellProblem } from '../file/columns.ts';
import type { CsvRecord } from '../file/csv.ts';
import { figure } from '../file/figure.ts';
import { accepted, type Phrase, type Problem, type Result, refused } from '../file/problem.ts';
import { inEra, inEraAt } from '../file/schema.ts';
import { WANTED } from '../file/wanted.ts';
import { instantAt, stamp } from '../zone.ts';
import { dawn, type KnownRule } from './known.ts';

/** The columns of an `observations.csv`. */
export const HEADER = ['series', 'at', 'known_at', 'value'] as const;
type Column = (typeof HEADER)[number];

/** What a row is read with: which cell holds which column, and what the series are. */
type Sheet = {
  readonly file: string;
  readonly where: { readonly [C in Column]: number };
  readonly episode: Episode;
  readonly known: KnownRule;
};

/** Reads rows of an `observations.csv`; every cell that is wrong becomes a problem. */
export function rowReader(sheet: Sheet): (entry: CsvRecord) => Result<Observation> {
  const { where, episode, known } = sheet;
  const sessionOf = sessions();
  return (entry) => {
    const text = (name: Column): string => entry.cells[where[name]] ?? '';
    const series = Object.hasOwn(episode.series, text('series'))
      ? episode.series[text('series')]
      : undefined;
    const value = figure(text('value')) ?? Number.NaN;
    const when = sessionOf(text('at'), series?.known.zone);
    const stated = text('known_at') === '' ? undefined : parseInstant(text('known_at'));
    const whole =
      series &&
      Number.isFinite(value) &&
      when &&
      inEra(when.day) &&
      when.day <= episode.to &&
      (stated === undefined ? text('known_at') === '' : stated >= when.start && inEraAt(stated));
    if (!whole) return refused(...wrong(sheet, entry, { series, value, when, stated }));
    const knownAt = stated ?? (Math.max(known(series, when.day), when.start) as Instant);
    return accepted({ series: series.id, at: when.day, knownAt, value });
  };
}

/** The session that a value speaks of, and the instant before which nobody can know it. */
type Session = { readonly day: Day; readonly start: Instant };

/** What could be read of a row. */
type Parts = {
  readonly series: Series | undefined;
  readonly value: number;
  readonly when: Session | undefined;
  readonly stated: Instant | undefined;
};

function wrong(
  { file, where, episode }: Sheet,
  entry: CsvRecord,
  { series, value, when, stated }: Parts,
): readonly Problem[] {
  const cell = (name: Column): string => entry.cells[where[name]] ?? '';
  const ended = when === undefined || when.day <= episode.to;
  const dated = stated !== undefined || cell('known_at') === '';
  const late = !stated || !when || stated >= when.start;
  const demands: readonly (readonly [holds: boolean, column: Column, expected: Phrase])[] = [
    [series !== undefined, 'series', { ...A_SERIES, of: Object.keys(episode.series) }],
    [Number.isFinite(value), 'value', WANTED.finite],
    [when !== undefined, 'at', DAY_OR_INSTANT],
    [when === undefined || inEra(when.day), 'at', WANTED.era],
    [ended, 'at', BY_THE_END(episode.to)],
    [dated, 'known_at', WANTED.instant],
    [late, 'known_at', NOT_BEFORE(cell('at'))],
    [stated === undefined || inEraAt(stated), 'known_at', WANTED.era],
  ];
  return demands.flatMap(([holds, column, expected]) =>
    holds ? [] : cellProblem(file, { entry, cell: where[column] }, expected),
  );
}

/** Cells whose sessions are kept: of days many rows share one, of instants few do. */
const MAX_CELLS = 100_000;

/** Sessions that cells name, kept by zone, since a wall clock is slow to read. */
function sessions(): (cell: string, zone: string | undefined) => Session | undefined {
  const kept = new Map<string | undefined, Map<string, Session>>();
  return (cell, zone) => {
    const days = kept.get(zone) ?? new Map<string, Session>();
    kept.set(zone, days);
    const before = days.get(cell);
    if (before) return before;
    if (days.size > MAX_CELLS) days.clear();
    const read = session(cell, zone);
    if (read) days.set(cell, read);
    return read;
  };
}

function session(cell: string, zone: string | undefined): Session | undefined {
  const day = parseDay(cell);
  if (day !== undefined)
    return { day, start: zone === undefined ? dawn(day) : instantAt(day, '00:00', zone) };
  const start = parseInstant(cell);
  if (start === undefined) return undefined;
  const local = parseDay(
    (zone === undefined ? cell : stamp(start, zone)).slice(0, 'YYYY-MM-DD'.length),
  );
  return local === undefined ? undefined : { day: local, start };
}

const A_SERIES: Text = { en: 'a series of episode.yaml', 'zh-Hant': 'episode.yaml列出的序列' };
const DAY_OR_INSTANT = both(
  'a day YYYY-MM-DD or an instant with offset',
  '日期YYYY-MM-DD或帶時差的時刻',
);
const BY_THE_END = (to: Day): Text =>
  both(
    `a day not after the episode's end, ${formatDay(to)}`,
    `不晚於事件期間結束日${formatDay(to)}的日期`,
  );
const NOT_BEFORE = (at: string): Text => both(`an instant not before ${at}`, `不早於${at}的時刻`);
