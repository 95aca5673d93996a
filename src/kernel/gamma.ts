import { log } from './fdlibm.ts';
import { horner } from './normal.ts';
import { demand } from './require.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** B(2n) / (2n (2n - 1)) of the Bernoulli numbers, n = 1.. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
];

/** From here on eight terms of Stirling's series leave less than 1e-16. */
export const STIRLING_FROM = 12;

/**
 * What Stirling's formula leaves out: log Gamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2).
 * Source: NIST Digital Library of Mathematical Functions, 5.11.1.
 * @param x  >= 12
 * @returns  0..1/144
 * @throws RangeError when x is below 12
 * @example stirling(1e8) // 8.333333333333332e-10
 */
export function stirling(x: number): number {
  demand(x >= STIRLING_FROM, 'x is at least 12', x);
  return horner(STIRLING, 1 / (x * x)) / x;
}

/**
 * Natural logarithm of the gamma function.
 * Stirling's series from 12 on, below it the recurrence Gamma(x + 1) = x Gamma(x).
 * @param x  > 0, finite
 * @returns  absolute error below 1e-14 up to x = 12, relative error below 1e-15 beyond
 * @throws RangeError when x is not positive and finite
 * @example logGamma(1) // 0
 */
export function logGamma(x: number): number {
  demand(x > 0 && x < Number.POSITIVE_INFINITY, 'x is positive and finite', x);
  if (x === 0.5) return 0.5723649429247001;
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let y = x;
  for (; y < STIRLING_FROM; y++) product *= y;
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + stirling(y) - log(product);
}
