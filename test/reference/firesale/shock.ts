import type { Arena } from '../../../src/weigh/firesale/arena.ts';
import type { Scratch } from './scratch.ts';

/** No news takes a price below this share of the start. */
const MIN_PRICE_RATIO = 0.02;

/** The news: correlated Student-t moves about what a scenario says, one price an asset. */
export function shock(arena: Arena, at: Scratch, own: number): void {
  const { assets, factors, loading } = arena;
  const { draws, news } = at;
  const scale = draws[0] as number;
  for (let m = 0; m < assets; m++) {
    let sum = 0;
    for (let k = 0; k < factors; k++)
      sum += (loading[m * factors + k] as number) * (draws[1 + k] as number);
    const move = sum + (arena.own[m] as number) * (draws[own + m] as number);
    const level = 1 + ((arena.news[m] as number) + scale * move);
    news[m] = Math.max(MIN_PRICE_RATIO, level);
  }
}

/** Value of shares at prices, summed in the order of the assets. */
export function valued(shares: Float64Array, prices: Float64Array): number {
  let sum = 0;
  for (let m = 0; m < shares.length; m++) sum += (shares[m] as number) * (prices[m] as number);
  return sum;
}
