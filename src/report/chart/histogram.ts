import type { Html } from '../render/markup.ts';
import { percent } from '../words/number.ts';
import { linear, ticks } from './scale.ts';
import { across, rect, svg, text } from './svg.ts';

/** How often each value came. */
export type Histogram = {
  /** Weights sum to 1. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  readonly mark: (value: number) => string;
};

const HEIGHT_PX = 150;
const TOP = 8;

/** Bars that touch only across a line; the axis of weights at the right. */
export function histogram(h: Histogram, width: number, label: string): Html {
  const right = width - 44;
  const [from = 0, to = 1] = [h.bins[0]?.from, h.bins.at(-1)?.to];
  const most = Math.max(0.01, ...h.bins.map((b) => b.weight));
  const x = linear([from, to], [2, right]);
  const y = linear([0, most], [HEIGHT_PX, TOP]);
  const parts = across(ticks(0, most, 3), { y, right, says: (v) => percent(v) });
  for (const b of h.bins) {
    const box = { x: x(b.from), y: y(b.weight), w: x(b.to) - x(b.from) };
    parts.push(rect({ ...box, h: HEIGHT_PX - box.y }, 'band', 'accent'));
  }
  for (const t of ticks(from, to, width < 400 ? 4 : 8)) {
    const anchor = x(t) < 12 ? 'start' : x(t) > right - 12 ? 'end' : 'middle';
    parts.push(text([x(t), HEIGHT_PX + 16], h.mark(t), { anchor }));
  }
  return svg({ width, height: HEIGHT_PX + 22 }, label, parts);
}
