import type { Known } from '../domain/known.ts';
import { type Belief, REGIMES, type RegimeId } from '../domain/regime.ts';
import type { Simulation } from '../domain/simulation.ts';
import type { Account, Lows, MarginRule, Survival, Tails } from '../domain/survival.ts';
import type { Book } from '../domain/thesis.ts';
import { firstPlace } from '../kernel/knearest.ts';
import { demand } from '../kernel/require.ts';
import { below } from './tail.ts';

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

/** Leverages along which survival is drawn: 1, 1.1, ... 4. */
const CURVE_LEVERAGES = Array.from({ length: 31 }, (_, i) => (10 + i) / 10);

/** Probabilities of being forced out along leverage, before the horizon and before half is back. */
export const survivalCurve = (lows: Lows, stands: Omit<Standing, 'leverage'>) =>
  CURVE_LEVERAGES.map((leverage) => ({
    leverage,
    forcedOut: forcedOut(lows, { ...stands, leverage }),
    beforeHalf: beforeHalf(lows, { ...stands, leverage }),
  }));

/** Sessions of the longest horizon. */
export const LONGEST_SESSIONS = 60;

/** The lowest marks of the book in every regime, within so many sessions, all of them unless told. */
export function lowsOf(
  simulations: { readonly [R in RegimeId]: Pick<Simulation, 'lows'> },
  sessions: 5 | 20 | 60 = LONGEST_SESSIONS,
): Lows {
  const by = (place: typeof sessions | 'half'): Tails => ({
    noise: simulations.noise.lows[place],
    friction: simulations.friction.lows[place],
    rupture: simulations.rupture.lows[place],
  });
  return { horizon: by(sessions), half: by('half') };
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

/**
 * How a book stands. Leverage is the value of its positions over its capital. Positions plus cash
 * are own capital plus loan; of cash and loan the one that the book leaves out follows from that,
 * and where it leaves out both nothing is borrowed but what capital does not pay. Stated cash beside
 * a loan that is left out is kept beside the capital. Where both are stated they are believed: what
 * the capital then lacks is missing from the cash that meets calls.
 * The margin is the mean of the positions', by value, the book's for those that state none.
 * @returns unknown, with the symbol where there is one, when a price is in another currency, a
 *          position is short, a margin is not stated, or more is owed than is held
 * @throws RangeError when a figure is not finite, or outside its range
 * @example account({ currency: 'USD', capital: 100, margin: 0.25, cash: 20, positions: [{ symbol: 'A', quantity: 2, price: 75, currency: 'USD' }] }) // { leverage: 1.5, rule: { maintenance: 0.25, cash: 0.2 } }
 */
export function account(book: Book): Known<Account> {
  const { capital, cash, loan } = book;
  demand(capital > 0 && capital < Number.POSITIVE_INFINITY, 'capital is positive', capital);
  for (const x of [cash, loan])
    demand(x === undefined || (x >= 0 && x < Number.POSITIVE_INFINITY), 'money is >= 0', x);
  let value = 0;
  let asked = 0;
  for (const p of book.positions) {
    const worth = p.quantity * p.price;
    demand(Number.isFinite(worth), 'a position has a finite value', worth);
    if (p.currency !== book.currency)
      return { unknown: { kind: 'other currency', symbol: p.symbol } };
    if (worth < 0) return { unknown: { kind: 'short position', symbol: p.symbol } };
    const margin = p.margin ?? book.margin;
    if (margin === undefined) return { unknown: { kind: 'no margin', symbol: p.symbol } };
    demand(margin >= 0 && margin < 1, 'a margin is >= 0 and below 1', margin);
    value += worth;
    asked += worth * margin;
  }
  // Money carries no twelfth digit of itself: what is left of subtraction there is no debt.
  const beside = Math.round((kept(value, book) / capital) * 1e12) / 1e12 + 0;
  if (beside < -1) return { unknown: { kind: 'more is owed than is held' } };
  const maintenance = value > 0 ? asked / value : (book.margin ?? 0);
  return { leverage: value / capital, rule: { maintenance, cash: beside } };
}

/** Cash kept beside the capital: positions less capital, less what is owed on them net of cash. */
function kept(value: number, { capital, cash, loan }: Book): number {
  const beyond = value - capital;
  if (cash === undefined) return loan === undefined || loan >= beyond ? 0 : beyond - loan;
  // Kept apart, so that cash beside a loan that is left out comes back to the digit.
  return loan === undefined ? cash + Math.min(0, beyond) : beyond - loan + cash;
}

/** Exposures are told apart by hundredths. */
const STEPS = 100;

/**
 * The exposures 0, 0.01, ... up to the last one that is not above `most`.
 * @param most  >= 0, at most 1000
 * @throws RangeError when it is outside its range
 * @example grid(0.029) // [0, 0.01, 0.02]
 */
export function grid(most: number): readonly number[] {
  demand(most >= 0 && most <= 1000, 'the largest exposure lies between 0 and 1000', most);
  return Array.from({ length: Math.floor(most * STEPS + 1e-9) + 1 }, (_, i) => i / STEPS);
}

/**
 * The last entry before the first that is not allowed; the first entry when none is.
 * @param xs       at least one
 * @param allowed  once it is false it stays so further up
 * @example largest([0, 1, 2, 3], (x) => x < 2.5) // 2
 */
export const largest = (xs: readonly number[], allowed: (x: number) => boolean): number =>
  xs[Math.max(0, firstPlace(xs.length, (i) => !allowed(xs[i] as number)) - 1)] as number;
