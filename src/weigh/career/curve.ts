import type { Career } from '../../domain/career.ts';
import type { Game } from './game.ts';

/**
 * The smallest and the largest stable share at each tail probability of a grid, for a picture: apart
 * where a run may or may not happen, equal elsewhere.
 * @param grid  tail probabilities, 0..1, in the order in which they are drawn
 * @throws RangeError when a tail probability is outside 0..1
 * @example sellingCurve({ equilibria: () => [{ share: 0.3, stable: true }], fold: {}, reach: () => 1 }, [0.1]) // [{ at: 0.1, lowest: 0.3, highest: 0.3 }]
 */
export function sellingCurve(game: Game, grid: readonly number[]): Career['curve'] {
  return grid.map((at) => {
    const stable = game.equilibria(at).filter((e) => e.stable);
    const [lowest, highest] = [stable[0], stable.at(-1)];
    if (lowest === undefined || highest === undefined)
      throw new RangeError(`a crowd that rests somewhere; was none at ${at}`);
    return { at, lowest: lowest.share, highest: highest.share };
  });
}
