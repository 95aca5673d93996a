import type { Blame, CareerRules, Jump, Stakes } from '../../domain/career.ts';
import { demand } from '../../kernel/demand.ts';
import type { Game } from './game.ts';
import { smooth } from './smooth.ts';
import { stepped } from './stepped.ts';

/** How far weights may sum from 1. */
const SLACK = 1e-9;

/**
 * The game of a crowd in which a share of the money must be sold whatever anybody thinks: it solves
 * s = mandate + (1 - mandate) F(s; p), with F the share of those free to decide whose critical tail
 * probability lies below p when s has sold. Who is forced has sold too: the mandate makes those who
 * stay more alone. It falls on managers of every stake alike. Who is indifferent stays.
 * @param mandate  share of the money, 0..1
 * @returns        shares of all the money, the mandate included
 * @throws RangeError when an argument is outside its range
 * @example equilibrium({ gain: 0.1, bonus: 1, stakes: { kind: 'lognormal', median: 1, spread: 1 } }, { together: 0.2, alone: 0.2 }, 0).reach(0.5) // 0.1 / 0.3
 */
export function equilibrium(
  { gain, bonus, stakes }: Pick<CareerRules, 'gain' | 'bonus' | 'stakes'>,
  blame: Blame,
  mandate: number,
): Game {
  demand(gain > 0 && gain < Number.POSITIVE_INFINITY, 'a gain > 0', gain);
  demand(bonus > 0 && bonus < Number.POSITIVE_INFINITY, 'a bonus > 0', bonus);
  const prize = gain * bonus;
  demand(prize > 0 && prize < Number.POSITIVE_INFINITY, 'bonus x gain is a number > 0', prize);
  demand(
    blame.together > 0 && blame.together <= blame.alone && blame.alone <= 1,
    '0 < together <= alone <= 1',
    `${blame.together}, ${blame.alone}`,
  );
  demand(mandate >= 0 && mandate <= 1, 'a mandate in 0..1', mandate);
  const free = free_(stakes, prize, {
    together: blame.together + (blame.alone - blame.together) * mandate,
    alone: blame.alone,
  });
  return mandate > 0 ? joined(free, mandate) : free;
}
