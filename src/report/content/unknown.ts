import type { Unknown } from '../../domain/known.ts';
import { interval } from '../chart/interval.ts';
import { type Block, drawn, type Figure } from '../render/block.ts';
import { percent } from '../words/number.ts';
import type { Ground } from './context.ts';

/** Why a figure is not known, the range that it could take, a share unless told, and how it is written. */
type Hatched = {
  readonly why: Unknown;
  readonly range?: readonly [from: number, to: number];
  readonly mark?: (x: number) => string;
};

/** A figure that is not known, and why in words, which do not say so again. */
export const untold = ({ w }: Pick<Ground, 'w'>, label: string, why: string): Figure => ({
  label,
  value: [w.label.unknown],
  notes: [[{ unknown: why }]],
});

/** The range that a figure could take, hatched, with the reason why it is not known. */
export const hatched = (
  { w }: Ground,
  heading: string,
  { why, range: [from, to] = [0, 1], mark = (x) => percent(x) }: Hatched,
): Block => ({
  kind: 'chart',
  heading: [heading],
  caption: [{ unknown: w.unknown(why) }],
  draw: drawn(interval, { low: from, high: to, from, to, reason: w.label.unknown, mark }),
});
