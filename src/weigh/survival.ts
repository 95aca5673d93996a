import { type Belief, REGIMES } from '../domain/regime.ts';
import type { Lows, MarginRule, Survival, Tails } from '../domain/survival.ts';
import { demand } from '../kernel/require.ts';
import { grid, largest } from './grid.ts';
import { below } from './survival/tail.ts';

/** How likely each regime is, and how a book stands: leverage is holdings over own capital, >= 0. */
type Standing = { readonly weights: Belief; readonly rule: MarginRule; readonly leverage: number };

/**
 * Probability that a book is sold out before the horizon: over the regimes by their weights, the
 * probability that the worst mark lies below the call. It never falls with leverage, and never rises
 * with cash. Source: MODELS, block 8; the call is derived in `survival/margin.ts`.
 * @returns  0..1; 0 when nothing is owed
 * @throws RangeError when weights do not sum to 1 or an argument is outside its range
 */
export const forcedOut = ({ horizon }: Lows, { weights, rule, leverage }: Standing): number =>
  mixture(horizon, weights, callAt(rule, leverage));

/** Probability that a book is sold out before half of the fall is back; as `forcedOut`. */
export const beforeHalf = ({ half }: Lows, { weights, rule, leverage }: Standing): number =>
  mixture(half, weights, callAt(rule, leverage));

/**
 * The largest leverage on the grid 0, 0.01, ... at which the probability of being forced out before
 * the horizon stays at or under a limit. A limit of 0 allows what needs no loan.
 * @param limit  probability, 0..1
 * @param most   the end of the grid, >= 0, at most 1000
 * @throws RangeError when an argument is outside its range
 */
export function largestLeverage(
  lows: Lows,
  { limit, most, ...stands }: Omit<Standing, 'leverage'> & Record<'limit' | 'most', number>,
): number {
  demand(limit >= 0 && limit <= 1, 'a limit lies between 0 and 1', limit);
  const borne = (leverage: number) => forcedOut(lows, { ...stands, leverage }) <= limit + 1e-12;
  return largest(grid(most), borne);
}

/**
 * Whether a book lives, and what is left of it if it does not.
 * @param cost  own impact of selling all of it at this leverage, share of price, 0..1
 * @throws RangeError when an argument is outside its range
 */
export function survival(lows: Lows, stands: Standing & { readonly cost: number }): Survival {
  const { rule, leverage, cost } = stands;
  const call = callAt(rule, leverage);
  const left = leftIfForced(rule, leverage, cost);
  return {
    leverage,
    ...(call === undefined ? {} : { callAt: call }),
    forcedOut: forcedOut(lows, stands),
    beforeHalf: beforeHalf(lows, stands),
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

/**
 * The mark below which a book is sold out. Own capital is 1, holdings are L, so the loan is L - 1;
 * cash c beside them pays it down first, which leaves L - 1 - c owed. At mark U the holdings are
 * worth L U and the equity ratio is (L U - (L - 1 - c)) / (L U). It is below m when
 * L U (1 - m) < L - 1 - c, so when U < (L - 1 - c) / (L (1 - m)).
 * Marks are divided by the growth of the loan, so cash counts as if it earned the loan's rate: as if
 * it paid the loan down at once.
 * @param leverage  L, holdings as a multiple of own capital, >= 0, finite
 * @returns         above 1 the call comes at the start; undefined when nothing is owed: L <= 1 + c
 * @throws RangeError when an argument is outside its range
 * @example callAt({ maintenance: 0.2, cash: 0 }, 2) // 0.625
 */
export function callAt(rule: MarginRule, leverage: number): number | undefined {
  refuse(rule, leverage);
  if (leverage <= 1 + rule.cash) return undefined;
  // In this form each operation keeps order, so that rounding never makes more leverage safer.
  return (1 - (1 + rule.cash) / leverage) / (1 - rule.maintenance);
}

/**
 * What is left of own capital when a book is sold out at the call: L U (1 - i) - (L - 1 - c), with U
 * the mark of the call, or 1 if that comes at the start. At the call itself this is L U (m - i): the
 * maintenance margin is all that own impact can eat before money is owed. A market that jumps past
 * the call leaves less.
 * @param cost  i, own impact of selling everything, share of price, 0..1 (`toCash` at this leverage)
 * @returns     share of own capital, cash beside it counted; below 0 it is owed; undefined when
 *              nothing can force the book out
 * @throws RangeError when an argument is outside its range
 * @example leftIfForced({ maintenance: 0.2, cash: 0 }, 2, 0.04) // 0.2
 */
export function leftIfForced(rule: MarginRule, leverage: number, cost: number): number | undefined {
  demand(cost >= 0 && cost <= 1, 'a cost lies between 0 and 1', cost);
  const call = callAt(rule, leverage);
  if (call === undefined) return undefined;
  return leverage * Math.min(1, call) * (1 - cost) - (leverage - (1 + rule.cash));
}

function refuse({ maintenance, cash }: MarginRule, leverage: number): void {
  demand(maintenance >= 0 && maintenance < 1, 'maintenance is >= 0 and below 1', maintenance);
  demand(cash >= -1 && cash < Number.POSITIVE_INFINITY, 'cash is >= -1 and finite', cash);
  demand(leverage >= 0 && leverage < Number.POSITIVE_INFINITY, 'leverage is >= 0', leverage);
}
