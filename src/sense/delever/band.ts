import type { Spread } from '../../domain/known.ts';

/** One error in so many lies below, and one above. */
const TAIL_PER_CENT = 10;
const MIN_ERRORS = 20;

/**
 * 80 % interval of a forecast from the errors of earlier ones, split conformal: of n errors the
 * floor((n + 1) / 10)-th smallest and the as many-th largest, so that the next one, if it is like
 * them, lies between with 80 % or a little more.
 * Source: V. Vovk, A. Gammerman and G. Shafer, "Algorithmic Learning in a Random World" (2005).
 * @param errors  what came less what was expected
 * @returns       undefined with fewer than twenty
 */
export function band(centre: number, errors: readonly number[]): Spread | undefined {
  const n = errors.length;
  if (n < MIN_ERRORS) return undefined;
  const sorted = [...errors].sort((a, b) => a - b);
  const k = Math.floor((n + 1) / TAIL_PER_CENT);
  const [low, high] = [sorted[k - 1] as number, sorted[n - k] as number];
  // The forecast belongs to its own interval.
  return { low: centre + Math.min(0, low), at: centre, high: centre + Math.max(0, high) };
}
