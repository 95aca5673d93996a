import { linear } from './scale.ts';
import { line, rect, svg } from './svg.ts';

/** A stated interval between 0 and 1, small enough to stand beside a sentence. */
export function range(label: string, low: number, high: number, width: number): string {
  const x = linear(0, 1, 1, width - 1);
  const body = [
    line(1, 9, width - 1, 9, 'edge'),
    ...[0, 0.5, 1].map((t) => line(x(t), 5, x(t), 13, 'edge')),
    rect(x(low), 3, Math.max(2, x(high) - x(low)), 12, 'band', 'accent'),
  ];
  return svg(width, 18, label, body.join(''));
}
