import { nearest } from '../kernel/knearest.ts';
import { coarseLog } from '../kernel/portablemath.ts';
import { asymmetry } from '../kernel/tailasymmetry.ts';
import { type Arena, FAN, OUT, WIDTH } from './firesale/arena.ts';

/** Share of the windows in each tail. */
export const TAIL = 0.1;
/** Simulated falls that stand beside one fall of the past, of each kind. */
const LIKE = 500;

/** What is measured, in its order: the first three are fitted, the others only compared. */
export const MOMENTS = [
  'asymmetry',
  'excess half',
  'excess retrace',
  'asymmetry calm less stormy',
  'deep retrace',
] as const;
export const FITTED = 3;

/**
 * The moments of the simulated crowd that calibration holds against the past's, in this order:
 * - asymmetry of the moves, for forced sales make falls larger and leave rises as they are;
 * - share of falls with half back within twenty sessions, less that in the walk without a crowd;
 * - mean retrace of the same falls after twenty sessions, less that in the walk;
 * - asymmetry in calm markets, when books that follow volatility are full, less that in stormy ones;
 * - mean retrace after the deepest tenth, less that after all.
 * @param crowd  one sample for each volatility, the calmest first; an even count
 * @param walk   the same paths without any impact of sales, so that their moves are the news alone
 * @param sizes  moves of the past's synchronised falls, sigmas: each is compared with the 500 nearest
 * @throws RangeError when there are fewer paths than that
 */
export function simulatedMoments(
  crowd: readonly Sample[],
  walk: readonly Sample[],
  sizes: readonly number[],
): readonly number[] {
  const middle = crowd.length / 2;
  const calm = skew(crowd.slice(0, middle), walk.slice(0, middle));
  const stormy = skew(crowd.slice(middle), walk.slice(middle));
  const [half, retrace] = like(crowd, sizes);
  const [halfWalk, retraceWalk] = like(walk, sizes);
  return [
    skew(crowd, walk),
    half - halfWalk,
    retrace - retraceWalk,
    calm - stormy,
    deep(joined(crowd.map((s) => s.move)), joined(crowd.map((s) => s.retrace))),
  ];
}

/**
 * Asymmetry of the moves, rid of most of its luck: the walk is symmetric but for the curve of the
 * logarithm, so what its own paths show beyond that of theirs and their mirrors is chance, and the
 * crowd's paths share it.
 */
function skew(crowd: readonly Sample[], walk: readonly Sample[]): number {
  const of = (columns: readonly Float64Array[]): number => asymmetry(joined(columns), TAIL);
  const moves = walk.map((s) => s.move);
  const luck = of(moves) - of([...moves, ...walk.map((s) => s.mirror)]);
  return of(crowd.map((s) => s.move)) - luck;
}

/** Mean retrace after the tenth that moved lowest, less that after all. */
export function deep(moves: ArrayLike<number>, retraces: ArrayLike<number>): number {
  const sorted = Float64Array.from(moves).sort();
  const last = sorted[Math.max(1, Math.round(TAIL * sorted.length)) - 1] as number;
  let [below, count, sum] = [0, 0, 0];
  for (let i = 0; i < sorted.length; i++) {
    const retrace = retraces[i] as number;
    sum += retrace;
    if ((moves[i] as number) > last) continue;
    below += retrace;
    count++;
  }
  return below / count - sum / sorted.length;
}

/** Mean over the sizes of what followed falls of like size: half back, retrace. */
function like(samples: readonly Sample[], sizes: readonly number[]): readonly [number, number] {
  const move = joined(samples.map((s) => s.move));
  const order = new Float64Array(move.length).map((_, i) => i);
  order.sort((a, b) => (move[a] as number) - (move[b] as number) || a - b);
  const column = (of: Float64Array): Float64Array => order.map((i) => of[i] as number);
  const sorted = column(move);
  const half = column(joined(samples.map((s) => s.half)));
  const retrace = column(joined(samples.map((s) => s.retrace)));
  let [halves, sum] = [0, 0];
  for (const size of sizes) {
    const [from, to] = nearest(sorted, size, LIKE);
    for (let i = from; i < to; i++) {
      halves += half[i] as number;
      sum += retrace[i] as number;
    }
  }
  const count = sizes.length * LIKE;
  return [halves / count, sum / count];
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Sessions within which half must be back, and after which the retrace is measured. */
const AFTER = 20;
const LEVEL = OUT.fan + FAN.indexOf(AFTER);
/** No logarithm is taken of less. */
const MIN_PRICE = 1e-9;

/** Simulated falls and rises as calibration compares them with the past, one entry a path. */
export type Sample = {
  /** Move to the end of the rounds, sigmas of the market over the window; below 0 it fell. */
  readonly move: Float64Array;
  /** The same, had it moved as far the other way. */
  readonly mirror: Float64Array;
  /** 1 where half of the fall was back at a close within twenty sessions. */
  readonly half: Float64Array;
  /** Move of the twenty sessions after, in sigmas of the market over twenty sessions. */
  readonly retrace: Float64Array;
};

/** The paths of some blocks, in order. Moves are log returns, as those of the past are. */
export function sample({ rules }: Arena, blocks: readonly Float64Array[]): Sample {
  const count = blocks.reduce((sum, rows) => sum + rows.length / WIDTH, 0);
  const room = (): Float64Array => new Float64Array(count);
  const out = { move: room(), mirror: room(), half: room(), retrace: room() };
  const spread = rules.daily * Math.sqrt(AFTER);
  let path = 0;
  for (const rows of blocks)
    for (let at = 0; at < rows.length; at += WIDTH, path++) {
      const fall = rows[at + OUT.fall] as number;
      const low = coarseLog(Math.max(MIN_PRICE, 1 - fall));
      const half = rows[at + OUT.half] as number;
      out.move[path] = low / rules.sigma;
      out.mirror[path] = coarseLog(Math.max(MIN_PRICE, 1 + fall)) / rules.sigma;
      out.half[path] = half >= 1 && half <= AFTER ? 1 : 0;
      out.retrace[path] =
        (coarseLog(Math.max(MIN_PRICE, rows[at + LEVEL] as number)) - low) / spread;
    }
  return out;
}
