import type { Bin } from '../../domain/known.ts';
import type { Html } from '../render/markup.ts';
import { linear } from './scale.ts';
import { dot, ring, segment, svg, text, textWidth } from './svg.ts';

/** What was said against what came, for up to two kinds of forecast. */
export type Reliability = {
  readonly kinds: readonly {
    readonly name: string;
    readonly bins: readonly Bin[];
    /** Drawn hollow, to tell two kinds apart. */
    readonly hollow: boolean;
  }[];
  /** Names of the axes. */
  readonly said: string;
  readonly came: string;
  readonly mark: (share: number) => string;
};

const SIDE = 230;
const LEFT = 44;

/** Dots as large as they have forecasts behind them, beside the line on which what is said comes. */
export function reliability(r: Reliability, width: number, label: string): Html {
  const side = Math.min(SIDE, width - LEFT - 16);
  const x = linear([0, 1], [LEFT, LEFT + side]);
  const y = linear([0, 1], [8 + side, 8]);
  const parts: Html[] = [];
  for (const t of [0, 0.25, 0.5, 0.75, 1]) {
    parts.push(segment([LEFT, y(t)], [LEFT + side, y(t)], { ink: t === 0 ? 'edge' : 'grid' }));
    if (t !== 0.25 && t !== 0.75) {
      parts.push(text([LEFT - 8, y(t) + 4], r.mark(t), { anchor: 'end' }));
      parts.push(text([x(t), 8 + side + 17], r.mark(t), { anchor: 'middle' }));
    }
  }
  parts.push(segment([x(0), y(0)], [x(1), y(1)], { ink: 'ink-3', dash: '3 3' }));
  parts.push(text([x(0.5), 8 + side + 34], r.said, { anchor: 'middle', ink: 'ink-2' }));
  parts.push(text([LEFT + 6, 20], r.came, { ink: 'ink-2', halo: true }));
  for (const { bins, hollow } of r.kinds)
    for (const b of bins) {
      const radius = Math.min(9, 2.5 + 0.8 * Math.sqrt(b.n));
      const at = [x(b.forecast), y(b.frequency)] as const;
      parts.push((hollow ? ring : dot)(at, radius, 'accent'));
      parts.push(text([at[0] + radius + 4, at[1] + 4], String(b.n), { ink: 'ink', halo: true }));
    }
  // The key stands beside where there is room, else below.
  const room = width - LEFT - side - 24;
  const widest = Math.max(...r.kinds.map((k) => textWidth(k.name, 13))) + 20;
  const below = widest > room;
  const [left, top] = below ? [8, 8 + side + 58] : [LEFT + side + 24, 24];
  for (const [i, { name, hollow }] of r.kinds.entries()) {
    const at = top + i * 22;
    parts.push((hollow ? ring : dot)([left, at], 5, 'accent'));
    parts.push(text([left + 12, at + 4.5], name, { size: 13, ink: 'ink-2' }));
  }
  const foot = below ? top + r.kinds.length * 22 : 8 + side + 40;
  return svg({ width, height: foot }, label, parts);
}
