import type { Act } from '../../domain/decision.ts';
import type { LampState } from '../../domain/stop.ts';
import type { Day } from '../../domain/time.ts';
import { bare, type Html } from '../render/markup.ts';
import { silhouette } from './lamp.ts';
import { linear, type Scale } from './scale.ts';
import { dot, type Place, px, rect, segment, stroke, text, textWidth, through } from './svg.ts';

/** A stretch of days, both ends in it. */
export type Spell = { readonly from: Day; readonly to: Day };

/** What was decided along the days of a picture. */
export type Lanes = {
  readonly verdicts: readonly (Spell & { readonly verdict: Act; readonly says: string })[];
  /** What was held from each decision on, share of own capital. */
  readonly exposure: readonly { readonly day: Day; readonly share: number }[];
  /** Each stop that was not quiet throughout. */
  readonly stops: readonly {
    readonly name: string;
    readonly spans: readonly (Spell & { readonly state: LampState; readonly says: string })[];
  }[];
  readonly names: Record<'verdict' | 'exposure' | 'stops' | 'last' | 'judged', string>;
  readonly share: (share: number) => string;
};

/** Where days lie, where the picture ends at the right, and where a part of it begins or ends. */
export type Along = {
  readonly x: Scale;
  readonly right: number;
  /** Pixels at the right that stand for what is not known. */
  readonly rest: number;
  readonly foot: number;
};

/** Heights of the exposure's strip, of a lane, and of the words over each. */
export const STRIP = 34;
export const LANE = 18;
export const HEAD = 21;
/** Side of a shape, from one line to the next words beside it. */
const SIGN = 12;
const GAP = 4;

/** Something that begins in a lane, and how far it reaches. */
type Begun = { readonly from: number; readonly to: number; readonly says: string };

/** Where a shape stands, where its word does, if there is room for one, and from where a bar is free. */
type Set = {
  readonly sign: number;
  readonly word?: { readonly at: number; readonly anchor: 'start' | 'end' };
  readonly bar: number;
};

/** Each shape where it begins, none beyond the moment; its word inside it, behind it or before it. */
function arranged(all: readonly Begun[], now: number): Set[] {
  let taken = 0;
  return all.map(({ from, to, says }, i) => {
    const sign = Math.min(from, now - SIGN);
    const wide = textWidth(says) + GAP;
    const [inner, free] = [sign + SIGN + GAP, Math.min(all[i + 1]?.from ?? now, now)];
    const end = Math.max(to, sign + SIGN);
    const before = taken;
    taken = end;
    if (inner + wide + SIGN < end) {
      return { sign, word: { at: inner, anchor: 'start' }, bar: inner + wide };
    }
    if (end + GAP + wide < free) {
      taken = end + GAP + wide;
      return { sign, word: { at: end + GAP, anchor: 'start' }, bar: sign + SIGN };
    }
    return sign - GAP - wide > before
      ? { sign, word: { at: sign - GAP, anchor: 'end' }, bar: sign + SIGN }
      : { sign, bar: sign + SIGN };
  });
}

const worded = ({ word }: Set, says: string, y: number): Html[] =>
  word ? [text([word.at, y + 4], says, { anchor: word.anchor, ink: 'ink-2', halo: true })] : [];

/** Verdicts by their shapes: a ring holds, a wedge adds upwards and trims downwards, a cross leaves, an empty square waits. */
const VERDICT_SHAPES: { readonly [A in Act]: Html } = {
  hold: bare`<circle cx="6" cy="6" r="4" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.75"/>`,
  add: bare`<path d="M1 10H11L6 1Z" fill="var(--ink)" stroke="var(--paper)"/>`,
  trim: bare`<path d="M1 2H11L6 11Z" fill="var(--ink)" stroke="var(--paper)"/>`,
  leave: bare`<path d="M2 2 10 10M10 2 2 10" stroke="var(--ink)" stroke-width="2.5"/>`,
  wait: bare`<path d="M2 2H10V10H2Z" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.75"/>`,
};

/** Every change of the verdict: its shape, and its word where there is room. */
export function verdictLane(p: Lanes, { x, right, rest, foot }: Along): Html[] {
  const middle = foot + LANE / 2;
  // A shape is centred on its day, and its word stands right behind it.
  const all = p.verdicts.map(({ from, says }) => ({
    from: Math.max(0, x(from) - SIGN / 2),
    to: x(from),
    says,
  }));
  const sets = arranged(all, right - rest + SIGN / 2);
  return [
    text([2, foot - 6], p.names.verdict),
    ...p.verdicts.flatMap(({ verdict, says }, i) => {
      const set = sets[i] as Set;
      return [
        ...worded(set, says, middle),
        bare`<g transform="translate(${px(set.sign)} ${px(middle - SIGN / 2)})">${VERDICT_SHAPES[verdict]}</g>`,
      ];
    }),
  ];
}

/** Exposure as steps from decision to decision. */
export function exposureStrip(p: Lanes, { x, right, foot }: Omit<Along, 'rest'>): Html[] {
  const most = Math.max(1, ...p.exposure.map((e) => e.share));
  const base = foot + STRIP;
  const y = linear([0, most], [base, foot]);
  const last = p.exposure.at(-1);
  const steps = p.exposure.flatMap((e, i): Place[] => [
    ...(i === 0 ? [] : [[x(e.day), y(p.exposure[i - 1]?.share ?? 0)] as const]),
    [x(e.day), y(e.share)],
  ]);
  const begin = steps[0]?.[0] ?? 0;
  const marks = [0, most].filter((v) => Math.abs(y(v) - y(last?.share ?? -most)) >= 13);
  return [
    text([2, foot - 6], p.names.exposure),
    segment([2, base], [right, base], { ink: 'edge' }),
    segment([2, foot], [right, foot], { ink: 'grid' }),
    ...marks.map((v) => text([right + 6, y(v) + 4], p.share(v))),
    ...(last
      ? [
          bare`<path d="${through([...steps, [x(last.day), base], [begin, base]])}Z" fill="var(--band)"/>`,
          stroke(through(steps), { ink: 'accent', width: 2 }),
          dot([x(last.day), y(last.share)], 4, 'accent'),
          text([right + 6, y(last.share) + 4], p.share(last.share), { ink: 'ink', bold: true }),
        ]
      : []),
  ];
}

/** How a state lasts: full while it takes, hatched while it is blind, thin while it takes nothing. */
const LASTING: { readonly [S in LampState]: (from: Place, to: number) => Html } = {
  quiet: () => bare``,
  waiting: (at, to) => segment(at, [to, at[1]], { ink: 'quiet', width: 1.5, dash: '1.5 4' }),
  absorbed: ([from, y], to) =>
    stroke(`M${px(from)} ${px(y - 2)}H${px(to)}M${px(from)} ${px(y + 2)}H${px(to)}`, {
      ink: 'quiet',
    }),
  pending: (at, to) => segment(at, [to, at[1]], { ink: 'pending', width: 3, dash: '7 4' }),
  tripped: ([from, y], to) => rect({ x: from, y: y - 4, w: to - from, h: 8 }, 'tripped'),
  blind: ([from, y], to) => rect({ x: from, y: y - 4, w: to - from, h: 8 }, 'hatch', 'blind'),
};

/** A lane a stop: the silhouette of each state where it begins, its word where there is room, and how long it lasted. */
export function stopLanes(p: Lanes, { x, right, rest, foot }: Along): Html[] {
  if (p.stops.length === 0) return [];
  return [
    text([2, foot - 6], p.names.stops),
    ...p.stops.flatMap(({ name, spans }, i) => {
      const middle = foot + LANE * (i + 0.5);
      const all = spans.map(({ from, to, says }) => ({ from: x(from), to: x(to), says }));
      const sets = arranged(all, right - rest);
      return [
        text([right + 6, middle + 4], name),
        ...spans.flatMap(({ to, state, says }, k) => {
          const set = sets[k] as Set;
          const end = x(to);
          return [
            ...(set.bar < end ? [LASTING[state]([set.bar, middle], end)] : []),
            ...worded(set, says, middle),
            silhouette(state, [set.sign, middle - SIGN / 2], SIGN),
          ];
        }),
      ];
    }),
  ];
}
