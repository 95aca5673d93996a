import type { Estimate, Inquiry, LikeFall, Simulation, Spread } from '../domain/simulation.ts';
import { weighted } from '../kernel/weighted.ts';
import { type Arena, FAN, OUT, WIDTH } from './firesale/arena.ts';
import type { Scheme } from './firesale/draw.ts';
import { mean } from './firesale/estimate.ts';
import { halfBack } from './firesale/half.ts';
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
 * @param schemes      one a scramble, in the order of the rows
 * @param rows         paths x `WIDTH`, the scrambles one after the other
 * @param fingerprint  of the rows
 * @throws RangeError when the rows are not the paths of the inquiry
 */
export function simulation(
  inquiry: Inquiry,
  arena: Arena,
  schemes: readonly Scheme[],
  rows: Float64Array,
  fingerprint: string,
): Simulation {
  const { paths, scrambles } = inquiry;
  const { sigma } = arena.rules;
  const back = halfBack(arena, schemes, rows, [5, 20, 60]);
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
      return of.length < LEAST ? [] : [like({ rows, of }, from, to, scrambles, back)];
    }),
    lows: { 5: low(OUT.book5), 20: low(OUT.book20), 60: low(OUT.book), half: low(OUT.bookToHalf) },
    fingerprint,
  };
}

/** Falls of like size. @param back by horizon and path, whether half is back, as `halfBack` says it */
function like(
  paths: Paths,
  from: number,
  to: number,
  scrambles: number,
  back: readonly Float64Array[],
): LikeFall {
  const { rows } = paths;
  const chosen = new Set(paths.of);
  const estimate = (figure: (path: number) => number): Estimate => {
    const found = mean({ rows, scrambles }, figure, (path) => chosen.has(path));
    return { at: rounded(found.at), error: rounded(found.error) };
  };
  const part = (path: number): number => {
    const gap = at(rows, path, OUT.overshoot) * at(rows, path, OUT.news);
    return Math.min(1, gap / at(rows, path, OUT.fall));
  };
  const within = (horizon: number): Estimate => {
    const found = estimate((path) => back[horizon]?.[path] as number);
    return { ...found, at: Math.min(1, Math.max(0, found.at)) };
  };
  return {
    from,
    to,
    paths: paths.of.length,
    forced: estimate((path) => (at(rows, path, OUT.rounds) > 0 ? 1 : 0)).at,
    overshoot: spread(paths, part),
    mean: estimate(part),
    sold: spread(paths, (path) => at(rows, path, OUT.sold)),
    half: spread(paths, (path) => at(rows, path, OUT.half)),
    within: { 5: within(0), 20: within(1), 60: within(2) },
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
