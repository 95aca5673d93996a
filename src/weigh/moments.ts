import { asymmetry } from '../kernel/asymmetry.ts';
import { nearest } from '../kernel/nearest.ts';
import type { Sample } from './sample.ts';

/** Share of the windows in each tail. */
export const TAIL = 0.1;
/** Simulated falls that stand beside one fall of the past, of each kind. */
const LIKE = 500;

/**
 * The moments of the simulated crowd that calibration holds against the past's, in this order:
 * - asymmetry of the moves, for forced sales make falls larger and leave rises as they are;
 * - asymmetry in calm markets less that in stormy ones, where books that follow volatility are lean;
 * - share of falls with half back within twenty sessions, less that in the walk without a crowd;
 * - mean retrace of the same falls after twenty sessions, less that in the walk.
 * @param crowd  one sample for each volatility, the calmest first; an even count
 * @param walk   the same paths without any impact of sales
 * @param sizes  moves of the past's synchronised falls, sigmas: each is compared with the 500 nearest
 * @throws RangeError when there are fewer paths than that
 */
export function moments(
  crowd: readonly Sample[],
  walk: readonly Sample[],
  sizes: readonly number[],
): readonly number[] {
  const moves = crowd.map(({ move }) => move);
  const calm = asymmetry(joined(moves.slice(0, moves.length / 2)), TAIL);
  const stormy = asymmetry(joined(moves.slice(moves.length / 2)), TAIL);
  const [half, retrace] = like(crowd, sizes);
  const [halfWalk, retraceWalk] = like(walk, sizes);
  return [asymmetry(joined(moves), TAIL), calm - stormy, half - halfWalk, retrace - retraceWalk];
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

/** Several columns as one. */
function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
