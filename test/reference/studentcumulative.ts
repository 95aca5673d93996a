import { incompleteBeta } from '../../src/kernel/gamma.ts';
import { demand } from '../../src/kernel/require.ts';

/**
 * P(T <= t) of Student's t distribution, by the incomplete beta function:
 * each tail is I_x(nu/2, 1/2) / 2 with x = nu / (nu + t^2), small without loss.
 * Source: NIST Digital Library of Mathematical Functions, 8.17; M. Abramowitz and I. A. Stegun,
 * "Handbook of Mathematical Functions", 26.7.1.
 * @param t   any number but NaN
 * @param nu  degrees of freedom, > 0, finite, whole or not
 * @returns   0..1; the smaller side to about 1e-14 of itself for nu up to 200
 * @throws RangeError when t is NaN or nu is not positive and finite
 * @example studentCumulative(0, 4) // 0.5
 */
export function studentCumulative(t: number, nu: number): number {
  demand(!Number.isNaN(t), 't is a number', t);
  demand(nu > 0 && nu < Number.POSITIVE_INFINITY, 'nu is positive and finite', nu);
  const tail = beyond(Math.abs(t), nu);
  return t < 0 ? tail : 1 - tail;
}

/** P(T > s), s >= 0. */
function beyond(s: number, nu: number): number {
  const square = s * s;
  if (square === Number.POSITIVE_INFINITY) return 0;
  return incompleteBeta(nu / (nu + square), nu / 2, 0.5, square / (nu + square)) / 2;
}
