import { incompleteBeta } from './beta.ts';
import { demand } from './require.ts';

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
