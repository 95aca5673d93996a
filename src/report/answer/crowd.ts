import type { Unknown } from '../../domain/known.ts';
import type { Ground } from '../content/context.ts';
import { asked, crowdMethod, fittedBlocks, kinds, overshoot, sizeOf } from '../content/crowd.ts';
import { type CrowdView, shownOf } from '../content/crowdview.ts';
import { back, half, halfSentence } from '../content/halfback.ts';
import { dayIs, placed } from '../content/reading.ts';
import { fallsBySize, levels, often, sold } from '../content/run.ts';
import { hatched } from '../content/unknown.ts';
import { section } from '../render/block.ts';
import { cite, type Prose } from '../render/prose.ts';
import { chance } from '../words/number.ts';
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
        view.fan.length > 0 && levels(g, view),
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
