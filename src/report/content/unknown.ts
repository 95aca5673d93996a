import { interval } from '../chart/interval.ts';
import type { Block } from '../render/block.ts';
import type { Ground } from './context.ts';

/** The range that a figure could take, hatched, with the reason why it is not known. */
export const hatched = (
  { w }: Ground,
  heading: string,
  reason: string,
  [from, to]: readonly [number, number],
  mark: (x: number) => string,
): Block => ({
  kind: 'chart',
  heading: [heading],
  caption: [{ unknown: w.unknown(reason) }],
  draw: (width) =>
    interval(
      {
        label: `${heading}${w.full}`,
        low: from,
        high: to,
        from,
        to,
        reason: w.label.unknown,
        mark,
      },
      width,
    ),
});
