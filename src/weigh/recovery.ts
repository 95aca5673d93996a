import type { Estimate, Inquiry, LikeFall, Simulation, Spread } from '../domain/simulation.ts';
import { weighted } from '../kernel/weighted.ts';
import { FAN, OUT, WIDTH } from './firesale/arena.ts';
import { tail } from './survival/tail.ts';

/** Sizes of fall that are told apart, sigmas of the market over the window of the shock. */
const SIZES = [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 20];
/** Fewer paths than this say nothing of falls of their size. */
const LEAST = 100;
/** Answers are kept to so many digits after the point: their errors are larger. */
const UNIT = 1e6;

/** Paths by number, each a row of `WIDTH` figures. */
type Paths = { readonly rows: Float64Array; readonly of: readonly number[] };

/**
 * What a simulation answers: simulated falls by size, with what sales made of them and how they came
 * back, and the lowest marks of the user's book. Standard errors are those over independent scrambles.
 * @param sigma        volatility of the market over the window of the shock, share
 * @param rows         paths x `WIDTH`, the scrambles one after the other
 * @param fingerprint  of the rows
 * @throws RangeError when the rows are not the paths of the inquiry
 */
export function simulation(
  inquiry: Inquiry,
  sigma: number,
  rows: Float64Array,
  fingerprint: string,
): Simulation {
  const { paths, scrambles } = inquiry;
  if (rows.length !== paths * WIDTH || paths % scrambles !== 0)
    throw new RangeError(`${paths} paths in ${scrambles} scrambles, ${rows.length} figures`);
  const all = Array.from({ length: paths }, (_, i) => i);
  const low = (column: number): Simulation['lows']['half'] => lowest({ rows, of: all }, column);
  return {
    inquiry,
    falls: SIZES.slice(1).flatMap((to, i) => {
      const from = SIZES[i] as number;
      const of = all.filter((path) => {
        const size = at(rows, path, OUT.fall) / sigma;
        return size >= from && size < to;
      });
      return of.length < LEAST ? [] : [like({ rows, of }, from, to, paths / scrambles)];
    }),
    lows: { 5: low(OUT.book5), 20: low(OUT.book20), 60: low(OUT.book), half: low(OUT.bookToHalf) },
    fingerprint,
  };
}

/** Falls of like size. @param size paths in a scramble */
function like(paths: Paths, from: number, to: number, size: number): LikeFall {
  const { rows } = paths;
  const part = (path: number): number => {
    const gap = at(rows, path, OUT.overshoot) * at(rows, path, OUT.news);
    return Math.min(1, gap / at(rows, path, OUT.fall));
  };
  const within = (sessions: number): Estimate =>
    estimate(paths, size, (path) => (at(rows, path, OUT.half) <= sessions ? 1 : 0));
  return {
    from,
    to,
    paths: paths.of.length,
    forced: estimate(paths, size, (path) => (at(rows, path, OUT.rounds) > 0 ? 1 : 0)).at,
    overshoot: spread(paths, part),
    mean: estimate(paths, size, part),
    sold: spread(paths, (path) => at(rows, path, OUT.sold)),
    half: spread(paths, (path) => at(rows, path, OUT.half)),
    within: { 5: within(5), 20: within(20), 60: within(60) },
    back: FAN.map((_, k) =>
      spread(paths, (path) => {
        const fall = at(rows, path, OUT.fall);
        return (at(rows, path, OUT.fan + k) - (1 - fall)) / fall;
      }),
    ),
  };
}

/** Quantiles 10, 50 and 90 % of a figure over paths. */
export function spread({ rows, of }: Paths, figure: (path: number) => number): Spread {
  const [low, middle, high] = weighted(
    of.map(figure),
    of.map((path) => at(rows, path, OUT.weight)),
    [0.1, 0.5, 0.9],
  ).map(rounded) as [number, number, number];
  return { low, at: middle, high };
}

/** Weighted mean of a figure over paths, with its standard error over scrambles. */
function estimate({ rows, of }: Paths, size: number, figure: (path: number) => number): Estimate {
  const sums = new Map<number, [number, number]>();
  let [sum, weight] = [0, 0];
  for (const path of of) {
    const [w, x] = [at(rows, path, OUT.weight), figure(path)];
    const own = sums.get(Math.floor(path / size)) ?? [0, 0];
    sums.set(Math.floor(path / size), [own[0] + w * x, own[1] + w]);
    sum += w * x;
    weight += w;
  }
  const mean = sum / weight;
  // A scramble counts by its weight: the error of a ratio of two means.
  let squares = 0;
  for (const [s, w] of sums.values()) squares += (s - mean * w) ** 2;
  const n = sums.size;
  const error = n > 1 ? Math.sqrt((squares * n) / (n - 1)) / weight : 0;
  return { at: rounded(mean), error: rounded(error) };
}

/** The tail of a column of lowest marks. */
function lowest({ rows, of }: Paths, column: number): Simulation['lows']['half'] {
  const order = of.toSorted((a, b) => at(rows, a, column) - at(rows, b, column));
  const found = tail(
    order.map((path) => Math.min(1, Math.max(0, at(rows, path, column)))),
    order.map((path) => at(rows, path, OUT.weight)),
  );
  return { ps: found.ps, marks: found.marks.map(rounded) };
}

const at = (rows: Float64Array, path: number, column: number): number =>
  rows[path * WIDTH + column] as number;

const rounded = (x: number): number => Math.round(x * UNIT) / UNIT;
