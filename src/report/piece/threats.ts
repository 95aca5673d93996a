import type { Spread } from '../../domain/simulation.ts';
import { CAUSES, type Incidence } from '../../domain/threat.ts';
import type { Block, Table } from '../block.ts';
import { curve } from '../chart/curve.ts';
import type { Ground } from '../ground.ts';
import { cite, flat, join, type Prose, say } from '../prose.ts';
import type { ThreatsView } from '../view/threats.ts';
import { chance, fixed, percent } from '../words/number.ts';

/** Days at which the curves are told, and the one that a heading names. */
const DAYS = [7, 30, 90, 180] as const;
const NAMED = 90;
/** The picture ends no earlier than this, days. */
const WIDE = 90;
/** Cases named before the rest are counted. */
const NAMES = 6;

type Point = { readonly x: number; readonly y: number };

/** An interval in words. */
const between = (g: Ground, s: Spread): Prose => [
  cite(`${chance(s.low)}${g.lang === 'en' ? ' to ' : '至'}${chance(s.high)}`, g.place),
];

/** A share with its interval. */
const held = (g: Ground, s: Spread): Prose =>
  say`${cite(chance(s.at), g.place)}${g.lang === 'en' ? ' ' : ''}${g.w.brackets(flat(between(g, s)))}`;

/** How threats end: counts, shares and intervals. */
export function rates(g: Ground, { bargain }: ThreatsView): Table | undefined {
  if ('unknown' in bargain.rates) return undefined;
  const { shares } = bargain.rates;
  const { column, cause } = g.w.threats;
  return {
    head: [column.end, column.count, column.share, column.interval],
    right: [1, 2, 3],
    rows: CAUSES.map((c) => ({
      cells: [
        [cause[c]],
        [cite(String(shares[c].count), g.place)],
        [cite(chance(shares[c].share.at), g.place)],
        between(g, shares[c].share),
      ],
    })),
  };
}

/** Counts by what is known on the day of the announcement. */
export const groups = (g: Ground, { groups: all }: ThreatsView): Table => {
  const { column, group, all: whole, cause } = g.w.threats;
  return {
    head: [column.group, column.settled, ...CAUSES.map((c) => cause[c])],
    right: [1, 2, 3, 4, 5, 6],
    rows: all.map(({ of, settled, counts }) => ({
      cells: [
        [of ? group(of.trait, of.value) : whole],
        [cite(String(settled), g.place)],
        ...CAUSES.map((c): Prose => [cite(String(counts[c]), g.place)]),
      ],
    })),
  };
};

/** The share that has ended by so many days. */
export const by = ({ steps }: Incidence, days: number): Spread =>
  steps.findLast((s) => s.days <= days)?.share ?? { low: 0, at: 0, high: 0 };

/** Where the pictures end, days: the last step of any, in whole months. */
export const width = (all: readonly Incidence[]): number =>
  Math.max(WIDE, ...all.map(({ steps }) => 30 * Math.ceil((steps.at(-1)?.days ?? 0) / 30)));

/** A curve as a line of steps out to the end of the picture. */
export const stairs = (
  { steps }: Incidence,
  to: number,
  of: (share: Spread) => number,
): readonly Point[] => [
  ...steps.flatMap((step, i) => {
    const before = steps[i - 1];
    const here = { x: step.days, y: of(step.share) };
    return before ? [{ x: step.days, y: of(before.share) }, here] : [here];
  }),
  { x: to, y: of(steps.at(-1)?.share ?? { low: 0, at: 0, high: 0 }) },
];

/** The top of the pictures: the highest band, to the next tenth. */
export const top = (all: readonly Incidence[]): number =>
  Math.min(1, Math.ceil(10 * Math.max(0.1, ...all.flatMap(highest)) - 1e-9) / 10);

const highest = ({ steps }: Incidence): number => steps.at(-1)?.share.high ?? 0;

/** One picture for each end: its curve and the band around it. */
export function pictures(g: Ground, all: readonly Incidence[]): Block[] {
  const [to, high] = [width(all), top(all)];
  return all.map((one): Block => {
    const at = by(one, NAMED);
    const heading = g.w.threats.curves.heading({
      cause: one.cause,
      share: cite(chance(at.at), g.place),
      low: cite(chance(at.low), g.place),
      high: cite(chance(at.high), g.place),
      days: String(NAMED),
    });
    return {
      kind: 'chart',
      heading,
      caption: say`${g.w.threats.curves.caption}${g.w.full}`,
      draw: (wide) =>
        curve(
          {
            label: `${flat(heading)}${g.w.full}`,
            main: [stairs(one, to, (s) => s.at)],
            other: [stairs(one, to, (s) => s.low), stairs(one, to, (s) => s.high)],
            leaps: [],
            pins: [],
            x: { from: 0, to, mark: (x) => g.w.threats.curves.day(fixed(x, 0)) },
            y: { from: 0, to: high, mark: (y) => percent(y) },
          },
          wide,
        ),
    };
  });
}

/** What the curves say at a few days. */
export const byDay = (g: Ground, all: readonly Incidence[]): Table => ({
  head: [g.w.threats.curves.table, ...DAYS.map((d) => g.w.threats.curves.day(String(d)))],
  right: DAYS.map((_, i) => i + 1),
  rows: all.map((one) => ({
    cells: [[g.w.threats.cause[one.cause]], ...DAYS.map((d) => held(g, by(one, d)))],
  })),
});

/** How soon they come back. */
export function returns(g: Ground, { bargain: { recurrence: r } }: ThreatsView): Table | undefined {
  if ('unknown' in r) return undefined;
  return {
    head: ['', g.w.threats.column.share, g.w.threats.column.interval],
    right: [1, 2],
    rows: ([3, 6, 12] as const).map((m) => ({
      cells: [
        [g.w.threats.months(m)],
        [cite(chance(r.within[m].at), g.place)],
        between(g, r.within[m]),
      ],
    })),
  };
}

/** The open threats, one a row. */
export function open(g: Ground, view: ThreatsView): Table {
  const { column, cause } = g.w.threats;
  return {
    head: [
      column.threat,
      column.days,
      column.by30,
      column.by90,
      cause.delayed,
      cause.withdrawn,
      column.earlier,
    ],
    right: [1, 2, 3, 4, 5, 6],
    rows: view.bargain.outlooks.map((o) => {
      const timed = 'unknown' in o.imposed ? undefined : o.imposed;
      const known = (s: Spread | undefined): Prose =>
        s ? held(g, s) : [{ unknown: g.w.label.unknown }];
      return {
        cells: [
          [name(g, view, o.threat)],
          [cite(String(o.days), g.place)],
          known(timed?.[30]),
          known(timed?.[90]),
          held(g, o.shares.delayed),
          held(g, o.shares.withdrawn),
          [cite(String(o.rearmed), g.place)],
        ],
      };
    }),
  };
}

/** The cases behind each open threat, a sentence each. */
export const cases = (g: Ground, view: ThreatsView): readonly Prose[] =>
  view.bargain.outlooks.map((o) => {
    const { outlook: says, why } = g.w.threats;
    const named = o.alike.slice(0, NAMES).map((id): Prose => [name(g, view, id)]);
    const said = says.behind({
      target: name(g, view, o.threat),
      days: cite(String(o.days), g.place),
      cases: cite(String(o.cases), g.place),
      traits: o.by,
      alike: join(named, g.w.semi),
      more: Math.max(0, o.alike.length - NAMES),
      pooled: o.pooled,
    });
    const late = 'unknown' in o.imposed ? says.untimed(why(o.imposed.unknown)) : [];
    return late.length > 0
      ? say`${said}${g.w.full}${g.w.blank}${late}${g.w.full}`
      : say`${said}${g.w.full}`;
  });

/** A threat by its id and target. */
const name = (g: Ground, { targets }: ThreatsView, id: string): string =>
  `${id} ${targets[id]?.[g.lang] ?? ''}`.trim();

/** What stays out of the curves, and what the figures rest on. */
export const method = (g: Ground, { bargain: { undated } }: ThreatsView): readonly string[] => {
  const { method: m } = g.w.threats;
  return [
    ...(undated.length > 0 ? [m.undated(undated)] : []),
    m.delay,
    m.prior,
    m.bands,
    m.traits,
    m.source,
  ];
};
