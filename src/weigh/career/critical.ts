import { demand } from '../../kernel/require.ts';

/**
 * The tail probability beyond which one manager sells. Staying brings the prize if the threat fades,
 * with probability 1 - p, and costs stake x P(fired | loss) if the tail comes; selling brings nothing
 * and costs nothing. Staying is worth (1 - p) prize - p stake fired, which is 0 at
 * p* = prize / (prize + stake fired).
 * @param prize  bonus x gain, years of pay, > 0
 * @param stake  what being fired costs, years of pay, > 0
 * @param fired  P(fired | loss), 0..1
 * @returns      0..1; 1 when a loss costs nothing: such a manager never sells
 * @throws RangeError when an argument is outside its range
 * @example critical(0.05, 2, 0.2) // 0.05 / 0.45
 */
export function critical(prize: number, stake: number, fired: number): number {
  demand(prize > 0 && prize < Number.POSITIVE_INFINITY, 'a prize > 0', prize);
  demand(stake > 0 && stake < Number.POSITIVE_INFINITY, 'a stake > 0', stake);
  demand(fired >= 0 && fired <= 1, 'a probability lies in 0..1', fired);
  return prize / (prize + stake * fired);
}
