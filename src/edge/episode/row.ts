import type { Episode } from '../../domain/episode.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Series } from '../../domain/series.ts';
import { type Day, formatDay, type Instant, parseDay, parseInstant } from '../../domain/time.ts';
import type { Cell, Entry } from '../file/csv.ts';
import type { Phrase, Problem, Result } from '../file/problem.ts';
import { instantAt, stamp } from '../zone.ts';
import { dawn } from './dawn.ts';
import type { Known } from './known.ts';
import { phrase, quote } from './words.ts';

/** The columns of an `observations.csv`. */
export const HEADER = ['series', 'at', 'known_at', 'value'] as const;
export type Column = (typeof HEADER)[number];

/** An observation, and the cell that holds its value. */
export type Row = { readonly observation: Observation; readonly cell: Cell };

/** What a row is read with: which cell holds which column, and what the series are. */
type Sheet = {
  readonly file: string;
  readonly where: { readonly [C in Column]: number };
  readonly episode: Episode;
  readonly known: Known;
};

/** A number, and nothing beside it. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Reads one row of an `observations.csv`; every cell that is wrong becomes a problem. */
export function row(record: Entry, { file, where, episode, known }: Sheet): Result<Row> {
  const problems: Problem[] = [];
  const cell = (name: Column): Cell =>
    record.cells[where[name]] ?? { text: '', line: record.line, column: 1 };
  const wrong = (cell: Cell, expected: Phrase): undefined => {
    const { line, column, text } = cell;
    problems.push({ file, line, column, expected, found: quote(text === '' ? undefined : text) });
    return undefined;
  };
  const spare = record.cells[HEADER.length];
  if (spare) wrong(spare, { en: 'the end of the line', 'zh-Hant': '行尾' });

  const name = cell('series');
  const series = Object.hasOwn(episode.series, name.text)
    ? (episode.series[name.text] as Series)
    : wrong(name, { en: 'a series of episode.yaml', 'zh-Hant': 'episode.yaml列出的序列' });

  const number = cell('value');
  const value =
    NUMBER.test(number.text) && Number.isFinite(Number(number.text))
      ? Number(number.text)
      : wrong(number, phrase('number'));

  const when = session(cell('at'), series);
  if (when === undefined)
    wrong(cell('at'), {
      en: 'a day YYYY-MM-DD or an instant with offset',
      'zh-Hant': '日期YYYY-MM-DD或帶時差的時刻',
    });
  else if (when.day > episode.to)
    wrong(cell('at'), {
      en: `a day not after the episode's end, ${formatDay(episode.to)}`,
      'zh-Hant': `不晚於事件段結束日${formatDay(episode.to)}的日期`,
    });

  const told = cell('known_at');
  const stated = told.text === '' ? undefined : parseInstant(told.text);
  if (told.text !== '' && stated === undefined) wrong(told, phrase('instant'));
  else if (stated !== undefined && when !== undefined && stated < when.start)
    wrong(told, {
      en: `an instant not before ${cell('at').text}`,
      'zh-Hant': `不早於${cell('at').text}的時刻`,
    });

  if (problems.length > 0 || !series || !when || value === undefined)
    return { ok: false, problems };
  const rule = stated ?? (Math.max(known(series, when.day), when.start) as Instant);
  return {
    ok: true,
    value: { observation: { series: series.id, at: when.day, knownAt: rule, value }, cell: number },
  };
}

/** The session that a cell names, and the instant before which nobody can know its value. */
function session(
  cell: Cell,
  series: Series | undefined,
): { readonly day: Day; readonly start: Instant } | undefined {
  const day = parseDay(cell.text);
  if (day !== undefined)
    return { day, start: series ? instantAt(day, '00:00', series.known.zone) : dawn(day) };
  const start = parseInstant(cell.text);
  if (start === undefined) return undefined;
  const local = parseDay(
    (series ? stamp(start, series.known.zone) : cell.text).slice(0, 'YYYY-MM-DD'.length),
  );
  return local === undefined ? undefined : { day: local, start };
}
