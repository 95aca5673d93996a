import { cells } from '../render/columns.ts';
import { asHtml } from '../render/escape.ts';

/** A length rounded to a tenth of a pixel, as SVG writes it. */
export const px = (x: number): string => String(Math.round(x * 10) / 10);

/** How text stands. Never under 12 pixels. */
export type Type = {
  readonly size?: 12 | 13;
  readonly ink?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** Stands clear of lines behind it. */
  readonly halo?: boolean;
};

/** Words at a place; `y` is their base line. */
export const text = (x: number, y: number, words: string, type: Type = {}): string =>
  `<text x="${px(x)}" y="${px(y)}" font-size="${type.size ?? 12}" fill="var(--${type.ink ?? 'ink-3'})"${
    type.anchor === undefined || type.anchor === 'start' ? '' : ` text-anchor="${type.anchor}"`
  }${type.bold ? ' font-weight="700"' : ''}${type.halo ? ' class="halo"' : ''}>${asHtml(words)}</text>`;

/** A line along a path. */
export const stroke = (path: string, ink: string, width = 1, dash?: string): string =>
  `<path d="${path}" fill="none" stroke="var(--${ink})" stroke-width="${px(width)}"${
    dash === undefined ? '' : ` stroke-dasharray="${dash}"`
  }/>`;

/** A straight line. */
export const line = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  ink: string,
  width = 1,
  dash?: string,
): string => stroke(`M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`, ink, width, dash);

/** A filled rectangle, with an outline where one is named. */
export const rect = (
  x: number,
  y: number,
  w: number,
  h: number,
  fill: string,
  outline?: string,
): string =>
  `<rect x="${px(x)}" y="${px(y)}" width="${px(Math.max(0, w))}" height="${px(Math.max(0, h))}" fill="${
    fill === 'none' ? 'none' : fill === 'hatch' ? 'url(#hatch)' : `var(--${fill})`
  }"${outline === undefined ? '' : ` stroke="var(--${outline})" stroke-width=".75"`}/>`;

/** A full circle. */
export const dot = (x: number, y: number, r: number, ink: string): string =>
  `<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="var(--${ink})"/>`;

/** A hollow circle. */
export const ring = (x: number, y: number, r: number, ink: string): string =>
  `<circle cx="${px(x)}" cy="${px(y)}" r="${px(r)}" fill="none" stroke="var(--${ink})" stroke-width="1.5"/>`;

/** About how wide words are set, pixels: half an em a cell, and a little for the Latin ones. */
export const set = (words: string, size = 12, bold = false): number =>
  cells(words) * size * (/[\u3000-\u9fff]/.test(words) ? 0.51 : 0.54) * (bold ? 1.06 : 1);

/** What is not known: hatching over the range that it could take, with the reason on it. */
export function unknown(x: number, y: number, w: number, h: number, reason: string): string {
  const lead = w - set(reason) < 40 ? 0 : 16;
  const wide = Math.min(w - lead, set(reason) + 14);
  return (
    rect(x, y, w, h, 'hatch') +
    rect(x + lead, y - 3, wide, h + 6, 'paper') +
    text(x + lead + 7, y + h / 2 + 4.5, reason, { ink: 'ink-2' })
  );
}

/** A picture with a sentence for those who do not see it. */
export const svg = (width: number, height: number, label: string, body: string): string =>
  `<svg viewBox="0 0 ${px(width)} ${px(height)}" width="${px(width)}" height="${px(height)}" role="img" aria-label="${asHtml(label)}">${body}</svg>`;
