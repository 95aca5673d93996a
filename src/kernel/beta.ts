import { exp, log, log1p } from './fdlibm.ts';
import { logGamma, STIRLING_FROM, stirling } from './gamma.ts';
import { power } from './power.ts';
import { demand } from './require.ts';

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
