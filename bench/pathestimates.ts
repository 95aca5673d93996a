import type { Estimate } from '../src/domain/simulation.ts';
import { type Arena, OUT } from '../src/weigh/firesale/arena.ts';
import {
  type Among,
  chosenPaths,
  every,
  type FigureOfPath,
  meanOverPaths,
  type Paths,
  pathFigure,
  ranked,
} from '../src/weigh/firesale/estimate.ts';
import { halfBack, type WalkedPaths } from '../src/weigh/firesale/half.ts';

/**
 * Weighted quantile of a figure. Its standard error is half the distance between the quantiles one
 * standard error of the share below it down and up. Source: R. S. Woodruff, "Confidence intervals for
 * medians and other position measures", J. Amer. Statist. Assoc. 47 (1952) 635-646.
 * @param p  share of weight at or below, 0 < p < 1
 */
export function quantileOverPaths(
  paths: Paths,
  figure: FigureOfPath,
  { p, among = every }: { readonly p: number; readonly among?: Among },
): Estimate {
  const at = ranked(paths, figure, { ps: [p], among })[0] as number;
  const { error } = probability(paths, (path) => figure(path) <= at, among);
  const ends = [Math.max(p - error, Number.MIN_VALUE), Math.min(p + error, 1)];
  const [low, high] = ranked(paths, figure, { ps: ends, among }) as [number, number];
  return { at, error: (high - low) / 2 };
}

/**
 * Mean of a figure over its largest values, up to a share of 1 - level of the weight: CVaR 0.99 is the
 * mean of the worst 1 % where the figure is a loss. Source: R. T. Rockafellar and S. Uryasev,
 * "Optimization of conditional value-at-risk", J. Risk 2 (2000) 21-41.
 * @param level  0 < level < 1
 */
export function cvarOverPaths(
  paths: Paths,
  figure: FigureOfPath,
  { level, among = every }: { readonly level: number; readonly among?: Among },
): Estimate {
  const least = ranked(paths, figure, { ps: [level], among })[0] as number;
  // At the quantile the mean has no slope in it, so that its own error does not enter.
  const over = meanOverPaths(
    paths,
    (path) => Math.max(0, figure(path) - least) / (1 - level),
    among,
  );
  return { at: least + over.at, error: over.error };
}

/**
 * P(half of the fall is back at a close within some sessions | the market fell), by the control of a
 * plain walk (`halfBack`); where chance takes it out of 0..1, the nearer end.
 * @param among    narrows the falls, by figures of the shock alone: fall, overshoot, news, sold, rounds
 */
export function halfWithin(
  arena: Arena,
  paths: Paths & WalkedPaths,
  { sessions, among = every }: { readonly sessions: number; readonly among?: Among },
): Estimate {
  const [back = () => 0] = halfBack(arena, paths, [sessions]);
  const fall = pathFigure(paths, OUT.fall);
  const fell = chosenPaths(paths, among).filter((path) => fall(path) > 0);
  const { at, error } = meanOverPaths(paths, back, fell);
  return { at: Math.min(1, Math.max(0, at)), error };
}

/** Share of paths, by weight, of which something holds. */
export const probability = (
  paths: Paths,
  holds: (path: number) => boolean,
  among: Among = every,
): Estimate => meanOverPaths(paths, (path) => (holds(path) ? 1 : 0), among);
