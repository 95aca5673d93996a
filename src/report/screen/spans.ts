import type { Spans } from '../chart/spans.ts';
import { plain, wrap } from '../render/columns.ts';

/** The rows of a page in signs, each under its name. */
export const spanLines = (s: Spans, width: number): string[] =>
  s.rows.flatMap((r) => [
    ...wrap(plain(r.name), width - 4).map((l) => `  ${l}`),
    `  |${spanRow(r, s.most, width - 4)}`,
  ]);

/** A row of a picture in signs: a frame, an interval over it, and two marks over both; shares of `most`. */
type Strip = {
  readonly frame: { readonly low: number; readonly high: number };
  readonly span?: { readonly low: number; readonly at: number; readonly high: number };
  readonly beside: number;
};

/**
 * The row in so many cells: `.` the frame, `=` the interval, `#` its middle, `o` the other mark, `@`
 * where both fall together.
 * @example spanRow({ frame: { low: 0, high: 1 }, beside: 0.5 }, 1, 5) // '..o..'
 */
export function spanRow({ frame, span, beside }: Strip, most: number, cells: number): string {
  const at = (share: number): number =>
    Math.max(0, Math.min(cells - 1, Math.round((share / most) * (cells - 1))));
  const row = new Array<string>(cells).fill(' ');
  const fill = (low: number, high: number, sign: string): void => {
    for (let i = at(low); i <= at(high); i++) row[i] = sign;
  };
  fill(frame.low, frame.high, '.');
  if (span) {
    fill(span.low, span.high, '=');
    row[at(span.at)] = '#';
  }
  row[at(beside)] = span && at(span.at) === at(beside) ? '@' : 'o';
  return row.join('');
}
