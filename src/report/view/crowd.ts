import type { Conditions, Crowd, CrowdVintage } from '../../domain/crowd.ts';
import type { LikeFall, Simulation, Spread } from '../../domain/simulation.ts';

/** What `crowd` shows: one simulation, beside the same in a walk without a crowd. */
export type CrowdView = {
  readonly crowd: Crowd;
  /** What was fitted; the crowd's own figures stand where it is absent. */
  readonly vintage?: CrowdVintage;
  readonly conditions: Conditions;
  readonly simulation: Simulation;
  readonly walk: Simulation;
  /** Overshoot over the paths that fell: bins of 0..1 side by side, weights summing to 1. */
  readonly histogram: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
  }[];
  /** Mean share of the crowd's holdings of each asset that was sold, most liquid asset first. */
  readonly sold: readonly { readonly asset: string; readonly share: number }[];
  /** Level of the market after 1, 3, 5, 10, 20, 40, 60 sessions, share of it before; paths that fell. */
  readonly fan: readonly Spread[];
  /** Falls of an asked size, with the crowd and in the walk. */
  readonly like?: LikeFall;
  readonly walkLike?: LikeFall;
  /** Paths asked for and done, where it was stopped before its end. */
  readonly partial?: Stopped;
  readonly seed: number;
  readonly paths: number;
  readonly threads: number;
  readonly fingerprint: string;
};

/** How far an answer got. */
export type Stopped = { readonly asked: number; readonly done: number };
