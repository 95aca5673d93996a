import type { Unknown } from '../../domain/known.ts';
import type { Ground } from '../content/context.ts';
import {
  asked,
  crowdMethod,
  fittedBlocks,
  kinds,
  levels,
  overshoot,
  sizeOf,
} from '../content/crowd.ts';
import { besideOf, type CrowdView, shownOf } from '../content/crowdview.ts';
import { back, half, halfSentence } from '../content/halfback.ts';
import { binned, paired } from '../content/pictured.ts';
import { dayIs, placed } from '../content/reading.ts';
import { hatched } from '../content/unknown.ts';
import { type Block, section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { amount, tabulate, wording } from '../render/table.ts';
import { chance, fixed, percent } from '../words/number.ts';
import { faces, method } from './answer.ts';

/** One simulation: the path of the market, the overshoot, who sold. */
export const [crowdScreen, crowdPage] = faces('crowd', (g, view: CrowdView) => {
  const { w } = g;
  const { like, walk } = shownOf(view);
  const why: Unknown = { kind: 'no like fall' };
  return {
    mast: [w.like.title, view.of ? placed(g, view.of) : view.crowd.title[g.lang]],
    partial: view.partial,
    headline: like
      ? w.like.verdict(chance(like.mean.at), sizeOf(g, like))
      : w.like.overshoot.unknown,
    why: like
      ? [
          ...ofDay(g, view),
          w.like.overshoot.heading(chance(like.mean.at)),
          halfSentence(g, like, walk),
        ]
      : [...ofDay(g, view), [{ unknown: w.unknown(why) }]],
    sections: [
      section('crowd', w.like.title, [
        view.fan.length > 0 && levels(g, view.fan),
        view.histogram.length > 0 && often(g, view),
        sold(g, view),
        ...(like
          ? [overshoot(g, like), half(g, like, walk), back(g, like, walk)]
          : [hatched(g, w.like.overshoot.unknown, { why })]),
        fallsBySize(g, view),
        ...(view.vintage ? fittedBlocks({ ...g, place: 's-method' }, view.vintage) : []),
      ]),
      method(g, crowdMethod(g, view), [asked(g, view), kinds(g, view)]),
    ],
  };
});

/** The day, whether falls of another size stand for its own, and from which tail the managers start. */
const ofDay = (g: Ground, { of, size, crowd, conditions }: CrowdView): readonly Prose[] =>
  of === undefined
    ? []
    : [
        dayIs(g, of),
        ...(size === undefined ? [] : [[g.w.like.other(g.w.sigma(String(size)))]]),
        g.w.like.tail(cite(chance(conditions.tail ?? crowd.fear.tail), g.place)),
      ];

/** How often each overshoot came. */
function often({ w, place }: Ground, view: CrowdView): Block {
  const { histogram: words } = w.page;
  const { from, to, weight } = view.histogram.reduce((a, b) => (b.weight > a.weight ? b : a));
  const heading = words.heading(percent(from), percent(to), chance(weight));
  const last = view.histogram.findLastIndex((b) => b.weight >= 0.0005);
  return {
    kind: 'chart',
    heading: [cite(heading, place)],
    caption: [words.caption],
    ...binned({ bins: view.histogram.slice(0, last + 1), mark: (x) => percent(x) }),
  };
}

/** What was sold of each asset, most liquid first. */
function sold({ w, lang, place }: Ground, view: CrowdView): Block {
  const { sold: words } = w.page;
  const title = (id: string): string =>
    view.crowd.assets.find((a) => a.id === id)?.title[lang] ?? id;
  const first = view.sold[0];
  const most = Math.max(0, ...view.sold.map((s) => s.share));
  const heading =
    first && most > 0 ? words.heading(title(first.asset), chance(first.share)) : words.nobody;
  return {
    kind: 'chart',
    heading: [cite(heading, place)],
    caption: [words.caption],
    ...(view.sold.length > 0 &&
      paired(
        {
          rows: view.sold.map(({ asset, share: at }) => ({
            name: title(asset),
            at,
            says: chance(at),
          })),
          second: 'dashes',
          most: [0.02, 0.04, 0.1, 0.2, 0.4].find((m) => most <= m) ?? 1,
          mark: (x) => percent(x),
        },
        true,
      )),
    table: tabulate(view.sold, [
      wording(words.asset, (s) => title(s.asset)),
      amount(words.share, (s) => cite(chance(s.share), place)),
    ]),
  };
}

/** Falls of every size, each beside the walk. */
function fallsBySize({ w, place }: Ground, view: CrowdView): Block {
  const { falls: words } = w.page;
  const figure = (text: string) => cite(text, place);
  return {
    kind: 'table',
    heading: [words.heading],
    caption: [words.caption],
    table: tabulate(
      view.simulation.falls.filter((f) => f.paths > 0),
      [
        wording(words.size, (f) => w.like.size(fixed(f.from, 2), fixed(f.to, 2))),
        amount(words.paths, (f) => figure(fixed(f.paths, 0))),
        amount(words.overshoot, (f) => figure(chance(f.mean.at))),
        amount(words.sold, (f) => figure(chance(f.sold.at))),
        amount(words.half, (f) => figure(w.like.brief(f.half.at))),
        amount(words.within, (f) => figure(chance(f.within[20].at))),
        amount(words.walk, (f) => {
          const walk = besideOf(view, f);
          return walk ? figure(chance(walk.within[20].at)) : { unknown: w.label.noValue };
        }),
      ],
    ),
  };
}
