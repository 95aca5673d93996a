import type { Html } from '../render/markup.ts';
import { linear, type Scale, ticks } from './scale.ts';
import { rect, segment, svg, text, textWidth } from './svg.ts';

/** From before to after, piece by piece; right is friction, left is noise. */
export type Waterfall = {
  readonly before: { readonly name: string; readonly at: number };
  readonly pieces: readonly {
    readonly name: string;
    readonly by: number;
    /** Id of the evidence or observation behind it, as shown. */
    readonly evidence: string;
  }[];
  readonly after: { readonly name: string; readonly at: number };
  readonly says: (value: number) => string;
  readonly shift: (value: number) => string;
  readonly unit: string;
};

type Row = Omit<Waterfall['pieces'][number], 'by'> & {
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
};

/** Bars that start where the last one ended; on a narrow page the name stands above its bar. */
export function waterfall(w: Waterfall, width: number, label: string): Html {
  const narrow = width < 500;
  const rows = rowsOf(w);
  const names = narrow
    ? 0
    : Math.min(260, Math.max(...rows.map((r) => textWidth(r.name, 13, r.whole))) + 14);
  const right = narrow ? 44 : Math.max(70, ...rows.map((r) => textWidth(r.evidence))) + 62;
  const height = narrow ? 32 : 25;
  const all = rows.flatMap((r) => [r.from, r.to]);
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const spare = Math.max(0.5, (high - low) * 0.04);
  const x = linear([low - spare, high + spare], [names + (narrow ? 40 : 46), width - right]);
  const foot = rows.length * height + 6;
  const parts: Html[] = [];
  for (const t of ticks(low - spare, high + spare, narrow ? 3 : 5)) {
    parts.push(segment([x(t), 2], [x(t), foot - 4], { ink: t === 0 ? 'edge' : 'grid' }));
    parts.push(text([x(t), foot + 12], w.says(t), { anchor: 'middle' }));
  }
  parts.push(text([width, foot + 12], w.unit, { anchor: 'end' }));
  for (const [i, r] of rows.entries()) {
    const top = i * height + (narrow ? 18 : 5);
    const line = narrow ? top - 5 : top + 11;
    const type = { size: 13, ink: 'ink', bold: r.whole, halo: narrow } as const;
    parts.push(text([0, line], r.name, type));
    if (r.evidence !== '')
      parts.push(text([width, line], r.evidence, { anchor: 'end', halo: narrow }));
    parts.push(...bar(w, r, { x, top }));
    if (!narrow && i < rows.length - 1)
      parts.push(
        segment([x(r.to), top + 12], [x(r.to), top + height], { ink: 'edge', dash: '2 2' }),
      );
  }
  return svg({ width, height: foot + 18 }, label, parts);
}

function bar(w: Waterfall, r: Row, { x, top }: { x: Scale; top: number }): Html[] {
  const [a, b] = [x(Math.min(r.from, r.to)), x(Math.max(r.from, r.to))];
  const by = r.to - r.from;
  const ink = r.whole ? 'ink' : by > 0 ? 'friction-ink' : by < 0 ? 'noise-ink' : 'ink-2';
  const fill = r.whole ? 'ink-2' : by > 0 ? 'friction' : 'noise';
  const words = r.whole ? w.says(r.to) : w.shift(by);
  const before = r.whole ? r.to < 0 : by < 0;
  return [
    rect({ x: a, y: top, w: Math.max(1, b - a), h: 12 }, fill),
    text([before ? a - 6 : b + 6, top + 10.5], words, {
      size: 13,
      ink,
      bold: true,
      anchor: before ? 'end' : 'start',
    }),
  ];
}

function rowsOf(w: Waterfall): Row[] {
  let at = w.before.at;
  const whole = (name: string, to: number) => ({ name, from: 0, to, whole: true, evidence: '' });
  const rows = [whole(w.before.name, at)];
  for (const p of w.pieces) {
    rows.push({ name: p.name, from: at, to: at + p.by, whole: false, evidence: p.evidence });
    at += p.by;
  }
  return [...rows, whole(w.after.name, w.after.at)];
}
