import { BURN_IN, type History } from '../domain/history.ts';
import type { Known } from '../domain/known.ts';
import { ewma } from '../kernel/ewma.ts';
import { firstPlace } from '../kernel/knearest.ts';
import { power } from '../kernel/power.ts';

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
  const kept = volatilities(moves, length);
  const past = pastSorted(kept, least, length);
  const half = past.length >> 1;
  const upper = past[half] as number;
  const usual = past.length % 2 === 1 ? upper : ((past[half - 1] as number) + upper) / 2;
  const now = kept.after[length - 1] as number;
  if (!(usual > 0)) return { unknown: { kind: 'no move' } };
  return Math.min(MAX_SPREAD_TIMES, Math.max(1, power(now / usual, POWER)));
}

/** Volatility after each move, the variance that the next one goes on from, and those of the past in order. */
type Volatilities = { readonly after: number[]; variance: number; readonly past: number[] };
/** By the moves that they are of: a history grows at its end alone, and so do they. */
const KEPT = new WeakMap<readonly number[], Volatilities>();

/** EWMA volatility after each move before a place, at least; that after the first is its size. */
function volatilities(moves: readonly number[], length: number): Volatilities {
  const kept = KEPT.get(moves) ?? { after: [0], variance: 0, past: [] };
  KEPT.set(moves, kept);
  for (let i = kept.after.length; i < length; i++) {
    const move = moves[i] as number;
    kept.variance = i === 1 ? move ** 2 : ewma(kept.variance, move, LAMBDA);
    kept.after.push(Math.sqrt(kept.variance));
  }
  return kept;
}

/** The volatilities before the last one, from a move on, smallest first. */
function pastSorted({ after, past }: Volatilities, least: number, length: number) {
  const count = length - least;
  // An earlier moment of a history that has grown since.
  if (past.length > count) return after.slice(least - 1, length - 1).sort((a, b) => a - b);
  while (past.length < count) {
    const next = after[least - 1 + past.length] as number;
    const place = firstPlace(past.length, (i) => (past[i] as number) > next);
    past.splice(place, 0, next);
  }
  return past;
}
