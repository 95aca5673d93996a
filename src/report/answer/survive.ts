import type { Ground } from '../content/context.ts';
import { curved } from '../content/pictured.ts';
import { dayIs, placed } from '../content/reading.ts';
import {
  cash,
  type SurviveView,
  survivalByLeverage,
  survivalSentence,
  times,
  unmapped,
} from '../content/survive.ts';
import { type Block, section } from '../render/block.ts';
import { cite } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { chance, chanceBeside, fixed, limit, percent } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** Whether a book lives: the curve by leverage, and the figures. */
export const [surviveScreen, survivePage] = faces('survive', (g, view: SurviveView) => {
  const { w } = g;
  const none = Math.abs(view.largest - 1) < 1e-9;
  return {
    mast: [w.survive.title, placed(g, view.of)],
    partial: view.partial,
    headline: w.survive.verdict(none ? undefined : times(g, view.largest)),
    why: [
      dayIs(g, view.of),
      survivalSentence(g, view.at, view),
      [w.survive.curve.heading(times(g, view.largest), limit(view.limit))],
    ],
    sections: [
      section('survive', w.title.survive, [
        { kind: 'figures', figures: figures(g, view) },
        forcedOutCurve(g, view),
        survivalByLeverage(g, view.at, view),
        ...horizons(g, view),
      ]),
      method(g, stated(g, view)),
    ],
  };
});

const figures = (g: Ground, view: SurviveView) => [
  {
    label: g.w.survive.largest,
    value: [cite(times(g, view.largest), g.place)],
    notes: [[g.w.survive.largestNote(limit(view.limit))]],
  },
  ...cash(g, view.toCash, {
    currency: view.currency,
    held: view.doubts && { doubts: view.doubts },
  }),
];

/** P(forced out) over leverage, with the limit across; the axis ends a little above the highest. */
export function forcedOutCurve(
  g: Ground,
  view: Pick<SurviveView, 'curve' | 'at' | 'limit' | 'largest'>,
): Block {
  const { curve: said } = g.w.survive;
  const heading = said.heading(times(g, view.largest), limit(view.limit));
  const { curve } = view;
  const [from, to] = [curve[0]?.leverage ?? 1, curve.at(-1)?.leverage ?? 4];
  const highest = Math.max(view.limit, ...curve.flatMap((q) => [q.forcedOut, q.beforeHalf]));
  return {
    kind: 'chart',
    heading: [heading],
    caption: [said.caption],
    ...curved({
      main: [curve.map((q) => ({ x: q.leverage, y: q.forcedOut }))],
      other: [curve.map((q) => ({ x: q.leverage, y: q.beforeHalf }))],
      pins: view.at
        .filter((s) => s.callAt !== undefined && s.leverage >= from && s.leverage <= to)
        .map(({ leverage: x, forcedOut: y }) => ({
          x,
          y,
          says: said.here(times(g, x), chanceBeside(y, view.limit)),
        })),
      level: { at: view.limit, says: said.limit(limit(view.limit)) },
      x: { from, to, mark: (x) => times(g, x) },
      y: {
        from: 0,
        to: [0.05, 0.1, 0.2, 0.5].find((m) => highest <= m) ?? 1,
        mark: (y) => percent(y),
      },
    }),
  };
}

function horizons(g: Ground, { horizons: all, limit: most }: SurviveView): Block[] {
  const table = tabulate(all, [
    wording(g.w.label.window, (h) => g.w.sessions(h.sessions)),
    amount(times(g, 2), (h) => cite(chanceBeside(h.twice, most), g.place)),
    amount(times(g, 3), (h) => cite(chanceBeside(h.thrice, most), g.place)),
  ]);
  return all.length > 0 ? [{ kind: 'table', heading: [g.w.survive.horizons], table }] : [];
}

/** What the figures rest on. */
const stated = ({ w }: Ground, view: SurviveView): string[] => [
  `${w.survive.rule(percent(view.rule.maintenance), percent(view.rule.cash))}${w.full}`,
  `${w.survive.weights(view.weights, chance)}${w.full}`,
  ...(view.loan === undefined ? [] : [`${w.survive.loan(percent(view.loan, 1))}${w.full}`]),
  ...(view.mapped ? [] : [unmapped({ w }, view)]),
  ...(view.fingerprints.length > 0 ? [w.page.prints(fixed(view.paths, 0), view.fingerprints)] : []),
  ...(view.decided === undefined ? [] : [w.page.decided(fixed(view.decided, 0))]),
  w.like.stated,
];
