import type { Known, Unknown } from '../../domain/known.ts';
import { interval } from '../chart/interval.ts';
import type { Page } from '../memo/page.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import type { Ground } from './context.ts';

/** The range that a figure could take, hatched, with the reason why it is not known. */
export const hatched = (
  { w }: Ground,
  heading: string,
  reason: Unknown,
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

/** A figure, or the reason why there is none: never zero and never blank. */
export const known = <T extends number | string>(
  p: Page,
  x: Known<T> | undefined,
  says: (x: T) => string,
  ...refs: readonly string[]
): Prose => {
  if (x === undefined) return [{ unknown: p.w.unknown({ kind: 'no value' }) }];
  if (typeof x === 'object') return [{ unknown: p.w.unknown(x.unknown) }];
  return [cite(says(x), ...refs)];
};
