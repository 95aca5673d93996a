import type { Fan } from '../chart/fan.ts';
import { DASHED, graph } from './graph.ts';

/** The smallest height of the picture, in units of what it shows. */
const MIN_HEIGHT = 0.01;

/** The fan of a page in dots: the middle whole, the edges of the band dotted. */
export function fanLines(f: Fan, width: number): string[] {
  const low = Math.min(...f.points.map((s) => s.low));
  const high = Math.max(low + MIN_HEIGHT, ...f.points.map((s) => s.high));
  const trace = (of: (s: Fan['points'][number]) => number) =>
    f.points.map((s) => [s.session, of(s)] as const);
  return graph(
    {
      traces: [
        { points: trace((s) => s.at) },
        { points: trace((s) => s.low), every: DASHED },
        { points: trace((s) => s.high), every: DASHED },
      ],
      x: [0, f.points.at(-1)?.session ?? 1],
      y: [low, high],
      marks: f.points.map(({ session }) => ({ at: session, says: f.session(session) })),
      says: f.mark,
    },
    width,
  );
}
