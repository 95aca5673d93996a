import type { Spread } from '../../domain/simulation.ts';
import { quantile } from '../../kernel/quantile.ts';

/**
 * An estimate with the 80 % interval of its draws; where the estimate lies outside, the interval is
 * stretched to it.
 * @throws RangeError when there is no draw
 */
export function spreadOfDraws(at: number, draws: ArrayLike<number>): Spread {
  const sorted = Float64Array.from(draws).sort();
  const [low, high] = [quantile(sorted, 0.1), quantile(sorted, 0.9)];
  return { low: Math.min(low, at), at, high: Math.max(high, at) };
}
