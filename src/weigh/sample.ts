import { coarseLog } from '../kernel/portablemath.ts';
import { type Arena, FAN, OUT, WIDTH } from './firesale/arena.ts';

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
