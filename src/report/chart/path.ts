import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { across, dot, rect, segment, stroke, svg, text, through } from './svg.ts';

/** One leg over its last sessions. */
export type Path = {
  readonly label: string;
  /** Day and value of each session, per cent. */
  readonly points: readonly { readonly day: number; readonly x: number }[];
  /** Position of the last session before the window; undefined when no window is known. */
  readonly start: number | undefined;
  /** Smallest and largest value of all legs: small multiples share one scale. */
  readonly low: number;
  readonly high: number;
  readonly first: string;
  readonly last: string;
  readonly falling: boolean;
  readonly mark: (value: number) => string;
};

const HEIGHT = 120;
const BOTTOM = 96;

/** A line with the judged window shaded, edged and heavier, and the last point marked. */
export function pathChart(p: Path, width: number): Html {
  const end = width - 34;
  const [from = 0, to = 1] = [p.points[0]?.day, p.points.at(-1)?.day];
  const at = linear([from, Math.max(from + 1, to)], [2, end]);
  const x = (i: number): number => at(p.points[i]?.day ?? to);
  const pad = Math.max(0.2, (p.high - p.low) * 0.06);
  const y = linear([p.low - pad, p.high + pad], [BOTTOM, 6]);
  const parts: Html[] = [];
  if (p.start !== undefined) {
    parts.push(rect({ x: x(p.start), y: 4, w: end - x(p.start), h: BOTTOM }, 'window'));
    parts.push(segment([x(p.start), 4], [x(p.start), 4 + BOTTOM], { ink: 'edge' }));
    parts.push(segment([end, 4], [end, 4 + BOTTOM], { ink: 'edge' }));
  }
  parts.push(...across(ticks(p.low - pad, p.high + pad, 5), { y, right: end, says: p.mark }));
  const line = (first: number) => through(p.points.slice(first).map((q) => [at(q.day), y(q.x)]));
  const ink = p.falling ? 'down' : 'up';
  if (p.points.length > 0) parts.push(stroke(line(0), { ink: 'ink-3', width: 1.5 }));
  if (p.start !== undefined) parts.push(stroke(line(p.start), { ink, width: 2.5 }));
  const last = p.points.at(-1);
  if (last) parts.push(dot([end, y(last.x)], 4, ink));
  parts.push(text([2, HEIGHT - 4], p.first));
  parts.push(text([end + 4, HEIGHT - 4], p.last, { ink: 'ink', anchor: 'end' }));
  return svg({ width, height: HEIGHT }, p.label, parts);
}
