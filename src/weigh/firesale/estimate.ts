import type { Estimate } from '../../domain/simulation.ts';
import { weighted } from '../../kernel/weightedquantile.ts';
import { OUT, PATHS_PER_BLOCK, WIDTH } from './arena.ts';

/** Independent scrambles of a run: enough for a standard error. */
const SCRAMBLES = 16;

/** Paths of a run: rows of `WIDTH` figures, scrambles of equal size one after the other. */
export type Paths = { readonly rows: Float64Array; readonly scrambles: number };
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
  const list = chosenPaths(paths, among);
  const [sums, weights] = [new Float64Array(scrambles), new Float64Array(scrambles)];
  for (let i = 0; i < list.length; i++) {
    const path = list[i] as number;
    const [s, w] = [Math.floor(path / size), rows[path * WIDTH + OUT.weight] as number];
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

export const every: Among = () => true;

/** Weighted quantiles of a figure over the paths that count. */
export function ranked(
  paths: Paths,
  figure: FigureOfPath,
  { ps, among = every }: { readonly ps: readonly number[]; readonly among?: Among },
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

function figuresOf(list: Uint32Array, figure: FigureOfPath): Float64Array {
  const out = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) out[i] = figure(list[i] as number);
  return out;
}
