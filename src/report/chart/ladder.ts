import type { Html } from '../render/markup.ts';
import { dot, rect, ring, segment, svg, text } from './svg.ts';

/** How hard the claims of one group are. */
export type Ladder = {
  readonly label: string;
  /** Names of the six rungs, softest first. */
  readonly rungs: readonly string[];
  readonly marks: readonly {
    readonly rung: number;
    readonly lean: 'friction' | 'noise' | 'neutral';
  }[];
  /** Rungs that stops name, and how each is called. */
  readonly dashes: readonly { readonly rung: number; readonly name: string }[];
};

const ROW_PX = 9;
const STEP = 7;

const MAX_WIDTH = 372;

/** Six rising steps with one mark a claim; dashes at the rung from which a stop may trip. */
export function ladder(l: Ladder, room: number): Html {
  const width = Math.min(room, MAX_WIDTH);
  const wide = (width - 4) / l.rungs.length;
  const across = Math.max(1, Math.floor((wide - 6) / ROW_PX));
  const counts = l.rungs.map((_, i) => l.marks.filter((m) => m.rung === i).length);
  const tallest = Math.max(
    ...counts.map((c, i) => i * STEP + Math.ceil(c / across) * ROW_PX),
    5 * STEP + ROW_PX,
  );
  const base = Math.max(56, tallest + (l.dashes.length > 0 ? 22 : 8));
  const lowest = Math.min(...l.dashes.map((d) => d.rung), l.rungs.length);
  const parts: Html[] = [];
  for (const [i, name] of l.rungs.entries()) {
    const x = 2 + i * wide;
    const y = base - i * STEP;
    const hard = i >= lowest;
    parts.push(segment([x, y], [x + wide - 4, y], { ink: 'edge', width: hard ? 2.5 : 1.25 }));
    parts.push(
      text([x + (wide - 4) / 2, base + 16], name, {
        anchor: 'middle',
        ink: hard ? 'ink' : 'ink-3',
      }),
    );
    const own = l.marks.filter((m) => m.rung === i);
    for (const [k, m] of own.entries()) {
      const cx = x + 5 + (k % across) * ROW_PX;
      const cy = y - 7 - Math.floor(k / across) * ROW_PX;
      if (m.lean === 'friction') parts.push(dot([cx, cy], 3.2, 'friction-ink'));
      else if (m.lean === 'noise') parts.push(ring([cx, cy], 2.7, 'noise-ink'));
      else parts.push(rect({ x: cx - 2.7, y: cy - 2.7, w: 5.4, h: 5.4 }, 'ink-3'));
    }
  }
  for (const [k, d] of l.dashes.entries()) {
    const x = 2 + d.rung * wide - 2;
    const under = l.dashes.some((o, j) => j < k && Math.abs(o.rung - d.rung) < 2);
    parts.push(segment([x, 2], [x, base + 4], { ink: 'ink-2', dash: '3 2' }));
    parts.push(text([x + 5, under ? 25 : 12], d.name, { ink: 'ink-2' }));
  }
  return svg({ width, height: base + 22 }, l.label, parts);
}
