import type { Html } from '../render/markup.ts';
import { linear } from './scale.ts';
import { rect, segment, svg } from './svg.ts';

/** A stated interval between 0 and 1, small enough to stand beside a sentence. */
export function range(
  { label, low, high }: { readonly label: string; readonly low: number; readonly high: number },
  width: number,
): Html {
  const x = linear([0, 1], [1, width - 1]);
  const body = [
    segment([1, 9], [width - 1, 9], { ink: 'edge' }),
    ...[0, 0.5, 1].map((t) => segment([x(t), 5], [x(t), 13], { ink: 'edge' })),
    rect({ x: x(low), y: 3, w: Math.max(2, x(high) - x(low)), h: 12 }, 'band', 'accent'),
  ];
  return svg({ width, height: 18 }, label, body);
}
