import { cells, plain, right } from '../render/columns.ts';

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

/** A line through points, in the units of the picture; every so many dots one is set. */
export type Trace = {
  readonly points: readonly (readonly [number, number])[];
  readonly every?: number;
};

/** Lines, and the ranges of both coordinates in which they are drawn. */
type Lines = {
  readonly traces: readonly Trace[];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
};

/** Bits of a Braille cell: two columns of four dots, from the top. */
const BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/**
 * Lines drawn in Braille, which takes one cell on every terminal: rows from the top, two dots across
 * and four down a cell. What lies outside the ranges is left out.
 * @param of    the traces, and the ranges of both coordinates, each rising
 * @param size  cells across and down
 * @example plot({ traces: [{ points: [[0, 0], [1, 0]] }], x: [0, 1], y: [0, 1] }, { width: 2, height: 1 }) // ['⣀⣀']
 */
export function plot(
  { traces, x: across, y: up }: Lines,
  { width, height }: { readonly width: number; readonly height: number },
): string[] {
  const [wide, tall] = [2 * width - 1, 4 * height - 1];
  const cells = Array.from({ length: height }, () => Array<number>(width).fill(0));
  const set = (x: number, y: number): void => {
    const row = cells[Math.floor(y / 4)];
    const at = Math.floor(x / 2);
    if (row === undefined || row[at] === undefined) return;
    row[at] = (row[at] as number) | (BITS[(x % 2) as 0 | 1][(y % 4) as 0 | 1 | 2 | 3] ?? 0);
  };
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
    ((x - across[0]) / (across[1] - across[0])) * wide,
    (1 - (y - up[0]) / (up[1] - up[0])) * tall,
  ];
  for (const { points, every = 1 } of traces) {
    let dot = 0;
    for (const [i, point] of points.entries()) {
      const [x1, y1] = place(point);
      const [x0, y0] = i === 0 ? [x1, y1] : place(points[i - 1] as readonly [number, number]);
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))));
      for (let k = i === 0 ? steps : 1; k <= steps; k++, dot++) {
        if (dot % every !== 0) continue;
        const [x, y] = [
          Math.round(x0 + ((x1 - x0) * k) / steps),
          Math.round(y0 + ((y1 - y0) * k) / steps),
        ];
        if (x >= 0 && y >= 0) set(x, y);
      }
    }
  }
  return cells.map((row) => row.map((bits) => String.fromCodePoint(0x2800 + bits)).join(''));
}
