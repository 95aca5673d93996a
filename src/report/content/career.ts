import type { Career, CareerRules } from '../../domain/career.ts';
import type { Text } from '../../domain/text.ts';
import type { Curve } from '../chart/curve.ts';
import type { Block } from '../render/block.ts';
import { cite, join, type Prose, say } from '../render/prose.ts';
import { type NamedValue, namedValues, type Table } from '../render/table.ts';
import { chance, percent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { curved } from './pictured.ts';
import type { DayOf } from './reading.ts';

/** The place of the tail probability; from which one the simulated crowd starts, what limits sold. */
type Told = { readonly tailAt: string } & Partial<Record<'tail' | 'mandate', number | undefined>>;

/** Shares closer than this are told as one. */
const SAME = 0.005;

/** Whether a run may have started at today's tail probability. */
const apart = (c: Career): boolean => c.highest - c.lowest > SAME;

/** What share sells at what tail probability: the finding, the curve and the figures behind it. */
export function selling(g: Ground, c: Career, { tailAt, tail, mandate }: Told): Block[] {
  const beside: Prose[] =
    tail === undefined
      ? []
      : [
          mandate === undefined
            ? [g.w.career.noLimits]
            : g.w.career.limits(cite(percent(mandate, 1), g.place)),
          g.w.career.own(cite(chance(tail), g.place)),
        ];
  const notes = [...runsOf(g, c), ...beside].map((note) => say`${note}${g.w.full}`);
  return [
    {
      kind: 'chart',
      heading: sellingSentence(g, c, tailAt),
      caption: say`${g.w.career.caption}${g.w.full}${g.w.blank}${join(g.w.blank, notes)}`,
      ...(c.curve.length > 1 ? curved(shape(g, c)) : {}),
      table: rows(g, c, tailAt),
    },
  ];
}

/** Whether a run may have started, and where one starts; sentences without their end. */
export const runsOf = (g: Ground, c: Career): Prose[] =>
  c.fold.up
    ? [
        ...(apart(c) ? [g.w.career.run(cite(chance(c.highest), g.place))] : []),
        [cite(g.w.career.fold(chance(c.fold.up.at)), g.place)],
      ]
    : [[g.w.career.noRun]];

/** Who sells, in one sentence. */
export const sellingSentence = (g: Ground, c: Career, tailAt: string): Prose =>
  g.w.career.heading({
    tail: cite(chance(c.at), tailAt),
    share: cite(chance(c.lowest), g.place),
    mandate: c.byMandate > 0 ? cite(chance(c.byMandate), g.place) : undefined,
    fear: c.byFear > 0 ? cite(chance(c.byFear), g.place) : undefined,
  });

type Point = { readonly x: number; readonly y: number };

/** The curve with its leaps: between them a line is whole, at them it begins anew. */
function shape(g: Ground, c: Career): Curve {
  const { up, down } = c.fold;
  const main = c.curve.map((q) => ({ x: q.at, y: q.lowest }));
  const other = c.curve
    .filter((q) => q.highest - q.lowest > SAME)
    .map((q) => ({ x: q.at, y: q.highest }));
  const first = down ? [{ x: down.at, y: down.from }] : [];
  const last = up ? [{ x: up.at, y: up.to }] : [];
  const w = g.w.career;
  const pin = (y: number) => ({ x: c.at, y, says: w.here(chance(c.at), chance(y)) });
  return {
    main: up ? broken(main, up) : [main],
    other: other.length === 0 ? [] : [[...first, ...other, ...last]],
    leaps: [
      ...(down ? [{ ...down, x: down.at, says: w.ends(chance(down.at)) }] : []),
      ...(up ? [{ ...up, x: up.at, says: w.starts(chance(up.at)) }] : []),
    ],
    pins: [...(apart(c) ? [{ ...pin(c.highest), hollow: true }] : []), pin(c.lowest)],
    ...(c.byMandate > 0 && { level: { at: c.byMandate, says: w.mandate(chance(c.byMandate)) } }),
    x: { from: 0, to: Math.max(c.at, ...c.curve.map((q) => q.at)), mark: (t) => percent(t) },
    y: { from: 0, to: 1, mark: (t) => percent(t) },
  };
}

type Leap = { readonly at: number; readonly from: number; readonly to: number };

/** A line that leaps, in the two pieces on either side. */
const broken = (
  points: readonly Point[],
  { at, from, to }: Leap,
): readonly (readonly Point[])[] => [
  [...points.filter((q) => q.x < at), { x: at, y: from }],
  [{ x: at, y: to }, ...points.filter((q) => q.x > at)],
];

function rows(g: Ground, c: Career, tailAt: string): Table {
  const { row, leap } = g.w.career;
  const one = (name: string, words: string, ref = g.place): NamedValue => [name, cite(words, ref)];
  const { up, down } = c.fold;
  const leaps = (name: string, l: Leap | undefined): NamedValue[] =>
    l ? [one(name, leap(chance(l.at), chance(l.from), chance(l.to)))] : [];
  return namedValues(
    [
      one(row.tail, chance(c.at), tailAt),
      one(row.lowest, chance(c.lowest)),
      ...(apart(c) ? [one(row.highest, chance(c.highest))] : []),
      ...(c.byMandate > 0 ? [one(row.mandate, chance(c.byMandate))] : []),
      one(row.fear, chance(c.byFear)),
      one(row.half, chance(c.half)),
      one(row.together, chance(c.critical.together)),
      one(row.alone, chance(c.critical.alone)),
      one(row.fired, chance(c.blame.together)),
      one(row.firedAlone, chance(c.blame.alone)),
      ...leaps(row.starts, up),
      ...leaps(row.ends, down),
    ],
    [g.w.like.column.figure, g.w.label.value],
  );
}

/** What `career` shows: the managers' game of one crowd at one tail probability. */
export type CareerView = {
  /** The day that is asked about; absent where none is. */
  readonly of?: DayOf;
  /** The crowd whose managers play. */
  readonly title: Text;
  readonly career: Career;
  readonly rules: CareerRules;
  /** Share of the money that must be sold whatever anybody thinks, 0..1. */
  readonly mandate: number;
};
