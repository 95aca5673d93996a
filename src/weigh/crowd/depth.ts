import type { PriceRules } from '../../domain/crowd.ts';
import { IMPACT } from '../firesale/arena.ts';

/**
 * Depth at which selling a day's volume V moves the price by `impact` daily sigmas, that is by
 * f = impact x daily. Linear, 1 - y: y = f, so V / f. Exponential, e^-y: the same slope at nothing
 * sold, so V / f for small sales. Floored, b + (1 - b) e^-y: slope (1 - b), so (1 - b) V / f for small
 * sales. Square-root, 1 - sqrt y: sqrt y = f, so V / f^2, exact at V and Y = impact in the law of
 * Toth et al. (2011). All of them grow in proportion to V.
 * @param volume  money traded in a day, > 0
 * @param daily   volatility of a day, share of price, > 0
 * @returns       the `depth` of an arena, > 0
 * @example depth({ law: 'exponential', impact: 2, floor: 0 }, 4, 0.01) // 200
 */
export function depth(
  { law, impact, floor }: Pick<PriceRules, 'law' | 'impact' | 'floor'>,
  volume: number,
  daily: number,
): number {
  const fall = impact * daily;
  const code = IMPACT[law];
  if (code === IMPACT['square-root']) return volume / (fall * fall);
  return code === IMPACT.floored ? ((1 - floor) * volume) / fall : volume / fall;
}
