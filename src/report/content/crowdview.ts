import type { Conditions, Crowd, CrowdVintage } from '../../domain/crowd.ts';
import type { Spread } from '../../domain/known.ts';
import type { LikeFall, Simulation } from '../../domain/simulation.ts';
import type { Histogram } from '../chart/histogram.ts';
import type { Words } from '../words/index.ts';

import type { DayOf } from './reading.ts';

/** What `crowd` shows: one simulation, beside the same in a walk without a crowd. */
export type CrowdView = {
  readonly crowd: Crowd;
  /** The day that is asked about, absent where none is; and the size of fall told of, sigmas. */
  readonly of?: DayOf;
  readonly size?: number;
  /** What was fitted; the crowd's own figures stand where it is absent. */
  readonly vintage?: CrowdVintage;
  readonly conditions: Conditions;
  readonly simulation: Simulation;
  readonly walk: Simulation;
  /** Overshoot over the paths that fell: bins of 0..1 side by side, weights summing to 1. */
  readonly histogram: Histogram['bins'];
  /** Mean share of the crowd's holdings of each asset that was sold, most liquid asset first. */
  readonly sold: readonly { readonly asset: string; readonly share: number }[];
  /** Level of the market after 1, 3, 5, 10, 20, 40, 60 sessions, share of it before; paths that fell. */
  readonly fan: readonly Spread[];
  /** Falls of an asked size, with the crowd and in the walk. */
  readonly like?: LikeFall;
  readonly walkLike?: LikeFall;
  /** Paths asked for and done, where it was stopped before its end. */
  readonly partial?: Stopped;
  /** Paths that the memo of the day rests on, where they are not as many. */
  readonly decided?: number;
  readonly seed: number;
  readonly paths: number;
  readonly threads: number;
  readonly fingerprint: string;
};

/** How far an answer got. */
export type Stopped = { readonly asked: number; readonly done: number };

/** Sessions at which what is back, and where the market stands, are told. */
export const BACK = [1, 3, 5, 10, 20, 40, 60] as const;

/** The session at which a fan is read, and how its axis names a session: the last one in words. */
export const READ_SESSION = 20;
export const sessionMark =
  ({ sessions }: Words) =>
  (n: number): string =>
    n === 60 ? sessions(n) : String(n);

/** A size is shown for itself when at least this share of all paths fell by as much. */
const MIN_PATH_SHARE = 0.01;

/**
 * The falls that are told at length: those of the asked size, else the largest size that one path in a
 * hundred reached; and the same size in the walk.
 */
export function shownOf(view: CrowdView): {
  readonly like: LikeFall | undefined;
  readonly walk: LikeFall | undefined;
} {
  if (view.like) return { like: view.like, walk: view.walkLike };
  const least = Math.max(1, MIN_PATH_SHARE * (view.partial?.done ?? view.paths));
  const like =
    view.simulation.falls.findLast((f) => f.paths >= least) ??
    view.simulation.falls.find((f) => f.paths > 0);
  return { like, walk: like && besideOf(view, like) };
}

/** The same size in the walk; undefined where no path fell by as much. */
export const besideOf = ({ walk }: CrowdView, { from, to }: LikeFall): LikeFall | undefined =>
  walk.falls.find((f) => f.from === from && f.to === to && f.paths > 0);
