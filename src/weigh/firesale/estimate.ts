import type { Estimate } from '../../domain/simulation.ts';
import { weighted } from '../../kernel/weightedquantile.ts';
import { type Arena, OUT, PATHS_PER_BLOCK, WIDTH } from './arena.ts';
import { halfBack, type WalkedPaths } from './half.ts';

/** Independent scrambles of a run: enough for a standard error. */
const SCRAMBLES = 16;

/** Paths of a run: rows of `WIDTH` figures, scrambles of equal size one after the other. */
export type Paths = { readonly rows: Float64Array; readonly scrambles: number };
/** A figure of a path, by its number. */
export type FigureOfPath = (path: number) => number;
/** Which paths count: a question of each, or their numbers, rising. */
export type Among = ((path: number) => boolean) | Uint32Array;

/**
 * How many paths are split into scrambles: sixteen of one size, each of whole blocks, so that there
 * may be more paths than asked for. A net is most even when `size` is a power of two.
 * @param paths  a whole number >= 1
 * @throws RangeError when it is not
 */
export function replicates(paths: number): { readonly scrambles: number; readonly size: number } {
  if (!(Number.isInteger(paths) && paths >= 1)) throw new RangeError(`paths >= 1, were ${paths}`);
  return {
    scrambles: SCRAMBLES,
    size: Math.ceil(paths / (SCRAMBLES * PATHS_PER_BLOCK)) * PATHS_PER_BLOCK,
  };
}

/** The figure of a column of the rows, an entry of `OUT`. */
export const pathFigure =
  ({ rows }: Paths, place: number): FigureOfPath =>
  (path) =>
    rows[path * WIDTH + place] as number;

/**
 * Weighted mean of a figure, with its standard error over scrambles (that of a ratio of two means).
 * @param among  which paths count; all where none is given
 * @throws RangeError when no path counts
 */
export function meanOverPaths(paths: Paths, figure: FigureOfPath, among: Among = every): Estimate {
  const { rows, scrambles } = paths;
  const size = rows.length / WIDTH / scrambles;
  const [sums, weights] = [new Float64Array(scrambles), new Float64Array(scrambles)];
  for (const path of chosenPaths(paths, among)) {
    const w = rows[path * WIDTH + OUT.weight] as number;
    const s = Math.floor(path / size);
    sums[s] = (sums[s] as number) + w * figure(path);
    weights[s] = (weights[s] as number) + w;
  }
  const sum = sums.reduce((a, b) => a + b, 0);
  const weight = weights.reduce((a, b) => a + b, 0);
  if (!(weight > 0)) throw new RangeError('no path to take a mean of');
  const at = sum / weight;
  let squares = 0;
  for (let s = 0; s < scrambles; s++)
    squares += ((sums[s] as number) - at * (weights[s] as number)) ** 2;
  const error = scrambles > 1 ? Math.sqrt((squares * scrambles) / (scrambles - 1)) / weight : 0;
  return { at, error };
}

/** Share of paths, by weight, of which something holds. */
export const probability = (
  paths: Paths,
  holds: (path: number) => boolean,
  among: Among = every,
): Estimate => meanOverPaths(paths, (path) => (holds(path) ? 1 : 0), among);

/**
 * Weighted quantile of a figure. Its standard error is half the distance between the quantiles one
 * standard error of the share below it down and up. Source: R. S. Woodruff, "Confidence intervals for
 * medians and other position measures", J. Amer. Statist. Assoc. 47 (1952) 635-646.
 * @param p  share of weight at or below, 0 < p < 1
 */
export function quantileOverPaths(
  paths: Paths,
  figure: FigureOfPath,
  p: number,
  among: Among = every,
): Estimate {
  const at = ranked(paths, figure, [p], among)[0] as number;
  const { error } = probability(paths, (path) => figure(path) <= at, among);
  const ends = [Math.max(p - error, Number.MIN_VALUE), Math.min(p + error, 1)];
  const [low, high] = ranked(paths, figure, ends, among) as [number, number];
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
  level: number,
  among: Among = every,
): Estimate {
  const least = ranked(paths, figure, [level], among)[0] as number;
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
  sessions: number,
  among: Among = every,
): Estimate {
  const [back = () => 0] = halfBack(arena, paths, [sessions]);
  const fall = pathFigure(paths, OUT.fall);
  const fell = chosenPaths(paths, among).filter((path) => fall(path) > 0);
  const { at, error } = meanOverPaths(paths, back, fell);
  return { at: Math.min(1, Math.max(0, at)), error };
}

const every: Among = () => true;

/** Weighted quantiles of a figure over the paths that count. */
export function ranked(
  paths: Paths,
  figure: FigureOfPath,
  ps: readonly number[],
  among: Among = every,
): readonly number[] {
  const list = chosenPaths(paths, among);
  const weight = pathFigure(paths, OUT.weight);
  return weighted(figuresOf(list, figure), figuresOf(list, weight), ps);
}

/** The numbers of the paths that count, rising. */
export function chosenPaths({ rows }: Paths, among: Among): Uint32Array {
  if (typeof among !== 'function') return among;
  const all = new Uint32Array(rows.length / WIDTH);
  let count = 0;
  for (let path = 0; path < all.length; path++) if (among(path)) all[count++] = path;
  return all.subarray(0, count);
}

/** A figure of each of some paths. */
function figuresOf(list: Uint32Array, figure: FigureOfPath): Float64Array {
  const out = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) out[i] = figure(list[i] as number);
  return out;
}
