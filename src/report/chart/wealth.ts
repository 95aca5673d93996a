import { log } from '../../kernel/fdlibm.ts';
import type { Html } from '../render/markup.ts';
import { linear, spreadOut } from './scale.ts';
import { dot, segment, stroke, svg, text, textWidth, through } from './svg.ts';

/** Several paths of wealth from one start, on a scale on which equal per cents are equally far. */
export type Wealth = {
  readonly lines: readonly {
    readonly name: string;
    /** Day and wealth, > 0, oldest first. */
    readonly points: readonly { readonly day: number; readonly wealth: number }[];
    readonly own: boolean;
    /** Dashes of a line that is not the own one. */
    readonly dash: string | undefined;
    /** What it became. */
    readonly says: string;
  }[];
  /** Days that the axis names, oldest first. */
  readonly marks: readonly { readonly day: number; readonly says: string }[];
  readonly mark: (wealth: number) => string;
};

const TOP = 8;
const FOOT = 268;
const PHONE = 480;
/** From one line of text to the next. */
const LINE = 15;
/** Wealth that may stand on the axis. */
const ROUND = [1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70];

/** The own path in the accent's ink, each path named at its end. */
export function wealth(w: Wealth, width: number, label: string): Html {
  const known = w.lines.filter((l) => l.points.length > 0);
  const all = known.flatMap((l) => l.points);
  const values = all.map((p) => p.wealth);
  const [low, high] = [Math.min(1, ...values), Math.max(1.02, ...values)];
  const phone = width < PHONE;
  /** What stands at a line's end: in one line, or on a phone its name over its value. */
  const said = (l: (typeof known)[number]): readonly string[] =>
    phone ? [l.name, l.says] : [`${l.name} ${l.says}`];
  const beside =
    Math.max(...known.flatMap((l) => said(l).map((s) => textWidth(s, 12, l.own)))) + 14;
  const end = width - beside;
  const days = all.map((p) => p.day);
  const x = linear([Math.min(...days), Math.max(...days)], [34, end]);
  const pad = (log(high) - log(low)) * 0.03;
  const up = linear([log(low) - pad, log(high) + pad], [FOOT, TOP]);
  const y = (v: number): number => up(log(v));
  const parts: Html[] = [];
  for (const v of levels(low, high)) {
    parts.push(segment([34, y(v)], [end, y(v)], { ink: v === 1 ? 'edge' : 'grid' }));
    parts.push(text([28, y(v) + 4], w.mark(v), { anchor: 'end' }));
  }
  let free = Number.NEGATIVE_INFINITY;
  for (const { day, says } of w.marks) {
    const at = x(day);
    const half = textWidth(says) / 2;
    if (at - half < free || at + half > end + beside) continue;
    free = at + half + 16;
    parts.push(segment([at, FOOT], [at, FOOT + 4], { ink: 'edge' }));
    parts.push(text([at, FOOT + 18], says, { anchor: 'middle' }));
  }
  for (const l of [...known].sort((a, b) => Number(a.own) - Number(b.own))) {
    const path = through(l.points.map((p) => [x(p.day), y(p.wealth)]));
    parts.push(
      stroke(path, { ink: l.own ? 'accent' : 'ink-3', width: l.own ? 2.5 : 1.25, dash: l.dash }),
    );
  }
  const ends = known
    .map((l) => ({ l, at: y(l.points.at(-1)?.wealth ?? 1) }))
    .sort((a, b) => a.at - b.at);
  const gap = phone ? 2 * LINE + 4 : LINE;
  const apart = spreadOut(
    ends.map((e) => e.at),
    gap,
  );
  const spread = within(apart, gap, phone ? FOOT - LINE : FOOT);
  for (const [i, { l, at }] of ends.entries()) {
    const type = { ink: l.own ? 'ink' : 'ink-2', bold: l.own };
    if (l.own) parts.push(dot([end, at], 4, 'accent'));
    for (const [k, s] of said(l).entries())
      parts.push(text([end + 8, (spread[i] ?? at) + 4 + k * LINE], s, type));
  }
  return svg({ width, height: FOOT + 24 }, label, parts);
}

/** Positions pushed up, from the last on, so that none lies below the foot. */
const within = (at: readonly number[], gap: number, foot: number): readonly number[] =>
  at.map((y, i) => Math.min(y, foot - (at.length - 1 - i) * gap));

/** Round values inside a range: 1 and its like; tenths where the range is small. */
function levels(low: number, high: number): number[] {
  if (high / low > 2) return ROUND.filter((v) => v >= low && v <= high);
  const step = high - low > 0.4 ? 0.1 : high - low > 0.12 ? 0.05 : 0.02;
  const out: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++)
    out.push(Number((i * step).toFixed(2)));
  return out;
}
