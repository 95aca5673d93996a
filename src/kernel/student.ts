import { incompleteBeta } from './beta.ts';
import { logGamma } from './gamma.ts';

/**
 * Density of Student's t with nu degrees of freedom, location 0, scale 1.
 * @throws RangeError unless nu > 0
 * @example studentDensity(0, 1) // 0.3183098861837907
 */
export function studentDensity(x: number, nu: number): number {
  if (!(nu > 0)) throw new RangeError(`nu of ${nu}`);
  return Math.exp(
    logGamma((nu + 1) / 2) -
      logGamma(nu / 2) -
      0.5 * Math.log(nu * Math.PI) -
      ((nu + 1) / 2) * Math.log1p((x * x) / nu),
  );
}

/**
 * P(T <= x), 0..1.
 * @throws RangeError unless nu > 0 and x is a number
 * @example studentCumulative(1, 1) // 0.75
 */
export function studentCumulative(x: number, nu: number): number {
  if (!(nu > 0) || Number.isNaN(x)) throw new RangeError(`t of ${x} with nu ${nu}`);
  const square = x * x;
  // Far out the tail is told directly; near the middle the other side keeps its digits.
  const tail =
    square > nu
      ? 0.5 * incompleteBeta(nu / (nu + square), nu / 2, 0.5)
      : 0.5 - 0.5 * incompleteBeta(square / (nu + square), 0.5, nu / 2);
  return x > 0 ? 1 - tail : tail;
}

/**
 * The x with P(T <= x) = p, by bisection on the monotone tail.
 * @param p in (0, 1)
 * @throws RangeError when p is outside (0, 1) or nu is not positive
 * @example studentQuantile(0.75, 1) // 1
 */
export function studentQuantile(p: number, nu: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`quantile of ${p}`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, nu);
  let low = -1;
  while (studentCumulative(low, nu) > p) low *= 2;
  let high = low === -1 ? 0 : low / 2;
  while (high - low > Math.abs(low) * 1e-16) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentCumulative(middle, nu) > p) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
