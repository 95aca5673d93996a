import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { across, dot, ring, segment, stroke, svg, text, textWidth, through } from './svg.ts';

type Point = { readonly x: number; readonly y: number };

/** One or two lines over a range, with the places on them that matter. */
export type Curve = {
  /** The main line in pieces: between two pieces it leaps. */
  readonly main: readonly (readonly Point[])[];
  /** A second line, dashed. */
  readonly other: readonly (readonly Point[])[];
  /** Where a line leaps, and what stands above the place. */
  readonly leaps?: readonly (Record<'x' | 'from' | 'to', number> & { readonly says: string })[];
  /** Where one stands: a dot with its words in bold; a hollow one belongs to the dashed line. */
  readonly pins?: readonly (Point & { readonly says: string; readonly hollow?: boolean })[];
  /** A level across the whole picture. */
  readonly level?: { readonly at: number; readonly says: string };
  readonly x: Axis;
  readonly y: Axis;
};

type Axis = { readonly from: number; readonly to: number; readonly mark: (v: number) => string };

const FOOT = 20;
const PHONE = 480;
const HEIGHT_PX = 190;
/** From the base of a line of words to the next. */
const LINE_PX = 16;

/** Lines in the accent's ink, leaps as dots under a word, the axis of values at the right. */
export function curveChart(c: Curve, width: number, label: string): Html {
  const { leaps = [], pins = [] } = c;
  const right = width - 44;
  const top = 8 + 16 * leaps.length;
  const foot = top + HEIGHT_PX;
  const x = linear([c.x.from, c.x.to], [2, right]);
  const y = linear([c.y.from, c.y.to], [foot, top + 6]);
  const parts = across(ticks(c.y.from, c.y.to, 4), { y, right, says: c.y.mark });
  for (const t of ticks(c.x.from, c.x.to, width < 400 ? 4 : 8)) {
    const anchor = x(t) < 14 ? 'start' : x(t) > right - 14 ? 'end' : 'middle';
    parts.push(segment([x(t), foot], [x(t), foot + 4], { ink: 'edge' }));
    parts.push(text([x(t), foot + FOOT - 2], c.x.mark(t), { anchor }));
  }
  if (c.level) {
    parts.push(segment([2, y(c.level.at)], [right, y(c.level.at)], { ink: 'ink-3', dash: '2 3' }));
    // On a phone the pins fill the right: the words stand where the curve begins, above them.
    const phone = width < PHONE;
    const [at, up] = phone ? [4, 26] : [right - 6, 6];
    const anchor = phone ? ('start' as const) : ('end' as const);
    parts.push(text([at, y(c.level.at) - up], c.level.says, { ink: 'ink-2', anchor, halo: true }));
  }
  const line = (piece: readonly Point[]) => through(piece.map((p) => [x(p.x), y(p.y)]));
  for (const piece of c.other)
    parts.push(stroke(line(piece), { ink: 'accent', width: 1.5, dash: '5 3' }));
  for (const piece of c.main) parts.push(stroke(line(piece), { ink: 'accent', width: 2.5 }));
  for (const [i, l] of leaps.entries()) {
    const at = x(l.x);
    const base = 12 + 16 * i;
    parts.push(
      segment([at, base + 4], [at, y(Math.min(l.from, l.to))], { ink: 'ink-2', dash: '1.5 2.5' }),
    );
    parts.push(ring([at, y(l.from)], 3, 'accent'), dot([at, y(l.to)], 3, 'accent'));
    const half = textWidth(l.says) / 2;
    const clear = Math.min(right - half, Math.max(half + 2, at));
    parts.push(text([clear, base], l.says, { anchor: 'middle', ink: 'ink-2', halo: true }));
  }
  const said: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  for (const p of pins) {
    // Below its dot a word stands clear of the leaps; at the foot there is room above alone.
    const below = y(p.y) + 22 < foot;
    const wide = textWidth(p.says, 13, true) + 12;
    const end = x(p.x) + wide > right || (!below && x(p.x) - wide > 2);
    const from = x(p.x) + (end ? -wide : 9);
    let at = y(p.y) + (below ? 18 : -8);
    // A word clears those before it.
    const met = () =>
      said.some((s) => s.from < from + wide && s.to > from && Math.abs(s.y - at) < LINE_PX);
    while (met()) at += below ? LINE_PX : -LINE_PX;
    said.push({ from, to: from + wide, y: at });
    parts.push(
      (p.hollow ? ring : dot)([x(p.x), y(p.y)], 4.5, 'accent'),
      text([x(p.x) + (end ? -9 : 9), at], p.says, {
        size: 13,
        ink: p.hollow ? 'ink-2' : 'ink',
        bold: !p.hollow,
        anchor: end ? 'end' : 'start',
        halo: true,
      }),
    );
  }
  return svg({ width, height: foot + FOOT + 4 }, label, parts);
}
