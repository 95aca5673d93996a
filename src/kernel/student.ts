import { exp, log, log1p } from './fdlibm.ts';
import { incompleteBeta, logBeta } from './gamma.ts';
import { cosh, sinh } from './hyperbolic.ts';
import { demand } from './require.ts';

/** Degrees of freedom must be positive and finite; whole or not. */
const freedom = (nu: number): void =>
  demand(nu > 0 && nu < Number.POSITIVE_INFINITY, 'nu is positive and finite', nu);

/**
 * Density of Student's t distribution (location 0, scale 1; variance nu / (nu - 2)).
 * @param t   any number but NaN
 * @param nu  degrees of freedom, > 0, finite, whole or not
 * @returns   >= 0
 * @throws RangeError when t is NaN or nu is not positive and finite
 * @example studentDensity(0, 2) // 0.35355339059327373
 */
export function studentDensity(t: number, nu: number): number {
  demand(!Number.isNaN(t), 't is a number', t);
  freedom(nu);
  const root = Math.sqrt(nu) * exp(logBeta(nu / 2, 0.5));
  return exp(-0.5 * (nu + 1) * log1p((t * t) / nu)) / root;
}

/** P(T > s), s >= 0. */
function beyond(s: number, nu: number): number {
  const square = s * s;
  if (square === Number.POSITIVE_INFINITY) return 0;
  return incompleteBeta(nu / (nu + square), nu / 2, 0.5, square / (nu + square)) / 2;
}

/** P(0 < T < s), s >= 0: the middle, small without loss where s is. */
function within(s: number, nu: number): number {
  const square = s * s;
  return incompleteBeta(square / (nu + square), 0.5, nu / 2, nu / (nu + square)) / 2;
}

/** Newton doubles the digits each step, so that a step this small (a share of s) is the last. */
const LAST = 1e-9;
const STEPS = 200;
/** No step goes beyond e^300 times where it stands, so that s stays a number. */
const FURTHEST = 300;

/**
 * The t below which Student's distribution has probability p.
 * Newton on the cumulative. In the tails on log P(T > s) along w = asinh(s / sqrt(nu)), in which it
 * is concave, so that every step after the first comes from the far side and none leaves the bracket.
 * @param p   0 < p < 1
 * @param nu  degrees of freedom, > 0, finite, whole or not
 * @returns   finite; error a few units in the last place (1e-14 of t for nu in 2..200)
 * @throws RangeError when p is outside (0, 1), nu is not positive and finite, or t is too large for
 *         a number
 * @example studentQuantile(0.99, 3).toFixed(12) // '4.540702858568'
 */
export function studentQuantile(p: number, nu: number): number {
  demand(p > 0 && p < 1, 'p lies between 0 and 1', p);
  freedom(nu);
  if (p === 0.5) return 0;
  // 1 - p is exact from a half up.
  const tail = p < 0.5 ? p : 1 - p;
  const s = tail > 0.25 ? inner(Math.abs(p - 0.5), nu) : outer(tail, nu);
  demand(s !== undefined, 'the quantile fits a number', `p ${p}, nu ${nu}`);
  return p < 0.5 ? -s : s;
}

/** The s > 0 with P(0 < T < s) = share, share < 1/4; the middle is concave, so Newton climbs. */
function inner(share: number, nu: number): number | undefined {
  let s = 0;
  for (let i = 0; i < STEPS; i++) {
    const step = (share - within(s, nu)) / studentDensity(s, nu);
    s += step;
    if (Math.abs(step) <= LAST * s) return s;
  }
  return undefined;
}

/** The s > 0 with P(T > s) = tail, tail <= 1/4. */
function outer(tail: number, nu: number): number | undefined {
  let s = 0;
  let low = 0;
  for (let i = 0; i < STEPS; i++) {
    const got = beyond(s, nu);
    if (got === 0) {
      s = low + (s - low) / 2;
      continue;
    }
    if (got > tail) low = s;
    const root = Math.sqrt(nu);
    const large = Math.max(Math.abs(s), root);
    const reach = large * Math.sqrt((s / large) ** 2 + (root / large) ** 2);
    const slope = studentDensity(s, nu) * reach;
    const step = Math.min(FURTHEST, (log(got / tail) * got) / slope);
    // sinh(w + step) spelled out: going through asinh would round away the last digits of a far s.
    const next = s * cosh(step) + reach * sinh(step);
    if (Math.abs(next - s) <= LAST * next) return next;
    s = next;
  }
  return undefined;
}
