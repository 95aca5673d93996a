import { demand } from './require.ts';

/**
 * Price given up by selling into a market of finite depth, the square-root law:
 * I = y vol sqrt(sold / traded). The pace is not in it: over n days volatility grows by sqrt n, and
 * what is sold shrinks by n beside what is traded.
 * Source: B. Toth et al., "Anomalous price impact and the critical nature of liquidity in financial
 * markets", Physical Review X 1 (2011) 021006.
 * @param sold    quantity sold, >= 0, unit of `traded`
 * @param traded  quantity that the market trades in a day, > 0
 * @param vol     daily volatility, share of price, >= 0 (0.02 is 2 %)
 * @param y       scale of the law, >= 0, of the order of 1
 * @returns       share of price lost, >= 0 (0.004 is 40 bp); not capped at 1
 * @throws RangeError on any argument outside its range
 * @example impact(4, 100, 0.02, 1) // 0.004
 */
export function impact(sold: number, traded: number, vol: number, y: number): number {
  for (const x of [sold, traded, vol, y])
    demand(x >= 0 && x < Number.POSITIVE_INFINITY, 'impact needs finite numbers >= 0', x);
  demand(traded > 0, 'a market trades something', traded);
  return y * vol * Math.sqrt(sold / traded);
}
