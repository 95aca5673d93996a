import { normalCumulative, normalDensity } from './normal.ts';
import { demand, finite } from './require.ts';

const ROOT_PI = 1.772453850905516;

/**
 * Continuous ranked probability score of a normal forecast: the integral of the squared distance
 * between its cumulative and the step at what came. Proper; smaller is better.
 * s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (x - m) / s.
 * Source: T. Gneiting and A. E. Raftery, "Strictly proper scoring rules, prediction, and
 * estimation", J. Am. Stat. Assoc. 102 (2007) 359-378, equation 22.
 * @param m  mean, finite
 * @param s  standard deviation, > 0, finite
 * @param x  what came, finite
 * @returns  >= 0, unit of x
 * @throws RangeError when s is not positive or a value is not finite
 * @example crpsNormal(0, 1, 0) // 0.23369497725510913
 */
export function crpsNormal(m: number, s: number, x: number): number {
  finite([m, s, x], 3);
  demand(s > 0, 's is positive', s);
  const z = (x - m) / s;
  return s * (z * (2 * normalCumulative(z) - 1) + 2 * normalDensity(z) - 1 / ROOT_PI);
}

/**
 * The same score of an ensemble taken as n equal steps: mean |e_i - x| - mean |e_i - e_j| / 2 over
 * all n^2 pairs.
 * Source: as above, equation 21.
 * @param members  at least one finite number, in any order
 * @param x        what came, finite
 * @returns        >= 0, unit of x; with one member the absolute error
 * @throws RangeError when there is no member or a value is not finite
 * @example crpsEnsemble([1, 3], 2) // 0.5
 */
export function crpsEnsemble(members: readonly number[], x: number): number {
  finite(members, 1);
  finite([x], 1);
  const n = members.length;
  const sorted = [...members].sort((a, b) => a - b);
  let [apart, spread] = [0, 0];
  // Sorted, the pairs' distances add up member by member: e_i is the larger i times, the smaller n - 1 - i.
  for (let i = 0; i < n; i++) {
    apart += Math.abs(sorted[i] - x);
    spread += (2 * i + 1 - n) * (sorted[i] - x);
  }
  return Math.max(0, apart / n - spread / (n * n));
}
