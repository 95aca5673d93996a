import type { LikeFall, Spread } from '../../domain/simulation.ts';
import { interval } from '../chart/interval.ts';
import type { Ground } from '../content/context.ts';
import type { Block, Table } from '../render/block.ts';
import { cite, flat, type Prose } from '../render/prose.ts';
import { chance, fixed, percent, points } from '../words/number.ts';

/** How much of a fall of this size sales made. */
export function overshoot(g: Ground, like: LikeFall): Block {
  const heading = g.w.like.overshoot.heading(cite(chance(like.mean.at), g.place));
  const at = (x: number) => cite(chance(x), g.place);
  return {
    kind: 'chart',
    heading,
    caption: g.w.like.overshoot.caption({
      paths: cite(fixed(like.paths, 0), g.place),
      size: sizeOf(g, like),
      at: at(like.overshoot.at),
      low: at(like.overshoot.low),
      high: at(like.overshoot.high),
      mean: at(like.mean.at),
      error: cite(g.w.like.error(points(like.mean.error)), g.place),
    }),
    draw: (width) =>
      interval(
        {
          label: `${flat(heading)}${g.w.full}`,
          ...like.overshoot,
          from: 0,
          to: 1,
          mark: (x) => percent(x),
        },
        width,
      ),
    table: rows(g, like),
  };
}

/** The size of like falls in words. */
export const sizeOf = (g: Ground, { from, to }: LikeFall): string =>
  g.w.like.size(fixed(from, 2), fixed(to, 2));

function rows(g: Ground, like: LikeFall): Table {
  const { row, column } = g.w.like;
  const three = (x: Spread): Prose[] =>
    [x.low, x.at, x.high].map((v) => [cite(chance(v), g.place)]);
  const middle = (text: string): Prose[] => [[], [cite(text, g.place)], []];
  return {
    head: [column.figure, column.low, column.middle, column.high],
    right: [1, 2, 3],
    rows: [
      { cells: [[row.overshoot], ...three(like.overshoot)] },
      { cells: [[row.sold], ...three(like.sold)] },
      {
        cells: [
          [row.mean],
          ...middle(g.w.like.about(chance(like.mean.at), points(like.mean.error))),
        ],
      },
      { cells: [[row.forced], ...middle(chance(like.forced))] },
      { cells: [[row.paths], ...middle(fixed(like.paths, 0))] },
    ],
  };
}
