import type { Interval } from '../chart/interval.ts';
import { cells, plain } from '../render/columns.ts';

/** Cells before the axis and behind it. */
const EDGE = 2;

/** The interval of a page in signs: `=` the band, `#` the tick, `|` the ends of the axis and its zero. */
export function intervalLines(i: Interval, width: number): string[] {
  const wide = width - 2 * EDGE;
  const at = (x: number): number =>
    Math.max(0, Math.min(wide - 1, Math.round(((x - i.from) / (i.to - i.from)) * (wide - 1))));
  const row = new Array<string>(wide).fill(' ');
  for (let c = at(i.low); c <= at(i.high); c++) row[c] = '=';
  const marks = i.from < 0 && i.to > 0 ? [i.from, 0, i.to] : [i.from, i.to];
  for (const m of marks) row[at(m)] = '|';
  if (i.at !== undefined) row[at(i.at)] = '#';
  let foot = '';
  for (const m of marks) {
    const words = plain(i.mark(m));
    const start = Math.min(wide - cells(words), Math.max(0, at(m) - Math.floor(cells(words) / 2)));
    foot += ' '.repeat(Math.max(1, start - cells(foot))).slice(m === i.from ? 1 : 0) + words;
  }
  return [row.join(''), foot].map((l) => `${' '.repeat(EDGE)}${l}`);
}
