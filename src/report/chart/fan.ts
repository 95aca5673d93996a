import type { Spread } from '../../domain/known.ts';
import { bare, type Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { across, dot, type Place, segment, stroke, svg, text, textWidth, through } from './svg.ts';

/** How a figure spreads over sessions. */
export type Fan = {
  /** Sessions, rising, and the middle and 80 % at each. */
  readonly points: readonly (Spread & { readonly session: number })[];
  /** A middle line to compare with. */
  readonly base?: readonly { readonly session: number; readonly at: number }[];
  /** Values that are drawn darker: where it began, where it would be whole. */
  readonly lines: readonly number[];
  readonly mark: (value: number) => string;
  /** Beside the middle line and the line to compare with, at their ends. */
  readonly says: string;
  readonly baseSays?: string;
  readonly session: (n: number) => string;
};

const HEIGHT_PX = 176;

/** A band with an outline, the middle as a line, what it is compared with in dashes. */
export function fan(f: Fan, width: number, label: string): Html {
  const right = width - 48;
  const values = [
    ...f.lines,
    ...f.points.flatMap((p) => [p.low, p.high]),
    ...(f.base ?? []).map((b) => b.at),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const spare = (high - low || 1) * 0.05;
  const y = linear([low - spare, high + spare], [HEIGHT_PX, 6]);
  const [first = 0, last = 1] = [f.points[0]?.session, f.points.at(-1)?.session];
  const x = linear([Math.min(0, first), Math.max(last, first + 1)], [2, right]);
  const dark = (v: number): boolean => f.lines.includes(v);
  const parts = across(ticks(low - spare, high + spare, 5), { y, right, says: f.mark, dark });
  let free = Number.NEGATIVE_INFINITY;
  for (const { session } of f.points) {
    const words = f.session(session);
    const at = x(session);
    if (at - textWidth(words) / 2 < free && session !== last) continue;
    const anchor = at > right - 20 ? 'end' : at < 10 ? 'start' : 'middle';
    parts.push(
      segment([at, HEIGHT_PX], [at, HEIGHT_PX + 4], { ink: 'edge' }),
      text([at, HEIGHT_PX + 18], words, { anchor }),
    );
    free = at + textWidth(words) / 2 + 10;
  }
  const path = (points: readonly Place[]) => through(points.map(([a, b]) => [x(a), y(b)]));
  const upper = f.points.map((p) => [p.session, p.high] as const);
  const lower = f.points.map((p) => [p.session, p.low] as const);
  parts.push(
    bare`<path d="${path([...upper, ...lower.toReversed()])}Z" fill="var(--band)" fill-opacity=".6" stroke="none"/>`,
    stroke(path(upper), { ink: 'accent', width: 1 }),
    stroke(path(lower), { ink: 'accent', width: 1 }),
  );
  for (const at of f.lines) parts.push(segment([2, y(at)], [right, y(at)], { ink: 'edge' }));
  const middle = f.points.map((p) => [p.session, p.at] as const);
  const base = (f.base ?? []).map((b) => [b.session, b.at] as const);
  if (base.length > 0) parts.push(stroke(path(base), { ink: 'ink-2', width: 1.5, dash: '5 3' }));
  parts.push(stroke(path(middle), { ink: 'accent', width: 2.5 }));
  const [end, other] = [middle.at(-1), base.at(-1)];
  if (end) {
    const above = other === undefined || end[1] >= other[1];
    parts.push(dot([x(end[0]), y(end[1])], 4, 'accent'));
    parts.push(word([right, y(end[1])], f.says, { above, ink: 'accent', bold: true }));
    if (other && f.baseSays !== undefined)
      parts.push(
        word([right, y(other[1])], f.baseSays, { above: !above, ink: 'ink-2', bold: false }),
      );
  }
  return svg({ width, height: HEIGHT_PX + 24 }, label, parts);
}

/** How words at the end of a line stand. */
type End = { readonly above: boolean; readonly ink: string; readonly bold: boolean };

/** Words at the end of a line, above or below it. */
const word = ([right, at]: Place, words: string, { above, ink, bold }: End): Html =>
  text([right - 10, at + (above ? -8 : 17)], words, { anchor: 'end', ink, bold, halo: true });
