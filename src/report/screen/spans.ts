import type { Fan } from '../chart/fan.ts';
import type { Interval } from '../chart/interval.ts';
import type { Spans } from '../chart/spans.ts';
import { cells, plain, wrap } from '../render/columns.ts';
import { DASHED, graph } from './graph.ts';

/** The rows of a page in signs, each under its name. */
export const spanLines = (s: Spans, width: number): string[] =>
  s.rows.flatMap((r) => [
    ...wrap(plain(r.name), width - 4).map((l) => `  ${l}`),
    `  |${spanRow(r, s.most, width - 4)}`,
  ]);

/** A row of a picture in signs: a frame, an interval over it, and two marks over both; shares of `most`. */
type Strip = Pick<Spans['rows'][number], 'frame' | 'span' | 'beside'>;

/**
 * The row in so many cells: `.` the frame, `=` the interval, `#` its middle, `o` the other mark, `@`
 * where both fall together.
 * @example spanRow({ frame: { low: 0, high: 1 }, beside: 0.5 }, 1, 5) // '..o..'
 */
export function spanRow({ frame, span, beside }: Strip, most: number, cells: number): string {
  const at = (share: number): number =>
    Math.max(0, Math.min(cells - 1, Math.round((share / most) * (cells - 1))));
  const row = new Array<string>(cells).fill(' ');
  const fill = (low: number, high: number, sign: string): void => {
    for (let i = at(low); i <= at(high); i++) row[i] = sign;
  };
  fill(frame.low, frame.high, '.');
  if (span) {
    fill(span.low, span.high, '=');
    row[at(span.at)] = '#';
  }
  row[at(beside)] = span && at(span.at) === at(beside) ? '@' : 'o';
  return row.join('');
}

/** Cells before the axis and behind it. */
const EDGE = 2;

/** The interval of a page in signs: `=` the band, `#` the tick, `|` the ends of the axis and its zero. */
export function intervalLines(i: Interval, width: number): string[] {
  const wide = width - 2 * EDGE;
  const at = (x: number): number =>
    Math.max(0, Math.min(wide - 1, Math.round(((x - i.from) / (i.to - i.from)) * (wide - 1))));
  const row = new Array<string>(wide).fill(' ');
  for (let c = at(i.low); c <= at(i.high); c++) row[c] = '=';
  const marks = i.from < 0 && i.to > 0 ? [i.from, 0, i.to] : [i.from, i.to];
  for (const m of marks) row[at(m)] = '|';
  if (i.at !== undefined) row[at(i.at)] = '#';
  let foot = '';
  for (const m of marks) {
    const words = plain(i.mark(m));
    const start = Math.min(wide - cells(words), Math.max(0, at(m) - Math.floor(cells(words) / 2)));
    foot += ' '.repeat(Math.max(1, start - cells(foot))).slice(m === i.from ? 1 : 0) + words;
  }
  return [row.join(''), foot].map((l) => `${' '.repeat(EDGE)}${l}`);
}

/** The smallest height of the picture, in units of what it shows. */
const MIN_HEIGHT = 0.01;

/** The fan of a page in dots: the middle whole, the edges of the band dotted. */
export function fanLines(f: Fan, width: number): string[] {
  const low = Math.min(...f.points.map((s) => s.low));
  const high = Math.max(low + MIN_HEIGHT, ...f.points.map((s) => s.high));
  const trace = (of: (s: Fan['points'][number]) => number) =>
    f.points.map((s) => [s.session, of(s)] as const);
  return graph(width, {
    traces: [
      { points: trace((s) => s.at) },
      { points: trace((s) => s.low), every: DASHED },
      { points: trace((s) => s.high), every: DASHED },
    ],
    x: [0, f.points.at(-1)?.session ?? 1],
    y: [low, high],
    marks: f.points.map(({ session }) => ({ at: session, says: f.session(session) })),
    says: f.mark,
  });
}
