import { cells } from '../render/columns.ts';
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
};

const NOTHING = bare``;

/** Words at a place on their base line. */
export const text = ([x, y]: Place, words: string, type: Type = {}): Html =>
  bare`<text x="${px(x)}" y="${px(y)}" font-size="${type.size ?? 12}" fill="var(--${type.ink ?? 'ink-3'})"${
    type.anchor === undefined || type.anchor === 'start'
      ? NOTHING
      : bare` text-anchor="${type.anchor}"`
  }${type.bold ? bare` font-weight="700"` : NOTHING}${type.halo ? bare` class="halo"` : NOTHING}>${words}</text>`;

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

/** About how wide words are set, pixels: half an em a cell, and a little for the Latin ones. */
export const textWidth = (words: string, size = 12, bold = false): number =>
  cells(words) * size * (/[\u3000-\u9fff]/.test(words) ? 0.51 : 0.54) * (bold ? 1.06 : 1);

/** What is not known: hatching over the range that it could take, with the reason on it. */
export function hatch({ x, y, w, h }: Box, reason: string): Html {
  const lead = w - textWidth(reason) < 40 ? 0 : 16;
  const wide = Math.min(w - lead, textWidth(reason) + 14);
  return bare`${rect({ x, y, w, h }, 'hatch')}${rect({ x: x + lead, y: y - 3, w: wide, h: h + 6 }, 'paper')}${text(
    [x + lead + 7, y + h / 2 + 4.5],
    reason,
    { ink: 'ink-2' },
  )}`;
}

/** A picture with a sentence for those who do not see it. */
export const svg = (
  { width, height }: { readonly width: number; readonly height: number },
  label: string,
  parts: readonly Html[],
): Html =>
  bare`<svg viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img" aria-label="${label}">${parts}</svg>`;
