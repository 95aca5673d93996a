import type { Day } from '../../domain/time.ts';
import type { Html } from '../render/markup.ts';
import {
  type Along,
  exposureStrip,
  HEAD,
  LANE,
  type Lanes,
  type Spell,
  STRIP,
  stopLanes,
  verdictLane,
} from './lanes.ts';
import { linear, type Scale, spreadOut, ticks } from './scale.ts';
import { across, dot, rect, segment, stroke, svg, text, textWidth, through } from './svg.ts';

/** The price of the risk leg, and below it what was decided on it, along one axis of days. */
export type PricePicture = Lanes & {
  /** Closes known at the moment of decision, oldest first, at least two. */
  readonly points: readonly { readonly day: Day; readonly value: number }[];
  /** Day of the last decision: nothing stands right of it. */
  readonly end: Day;
  /** The window that is judged; absent where none is. */
  readonly judged?: Spell;
  /** Levels from a fall on: the close before it, and the one at which half of it is back. */
  readonly levels: readonly (Spell & {
    readonly at: number;
    /** What the level of the fall that is watched is called, and where room is short. */
    readonly named?: Record<'full' | 'short', string>;
  })[];
  /** What hatching at the right says: what came later, or a close that is due and missing. */
  readonly unknown?: { readonly from: Day; readonly says: string };
  /** Days that the axis may name. */
  readonly marks: readonly { readonly day: Day; readonly says: string }[];
  readonly mark: (value: number, step: number) => string;
};

const TOP = 10;
/** Foot of the price itself, and the same on a phone. */
const WIDE_FOOT = 160;
const PHONE_FOOT = 124;
/** From one line of text to the next. */
const LINE = 15;
const PHONE = 480;

/** Price, verdicts, exposure and stops under each other; verdicts and states by their shapes. */
export function priceChart(p: PricePicture, width: number, label: string): Html {
  const floor = width < PHONE ? PHONE_FOOT : WIDE_FOOT;
  const values = [...p.points.map((q) => q.value), ...p.levels.map((l) => l.at)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low || Math.abs(high) * 0.01 || 1) * 0.06;
  const steps = marksOf(low - pad, high + pad);
  const step = (steps[1] ?? high) - (steps[0] ?? low);
  const y = linear([low - pad, high + pad], [floor, TOP]);
  const names = besideOf(p, { y, width, exact: (v) => p.mark(v, step / 100) });
  const said = [...steps.map((v) => p.mark(v, step)), ...p.stops.map((s) => s.name)];
  const room =
    Math.max(...names.map((n) => textWidth(n.says, 12, n.bold)), ...said.map((t) => textWidth(t))) +
    10;
  const right = width - room;
  const rest = p.unknown ? Math.max(28, textWidth(p.unknown.says) + 10) : 0;
  const first = p.points[0]?.day ?? p.end;
  const x = linear([first, Math.max(first + 1, p.end)], [2, right - rest]);
  const feet = {
    verdict: floor + HEAD,
    exposure: floor + HEAD + LANE + HEAD,
    stops: floor + HEAD + LANE + HEAD + STRIP + HEAD,
  };
  const foot = p.stops.length > 0 ? feet.stops + LANE * p.stops.length : feet.exposure + STRIP + 6;
  const parts: Html[] = [];
  if (p.judged) {
    const [from, to] = [x(p.judged.from), x(p.judged.to)];
    parts.push(rect({ x: from, y: TOP - 4, w: to - from, h: floor - TOP + 4 }, 'window'));
    for (const at of [from, to]) parts.push(segment([at, TOP - 4], [at, floor], { ink: 'edge' }));
  }
  parts.push(...days(p, { x, right, foot }));
  const last = p.points.at(-1);
  parts.push(
    ...across(steps, {
      y,
      right,
      says: (v) => (names.some((n) => Math.abs(y(v) - n.at) < 14) ? '' : p.mark(v, step)),
      dark: () => false,
    }),
    ...p.levels.map(({ from, to, at }, i) =>
      segment([x(from), y(at)], [Math.max(x(to), x(from) + 8), y(at)], {
        ink: 'ink-2',
        width: 1.25,
        dash: i % 2 === 0 ? '6 3' : '2 3',
      }),
    ),
    ...names.map(({ says, at, bold }) =>
      text([right + 6, at + 4], says, { ink: bold ? 'ink' : 'ink-2', bold }),
    ),
  );
  const line = (from: Day): string =>
    through(p.points.filter((q) => q.day >= from).map((q) => [x(q.day), y(q.value)]));
  parts.push(stroke(line(first), { ink: 'series', width: 1.5 }));
  if (p.judged) parts.push(stroke(line(p.judged.from), { ink: 'series', width: 2.75 }));
  parts.push(...verdictLane(p, { x, right, foot: feet.verdict, rest }));
  parts.push(...exposureStrip(p, { x, right, foot: feet.exposure }));
  parts.push(...stopLanes(p, { x, right, foot: feet.stops, rest }));
  if (p.unknown) {
    const from = x(p.unknown.from);
    parts.push(rect({ x: from, y: TOP - 4, w: right - from, h: foot - TOP }, 'hatch'));
    parts.push(segment([from, TOP - 4], [from, foot - 4], { ink: 'edge' }));
    // Its words stand clear of the last close.
    const base = last && y(last.value) < (TOP + floor) / 2 ? floor - 8 : TOP + 18;
    const [middle, wide] = [(from + right) / 2, textWidth(p.unknown.says) + 6];
    parts.push(rect({ x: middle - wide / 2, y: base - 14, w: wide, h: 20 }, 'paper'));
    parts.push(text([middle, base], p.unknown.says, { ink: 'ink-2', anchor: 'middle' }));
  }
  if (last) parts.push(dot([x(last.day), y(last.value)], 4, 'series'));
  return svg({ width, height: foot + 22 }, label, parts);
}

/** Hairlines through all parts at the days that the axis names: every so many, so that all have room. */
function days(p: PricePicture, { x, right, foot }: Omit<Along, 'rest'>): Html[] {
  const half = Math.max(...p.marks.map((m) => textWidth(m.says))) / 2;
  const inside = p.marks.filter((m) => x(m.day) >= half && x(m.day) + half <= right);
  const roomy = (n: number): boolean =>
    inside.every((m, i) => i < n || x(m.day) - x(inside[i - n]?.day ?? m.day) >= 2 * half + 12);
  let every = 1;
  while (!roomy(every)) every++;
  return inside
    .filter((_, i) => i % every === 0)
    .flatMap(({ day, says }) => [
      segment([x(day), TOP - 4], [x(day), foot], { ink: 'grid' }),
      text([x(day), foot + 16], says, { anchor: 'middle' }),
    ]);
}

/** Round values of an axis, as few as are at least three. */
function marksOf(low: number, high: number): number[] {
  for (let about = 3; about < 8; about++) {
    const all = ticks(low, high, about);
    if (all.length >= 3) return all;
  }
  return ticks(low, high, 8);
}

/** How values become text and heights, and how wide the picture is. */
type Told = {
  readonly y: Scale;
  readonly width: number;
  readonly exact: (value: number) => string;
};

/** What stands at the right: the last close, and the levels of the fall that is watched, moved apart. */
function besideOf(p: PricePicture, { y, width, exact }: Told) {
  const last = p.points.at(-1)?.value;
  const all = [
    ...(last === undefined ? [] : [{ says: exact(last), at: y(last), bold: true }]),
    ...p.levels.flatMap(({ at, named }) =>
      named === undefined
        ? []
        : [
            {
              says: `${exact(at)} ${width < PHONE ? named.short : named.full}`,
              at: y(at),
              bold: false,
            },
          ],
    ),
  ].toSorted((a, b) => a.at - b.at);
  const apart = spreadOut(
    all.map((n) => n.at),
    LINE,
  );
  return all.map((n, i) => ({ ...n, at: apart[i] ?? n.at }));
}
