import { demand } from './require.ts';

/** Most buckets that values are parted into. */
const BUCKETS = 4096;

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
  const total = sumOf(values, weights);
  const { order, ends, sums } = buckets(values, weights);
  let [bucket, below, sorted] = [0, 0, -1];
  return ps.map((p) => {
    demand(p > 0 && p <= 1, 'p lies in (0, 1]', p);
    // The sum of many weights may fall short of p by rounding alone.
    const goal = p * total * (1 - 1e-12);
    while (bucket < sums.length - 1 && below + sums[bucket] < goal) below += sums[bucket++];
    const inside = order.subarray(bucket === 0 ? 0 : ends[bucket - 1], ends[bucket]);
    if (sorted !== bucket && !rises(inside, values)) inside.sort((a, b) => values[a] - values[b]);
    sorted = bucket;
    let i = 0;
    for (let sum = below + weights[inside[0]]; sum < goal && i < inside.length - 1; )
      sum += weights[inside[++i]];
    return values[inside[i]];
  });
}

/** Sum of the weights of values that are fit, > 0. */
function sumOf(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!Number.isFinite(values[i])) demand(false, 'a value is finite', values[i]);
    if (!(weights[i] >= 0)) demand(false, 'a weight is >= 0', weights[i]);
    total += weights[i];
  }
  demand(total > 0 && total < Number.POSITIVE_INFINITY, 'some value has weight', total);
  return total;
}

/** Whether places already stand by their values, as many that are alike do. */
function rises(order: Uint32Array, values: ArrayLike<number>): boolean {
  for (let i = 1; i < order.length; i++) if (values[order[i]] < values[order[i - 1]]) return false;
  return true;
}

/** Values in buckets of equal width, so that only the few buckets that are asked for are sorted. */
function buckets(values: ArrayLike<number>, weights: ArrayLike<number>) {
  const n = values.length;
  let [low, high] = [values[0], values[0]];
  for (let i = 1; i < n; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const count = Math.max(1, Math.min(BUCKETS, n >> 3));
  const scale = high > low ? count / (high - low) : 0;
  const of = new Uint32Array(n);
  for (let i = 0; i < n; i++) of[i] = Math.min(count - 1, Math.floor((values[i] - low) * scale));
  const [sums, ends] = [new Float64Array(count), new Uint32Array(count)];
  for (let i = 0; i < n; i++) {
    sums[of[i]] += weights[i];
    ends[of[i]]++;
  }
  for (let b = 1; b < count; b++) ends[b] += ends[b - 1];
  const [order, next] = [new Uint32Array(n), ends.slice()];
  for (let i = n - 1; i >= 0; i--) order[--next[of[i]]] = i;
  return { order, ends, sums };
}
