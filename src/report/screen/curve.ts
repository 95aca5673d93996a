import type { Curve } from '../chart/curve.ts';
import { ticks } from '../chart/scale.ts';
import { packed } from './column.ts';
import { DASHED, DOTTED, graph } from './graph.ts';
import type { Trace } from './plot.ts';

/** Marks along the foot, about. */
const MARKS = 5;

/** The curve of a page in dots: main lines whole, others dashed, a level dotted; below it what its marks say. */
export function curveLines(c: Curve, width: number): string[] {
  const trace = (points: Curve['main'][number], every = 1): Trace => ({
    points: points.map((q) => [q.x, q.y] as const),
    every,
  });
  const level = c.level?.at;
  const [from, to] = [c.x.from, c.x.to];
  return [
    ...graph(
      {
        traces: [
          ...c.main.map((piece) => trace(piece)),
          ...c.other.map((piece) => trace(piece, DASHED)),
          ...(level === undefined
            ? []
            : [
                trace(
                  [
                    { x: from, y: level },
                    { x: to, y: level },
                  ],
                  DOTTED,
                ),
              ]),
        ],
        x: [from, to],
        y: [c.y.from, c.y.to],
        marks: ticks(from, to, MARKS).map((at) => ({ at, says: c.x.mark(at) })),
        says: c.y.mark,
      },
      width,
    ),
    ...packed(
      [...(c.pins ?? []), ...(c.leaps ?? []), ...(c.level ? [c.level] : [])].map((m) => m.says),
      width - 2,
    ).map((l) => `  ${l}`),
  ];
}
