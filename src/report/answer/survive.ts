import type { Lang } from '../../domain/text.ts';
import { curve } from '../chart/curve.ts';
import type { Ground } from '../content/context.ts';
import {
  cash,
  found,
  byLeverage as leverages,
  type SurviveView,
  survival,
  times,
} from '../content/survive.ts';
import type { Block } from '../render/block.ts';
import { cite, flat } from '../render/prose.ts';
import { namedValues, type Table, table } from '../render/table.ts';
import { answerLines, tableLines, under } from '../render/terminaltable.ts';
import { graph } from '../screen/graph.ts';
import { words } from '../words/index.ts';
import { chance, limit, percent } from '../words/number.ts';
import { type Answer, answerPage } from './answer.ts';

const COMMAND = 'survive';
/** Every so many dots of a second line, and of a line that only marks a place. */
const [DASHED, DOTTED] = [3, 5];

/** Whether a book lives, on a terminal of 80 columns: the curve by leverage, and the figures. */
export function surviveScreen(view: SurviveView, lang: Lang): readonly string[] {
  const { answer, g } = opened(view, lang);
  const { w } = g;
  const { from, to, most } = range(view);
  const line = (of: (q: SurviveView['curve'][number]) => number) =>
    view.curve.map((q) => [q.leverage, of(q)] as const);
  const picture = graph({
    traces: [
      { points: line((q) => q.forcedOut) },
      { points: line((q) => q.beforeHalf), every: DASHED },
      { points: [[from, view.limit] as const, [to, view.limit] as const], every: DOTTED },
    ],
    x: [from, to],
    y: [0, most],
    marks: view.curve
      .filter((q) => Number.isInteger(q.leverage))
      .map((q) => ({ at: q.leverage, says: times(g, q.leverage) })),
    says: (y) => percent(y),
  });
  const figures = cash(g, view.toCash, view.currency).map((f) => ({
    name: f.label,
    value: [f.value, ...f.notes].map(flat).join(w.pause),
  }));
  return answerLines(answer, COMMAND, [
    ...under(answer, `${w.survive.curve.caption}${w.full}`, ['', ...picture]),
    '',
    ...tableLines(leverages(g, view.at, view.sessions), w),
    ...(view.horizons.length > 0
      ? under(answer, w.survive.horizons, tableLines(horizons(g, view), w))
      : []),
    '',
    ...tableLines(
      namedValues(
        [
          {
            name: w.survive.largest,
            value: `${times(g, view.largest)}${w.pause}${w.survive.largestNote(limit(view.limit))}`,
          },
          ...figures,
        ],
        ['', ''],
      ),
      w,
    ),
    ...stated(g, view).flatMap((s) => under(answer, s, [])),
  ]);
}

/** The same as one HTML file. */
export const survivePage = (view: SurviveView, lang: Lang): string =>
  answerPage(opened(view, lang).answer);

function opened(view: SurviveView, lang: Lang): { answer: Answer; g: Ground } {
  const w = words(lang);
  const g: Ground = { w, lang, place: 's-survive' };
  const none = Math.abs(view.largest - 1) < 1e-9;
  return {
    g,
    answer: {
      lang,
      words: w,
      mast: [w.survive.title, view.title[lang]],
      partial: view.partial && w.page.partialOf(view.partial),
      headline: w.survive.verdict(none ? undefined : times(g, view.largest)),
      why: [
        found(g, view.at, view.sessions),
        [w.survive.curve.heading(times(g, view.largest), limit(view.limit))],
      ],
      sections: [
        {
          id: 'survive',
          title: w.title.survive,
          blocks: [
            { kind: 'figures', figures: figures(g, view) },
            byLeverage(g, view),
            survival(g, view.at, view.sessions),
            ...(view.horizons.length > 0
              ? [
                  {
                    kind: 'table' as const,
                    heading: [w.survive.horizons],
                    table: horizons(g, view),
                  },
                ]
              : []),
          ],
        },
        {
          id: 'method',
          title: w.title.method,
          blocks: stated(g, view).map((s) => ({ kind: 'say', note: true, prose: [s] })),
        },
      ],
    },
  };
}

const figures = (g: Ground, view: SurviveView) => [
  {
    label: g.w.survive.largest,
    value: [cite(times(g, view.largest), g.place)],
    notes: [[g.w.survive.largestNote(limit(view.limit))]],
  },
  ...cash(g, view.toCash, view.currency),
];

/** Ends of the picture; the axis of probabilities ends a little above the highest. */
function range({ curve: c, limit }: SurviveView) {
  const highest = Math.max(limit, ...c.map((q) => Math.max(q.forcedOut, q.beforeHalf)));
  return {
    from: c[0]?.leverage ?? 1,
    to: c.at(-1)?.leverage ?? 4,
    most: [0.05, 0.1, 0.2, 0.5].find((m) => highest <= m) ?? 1,
  };
}

/** P(forced out) over leverage, with the limit across. */
function byLeverage(g: Ground, view: SurviveView): Block {
  const { curve: said } = g.w.survive;
  const heading = said.heading(times(g, view.largest), limit(view.limit));
  const { from, to, most } = range(view);
  return {
    kind: 'chart',
    heading: [heading],
    caption: [said.caption],
    draw: (width) =>
      curve(
        {
          label: `${heading}${g.w.full}`,
          main: [view.curve.map((q) => ({ x: q.leverage, y: q.forcedOut }))],
          other: [view.curve.map((q) => ({ x: q.leverage, y: q.beforeHalf }))],
          leaps: [],
          pins: view.at
            .filter((s) => s.callAt !== undefined && s.leverage >= from && s.leverage <= to)
            .map((s) => ({
              x: s.leverage,
              y: s.forcedOut,
              says: said.here(times(g, s.leverage), chance(s.forcedOut)),
            })),
          level: { at: view.limit, says: said.limit(limit(view.limit)) },
          x: { from, to, mark: (x) => times(g, x) },
          y: { from: 0, to: most, mark: (y) => percent(y) },
        },
        width,
      ),
  };
}

const horizons = (g: Ground, view: SurviveView): Table =>
  table(view.horizons, [
    { head: g.w.label.window, cell: (h) => [g.w.sessions(h.sessions)] },
    { head: times(g, 2), align: 'right', cell: (h) => [cite(chance(h.twice), g.place)] },
    { head: times(g, 3), align: 'right', cell: (h) => [cite(chance(h.thrice), g.place)] },
  ]);

/** What the figures rest on. */
const stated = ({ w }: Ground, view: SurviveView): string[] => [
  `${w.survive.rule(percent(view.rule.maintenance), percent(view.rule.cash))}${w.full}`,
  `${w.survive.weights({
    noise: chance(view.weights.noise),
    friction: chance(view.weights.friction),
    rupture: chance(view.weights.rupture),
  })}${w.full}`,
  ...(view.loan === undefined ? [] : [`${w.survive.loan(percent(view.loan, 1))}${w.full}`]),
  ...(view.mapped ? [] : [w.survive.unmapped(view.astray)]),
  ...(view.fingerprints.length > 0 ? [w.page.prints(view.fingerprints)] : []),
  w.like.stated,
];
