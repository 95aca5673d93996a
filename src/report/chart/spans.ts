import type { Spread } from '../../domain/known.ts';
import { wrap } from '../render/columns.ts';
import type { Html } from '../render/markup.ts';
import { linear } from './scale.ts';
import { dot, rect, ring, segment, svg, text, textWidth } from './svg.ts';

/** A share in each row with its interval, one to hold it against, and the frame in which it may lie. */
export type Spans = {
  readonly rows: readonly {
    readonly name: string;
    readonly frame: Omit<Spread, 'at'>;
    /** 0..1; absent where it is not known. */
    readonly span?: Spread;
    readonly beside: number;
    /** What stands at the right. */
    readonly says: string;
  }[];
  /** End of the axis. */
  readonly most: number;
  readonly mark: (share: number) => string;
};

const ROW_PX = 44;
/** Size of names, and from one line of a name to the next. */
const SIZE = 13;
const LINE = 17;

/** A name over each row, folded where it is long; below it the frame in grey, the interval as a band, the dot and the circle. */
export function spans(s: Spans, width: number, label: string): Html {
  const x = linear([0, s.most], [8, width - 12]);
  const cell = textWidth('n', SIZE);
  let foot = 6;
  const rows = s.rows.map((r) => {
    const names = wrap(r.name, Math.floor((width - textWidth(r.says, SIZE) - 12) / cell));
    const top = foot - 6;
    foot += ROW_PX + (names.length - 1) * LINE;
    return { ...r, names, top };
  });
  const parts: Html[] = [];
  for (const share of [0, s.most / 2, s.most]) {
    parts.push(segment([x(share), 2], [x(share), foot], { ink: share === 0 ? 'edge' : 'grid' }));
    const words = s.mark(share);
    const at = Math.min(width - textWidth(words) / 2, Math.max(textWidth(words) / 2, x(share)));
    parts.push(text([at, foot + 16], words, { anchor: 'middle' }));
  }
  const within = (share: number): number => x(Math.min(s.most, share));
  for (const r of rows) {
    const at = r.top + 32 + (r.names.length - 1) * LINE;
    parts.push(
      ...r.names.map((name, k) =>
        text([0, r.top + 18 + k * LINE], name, { size: SIZE, ink: 'ink-2', halo: true }),
      ),
      text([width, r.top + 18], r.says, { size: SIZE, ink: 'ink', anchor: 'end', halo: true }),
      rect(
        { x: x(r.frame.low), y: at - 2, w: within(r.frame.high) - x(r.frame.low), h: 4 },
        'edge',
      ),
    );
    if (r.span) {
      const [low, high] = [within(r.span.low), within(r.span.high)];
      parts.push(
        rect({ x: low, y: at - 6, w: Math.max(2, high - low), h: 12 }, 'band', 'accent'),
        dot([within(r.span.at), at], 4.5, 'accent'),
      );
    }
    parts.push(ring([within(r.beside), at], 5, 'ink'));
  }
  return svg({ width, height: foot + 22 }, label, parts);
}
