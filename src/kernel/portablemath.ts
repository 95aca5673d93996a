import { demand } from './require.ts';

/**
 * Elementary functions whose every operation is + - * / sqrt or on whole numbers, in a fixed order:
 * the same bits in every language and on every machine that keeps IEEE 754. Nothing here calls the
 * engine's own exp or log, which differ between machines in the last place.
 */

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Beyond it e^x is taken as if x were there: no overflow, no subnormal. */
const FAR = 700;

/** 1/13!, 1/12!, ..., 1/1!, 1. */
const EXP = [
  1.6059043836821613e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
  2.7557319223985893e-6, 2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3,
  8.333333333333333e-3, 4.1666666666666664e-2, 1.6666666666666666e-1, 0.5, 1, 1,
];

const bits = new DataView(new ArrayBuffer(8));

/**
 * e to the x by a Taylor polynomial of degree 13 on |r| <= ln 2 / 2.
 * @param x  finite; beyond +-700 it counts as +-700
 * @returns  within 3 units in the last place
 * @example coarseExp(1) // 2.718281828459045
 */
export function coarseExp(x: number): number {
  const near = Math.min(Math.max(x, -FAR), FAR);
  const k = Math.floor(near * Math.LOG2E + 0.5);
  const r = near - k * LN2_HIGH - k * LN2_LOW;
  let sum = EXP[0];
  for (let i = 1; i < 14; i++) sum = sum * r + EXP[i];
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return sum * bits.getFloat64(0);
}

/** 1/21, 1/19, ..., 1/3, 1. */
const LOG = [1 / 21, 1 / 19, 1 / 17, 1 / 15, 1 / 13, 1 / 11, 1 / 9, 1 / 7, 1 / 5, 1 / 3, 1];
const ROOT_HALF_UP = 0x3fe6a09e;

/**
 * Natural logarithm by the series of atanh on [sqrt 1/2, sqrt 2).
 * @param x  a normal number > 0
 * @returns  within 3 units in the last place (absolute near 1)
 * @throws RangeError when x is not a normal number > 0
 * @example coarseLog(2) // 0.6931471805599453
 */
export function coarseLog(x: number): number {
  demand(x >= 2.2250738585072014e-308 && x < Number.POSITIVE_INFINITY, 'a number > 0', x);
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  const e = (high - ROOT_HALF_UP) >> 20;
  bits.setUint32(0, high - (e << 20));
  const m = bits.getFloat64(0);
  const f = (m - 1) / (m + 1);
  const s = f * f;
  let sum = LOG[0];
  for (let i = 1; i < 11; i++) sum = sum * s + LOG[i];
  return e * LN2_HIGH + (2 * f * sum + e * LN2_LOW);
}

/** Acklam's coefficients: numerator and denominator about the middle, then in the tails. */
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
  1,
];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
  4.374664141464968, 2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

/**
 * Standard normal deviate of a probability. Source: P. J. Acklam, "An algorithm for computing the
 * inverse normal cumulative distribution function" (2003).
 * @param u  probability, 0 < u < 1
 * @returns  relative error up to 1.2e-9, far below the noise of any simulation
 * @throws RangeError when u is not inside (0, 1)
 * @example deviate(0.5) // 0
 */
export function deviate(u: number): number {
  demand(u > 0 && u < 1, 'a probability lies between 0 and 1', u);
  const near = u < 0.5 ? u : 1 - u;
  if (near < TAIL) {
    const q = Math.sqrt(-2 * coarseLog(near));
    const up = ((((C[0] * q + C[1]) * q + C[2]) * q + C[3]) * q + C[4]) * q + C[5];
    const down = (((D[0] * q + D[1]) * q + D[2]) * q + D[3]) * q + D[4];
    const tail = up / down;
    return u < 0.5 ? tail : -tail;
  }
  const q = u - 0.5;
  const r = q * q;
  const up = ((((A[0] * r + A[1]) * r + A[2]) * r + A[3]) * r + A[4]) * r + A[5];
  const down = ((((B[0] * r + B[1]) * r + B[2]) * r + B[3]) * r + B[4]) * r + B[5];
  return (up * q) / down;
}
