import { cells, wrap } from '../render/columns.ts';
import { bare, type Html } from '../render/markup.ts';
import type { Scale } from './scale.ts';

/** A length rounded to a tenth of a pixel, as SVG writes it. */
export const px = (x: number): string => String(Math.round(x * 10) / 10);

/** A place in a picture, pixels from its upper left corner. */
export type Place = readonly [x: number, y: number];

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** How a line is drawn: its ink, its width in pixels, 1 unless told, and its dashes. */
type Pen = {
  readonly ink: string;
  readonly width?: number;
  readonly dash?: string | undefined;
};

/** How text stands. Never under 12 pixels. */
type Type = {
  readonly size?: 12 | 13;
  readonly ink?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** Stands clear of lines behind it. */
  readonly halo?: boolean;
  /** Words about a place stay inside a picture of this width, pixels. */
  readonly room?: number;
};

const NOTHING = bare``;

/** Words at a place on their base line. */
export const text = ([x, y]: Place, words: string, type: Type = {}): Html =>
  bare`<text x="${px(kept(x, words, type))}" y="${px(y)}" font-size="${type.size ?? 12}" fill="var(--${type.ink ?? 'ink-3'})"${
    type.anchor === undefined || type.anchor === 'start'
      ? NOTHING
      : bare` text-anchor="${type.anchor}"`
  }${type.bold ? bare` font-weight="700"` : NOTHING}${type.halo ? bare` class="halo"` : NOTHING}>${words}</text>`;

/** Where words about a place have their middle, so that they end inside the picture. */
function kept(x: number, words: string, { room, size, bold }: Type): number {
  if (room === undefined) return x;
  const half = textWidth(words, size, bold) / 2 + 3;
  return Math.min(room - half, Math.max(half, x));
}

/** A line along a path. */
export const stroke = (path: string, { ink, width = 1, dash }: Pen): Html =>
  bare`<path d="${path}" fill="none" stroke="var(--${ink})" stroke-width="${px(width)}"${
    dash === undefined ? NOTHING : bare` stroke-dasharray="${dash}"`
  }/>`;

/** A straight line. */
export const segment = (from: Place, to: Place, pen: Pen): Html =>
  stroke(`M${from.map(px).join(' ')}L${to.map(px).join(' ')}`, pen);

/** A line through places, as a path. */
export const through = (places: readonly Place[]): string =>
  places.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('');

/** Where lines across end, what stands behind each, and which are darker: that of zero unless told. */
type Across = {
  readonly y: Scale;
  readonly right: number;
  readonly says: (value: number) => string;
  readonly dark?: (value: number) => boolean;
};

/** Lines across a picture at some values, each with its value at the right. */
export const across = (
  values: readonly number[],
  { y, right, says, dark = (v) => v === 0 }: Across,
): Html[] =>
  values.flatMap((v) => [
    segment([2, y(v)], [right, y(v)], { ink: dark(v) ? 'edge' : 'grid' }),
    text([right + 6, y(v) + 4], says(v)),
  ]);

/** A filled rectangle, with an outline where one is named. */
export const rect = ({ x, y, w, h }: Box, fill: string, outline?: string): Html =>
  bare`<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, w))}" height="${px(Math.max(0, h))}" fill="${
    fill === 'none' ? 'none' : fill === 'hatch' ? 'url(#hatch)' : `var(--${fill})`
  }"${outline === undefined ? NOTHING : bare` stroke="var(--${outline})" stroke-width=".75"`}/>`;

/** A full circle. */
export const dot = ([x, y]: Place, radius: number, ink: string): Html =>
  bare`<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="var(--${ink})"/>`;

/** A hollow circle. */
export const ring = ([x, y]: Place, radius: number, ink: string): Html =>
  bare`<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="none" stroke="var(--${ink})" stroke-width="1.5"/>`;

/** About how wide words are set, pixels: half an em a cell, and a little for Latin ones, more for capitals. */
export function textWidth(words: string, size = 12, bold = false): number {
  const all = [...words].length;
  const wide = Math.max(0, cells(words) - all);
  const capitals = wide > 0 ? (words.match(/[A-Z%]/g)?.length ?? 0) : 0;
  return size * (1.02 * wide + 0.54 * (all - wide) + 0.1 * capitals) * (bold ? 1.06 : 1);
}

/** From one line of a reason to the next, pixels. */
export const REASON_LINE = 15;

/** A reason in as many lines as it takes in so much room, pixels. */
export const reasonLines = (reason: string, room: number): readonly string[] =>
  wrap(reason, Math.max(8, Math.floor((room - 14) / textWidth('n'))));

/** What is not known: hatching over the range that it could take, with the reason on it, clear of it. */
export function hatch({ x, y, w, h }: Box, reason: string): Html {
  const lines = reasonLines(reason, w);
  const widest = Math.max(...lines.map((line) => textWidth(line)));
  const lead = w - widest < 40 ? 0 : 16;
  const high = Math.max(h + 6, REASON_LINE * lines.length + 2);
  const middle = y + h / 2;
  const first = middle + 4.5 - (REASON_LINE * (lines.length - 1)) / 2;
  const box = { x: x + lead, y: middle - high / 2, w: widest + 14, h: high };
  const said = lines.map((line, k) =>
    text([x + lead + 7, first + REASON_LINE * k], line, { ink: 'ink-2' }),
  );
  return bare`${rect({ x, y, w, h }, 'hatch')}${rect(box, 'paper')}${said}`;
}

/** A picture with a sentence for those who do not see it. */
export const svg = (
  { width, height }: { readonly width: number; readonly height: number },
  label: string,
  parts: readonly Html[],
): Html =>
  bare`<svg viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img" aria-label="${label}">${parts}</svg>`;
