/**
 * Volatility after one more return, as a multiple of that before it: the root of the weighted
 * variance; a small return calms nobody at once, so it is never below 1. A limit on risk comes down
 * by this factor. Source: RiskMetrics, as in `ewma.ts`.
 * @param weight  of the newest squared return, 0 <= weight < 1
 * @param move    the return in standard deviations known before it
 * @example swell(0.25, 3) // 1.7320508075688772
 */
export const swell = (weight: number, move: number): number =>
  Math.sqrt(1 + Math.max(0, weight * (move * move - 1)));
