import type { Curve } from '../chart/curve.ts';
import type { Fan } from '../chart/fan.ts';
import type { Interval } from '../chart/interval.ts';
import type { Pairs } from '../chart/pairs.ts';
import { ticks } from '../chart/scale.ts';
import type { Spans } from '../chart/spans.ts';
import { cells, left, plain, right, wrap } from '../render/columns.ts';
import { packed } from './column.ts';
import { DASHED, DOTTED, graph, type Trace } from './graph.ts';

/** Marks along the foot, about. */
const MARKS = 5;

/** The curve of a page in dots: main lines whole, others dashed, a level dotted; below it what its marks say. */
export function curveLines(c: Curve, width: number): string[] {
  const { level, leaps = [], pins = [] } = c;
  const [from, to] = [c.x.from, c.x.to];
  const traces = (pieces: Curve['main'], every: number): Trace[] =>
    pieces.map((points) => ({ points: points.map((q) => [q.x, q.y] as const), every }));
  const across = level ? [[from, to].map((x) => ({ x, y: level.at }))] : [];
  const says = [...pins, ...leaps, ...(level ? [level] : [])].map((m) => m.says);
  return [
    ...graph(width, {
      traces: [...traces(c.main, 1), ...traces(c.other, DASHED), ...traces(across, DOTTED)],
      x: [from, to],
      y: [c.y.from, c.y.to],
      marks: ticks(from, to, MARKS).map((at) => ({ at, says: c.x.mark(at) })),
      says: c.y.mark,
    }),
    ...packed(says, width - 2).map((l) => `  ${l}`),
  ];
}

type Bar = Pairs['rows'][number];

/** The most cells of a name, the fewest of a bar, and those between two columns. */
const MAX_NAME = 38;
const MIN_BAR = 10;
const GAP = 2;

/** Bars of `#` on `.`, one a row, `o` where the other share stands; the figure behind it. */
export function barRows(rows: readonly Bar[], most: number, width: number): string[] {
  const name = Math.min(MAX_NAME, width >> 1, Math.max(...rows.map((r) => cells(plain(r.name)))));
  const says = Math.max(...rows.map((r) => cells(plain(r.says))));
  const wide = Math.max(MIN_BAR, width - name - says - 4 * GAP);
  const at = (share: number): number =>
    most > 0 ? Math.min(wide, Math.round((wide * share) / most)) : 0;
  const bar = (r: Bar): string => {
    if (typeof r.at === 'string') return left(plain(r.at), wide);
    const row = [...'#'.repeat(at(r.at)), ...'.'.repeat(wide - at(r.at))];
    if (r.beside !== undefined) row[Math.max(0, at(r.beside) - 1)] = 'o';
    return row.join('');
  };
  return rows.map((r) =>
    ['', left(plain(r.name), name), bar(r), right(plain(r.says), says)].join(' '.repeat(GAP)),
  );
}

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
