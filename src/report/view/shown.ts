import type { LikeFall } from '../../domain/simulation.ts';
import type { CrowdView } from './crowd.ts';

/** A size is shown for itself when at least this share of all paths fell by as much. */
const COMMON = 0.01;

/**
 * The falls that are told at length: those of the asked size, else the largest size that one path in a
 * hundred reached; and the same size in the walk.
 */
export function shownOf(view: CrowdView): {
  readonly like: LikeFall | undefined;
  readonly walk: LikeFall | undefined;
} {
  if (view.like) return { like: view.like, walk: view.walkLike };
  const least = Math.max(1, COMMON * (view.partial?.done ?? view.paths));
  const like =
    view.simulation.falls.findLast((f) => f.paths >= least) ??
    view.simulation.falls.find((f) => f.paths > 0);
  return { like, walk: like && besideOf(view, like) };
}

/** The same size in the walk; undefined where no path fell by as much. */
export const besideOf = ({ walk }: CrowdView, { from, to }: LikeFall): LikeFall | undefined =>
  walk.falls.find((f) => f.from === from && f.to === to && f.paths > 0);
