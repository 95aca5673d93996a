import { BURN_IN, type History } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import { ewma } from '../kernel/ewma.ts';
import { median } from '../kernel/median.ts';

/** Decay of the variance, a session: slower than that of the legs, for it judges sixty sessions. */
const LAMBDA = 0.97;
/** How much of a move of volatility outcomes over the horizon take over; the rest reverts. */
const POWER = 2 / 3;
/** Times the stated deviations: no storm is taken for more, and no calm for less than 1. */
export const MAX_SPREAD_TIMES = 2;

/**
 * How wide outcomes spread today, in times of their stated deviations: clip(r^(2/3), 1, 2), where r is
 * the volatility of a series (EWMA of its squared moves) over the median of its own past, strictly
 * before, from the 41st move on. Source: DECISION, 4.
 * @returns not known before the 42nd move, or where the series did not move. That is never taken for
 *          calm: whoever sizes by it adds nothing, and takes what cannot be known for the widest
 * @example spread({ length: 43, moves: new Array(43).fill(0.01) } as never) // 1
 */
export function spread({ length, moves }: History): Known<number> {
  const least = BURN_IN + 2;
  if (length - 1 < least) return { unknown: { kind: 'too few', of: 'returns', least } };
  const past = new Float64Array(length - least);
  let variance = (moves[1] as number) ** 2;
  for (let i = 2; i < length; i++) {
    if (i >= least) past[i - least] = Math.sqrt(variance);
    variance = ewma(variance, moves[i] as number, LAMBDA);
  }
  const usual = median(past);
  if (!(usual > 0)) return { unknown: { kind: 'no move' } };
  return Math.min(MAX_SPREAD_TIMES, Math.max(1, (Math.sqrt(variance) / usual) ** POWER));
}
