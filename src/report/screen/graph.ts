import { cells, plain, right } from '../render/columns.ts';
import { type Lines, plot } from './plot.ts';

/** A picture of lines with its two axes. */
type Graph = Lines & {
  /** Marks along the axis at the foot. */
  readonly marks: readonly { readonly at: number; readonly says: string }[];
  readonly says: (y: number) => string;
  /** Rows of the picture, an odd number; 9 unless told. */
  readonly height?: number;
};

/** Cells for the marks at the left and for a blank edge at the right; rows of the picture. */
export const MARGIN = 8;
export const EDGE = 4;
const HEIGHT = 9;

/** Cells of a picture that is so many wide with its margin and its edge. */
export const inner = (width: number): number => width - MARGIN - EDGE;

/** Of a line beside the main one, and of a line that only marks a place, every so many dots are set. */
export const DASHED = 3;
export const DOTTED = 5;

/** The picture as lines of a terminal: marks at the top, the middle and the foot of it. */
export function graph(width: number, g: Graph): string[] {
  const wide = inner(width);
  const { height = HEIGHT } = g;
  const rows = plot(g, { width: wide, height });
  const [low, high] = g.y;
  const mark = (i: number): string =>
    i === 0
      ? g.says(high)
      : i === height - 1
        ? g.says(low)
        : 2 * i === height - 1
          ? g.says((low + high) / 2)
          : '';
  let foot = '';
  for (const { at, says } of g.marks) {
    const words = plain(says);
    const room = cells(words);
    const middle = MARGIN + Math.round(((at - g.x[0]) / (g.x[1] - g.x[0])) * (wide - 1));
    const start = Math.min(MARGIN + wide - room, Math.max(0, middle - Math.floor(room / 2)));
    if (start <= cells(foot) && foot !== '') continue;
    foot += ' '.repeat(start - cells(foot)) + words;
  }
  return [...rows.map((row, i) => `${right(plain(mark(i)), MARGIN - 2)}  ${row}`), foot];
}
