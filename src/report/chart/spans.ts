import { linear } from './scale.ts';
import { dot, line, rect, ring, set, svg, text } from './svg.ts';

/** A share in each row with its interval, one to hold it against, and the frame in which it may lie. */
export type Spans = {
  readonly label: string;
  readonly rows: readonly {
    readonly name: string;
    readonly frame: { readonly low: number; readonly high: number };
    /** 0..1; absent where it is not known. */
    readonly span?: { readonly low: number; readonly at: number; readonly high: number };
    readonly beside: number;
    /** What stands at the right. */
    readonly says: string;
  }[];
  /** End of the axis. */
  readonly most: number;
  readonly mark: (share: number) => string;
};

const EACH = 44;

/** A name over each row; below it the frame in grey, the interval as a band, the dot and the circle. */
export function spans(s: Spans, width: number): string {
  const x = linear(0, s.most, 8, width - 12);
  const foot = s.rows.length * EACH + 6;
  const parts: string[] = [];
  for (const share of [0, s.most / 2, s.most]) {
    parts.push(line(x(share), 2, x(share), foot, share === 0 ? 'edge' : 'grid'));
    const words = s.mark(share);
    const at = Math.min(width - set(words) / 2, Math.max(set(words) / 2, x(share)));
    parts.push(text(at, foot + 16, words, { anchor: 'middle' }));
  }
  const within = (share: number): number => x(Math.min(s.most, share));
  for (const [i, r] of s.rows.entries()) {
    const at = i * EACH + 32;
    parts.push(
      text(0, at - 14, r.name, { size: 13, ink: 'ink-2', halo: true }),
      text(width, at - 14, r.says, { size: 13, ink: 'ink', anchor: 'end', halo: true }),
      rect(x(r.frame.low), at - 2, within(r.frame.high) - x(r.frame.low), 4, 'edge'),
    );
    if (r.span)
      parts.push(
        rect(
          within(r.span.low),
          at - 6,
          Math.max(2, within(r.span.high) - within(r.span.low)),
          12,
          'band',
          'accent',
        ),
        dot(within(r.span.at), at, 4.5, 'accent'),
      );
    parts.push(ring(within(r.beside), at, 5, 'ink'));
  }
  return svg(width, foot + 22, s.label, parts.join(''));
}
