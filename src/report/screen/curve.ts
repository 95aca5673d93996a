import type { Curve } from '../chart/curve.ts';
import { ticks } from '../chart/scale.ts';
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
