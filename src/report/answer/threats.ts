import type { Spread } from '../../domain/known.ts';
import type { Incidence } from '../../domain/threat.ts';
import { curveChart } from '../chart/curve.ts';
import { ticks } from '../chart/scale.ts';
import { type Ground, spoken } from '../content/context.ts';
import { placed } from '../content/reading.ts';
import {
  cases,
  followedOf,
  groups,
  held,
  open,
  rates,
  recordOf,
  returns,
  type ThreatsView,
  threatMethod,
} from '../content/threats.ts';
import { type Block, drawn, section } from '../render/block.ts';
import { cite, type Prose, say } from '../render/prose.ts';
import { amount, type Column, type Table, tabulate, wording } from '../render/table.ts';
import { graph } from '../screen/graph.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** The ledger of threats: rates, curves, and the open ones. */
export const [threatsScreen, threatsPage] = faces('threats', (g, view: ThreatsView) => {
  const { threats: said, longDate, full } = g.w;
  const { at, curves, outlooks, rates: base } = view.bargain;
  const { settled = 0, counts } = view.groups[0] ?? {};
  const dropped = (counts?.delayed ?? 0) + (counts?.withdrawn ?? 0);
  const titled = (
    { heading, caption }: Record<'heading' | 'caption', string>,
    table: Table | undefined,
  ): Block[] =>
    table ? [{ kind: 'table', heading: [heading], caption: [`${caption}${full}`], table }] : [];
  return {
    mast: [said.title, view.episode ? placed(g, { episode: view.episode, day: at }) : longDate(at)],
    headline: 'unknown' in base ? said.noVerdict : said.verdict(String(settled), String(dropped)),
    why: why(g, view),
    sections: [
      section('threats', said.title, [
        ...titled(said.rates, rates(g, view)),
        ...titled(said.groups, groups(g, view)),
        ...titled(said.returns, returns(g, view)),
      ]),
      section(
        'open',
        said.outlook.title,
        outlooks.length > 0
          ? [
              ...titled(said.outlook, open(g, view)),
              { kind: 'list', heading: [said.outlook.casesHeading], items: cases(g, view) },
            ]
          : [spoken(g, said.outlook.none)],
      ),
      section(
        'when',
        said.curves.title,
        'unknown' in curves
          ? [spoken(g, said.curves.unknown)]
          : [
              ...pictures(g, curves),
              curvesTogether(g, curves),
              { kind: 'table', table: byDay(g, curves) },
            ],
      ),
      method(g, threatMethod(g, view)),
    ],
  };
});

/** How many different threats there are, how often they come back, how the rates fared. */
function why(g: Ground, { bargain, closed }: ThreatsView): readonly Prose[] {
  const { threats: said } = g.w;
  const { rates: base, recurrence: r, outlooks } = bargain;
  if ('unknown' in base) return [[{ unknown: g.w.unknown(base.unknown) }]];
  const count = (n: number) => cite(String(n), g.place);
  const share = (p: number) => cite(chance(p), g.place);
  return [
    ...(closed !== undefined && bargain.at > closed ? [[said.recorded(g.w.longDate(closed))]] : []),
    followedOf(g, base),
    said.counted({ clusters: count(base.clusters), open: count(outlooks.length) }),
    'unknown' in r
      ? [said.noAgain]
      : said.again({
          cases: count(r.cases),
          again: count(r.again),
          share: share(r.within[6].at),
          low: share(r.within[6].low),
          high: share(r.within[6].high),
        }),
    recordOf(g, bargain),
  ];
}

/** Days at which the curves are told, and the one that a heading names. */
const DAYS = [7, 30, 90] as const;
const NAMED_DAY = 90;
/** The picture ends no earlier than this, days. */
const MIN_WIDTH_DAYS = 90;
type Point = { readonly x: number; readonly y: number };

/** The share that has ended by so many days; a curve begins at 0 days. */
function by({ steps }: Incidence, days: number): Spread {
  const step = steps.findLast((s) => s.days <= days);
  if (!step) throw new RangeError('a curve begins at 0 days');
  return step.share;
}

/** Where the pictures end, days: the last step of any, in whole months. */
const width = (all: readonly Incidence[]): number =>
  Math.max(
    MIN_WIDTH_DAYS,
    ...all.map(({ steps }) => 30 * Math.ceil((steps.at(-1)?.days ?? 0) / 30)),
  );

/** A curve as a line of steps out to the end of the picture. */
const stairs = (one: Incidence, to: number, of: (share: Spread) => number): readonly Point[] => [
  ...one.steps.flatMap((step, i) => {
    const before = one.steps[i - 1];
    const here = { x: step.days, y: of(step.share) };
    return before ? [{ x: step.days, y: of(before.share) }, here] : [here];
  }),
  { x: to, y: of(by(one, to)) },
];

/** The top of the pictures: the highest band, to the next tenth. */
const top = (all: readonly Incidence[]): number =>
  Math.min(1, Math.ceil(10 * Math.max(0.1, ...all.flatMap(highest)) - 1e-9) / 10);

const highest = ({ steps }: Incidence): number => steps.at(-1)?.share.high ?? 0;

/** One picture for each end: its curve and the band around it. */
function pictures(g: Ground, all: readonly Incidence[]): Block[] {
  const [to, high] = [width(all), top(all)];
  return all.map((one, i): Block => {
    const at = by(one, NAMED_DAY);
    const heading = g.w.threats.curves.heading({
      cause: one.cause,
      share: cite(chance(at.at), g.place),
      low: cite(chance(at.low), g.place),
      high: cite(chance(at.high), g.place),
      days: String(NAMED_DAY),
    });
    return {
      kind: 'chart',
      heading,
      caption: i === 0 ? say`${g.w.threats.curves.caption}${g.w.full}` : [],
      draw: drawn(curveChart, {
        main: [stairs(one, to, (s) => s.at)],
        other: [stairs(one, to, (s) => s.low), stairs(one, to, (s) => s.high)],
        x: { from: 0, to, mark: (x) => g.w.threats.curves.day(fixed(x, 0)) },
        y: { from: 0, to: high, mark: (y) => percent(y) },
      }),
    };
  });
}

/** What the picture of a terminal holds, and every how many dots each line is set. */
const LINES = [
  ['implemented', 1],
  ['withdrawn', 3],
  ['delayed', 6],
] as const;
/** Marks along the days, about. */
const MARKS = 6;

/** Three of the curves in one picture, for a terminal. */
function curvesTogether(g: Ground, all: readonly Incidence[]): Block {
  const said = g.w.threats.curves;
  const [to, high] = [width(all), top(all)];
  const traces = LINES.flatMap(([cause, every]) =>
    all
      .filter((c) => c.cause === cause)
      .map((c) => ({ points: stairs(c, to, (s) => s.at).map((q) => [q.x, q.y] as const), every })),
  );
  return {
    kind: 'plot',
    caption: [said.together],
    plot: {
      lines: (wide) =>
        graph(wide, {
          traces,
          x: [0, to],
          y: [0, high],
          marks: ticks(0, to, MARKS).map((d) => ({ at: d, says: said.day(fixed(d, 0)) })),
          says: (y) => percent(y),
        }),
    },
  };
}

/** What the curves say at a few days. */
const byDay = (g: Ground, all: readonly Incidence[]): Table =>
  tabulate(all, [
    wording(g.w.threats.curves.table, (one) => g.w.threats.cause[one.cause]),
    ...DAYS.map(
      (d): Column<Incidence> =>
        amount(g.w.threats.curves.day(String(d)), (one) => held(g, by(one, d))),
    ),
  ]);
