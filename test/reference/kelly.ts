import { demand, finite } from '../../src/kernel/require.ts';
import { type Shape, type Smooth, simplex } from './simplex.ts';

/** Bets that grow fastest among those that keep the risk. */
export type Kelly = {
  /** Share of wealth on each asset, >= 0, summing to 1; a bet not taken is of the order of 1e-12. */
  readonly bets: readonly number[];
  /** Expected log growth, nats a period. */
  readonly growth: number;
  /** E (r'b)^-lambda, at most 1; within 1e-9 of it where only one bet is safe. */
  readonly risk: number;
};

/** How far probabilities may sum from 1, and the risk of a lone safe bet from its limit. */
const SLACK = 1e-9;
/** A smaller aversion than this is lost in rounding. */
const LEAST = 1e-9;

/**
 * Risk-constrained Kelly bets for finitely many outcomes:
 * maximise sum_k p_k log(r_k'b) subject to sum b = 1, b >= 0, sum_k p_k (r_k'b)^-lambda <= 1.
 * If the same bets are repeated on independent outcomes, wealth ever falls below a share alpha of the
 * start with probability at most alpha^lambda.
 * Source: E. Busseti, E. K. Ryu and S. Boyd, "Risk-constrained Kelly gambling", Journal of Investing
 * 25:3 (2016) 118-134, arXiv 1603.06183.
 * @param probabilities  of the K outcomes, >= 0, summing to 1
 * @param returns        a row an asset of K gross returns >= 0 (1 is unchanged); cash is a row of ones
 * @param lambda         risk aversion, 0 (plain Kelly, the risk left free) or from 1e-9 up, finite
 * @returns              growth within 1e-12 of the best; undefined when no bet keeps the risk
 * @throws RangeError when sizes differ or an argument is outside its range
 * @example kelly([0.6, 0.4], [[2, 0], [1, 1]], 0)?.bets[0].toFixed(6) // '0.200000'
 */
export function kelly(
  probabilities: readonly number[],
  returns: readonly (readonly number[])[],
  lambda: number,
): Kelly | undefined {
  refuse(probabilities, returns, lambda);
  const likely = probabilities.flatMap((p, k) => (p > 0 ? [k] : []));
  const outcomes = likely.map((k) => ({ p: probabilities[k], r: returns.map((row) => row[k]) }));
  // An outcome in which every asset is worthless ruins any bet.
  if (outcomes.some(({ r }) => r.every((x) => x === 0))) return undefined;
  const growth = growthLoss(outcomes);
  const risk = riskOf(outcomes, lambda);
  const even = returns.map(() => 1 / returns.length);
  const answer = (b: readonly number[]): Kelly => ({
    bets: b,
    growth: -growth(b).value,
    risk: lambda === 0 ? 1 : Math.exp(lambda * risk(b).value),
  });
  if (lambda === 0) return answer(last(growth, even));

  // First the least risk: is there room below the limit, a single point on it, or nothing?
  let start = even;
  for (const { b, gap } of simplex(risk, even)) {
    const { value } = risk(b);
    start = [...b];
    if (value > gap) return undefined;
    if (value <= -gap) return answer(last(growth, start, risk));
  }
  return lambda * risk(start).value <= SLACK ? answer(start) : undefined;
}

/**
 * The risk aversion at which the bound on ever falling below a share alpha is beta:
 * log beta / log alpha.
 * @param alpha  share of the starting wealth, 0 < alpha < 1
 * @param beta   probability, 0 < beta < 1
 * @throws RangeError when either is outside (0, 1)
 * @example aversion(0.5, 0.25) // 2
 */
export function aversion(alpha: number, beta: number): number {
  demand(alpha > 0 && alpha < 1, 'alpha lies between 0 and 1', alpha);
  demand(beta > 0 && beta < 1, 'beta lies between 0 and 1', beta);
  return Math.log(beta) / Math.log(alpha);
}

/**
 * Bound on the probability that wealth ever falls below a share alpha of the start: alpha^lambda.
 * @param alpha   0 < alpha < 1
 * @param lambda  >= 0, of bets that keep their risk
 * @returns       0..1
 * @throws RangeError when either is outside its range
 * @example ruinBound(0.5, 2) // 0.25
 */
export function ruinBound(alpha: number, lambda: number): number {
  demand(alpha > 0 && alpha < 1, 'alpha lies between 0 and 1', alpha);
  demand(lambda >= 0, 'lambda is at least 0', lambda);
  return alpha ** lambda;
}

type Outcome = { readonly p: number; readonly r: readonly number[] };

function last(objective: Smooth, start: readonly number[], limit?: Smooth): readonly number[] {
  let b = start;
  for (const waypoint of simplex(objective, start, limit)) b = waypoint.b;
  return b;
}

/** Minus the expected log growth. */
const growthLoss =
  (outcomes: readonly Outcome[]): Smooth =>
  (b) => {
    const wealth = outcomes.map(({ r }) => dot(r, b));
    const value = outcomes.reduce((sum, { p }, k) => sum - p * Math.log(wealth[k]), 0);
    return shape(value, outcomes, wealth, (k) => outcomes[k].p, 1, 0);
  };

/** log E (r'b)^-lambda / lambda, which is at most 0 where the risk is at most 1, and well scaled. */
const riskOf =
  (outcomes: readonly Outcome[], lambda: number): Smooth =>
  (b) => {
    const wealth = outcomes.map(({ r }) => dot(r, b));
    const powers = wealth.map((w) => -lambda * Math.log(w));
    const top = Math.max(...powers);
    // Close to 1 the excess over 1 is summed, far from it the largest power is taken out.
    const near = powers.every((x) => Math.abs(x) < 1);
    const scaled = powers.map((x) => Math.exp(near ? x : x - top));
    const sum = outcomes.reduce((total, { p }, k) => total + p * scaled[k], 0);
    const log = near
      ? Math.log1p(outcomes.reduce((total, { p }, k) => total + p * Math.expm1(powers[k]), 0))
      : top + Math.log(sum);
    const weight = (k: number): number => (outcomes[k].p * scaled[k]) / sum;
    return shape(log / lambda, outcomes, wealth, weight, 1 + lambda, lambda);
  };

/** With a_k = r_k / r_k'b and m = sum w a: slope -m, curvature `square` sum w a a' - `cross` m m'. */
function shape(
  value: number,
  outcomes: readonly Outcome[],
  wealth: readonly number[],
  weight: (k: number) => number,
  square: number,
  cross: number,
): Shape {
  const n = outcomes[0].r.length;
  const m = new Array<number>(n).fill(0);
  const hessian = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (const [k, { r }] of outcomes.entries()) {
    const w = weight(k);
    const a = r.map((x) => x / wealth[k]);
    for (let i = 0; i < n; i++) {
      m[i] += w * a[i];
      for (let j = 0; j < n; j++) hessian[i][j] += square * w * a[i] * a[j];
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) hessian[i][j] -= cross * m[i] * m[j];
  return {
    value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value,
    gradient: m.map((x) => -x),
    hessian,
  };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i], 0);

function refuse(
  probabilities: readonly number[],
  returns: readonly (readonly number[])[],
  lambda: number,
): void {
  finite(probabilities, 1);
  demand(returns.length > 0, 'at least one asset', returns.length);
  demand(lambda === 0 || lambda >= LEAST, 'lambda is 0 or at least 1e-9', lambda);
  demand(lambda < Number.POSITIVE_INFINITY, 'lambda is finite', lambda);
  const sum = probabilities.reduce((total, p) => total + p, 0);
  demand(Math.abs(sum - 1) <= SLACK, 'probabilities sum to 1', sum);
  for (const p of probabilities) demand(p >= 0, 'a probability is at least 0', p);
  for (const row of returns) {
    demand(row.length === probabilities.length, 'a return an outcome', row.length);
    finite(row, 1);
    for (const x of row) demand(x >= 0, 'a gross return is at least 0', x);
  }
}
