import { exp, log, log1p } from './fdlibm.ts';
import { horner } from './normal.ts';
import { power } from './power.ts';
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
const STIRLING_FROM = 12;

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

/**
 * Natural logarithm of the beta function, Gamma(a) Gamma(b) / Gamma(a + b).
 * Gamma(b) / Gamma(a + b) of a large b is taken as one: the difference of two large logarithms
 * would lose digits.
 * @param a  > 0, finite
 * @param b  > 0, finite
 * @throws RangeError when either is not positive and finite
 * @example logBeta(1, 1) // 0
 */
export function logBeta(a: number, b: number): number {
  demand(a > 0 && a < Number.POSITIVE_INFINITY, 'a is positive and finite', a);
  demand(b > 0 && b < Number.POSITIVE_INFINITY, 'b is positive and finite', b);
  const small = Math.min(a, b);
  let large = Math.max(a, b);
  if (small === 1) return 0 - log(large);
  // B(a, b) = B(a, b + 1) (a + b) / b until Stirling's series holds.
  let product = 1;
  for (; large < STIRLING_FROM; large++) product *= (small + large) / large;
  const ratio =
    small -
    (large - 0.5) * log1p(small / large) -
    small * log(small + large) +
    (stirling(large) - stirling(small + large));
  return logGamma(small) + ratio + log(product);
}

/**
 * Regularised incomplete beta function I_x(a, b): P(X <= x) of a beta distribution.
 * Modified Lentz evaluation of the continued fraction, DLMF 8.17.22; source: W. J. Lentz, Applied
 * Optics 15 (1976) 668-671, as modified by Thompson and Barnett, J. Comput. Phys. 64 (1986) 490-509.
 * @param x  0..1
 * @param a  > 0, finite
 * @param b  > 0, finite
 * @param y  1 - x, given apart where x is so near to 1 that the difference would lose digits
 * @returns  0..1; where it is below a half its relative error is near rounding times max(a, b)
 * @throws RangeError when x or y is outside 0..1, or a or b is not positive and finite
 * @example incompleteBeta(0.25, 1, 1) // 0.25
 */
export function incompleteBeta(x: number, a: number, b: number, y: number = 1 - x): number {
  demand(x >= 0 && x <= 1, 'x lies in 0..1', x);
  demand(y >= 0 && y <= 1, '1 - x lies in 0..1', y);
  const log = logBeta(a, b);
  if (x === 0 || y === 0) return x === 0 ? 0 : 1;
  // The fraction converges fast on this side of the mean only.
  return x <= (a + 1) / (a + b + 2) ? lower(x, a, b, y, log) : 1 - lower(y, b, a, x, log);
}

/** Convergence needs about sqrt(max(a, b)) terms. */
const TERMS = 100_000;
/** Stands for a zero denominator. */
const TINY = 1e-300;

function lower(x: number, a: number, b: number, y: number, log: number): number {
  const front = (raised(x, y, a) * raised(y, x, b)) / exp(log) / a;
  if (front === 0) return 0;
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) return front * value;
  }
  throw new RangeError(`a and b are too large for the continued fraction; were ${a}, ${b}`);
}

/** x^a: near 1 by the small complement, else as a power, since exp magnifies a large logarithm. */
const raised = (x: number, y: number, a: number): number =>
  x > 0.5 ? exp(a * log1p(-y)) : power(x, a);

const away = (x: number): number => (Math.abs(x) < TINY ? TINY : x);

/** Halvings after which a bracket inside 0..1 is one number. */
const HALVINGS = 60;

/**
 * Quantile of a beta distribution, by halving.
 * @param p  0..1
 * @param a  > 0, finite
 * @param b  > 0, finite
 * @throws RangeError when p is outside 0..1, or a or b is not positive and finite
 * @example betaQuantile(0.3, 1, 1) // 0.3
 */
export function betaQuantile(p: number, a: number, b: number): number {
  demand(p >= 0 && p <= 1, 'p is in 0..1', p);
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
