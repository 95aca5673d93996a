import { exp, expm1, log1p } from './fdlibm.ts';

/** From here on e to the -x is nothing beside e to the x. */
const FAR = 22;

/**
 * Hyperbolic sine. Source: fdlibm, e_sinh.
 * @param x  |x| <= 709
 * @example sinh(1) // 1.1752011936438014
 */
export function sinh(x: number): number {
  const size = Math.abs(x);
  const half = x < 0 ? -0.5 : 0.5;
  if (size >= FAR) return half * exp(size);
  if (size < 2 ** -28) return x;
  const t = expm1(size);
  return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
}

/**
 * Hyperbolic cosine. Source: fdlibm, e_cosh.
 * @param x  |x| <= 709
 * @example cosh(1) // 1.5430806348152437
 */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size >= FAR) return 0.5 * exp(size);
  if (size < 0.5 * Math.LN2) {
    const t = expm1(size);
    return 1 + (t * t) / (2 * (1 + t));
  }
  const t = exp(size);
  return 0.5 * t + 0.5 / t;
}

/**
 * Hyperbolic tangent. Source: fdlibm, s_tanh.
 * @example tanh(1) // 0.7615941559557649
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  const sign = x < 0 ? -1 : 1;
  if (size >= FAR) return sign;
  if (size < 2 ** -28) return x;
  const t = expm1(size >= 1 ? 2 * size : -2 * size);
  return sign * (size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2));
}

/**
 * Inverse hyperbolic tangent. Source: fdlibm, e_atanh.
 * @param x  |x| < 1
 * @example atanh(0.5) // 0.5493061443340548
 */
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  const twice = size + size;
  const half = size < 0.5 ? log1p(twice + (twice * size) / (1 - size)) : log1p(twice / (1 - size));
  return x < 0 ? -0.5 * half : 0.5 * half;
}
