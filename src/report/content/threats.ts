import type { Spread } from '../../domain/simulation.ts';
import { CAUSES } from '../../domain/threat.ts';
import type { Table } from '../render/block.ts';
import { cite, join, type Prose, say } from '../render/prose.ts';
import type { ThreatsView } from '../view/threats.ts';
import { chance } from '../words/number.ts';
import type { Ground } from './context.ts';

/** Cases named before the rest are counted. */
const NAMES = 6;

/** An interval in words. */
const between = (g: Ground, s: Spread): Prose => [
  cite(`${chance(s.low)}${g.lang === 'en' ? ' to ' : '至'}${chance(s.high)}`, g.place),
];

/** A share with its interval, for a narrow column. */
export const held = (g: Ground, s: Spread): Prose => [
  cite(`${chance(s.at)}${g.w.threats.range(bare(s.low), bare(s.high))}`, g.place),
];

const bare = (p: number): string => chance(p).replace('%', '');

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
  const { column, group, all: whole, short } = g.w.threats;
  return {
    head: [column.group, column.settled, ...CAUSES.map((c) => short[c])],
    right: [1, 2, 3, 4, 5, 6],
    narrow: 'scroll',
    rows: all.map(({ of, settled, counts }) => ({
      cells: [
        [of ? group(of.trait, of.value) : whole],
        [cite(String(settled), g.place)],
        ...CAUSES.map((c): Prose => [cite(String(counts[c]), g.place)]),
      ],
    })),
  };
};

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

/**
 * The open threats, one a row.
 * @param named  whether each is named by its target, too
 */
export function open(g: Ground, view: ThreatsView, named: boolean): Table {
  const { column, short } = g.w.threats;
  return {
    head: [
      column.threat,
      column.days,
      column.by30,
      column.by90,
      short.delayed,
      short.withdrawn,
      column.earlier,
    ],
    right: [1, 2, 3, 4, 5, 6],
    rows: view.bargain.outlooks.map((o) => {
      const timed = 'unknown' in o.imposed ? undefined : o.imposed;
      const known = (s: Spread | undefined): Prose =>
        s ? held(g, s) : [{ unknown: g.w.label.unknown }];
      return {
        cells: [
          [named ? name(g, view, o.threat) : o.threat],
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
    const { outlook: says, why, group } = g.w.threats;
    const named = o.alike.slice(0, NAMES).map((id): Prose => [name(g, view, id)]);
    const said = says.behind({
      target: name(g, view, o.threat),
      days: o.days,
      open: cite(String(o.days), g.place),
      cases: cite(String(o.cases), g.place),
      traits: o.by.map((trait) => group(trait, view.traits[o.threat]?.[trait] ?? '')),
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
function name(g: Ground, { targets }: ThreatsView, id: string): string {
  const target = targets[id]?.[g.lang];
  return target === undefined ? id : g.w.threats.named(id, target);
}

/** What stays out of the curves, and what the figures rest on. */
export const method = (
  g: Ground,
  { bargain: { undated }, closed }: ThreatsView,
): readonly string[] => {
  const { method: m } = g.w.threats;
  return [
    ...(undated.length > 0 ? [m.undated(undated)] : []),
    m.delay,
    m.prior,
    m.bands,
    m.traits,
    ...(closed === undefined ? [] : [m.source(g.w.longDate(closed))]),
  ];
};
