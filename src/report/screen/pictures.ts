import type { Curve } from '../chart/curve.ts';
import type { Pairs } from '../chart/pairs.ts';
import { ticks } from '../chart/scale.ts';
import { cells, left, plain, right } from '../render/columns.ts';
import { packed } from './column.ts';
import { DASHED, DOTTED, graph } from './graph.ts';
import type { Trace } from './plot.ts';

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
