import { coarseExp } from '../../../src/kernel/portablemath.ts';
import { IMPACT } from '../../../src/weigh/firesale/arena.ts';

/** No price falls below this share of its level after the news. */
const MIN_PRICE_RATIO = 0.01;

/**
 * Price as a share of its level after the news, once `sold` has been sold net. Every law depends on
 * what was sold in all, so that selling in two steps gives the same price as selling in one.
 * Linear 1 - y; exponential e^-y (Cifuentes, Ferrucci and Shin 2005); floored b + (1 - b) e^-y (Cont
 * and Schaanning 2017); square-root 1 - sqrt y; with y = sold / depth.
 * @param law    an entry of `IMPACT`
 * @param sold   net sold, >= 0, unit of `depth`
 * @param floor  for the floored law, 0..1
 * @returns      share, from 0.01 to 1
 * @example priceImpact(0, { sold: 10, depth: 100, floor: 0 }) // 0.9
 */
export function priceImpact(
  law: number,
  { sold, depth, floor }: { readonly sold: number; readonly depth: number; readonly floor: number },
): number {
  const y = sold / depth;
  const x =
    law === IMPACT.exponential
      ? coarseExp(-y)
      : law === IMPACT.floored
        ? floor + (1 - floor) * coarseExp(-y)
        : law === IMPACT['square-root']
          ? 1 - Math.sqrt(y)
          : 1 - y;
  return Math.max(MIN_PRICE_RATIO, x);
}
