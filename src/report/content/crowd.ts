import type { CrowdVintage, Fitted } from '../../domain/crowd.ts';
import type { Spread } from '../../domain/known.ts';
import type { LikeFall } from '../../domain/simulation.ts';
import type { Block } from '../render/block.ts';
import { cite, type Prose, say } from '../render/prose.ts';
import { amount, figureRows, namedValues, type Table, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent, points, signedPercent } from '../words/number.ts';
import type { Ground } from './context.ts';
import { BACK, type CrowdView, READ_SESSION, sessionMark } from './crowdview.ts';
import { bracketed, fanned } from './pictured.ts';
import { times } from './survive.ts';

/** The question: the world, and the conditions in which the crowd was asked. */
export function asked(g: Ground, { conditions: c, simulation, crowd, vintage }: CrowdView): Block {
  const { w, lang } = g;
  const { world } = w.page;
  const title = (id: string): string => crowd.assets.find((a) => a.id === id)?.title[lang] ?? id;
  const news = Object.entries(c.news)
    .filter(([, move]) => move !== 0)
    .map(([id, x]) => [`${world.news}${w.brackets(title(id))}`, signedPercent(x, 1)] as const);
  const own = `${chance(crowd.fear.tail)}${w.brackets(world.own)}`;
  const which = simulation.inquiry.world;
  return {
    kind: 'table',
    heading: [w.page.conditions],
    table: namedValues(
      [
        [w.label.crowd, crowd.title[lang], 'crowd'],
        [w.label.vintage, vintage?.method ?? world.none],
        [world.which, which === 'walk' ? w.page.walk : w.regime[which]],
        [world.volatility, times(g, c.volatility)],
        [world.tail, c.tail === undefined ? own : chance(c.tail)],
        [world.drift, signedPercent(c.drift, 2)],
        [world.rate, percent(c.rate, 1)],
        ...(news.length > 0 ? news : [[world.news, world.none] as const]),
      ],
      [w.like.column.figure, w.label.value],
    ),
  };
}

/** Who is in the crowd. */
export function kinds(g: Ground, { crowd }: CrowdView): Block {
  const { kinds: words } = g.w.page;
  return {
    kind: 'table',
    heading: [words.heading(crowd.kinds.reduce((sum, k) => sum + k.books, 0))],
    table: tabulate(crowd.kinds, [
      wording(words.kind, (k) => k.title[g.lang]),
      amount(words.books, (k) => fixed(k.books, 0)),
      amount(words.share, (k) => percent(k.share)),
      wording(words.sells, (k) => words.sort[k.sort]),
    ]),
  };
}

/** Seed, paths and fingerprint; what is fitted, and what is stated. */
export const crowdMethod = ({ w }: Ground, view: CrowdView): string[] => [
  w.page.drawn(fixed(view.partial?.done ?? view.paths, 0), view),
  ...(view.decided === undefined ? [] : [w.page.decided(fixed(view.decided, 0))]),
  ...(view.vintage ? [] : [w.unknown({ kind: 'not fitted' })]),
  `${w.page.assumed(view.crowd.assumptions.length)}${w.blank}${w.like.stated}`,
];

/** Where the market stands after the shock, over all paths that fell. */
export function levels({ w, place }: Ground, over: CrowdView['fan']): Block {
  const { level } = w.page;
  const read = over[BACK.indexOf(READ_SESSION)] ?? over.at(-1) ?? { low: 1, at: 1, high: 1 };
  const heading = level.heading(READ_SESSION, read, (x) => percent(x, 1));
  return {
    kind: 'chart',
    heading: [cite(heading, place)],
    caption: [level.caption],
    ...fanned({
      points: over.map((s, i) => ({ session: BACK[i] ?? 0, ...s })),
      lines: [1],
      mark: (x) => percent(x),
      says: level.median,
      session: sessionMark(w),
    }),
  };
}

/** How much of a fall of this size sales made. */
export function overshoot(g: Ground, like: LikeFall): Block {
  const heading = g.w.like.overshoot.heading(cite(chance(like.mean.at), g.place));
  const at = (x: number) => cite(chance(x), g.place);
  return {
    kind: 'chart',
    heading,
    caption: g.w.like.overshoot.caption({
      paths: cite(fixed(like.paths, 0), g.place),
      size: sizeOf(g, like),
      at: at(like.overshoot.at),
      low: at(like.overshoot.low),
      high: at(like.overshoot.high),
      mean: at(like.mean.at),
      error: cite(g.w.like.error(points(like.mean.error)), g.place),
    }),
    ...bracketed({ ...like.overshoot, from: 0, to: 1, mark: (x) => percent(x) }),
    table: rows(g, like),
  };
}

/** The size of like falls in words. */
export const sizeOf = (g: Ground, { from, to }: LikeFall): string =>
  g.w.like.size(fixed(from, 2), fixed(to, 2));

function rows({ w, place }: Ground, like: LikeFall): Table {
  const { row, column } = w.like;
  const figure = (text: string) => cite(text, place);
  const three = ({ low, at, high }: Spread) => [low, at, high].map((x) => figure(chance(x)));
  return figureRows(
    [column.figure, column.low, column.middle, column.high],
    [
      [row.overshoot, ...three(like.overshoot)],
      [row.sold, ...three(like.sold)],
      [row.mean, '', figure(w.like.about(chance(like.mean.at), points(like.mean.error)))],
      [row.forced, '', figure(chance(like.forced))],
      [row.paths, '', figure(fixed(like.paths, 0))],
    ],
  );
}

/** Whether an interval reaches down to nothing. */
const holdsNothing = (f: Fitted): boolean => f.low <= 1e-9 && f.high >= -1e-9;

/** The two figures that the past was asked for, each with its interval. */
export function fittedBlocks(g: Ground, v: CrowdVintage): Block[] {
  const { w } = g;
  const { fitted: words } = w.like;
  const { impact: i, decaying: d } = v;
  const number = (x: number): string => fixed(x, 2);
  const share = (x: number): string => percent(x);
  const learnt = (f: Fitted, says: (x: number) => string): Prose =>
    words.learnt({
      falls: cite(fixed(v.falls, 0), 'crowd'),
      matched: cite(fixed(v.matched, 0), 'crowd'),
      from: w.month(v.from),
      until: w.month(v.until),
      low: says(f.low),
      high: says(f.high),
      level: percent(v.level),
    });
  return [
    {
      kind: 'chart',
      heading: words.impact(cite(number(i.at), 'crowd')),
      caption: say`${words.impactCaption}${learnt(i, number)}`,
      ...bracketed({
        ...i,
        from: 0,
        to: Math.max(i.high * 1.15, 0.1),
        mark: (x) => (x === 0 ? '0' : fixed(x, 1)),
      }),
    },
    {
      kind: 'chart',
      heading: words.decaying(cite(share(d.at), 'crowd'), holdsNothing(d)),
      caption: say`${words.decayingCaption}${learnt(d, share)}`,
      // An interval over all that it could be is said, and not drawn.
      ...(d.high - d.low < 1 &&
        bracketed({ ...d, from: Math.min(0, d.low), to: Math.max(1, d.high), mark: share })),
      table: moments(g, v),
    },
  ];
}

function moments({ w }: Ground, v: CrowdVintage): Table {
  const { fitted: words } = w.like;
  return figureRows(
    [words.moment, words.past, words.model, words.error],
    v.moments.map((m) => [
      `${words.name(m.name)}${m.compared ? w.brackets(words.compared) : ''}`,
      ...[m.past, m.model, m.error].map((x) => cite(fixed(x, 3), 'crowd')),
    ]),
  );
}
