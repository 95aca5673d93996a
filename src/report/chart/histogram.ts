import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { rect, segment, svg, text } from './svg.ts';

/** How often each value came. */
export type Histogram = {
  /** Weights sum to 1. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  readonly mark: (value: number) => string;
  readonly often: (weight: number) => string;
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
  const parts: Html[] = [];
  for (const t of ticks(0, most, 3)) {
    parts.push(segment([2, y(t)], [right, y(t)], { ink: t === 0 ? 'edge' : 'grid' }));
    parts.push(text([right + 6, y(t) + 4], h.often(t)));
  }
  for (const b of h.bins)
    parts.push(
      rect(
        { x: x(b.from), y: y(b.weight), w: x(b.to) - x(b.from), h: HEIGHT_PX - y(b.weight) },
        'band',
        'accent',
      ),
    );
  for (const t of ticks(from, to, width < 400 ? 4 : 8)) {
    const anchor = x(t) < 12 ? 'start' : x(t) > right - 12 ? 'end' : 'middle';
    parts.push(text([x(t), HEIGHT_PX + 16], h.mark(t), { anchor }));
  }
  return svg({ width, height: HEIGHT_PX + 22 }, label, parts);
}
