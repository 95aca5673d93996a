import type { Html } from '../render/markup.ts';
import { linear, ticks } from './scale.ts';
import { across, dot, ring, segment, svg, text, textWidth } from './svg.ts';

/** Events over the years: how large each was, and which of two things came of it. */
export type Timeline = {
  readonly events: readonly {
    readonly day: number;
    readonly size: number;
    /** Drawn full where it came, hollow where not; an open one is a point. */
    readonly came: boolean | undefined;
  }[];
  readonly came: string;
  readonly not: string;
  readonly from: number;
  readonly to: number;
  /** Days that the axis names. */
  readonly marks: readonly { readonly day: number; readonly says: string }[];
  readonly mark: (size: number) => string;
};

const TOP = 30;
const FOOT = 168;

/** A stem an event, its head full or hollow. */
export function timeline(t: Timeline, width: number, label: string): Html {
  const right = width - 34;
  const most = Math.max(0.1, ...t.events.map((e) => e.size));
  const x = linear([t.from, t.to], [8, right - 6]);
  const y = linear([0, most], [FOOT, TOP + 6]);
  const parts = across(ticks(0, most, 3), { y, right, says: t.mark });
  for (const { day, says } of t.marks) {
    parts.push(segment([x(day), FOOT], [x(day), FOOT + 4], { ink: 'edge' }));
    parts.push(text([x(day), FOOT + 18], says, { anchor: 'middle', room: width }));
  }
  for (const e of t.events) {
    const [at, head] = [x(e.day), y(e.size)];
    parts.push(segment([at, FOOT], [at, head + (e.came === false ? 4 : 0)], { ink: 'ink-3' }));
    if (e.came === undefined) parts.push(dot([at, head], 1.5, 'ink-3'));
    else parts.push(e.came ? dot([at, head], 3.5, 'accent') : ring([at, head], 3.5, 'rupture-ink'));
  }
  const second = Math.min(22 + textWidth(t.came) + 22, width - textWidth(t.not) - 10);
  parts.push(dot([8, 10], 3.5, 'accent'), text([18, 14], t.came, { ink: 'ink-2' }));
  parts.push(
    ring([second, 10], 3.5, 'rupture-ink'),
    text([second + 10, 14], t.not, { ink: 'ink-2' }),
  );
  return svg({ width, height: FOOT + 24 }, label, parts);
}
