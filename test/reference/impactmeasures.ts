import { mean } from '../../src/kernel/mean.ts';
import { demand, finite } from '../../src/kernel/require.ts';

/**
 * Kyle's lambda: the return that one unit of net buying goes with, least squares through the origin,
 * sum r x / sum x^2.
 * Source: A. S. Kyle, "Continuous auctions and insider trading", Econometrica 53 (1985) 1315-1335.
 * @param returns  finite, at least one
 * @param bought   net buying of the same times, money, signed; one a return
 * @returns        return a unit of money; undefined when nothing was bought or sold
 * @throws RangeError when sizes differ or a number is not finite
 * @example kyle([0.01, -0.03], [1, -2]) // 0.014
 */
export function kyle(returns: readonly number[], bought: readonly number[]): number | undefined {
  pairs(returns, bought);
  let cross = 0;
  let square = 0;
  for (const [i, x] of bought.entries()) {
    cross += returns[i] * x;
    square += x * x;
  }
  return square > 0 ? cross / square : undefined;
}

/**
 * Amihud's illiquidity: the mean of |return| over the money traded.
 * Source: Y. Amihud, "Illiquidity and stock returns", Journal of Financial Markets 5 (2002) 31-56.
 * @param returns  finite, at least one
 * @param traded   money traded in the same times, > 0; one a return
 * @returns        return a unit of money, >= 0
 * @throws RangeError when sizes differ or a number is outside its range
 * @example amihud([0.01, -0.02], [2, 1]) // 0.0125
 */
export function amihud(returns: readonly number[], traded: readonly number[]): number {
  pairs(returns, traded);
  for (const x of traded) demand(x > 0, 'money traded is positive', x);
  return mean(returns.map((r, i) => Math.abs(r) / traded[i]));
}

function pairs(a: readonly number[], b: readonly number[]): void {
  finite(a, 1);
  finite(b, 1);
  demand(a.length === b.length, 'one figure a return', `${a.length} and ${b.length}`);
}
