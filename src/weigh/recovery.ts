import type { Spread } from '../domain/known.ts';
import type { Estimate, Inquiry, LikeFall, Simulation } from '../domain/simulation.ts';
import { type Arena, FAN, OUT, SORT, WIDTH } from './firesale/arena.ts';
import {
  chosenPaths,
  type FigureOfPath,
  meanOverPaths,
  type Paths,
  pathFigure,
  ranked,
} from './firesale/estimate.ts';
import { halfBack, type WalkedPaths } from './firesale/half.ts';
import { lowestMarks } from './tail.ts';

/** Sizes of fall that are told apart, sigmas of the market over the window of the shock. */
export const SIZES = [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 20];
/** Numbers of those sizes, the smallest first. */
export const FALL_BINS = SIZES.slice(1).map((_, bin) => bin);
/** Fewer paths than this say nothing of falls of their size. */
const MIN_PATHS = 100;
const HORIZONS = [5, 20, 60] as const;
/** With more paths than this plain counting is exact enough, and its control would cost too much. */
const MAX_CONTROLLED_PATHS = 131072;
/** Answers are kept to so many digits after the point: their errors are larger. */
const UNIT = 1e6;

/**
 * Simulated falls of one size, with what sales made of them and how they came back. Standard errors are
 * those over independent scrambles.
 * @param walked  the scrambles one after the other
 * @param bin     one of `FALL_BINS`
 * @param least   paths that must have fallen by as much, >= 1
 * @returns       undefined where too few fell by as much
 * @throws RangeError when the rows are not the paths of the inquiry
 */
export function fallsOfSize(
  { paths: count, scrambles }: Pick<Inquiry, 'paths' | 'scrambles'>,
  { arena, walked }: { readonly arena: Arena; readonly walked: WalkedPaths },
  { bin, least = MIN_PATHS }: { readonly bin: number; readonly least?: number },
): LikeFall | undefined {
  const { rows } = walked;
  if (rows.length !== count * WIDTH || count % scrambles !== 0)
    throw new RangeError(`${count} paths in ${scrambles} scrambles, ${rows.length} figures`);
  const paths = { rows, scrambles };
  const [fall, half] = [pathFigure(paths, OUT.fall), pathFigure(paths, OUT.half)];
  const [from, to] = [SIZES[bin] as number, SIZES[bin + 1] as number];
  const of = chosenPaths(paths, (path) => {
    const size = fall(path) / arena.rules.sigma;
    return size >= from && size < to;
  });
  if (of.length < least) return undefined;
  const back: readonly FigureOfPath[] =
    count <= MAX_CONTROLLED_PATHS
      ? halfBack(arena, walked, HORIZONS)
      : HORIZONS.map((t) => (path) => (half(path) <= t ? 1 : 0));
  return { from, to, ...like(paths, of, { back, anxious: anxious(arena) }) };
}

/** The lowest marks of the user's book, by horizon and until half is back. */
export function lowsOfBook(rows: Float64Array): Simulation['lows'] {
  const low = (place: number): Simulation['lows']['half'] => lowest(rows, place);
  return { 5: low(OUT.book5), 20: low(OUT.book20), 60: low(OUT.book), half: low(OUT.bookToHalf) };
}

/** Simulated falls of a size, sigmas; undefined where there were too few. */
export const sized = (falls: readonly LikeFall[], fell: number): LikeFall | undefined =>
  falls.find((f) => f.from <= fell && fell < f.to);

/** Size of fall that is told of where none was, sigmas. */
const USUAL_FALL = 2;

/** Size of fall that is told of, sigmas: that of the day where it is one that is told apart, else a usual one. */
export const usualSize = (fell: number | undefined): number =>
  fell !== undefined && fell >= (SIZES[0] as number) ? fell : USUAL_FALL;

/** What managers with careers sell when all of them do, share of what the crowd holds at the start. */
function anxious({ sleeves, sort, start, cut, held }: Arena): number {
  let sum = 0;
  for (let i = 0; i < sleeves; i++)
    if (sort[i] === SORT.career) sum += (start[i] as number) * (cut[i] as number);
  return sum / held;
}

/**
 * Falls of like size.
 * @param back     by horizon whether half is back, as `halfBack` says it
 * @param anxious  what fear for careers sells at most, share of what the crowd held
 */
function like(
  paths: Paths,
  of: Uint32Array,
  { back, anxious }: { readonly back: readonly FigureOfPath[]; readonly anxious: number },
): Omit<LikeFall, 'from' | 'to'> {
  const at = (place: number): FigureOfPath => pathFigure(paths, place);
  const [fall, overshoot] = [at(OUT.fall), at(OUT.overshoot)];
  const [news, rounds] = [at(OUT.news), at(OUT.rounds)];
  const part: FigureOfPath = (path) => Math.min(1, (overshoot(path) * news(path)) / fall(path));
  const [sold, left] = [at(OUT.sold), at(OUT.left)];
  const within = back.map((figure) => {
    const found = estimate(paths, figure, of);
    return { ...found, at: Math.min(1, Math.max(0, found.at)) };
  });
  return {
    paths: of.length,
    forced: estimate(paths, (path) => (rounds(path) > 0 ? 1 : 0), of).at,
    overshoot: spreadOverPaths(paths, part, of),
    mean: estimate(paths, part, of),
    sold: spreadOverPaths(paths, sold, of),
    mandate: estimate(paths, (path) => Math.max(0, sold(path) - anxious * left(path)), of),
    left: estimate(paths, left, of),
    half: spreadOverPaths(paths, at(OUT.half), of),
    within: { 5: within[0], 20: within[1], 60: within[2] } as LikeFall['within'],
    back: FAN.map((_, k) => {
      const level = at(OUT.fan + k);
      return spreadOverPaths(paths, (path) => (level(path) - (1 - fall(path))) / fall(path), of);
    }),
  };
}

/** Quantiles 10, 50 and 90 % of a figure over the paths that count. */
export function spreadOverPaths(paths: Paths, figure: FigureOfPath, of: Uint32Array): Spread {
  const [low, at, high] = ranked(paths, figure, { ps: [0.1, 0.5, 0.9], among: of }).map(rounded);
  return { low, at, high } as Spread;
}

/** Weighted mean over the paths that count, and its standard error, in the digits that are kept. */
function estimate(paths: Paths, figure: FigureOfPath, of: Uint32Array): Estimate {
  const { at, error } = meanOverPaths(paths, figure, of);
  return { at: rounded(at), error: rounded(error) };
}

/** The tail of a column of lowest marks. */
function lowest(rows: Float64Array, place: number): Simulation['lows']['half'] {
  const count = rows.length / WIDTH;
  const [marks, weights] = [new Float64Array(count), new Float64Array(count)];
  for (let path = 0; path < count; path++) {
    marks[path] = Math.min(1, Math.max(0, rows[path * WIDTH + place] as number));
    weights[path] = rows[path * WIDTH + OUT.weight] as number;
  }
  const found = lowestMarks(marks, weights);
  return { ps: found.ps, marks: found.marks.map(rounded) };
}

const rounded = (x: number): number => Math.round(x * UNIT) / UNIT;
