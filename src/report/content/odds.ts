import type { Spread } from '../../domain/known.ts';
import type { Misfit, Odds, PathOdds } from '../../domain/odds.ts';
import { type Block, noted } from '../render/block.ts';
import { cite, type Prose, type Span, say } from '../render/prose.ts';
import { amount, figureRows, type Table, tabulate, wording } from '../render/table.ts';
import type { Named } from '../words/misfit.ts';
import { chance, fixed, percent, signed, signedPercent } from '../words/number.ts';
import { type Ground, spoken } from './context.ts';
import type { OddsView } from './oddsview.ts';
import { spanned } from './pictured.ts';

/** Odds closer than this are not told apart. */
const SAME_ODDS = 0.01;
/** Ends that an axis of probabilities may have. */
const ENDS = [0.25, 0.5, 0.75, 1] as const;

/** End of the axis of probabilities: the quarter above the highest that is drawn. */
const most = ({ paths }: Odds): number => {
  const highest = Math.max(
    ...paths.map((p) => Math.max(p.own, p.bounds.high, spreadOf(p)?.high ?? 0)),
  );
  return ENDS.find((e) => highest <= e) ?? 1;
};

/** What prices imply of a path; undefined where it is not known. */
const spreadOf = ({ implied }: PathOdds): Spread | undefined =>
  'unknown' in implied ? undefined : implied;

/** What ids are called in a language, and how figures are written. */
const named = ({ lang, w }: Ground, view: OddsView): Named => ({
  path: (id) => view.titles.paths[id]?.[lang] ?? id,
  asset: (id) => view.titles.series[id]?.[lang] ?? id,
  contract: (id) => view.titles.contracts[id]?.[lang] ?? id,
  chance,
  move: (x) => signedPercent(x, 1),
  day: (day) => w.date(day, view.day),
});

/** Own against implied by path: the widest difference, the picture, the figures behind it. */
export function paths(g: Ground, view: OddsView): Extract<Block, { kind: 'chart' }> {
  const { w, place } = g;
  const { odds } = view;
  const n = named(g, view);
  const heading = widest(g, view);
  return {
    kind: 'chart',
    heading,
    caption: [`${w.odds.paths.caption}${w.full}`],
    ...spanned(
      {
        rows: odds.paths.map((p) => {
          const span = spreadOf(p);
          return {
            name: n.path(p.scenario),
            frame: p.bounds,
            ...(span
              ? { span: drawable(p) ? span : { ...span, low: span.at, high: span.at } }
              : {}),
            beside: p.own,
            says: span ? `${chance(p.own)} → ${chance(span.at)}` : chance(p.own),
          };
        }),
        most: most(odds),
        mark: (share) => percent(share, share > 0 && share < 0.2 ? 1 : 0),
      },
      `${w.odds.paths.key(percent(most(odds)))}${w.full}`,
    ),
    table: byPath({ ...g, place }, view),
  };
}

/** Every path with both its odds, in a sentence. */
export function oddsLine(g: Ground, view: OddsView): Prose {
  const n = named(g, view);
  const figure = (p: number): Span => cite(chance(p), g.place);
  return g.w.brief.odds(
    view.odds.paths.map((p) => {
      const span = spreadOf(p);
      const implied = span ? figure(span.at) : { unknown: g.w.label.unknown };
      return say`${n.path(p.scenario)}${g.w.gap(n.path(p.scenario))}${figure(p.own)} → ${implied}`;
    }),
  );
}

/** Whether the interval of what prices imply is narrower than what the obstacles admit. */
function drawable(p: PathOdds): boolean {
  const span = spreadOf(p);
  return span === undefined || span.high - span.low < p.bounds.high - p.bounds.low;
}

/** The path on which the two are furthest apart, in one sentence. */
function widest(g: Ground, view: OddsView): Prose {
  const { w, place } = g;
  const apart = (p: PathOdds): number => Math.abs((spreadOf(p)?.at ?? p.own) - p.own);
  const top = view.odds.paths.toSorted((a, b) => apart(b) - apart(a))[0];
  const span = top && spreadOf(top);
  if (!top || !span) return [w.odds.paths.unknown];
  if (apart(top) < SAME_ODDS) return [w.odds.paths.agree];
  const beyond = view.odds.paths.some((p) => {
    const s = spreadOf(p);
    return s !== undefined && (p.own < s.low || p.own > s.high);
  });
  const figure = (p: number): Span => cite(chance(p), place);
  const widest = w.odds.paths[beyond ? 'widest' : 'inside'](named(g, view).path(top.scenario), {
    own: figure(top.own),
    implied: figure(span.at),
    range: [figure(span.low), figure(span.high)],
  });
  const cut = view.odds.misfits.some((m) => m.kind === 'out of bounds');
  return cut ? say`${widest}${w.odds.paths.within}` : widest;
}

/** Every path with its bounds, own odds and implied ones. */
function byPath(g: Ground, view: OddsView): Table {
  const { w, place } = g;
  const words = w.odds.paths;
  const n = named(g, view);
  const { paths: all } = view.odds;
  const stated = all.some((p) => p.stated);
  const range = (b: Record<'low' | 'high', number>): Span =>
    cite(`${chance(b.low)}–${chance(b.high)}`, place);
  const implied = (p: PathOdds, says: (span: Spread) => Span): Span => {
    const span = spreadOf(p);
    return span ? says(span) : w.label.unknown;
  };
  return tabulate(all, [
    wording(words.path, (p) => n.path(p.scenario)),
    amount(words.bounds, (p) => range(p.bounds)),
    ...(stated ? [amount(words.stated, (p: PathOdds) => (p.stated ? range(p.stated) : ''))] : []),
    amount(words.own, (p) => cite(chance(p.own), place)),
    amount(words.implied, (p) => implied(p, (span) => cite(chance(span.at), place))),
    amount(words.interval, (p) => implied(p, range)),
  ]);
}

/** What was seen of each asset, what each side expects of it, and the gap; the book last. */
export function assets(g: Ground, view: OddsView): Block {
  const { w } = g;
  const words = w.odds.assets;
  if (view.odds.assets.length === 0) return spoken(g, words.none);
  return {
    kind: 'table',
    heading: [words.heading(w.sessions(view.window))],
    caption: [`${words.caption}${w.full}`],
    table: byAsset(g, view),
  };
}

function byAsset(g: Ground, view: OddsView): Table {
  const { w, place } = g;
  const words = w.odds.assets;
  const n = named(g, view);
  const { assets: all, book } = view.odds;
  const figure = (text: string) => cite(text, place);
  const move = (x: number) => figure(n.move(x));
  const ranged = (s: Spread) =>
    figure(`${n.move(s.at)}${w.brackets(w.threats.between(n.move(s.low), n.move(s.high)))}`);
  return figureRows(
    [words.asset, words.seen, words.own, words.implied, words.gap],
    [
      ...all.map((a) => [
        n.asset(a.asset),
        figure(`${n.move(a.seen)} ± ${percent(a.noise, 1)}`),
        move(a.own),
        move(a.implied),
        ranged(a.gap),
      ]),
      ...('unknown' in book ? [] : [[words.book, '', '', '', ranged(book)]]),
    ],
  );
}

/** Contracts on one horizon, and what their wording alone explains. */
export function contracts(g: Ground, view: OddsView): Block[] {
  const { w, place } = g;
  const words = w.odds.contracts;
  const { contracts: all, wordings } = view.odds;
  if (all.length === 0) return [noted([`${words.none}${w.full}`])];
  const n = named(g, view);
  const ownOf = (scenario: string): Prose => {
    const path = view.odds.paths.find((p) => p.scenario === scenario);
    return path ? [cite(chance(path.own), place)] : [w.label.unknown];
  };
  const three = (s: Spread, says: (x: number) => string): Prose => [
    cite([s.low, s.at, s.high].map(says).join(' / '), place),
  ];
  return [
    {
      kind: 'table',
      heading: [words.heading],
      caption: [`${words.caption(w.sessions(view.horizon))}${w.full}`],
      table: tabulate(all, [
        wording(words.contract, (c) => n.contract(c.contract)),
        wording(words.wording, (c) => c.wording),
        amount(words.hazard, (c) => three(c.hazard, (x) => fixed(x, 2))),
        amount(words.horizon, (c) => three(c.horizon, (x) => percent(x, 1))),
        amount(w.odds.paths.own, (c) => ownOf(c.scenario)),
      ]),
    },
    ...wordings.map((x) =>
      spoken(g, words.apart(n.path(x.scenario), x.of, signed(100 * x.apart, 1))),
    ),
  ];
}

/** Everything that is wrong with the odds, in words, without their ends. */
export const wrong = (g: Ground, view: OddsView): readonly string[] => {
  const n = named(g, view);
  return view.odds.misfits.map((m: Misfit) => g.w.odds.misfit(m, n));
};
