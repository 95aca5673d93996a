import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { hatch, REASON_LINE, reasonLines, rect, segment, svg, text, textWidth } from './svg.ts';

/** An estimate with its interval, or why there is none. */
export type Interval = {
  readonly low: number;
  readonly high: number;
  /** undefined: only the interval is stated. */
  readonly at?: number;
  /** Why it is not known; then the numbers give the range it could take. */
  readonly reason?: string;
  readonly from: number;
  readonly to: number;
  readonly mark: (value: number) => string;
};

/** A band with an outline, a thick tick for the estimate, a darker line at zero. */
export function interval(i: Interval, width: number, label: string): Html {
  const x = linear([i.from, i.to], [8, width - 24]);
  const parts = i.reason === undefined ? [segment([2, 14], [width - 2, 14], { ink: 'edge' })] : [];
  const few = ticks(i.from, i.to, width < 400 ? 3 : 5);
  const marks = few.length > 1 ? few : ticks(i.from, i.to, 5);
  for (const t of marks) {
    const words = i.mark(t);
    parts.push(text([x(t), 40], words, { anchor: 'middle', room: width }));
  }
  const lines = reasonLines(i.reason ?? '', width);
  const below = i.reason !== undefined && textWidth(i.reason) + 20 > x(i.high) - x(i.low);
  if (i.reason !== undefined && below)
    parts.push(
      rect({ x: x(i.low), y: 8, w: x(i.high) - x(i.low), h: 12 }, 'hatch'),
      ...lines.map((line, k) => text([0, 58 + REASON_LINE * k], line, { ink: 'ink-2' })),
    );
  else if (i.reason !== undefined)
    parts.push(hatch({ x: x(i.low), y: 8, w: x(i.high) - x(i.low), h: 12 }, i.reason));
  else {
    parts.push(rect({ x: x(i.low), y: 7, w: x(i.high) - x(i.low), h: 14 }, 'band', 'accent'));
    if (i.from < 0 && i.to > 0)
      parts.push(segment([x(0), 2], [x(0), 26], { ink: 'edge', width: 1.5 }));
    if (i.at !== undefined)
      parts.push(segment([x(i.at), 3], [x(i.at), 25], { ink: 'accent', width: 3 }));
  }
  return svg({ width, height: below ? 49 + REASON_LINE * lines.length : 44 }, label, parts);
}
