import type { Career, CareerRules, Game } from '../../domain/career.ts';
import { stake } from '../sleeves.ts';
import { equilibrium } from './equilibrium.ts';
import { blame as blameOf } from './fired.ts';
import { critical } from './stepped.ts';

const HALF = 0.5;

/**
 * Why managers sell although they think it is theatre: who sells at a tail probability, by mandate
 * and by fear, and where a run starts.
 * @param at       tail probability, 0..1
 * @param mandate  share of the money that must be sold whatever anybody thinks, 0..1
 * @param grid     tail probabilities of the curve, 0..1
 * @throws RangeError when an argument is outside its range
 * @example career({ gain: 0.1, bonus: 1, stakes: { kind: 'lognormal', median: 1, spread: 1 }, talent: { theta: 0.5, p: 0.8, q: 0.3, alpha: 0.5 }, fired: { able: 0.2, unable: 0.2 } }, { at: 1, mandate: 0.3, grid: [] }).byFear // 0.7
 */
export function career(
  rules: CareerRules,
  asked: { readonly at: number; readonly mandate: number; readonly grid: readonly number[] },
): Career {
  const { at, mandate, grid } = asked;
  const blame = blameOf(rules.talent, rules.fired);
  const game = equilibrium(rules, blame, mandate);
  const [here, ...points] = sellingCurve(game, [at, ...grid]);
  const { lowest, highest } = here as Career['curve'][number];
  const typical = (fired: number): number =>
    critical(rules.bonus * rules.gain, stake(rules.stakes, HALF), fired);
  return {
    at,
    blame,
    critical: { together: typical(blame.together), alone: typical(blame.alone) },
    equilibria: game.equilibria(at),
    lowest,
    highest,
    fold: game.fold,
    byMandate: mandate,
    byFear: lowest - mandate,
    half: game.reach(HALF),
    curve: points,
  };
}

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
