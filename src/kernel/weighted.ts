import { demand } from './demand.ts';

/**
 * Quantiles of weighted values: for each p the smallest value at which the weight up to it reaches p
 * of the whole (definition 1 of Hyndman and Fan 1996, with weights).
 * @param values   finite, any order, at least one
 * @param weights  one a value, >= 0, not all 0
 * @param ps       shares of weight, rising, 0 < p <= 1
 * @throws RangeError when sizes differ or an argument is outside its range
 * @example weighted([3, 1, 2], [1, 1, 2], [0.25, 0.5, 1]) // [1, 2, 3]
 */
export function weighted(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  ps: readonly number[],
): number[] {
  demand(values.length > 0, 'at least one value', values.length);
  demand(weights.length === values.length, 'one weight a value', weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    demand(Number.isFinite(values[i]), 'a value is finite', values[i]);
    demand(weights[i] >= 0, 'a weight is >= 0', weights[i]);
    total += weights[i];
  }
  demand(total > 0 && total < Number.POSITIVE_INFINITY, 'some value has weight', total);
  const order = Float64Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  let i = 0;
  let sum = weights[order[0]];
  return ps.map((p) => {
    demand(p > 0 && p <= 1, 'p lies in (0, 1]', p);
    // The sum of many weights may fall short of p by rounding alone.
    while (i < order.length - 1 && sum < p * total * (1 - 1e-12)) sum += weights[order[++i]];
    return values[order[i]];
  });
}
