import type { Bounds } from '../../domain/odds.ts';
import type { Constraint } from '../../domain/thesis.ts';

/**
 * What a path's probability may be when every one of its obstacles must fall and nothing is assumed
 * about how they hang together: max(0, sum low - (n - 1)) to the smallest high. Source: M. Frechet,
 * "Generalisation du theoreme des probabilites totales", Fundamenta Mathematicae 25 (1935) 379-387.
 * @param constraints  of one path, each with low <= high
 * @returns            0..1 where nothing stands in the way; low <= high
 */
export function bounds(constraints: readonly Pick<Constraint, 'low' | 'high'>[]): Bounds {
  if (constraints.length === 0) return { low: 0, high: 1 };
  const lows = constraints.reduce((sum, c) => sum + c.low, 0);
  return {
    low: Math.max(0, lows - (constraints.length - 1)),
    high: constraints.reduce((least, c) => Math.min(least, c.high), 1),
  };
}

/**
 * Bounds with which no odds over all paths sum to one: the lows together, or the highs together.
 * @param paths  bounds of paths of which exactly one comes true
 * @returns      the two sums; undefined where some odds fit
 */
export function contradiction(paths: readonly Bounds[]): Bounds | undefined {
  const low = paths.reduce((sum, b) => sum + b.low, 0);
  const high = paths.reduce((sum, b) => sum + b.high, 0);
  return low > 1 + SLACK || high < 1 - SLACK ? { low, high } : undefined;
}

/** A sum of probabilities may stray from 1 by this much. */
const SLACK = 1e-9;
