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

const ROW_PX = 34;
/** Size of names, and from one line of a name to the next. */
const SIZE = 13;
const LINE = 17;

/** From this width on names stand beside their rows; rows are lower then. */
const WIDE_PX = 500;
const WIDE_ROW_PX = 26;

/** A name over each row, or beside it where there is room, folded where it is long; the frame in grey, the interval as a band, the dot and the circle. */
export function spans(s: Spans, width: number, label: string): Html {
  const wide = width >= WIDE_PX;
  const cell = textWidth('n', SIZE);
  const said = Math.max(...s.rows.map((r) => textWidth(r.says, SIZE))) + 12;
  const names = wide ? Math.round(width * 0.36) : width - said;
  const x = linear([0, s.most], wide ? [names + 14, width - said - 8] : [8, width - 12]);
  let foot = 6;
  const rows = s.rows.map((r) => {
    const lines = wrap(r.name, Math.floor(names / cell));
    const top = foot - 6;
    const more = (lines.length - 1) * LINE;
    foot += (wide ? WIDE_ROW_PX : ROW_PX) + more;
    const at = wide ? top + 17 + more / 2 : top + 27 + more;
    return { ...r, lines, top, at };
  });
  const parts: Html[] = [];
  for (const share of [0, s.most / 2, s.most]) {
    parts.push(segment([x(share), 2], [x(share), foot], { ink: share === 0 ? 'edge' : 'grid' }));
    parts.push(text([x(share), foot + 16], s.mark(share), { anchor: 'middle', room: width }));
  }
  const within = (share: number): number => x(Math.min(s.most, share));
  for (const { at, ...r } of rows) {
    parts.push(
      ...r.lines.map((name, k) =>
        text([0, r.top + (wide ? 21 : 16) + k * LINE], name, {
          size: SIZE,
          ink: 'ink-2',
          halo: true,
        }),
      ),
      text([width, wide ? at + 4.5 : r.top + 16], r.says, {
        size: SIZE,
        ink: 'ink',
        anchor: 'end',
        halo: true,
      }),
      rect(
        { x: x(r.frame.low), y: at - 2, w: within(r.frame.high) - x(r.frame.low), h: 4 },
        'edge',
      ),
    );
    if (r.span) {
      const [low, high] = [within(r.span.low), within(r.span.high)];
      if (high > low)
        parts.push(
          rect({ x: low, y: at - 6, w: Math.max(2, high - low), h: 12 }, 'band', 'accent'),
        );
      parts.push(dot([within(r.span.at), at], 4.5, 'accent'));
    }
    parts.push(ring([within(r.beside), at], 5, 'ink'));
  }
  return svg({ width, height: foot + 22 }, label, parts);
}
