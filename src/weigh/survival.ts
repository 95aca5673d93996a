import { type Belief, REGIMES } from '../domain/regime.ts';
import type { Lows, MarginRule, Survival, Tails } from '../domain/survival.ts';
import { demand } from '../kernel/require.ts';
import { grid, largest } from './grid.ts';
import { callAt, leftIfForced } from './survival/margin.ts';
import { below } from './survival/tail.ts';

/**
 * Probability that a book is sold out before the horizon: over the regimes by their weights, the
 * probability that the worst mark lies below the call. It never falls with leverage, and never rises
 * with cash. Source: MODELS, block 8; the call is derived in `survival/margin.ts`.
 * @param weights   probabilities of the regimes
 * @param leverage  holdings as a multiple of own capital, >= 0
 * @returns         0..1; 0 when nothing is owed
 * @throws RangeError when weights do not sum to 1 or an argument is outside its range
 */
export const forcedOut = (
  lows: Lows,
  {
    weights,
    rule,
    leverage,
  }: { readonly weights: Belief; readonly rule: MarginRule; readonly leverage: number },
): number => mixture(lows.horizon, weights, callAt(rule, leverage));

/** Probability that a book is sold out before half of the fall is back; as `forcedOut`. */
export const beforeHalf = (
  lows: Lows,
  {
    weights,
    rule,
    leverage,
  }: { readonly weights: Belief; readonly rule: MarginRule; readonly leverage: number },
): number => mixture(lows.half, weights, callAt(rule, leverage));

/**
 * The largest leverage on the grid 0, 0.01, ... at which the probability of being forced out before
 * the horizon stays at or under a limit. A limit of 0 allows what needs no loan.
 * @param limit  probability, 0..1
 * @param most   the end of the grid, >= 0, at most 1000
 * @throws RangeError when an argument is outside its range
 */
export function largestLeverage(
  lows: Lows,
  {
    weights,
    rule,
    limit,
    most,
  }: {
    readonly weights: Belief;
    readonly rule: MarginRule;
    readonly limit: number;
    readonly most: number;
  },
): number {
  demand(limit >= 0 && limit <= 1, 'a limit lies between 0 and 1', limit);
  return largest(
    grid(most),
    (x) => forcedOut(lows, { weights, rule, leverage: x }) <= limit + 1e-12,
  );
}

/**
 * Whether a book lives, and what is left of it if it does not.
 * @param cost  own impact of selling all of it at this leverage, share of price, 0..1
 * @throws RangeError when an argument is outside its range
 */
export function survival(
  lows: Lows,
  {
    weights,
    rule,
    leverage,
    cost,
  }: {
    readonly weights: Belief;
    readonly rule: MarginRule;
    readonly leverage: number;
    readonly cost: number;
  },
): Survival {
  const call = callAt(rule, leverage);
  const left = leftIfForced(rule, leverage, cost);
  return {
    leverage,
    ...(call === undefined ? {} : { callAt: call }),
    forcedOut: forcedOut(lows, { weights, rule, leverage }),
    beforeHalf: beforeHalf(lows, { weights, rule, leverage }),
    ...(left === undefined ? {} : { left }),
  };
}

/** Probability of a worst mark below a mark, over the regimes. */
function mixture(tails: Tails, weights: Belief, mark: number | undefined): number {
  for (const r of REGIMES) demand(weights[r] >= 0, 'a probability is >= 0', weights[r]);
  const sum = REGIMES.reduce((total, r) => total + weights[r], 0);
  demand(Math.abs(sum - 1) <= 1e-9, 'probabilities sum to 1', sum);
  if (mark === undefined) return 0;
  // Divided by the sum, so that certainty in every regime is certainty.
  const mixed = REGIMES.reduce((total, r) => total + weights[r] * below(tails[r], mark), 0);
  return Math.min(1, mixed / sum);
}
