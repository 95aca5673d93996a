import type { Blame, CareerRules, Game, Jump, Stakes } from '../../domain/career.ts';
import { demand } from '../../kernel/require.ts';
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
  const { together, alone } = blame;
  const rising = together > 0 && together <= alone && alone <= 1;
  demand(rising, '0 < together <= alone <= 1', `${together}, ${alone}`);
  demand(mandate >= 0 && mandate <= 1, 'a mandate in 0..1', mandate);
  return joined(deciders(stakes, prize, lonelier(blame, mandate)), mandate);
}

/** What a loss costs those who are free to decide once a share has sold by mandate. */
const lonelier = ({ together, alone }: Blame, mandate: number): Blame => ({
  together: mandate < 1 ? Math.min(alone, together + (alone - together) * mandate) : alone,
  alone,
});

function deciders(stakes: Stakes, prize: number, blame: Blame): Game {
  if (stakes.kind === 'list') {
    const { parts } = stakes;
    for (const { stake, weight } of parts) {
      demand(stake > 0 && stake < Number.POSITIVE_INFINITY, 'a stake > 0', stake);
      demand(weight >= 0 && weight <= 1 + SLACK, 'a weight in 0..1', weight);
    }
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    demand(Math.abs(sum - 1) <= SLACK, 'weights that sum to 1', sum);
    return stepped(prize, parts, blame);
  }
  const { median, spread } = stakes;
  demand(median > 0 && median < Number.POSITIVE_INFINITY, 'a median stake > 0', median);
  demand(spread >= 0 && spread < Number.POSITIVE_INFINITY, 'a spread >= 0', spread);
  return spread > 0
    ? smooth(prize, stakes, blame)
    : stepped(prize, [{ stake: median, weight: 1 }], blame);
}

/** The same game in shares of all the money, with what is sold by mandate. */
function joined(game: Game, mandate: number): Game {
  const whole = (share: number): number => mandate + (1 - mandate) * share;
  const leap = ({ at, from, to }: Jump): Jump => ({ at, from: whole(from), to: whole(to) });
  const { up, down } = game.fold;
  return {
    equilibria: (at) => {
      demand(at >= 0 && at <= 1, 'a tail probability in 0..1', at);
      return game.equilibria(at).map(({ share, stable }) => ({ share: whole(share), stable }));
    },
    fold: { ...(up && { up: leap(up) }), ...(down && { down: leap(down) }) },
    reach: (share) => {
      demand(share > 0 && share < 1, 'a share inside 0..1', share);
      return share <= mandate ? 0 : game.reach((share - mandate) / (1 - mandate));
    },
  };
}
