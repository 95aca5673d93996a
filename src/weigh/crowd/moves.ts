import type { CrowdAsset } from '../../domain/crowd.ts';

/** How assets move, in shares of price over some length of time. */
export type Moves = {
  /** Move a unit of each factor, assets x factors. */
  readonly loading: Float64Array;
  /** Spread of what is the asset's own. */
  readonly own: Float64Array;
};

/**
 * Moves over a length of time: the part of each factor is its correlation times the volatility, the
 * rest of the variance is the asset's own.
 * @param scale  volatility over that time as a multiple of the yearly one, > 0
 * @example moves([{ id: 'a', title: { en: 'A', 'zh-Hant': '甲' }, weight: 1, volatility: 0.2, factors: [0.6], traded: 0.01 }], 0.5) // { loading: Float64Array.of(0.06), own: Float64Array.of(0.08) }
 */
export function moves(assets: readonly CrowdAsset[], scale: number): Moves {
  return {
    loading: Float64Array.from(
      assets.flatMap(({ volatility, factors }) => factors.map((c) => volatility * scale * c)),
    ),
    own: Float64Array.from(assets, ({ volatility, factors }) => {
      const common = factors.reduce((sum, c) => sum + c * c, 0);
      return volatility * scale * Math.sqrt(Math.max(0, 1 - common));
    }),
  };
}

/**
 * Volatility of holdings over the time of the moves: the root of the squared exposures to the factors
 * and of the assets' own squares, share of the holdings' value.
 * @param weights  share of each asset, summing to 1
 * @example portfolioVolatility({ loading: Float64Array.of(0.06), own: Float64Array.of(0.08) }, [1]) // 0.1
 */
export function portfolioVolatility({ loading, own }: Moves, weights: ArrayLike<number>): number {
  const factors = loading.length / own.length;
  let sum = 0;
  for (let k = 0; k < factors; k++) {
    let exposure = 0;
    for (let m = 0; m < own.length; m++)
      exposure += (weights[m] as number) * (loading[m * factors + k] as number);
    sum += exposure * exposure;
  }
  for (let m = 0; m < own.length; m++) {
    const alone = (weights[m] as number) * (own[m] as number);
    sum += alone * alone;
  }
  return Math.sqrt(sum);
}
