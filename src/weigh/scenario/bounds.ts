import type { Bounds } from '../../domain/odds.ts';
import type { Constraint } from '../../domain/thesis.ts';
import { exp } from '../../kernel/fdlibm.ts';
import { normalCumulative, normalQuantile } from '../../kernel/normal.ts';

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

/** The common factor at the middles of as many cells of equal width, standard deviations. */
const NODES = 801;
const REACH = 8;
const STEP = (2 * REACH) / NODES;

/**
 * What a path's probability is if its obstacles hang together by one common factor: a Gaussian copula
 * with the stated correlation between any two. 0 gives the product, 1 the smallest. Each end never
 * falls as an interval's end rises, and both stay within Frechet's bounds.
 * Source: O. Vasicek, "The distribution of loan portfolio value", Risk 15 (2002) 160-162.
 * @param dependence  0..1
 */
export function stated(
  constraints: readonly Pick<Constraint, 'low' | 'high'>[],
  dependence: number,
): Bounds {
  const end = (of: 'low' | 'high'): number => {
    const odds = constraints.map((c) => c[of]);
    const frame = bounds(odds.map((p) => ({ low: p, high: p })));
    return Math.min(frame.high, Math.max(frame.low, together(odds, dependence)));
  };
  return { low: end('low'), high: end('high') };
}

/** P(all fall): the product given the factor, averaged over the factor. */
function together(odds: readonly number[], dependence: number): number {
  const open = odds.filter((p) => p < 1);
  if (open.some((p) => p <= 0)) return 0;
  if (dependence >= 1) return Math.min(1, ...open);
  if (dependence <= 0 || open.length < 2) return open.reduce((all, p) => all * p, 1);
  const cuts = open.map((p) => normalQuantile(p));
  const [pull, own] = [Math.sqrt(dependence), Math.sqrt(1 - dependence)];
  let [sum, weights] = [0, 0];
  for (let i = 0; i < NODES; i++) {
    const z = -REACH + (i + 0.5) * STEP;
    const weight = exp(-0.5 * z * z);
    weights += weight;
    sum += weight * cuts.reduce((all, c) => all * normalCumulative((c - pull * z) / own), 1);
  }
  return sum / weights;
}
