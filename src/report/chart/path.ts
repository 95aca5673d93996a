import { linear, ticks } from './scale.ts';
import { dot, line, px, rect, stroke, svg, text } from './svg.ts';

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

const HEIGHT = 150;
const BOTTOM = 126;

/** A line with the judged window shaded, edged and heavier, and the last point marked. */
export function path(p: Path, width: number): string {
  const end = width - 34;
  const [from = 0, to = 1] = [p.points[0]?.day, p.points.at(-1)?.day];
  const across = linear(from, Math.max(from + 1, to), 2, end);
  const x = (i: number): number => across(p.points[i]?.day ?? to);
  const pad = Math.max(0.2, (p.high - p.low) * 0.06);
  const y = linear(p.low - pad, p.high + pad, BOTTOM, 6);
  const parts: string[] = [];
  if (p.start !== undefined) {
    parts.push(rect(x(p.start), 4, end - x(p.start), BOTTOM, 'window'));
    parts.push(line(x(p.start), 4, x(p.start), 4 + BOTTOM, 'edge'));
    parts.push(line(end, 4, end, 4 + BOTTOM, 'edge'));
  }
  for (const t of ticks(p.low - pad, p.high + pad, 5)) {
    parts.push(line(2, y(t), end, y(t), t === 0 ? 'edge' : 'grid'));
    parts.push(text(end + 6, y(t) + 4, p.mark(t)));
  }
  const through = (first: number): string =>
    p.points
      .slice(first)
      .map((q, i) => `${i === 0 ? 'M' : 'L'}${px(across(q.day))} ${px(y(q.x))}`)
      .join('');
  const ink = p.falling ? 'down' : 'up';
  if (p.points.length > 0) parts.push(stroke(through(0), 'ink-3', 1.5));
  if (p.start !== undefined) parts.push(stroke(through(p.start), ink, 2.5));
  const last = p.points.at(-1);
  if (last) parts.push(dot(end, y(last.x), 4, ink));
  parts.push(text(2, HEIGHT - 4, p.first));
  parts.push(text(end + 4, HEIGHT - 4, p.last, { ink: 'ink', anchor: 'end' }));
  return svg(width, HEIGHT, p.label, parts.join(''));
}
