import { demand } from '../../src/kernel/require.ts';

/** What is to be sold, and what selling it costs. Money a share where nothing else is said. */
export type Order = {
  /** Shares held at the start, > 0. */
  readonly quantity: number;
  /** Days in which all is sold, > 0, and the equal steps that they are cut into, >= 1. */
  readonly horizon: number;
  readonly steps: number;
  /** Standard deviation of the price, a root day, >= 0. */
  readonly volatility: number;
  /** Permanent impact of each share sold, >= 0. */
  readonly permanent: number;
  /** Temporary impact a share a day of pace; more than half the permanent one of a step. */
  readonly temporary: number;
  /** Half spread and fees, >= 0. */
  readonly fixed: number;
  /** Weight of variance against cost, one over money, >= 0; 0 asks for the least cost. */
  readonly aversion: number;
};

/** The schedule that costs least, risk counted. */
export type Schedule = {
  /** Urgency a day: of the steps, and of their limit when steps are short. 0 is a straight line. */
  readonly kappa: number;
  readonly kappaTilde: number;
  /** Days in which holdings fall by e without an end in sight, 1 / kappa; absent when kappa is 0. */
  readonly halfLife?: number;
  readonly halfLifeTilde?: number;
  /** Shares held after each step, from all to none: steps + 1 of them. */
  readonly holdings: readonly number[];
  /** Shares sold in each step, > 0. */
  readonly trades: readonly number[];
  /** Expected cost, money; its variance, money squared, and the root of it. */
  readonly cost: number;
  readonly variance: number;
  readonly deviation: number;
};

/**
 * The optimal liquidation of Almgren and Chriss under linear impact:
 * x_j = X sinh(kappa (T - t_j)) / sinh(kappa T), with eta~ = eta - gamma tau / 2,
 * kappa~^2 = lambda sigma^2 / eta~ and cosh(kappa tau) = 1 + kappa~^2 tau^2 / 2;
 * cost = gamma X^2 / 2 + epsilon sum n + eta~ / tau sum n^2, variance = sigma^2 tau sum x_j^2 over
 * j = 1..N. At lambda 0 the limit is the straight line. What they call half-life is 1 / kappa.
 * Source: R. Almgren and N. Chriss, "Optimal execution of portfolio transactions", Journal of Risk
 * 3:2 (2001) 5-39.
 * @throws RangeError when an argument is outside its range
 * @example schedule({ quantity: 4, horizon: 2, steps: 2, volatility: 1, permanent: 0, temporary: 1, fixed: 0, aversion: 0 }).holdings // [4, 2, 0]
 */
export function schedule(order: Order): Schedule {
  refuse(order);
  const { quantity, horizon, steps, volatility, permanent, temporary, fixed, aversion } = order;
  const tau = horizon / steps;
  const eta = temporary - (permanent * tau) / 2;
  demand(eta > 0, 'temporary impact outweighs half the permanent impact of a step', eta);
  const kappaTilde = Math.sqrt((aversion * volatility * volatility) / eta);
  // cosh x - 1 = 2 sinh(x / 2)^2: keeps the digits that arccosh loses near 1.
  const kappa = (2 * Math.asinh((kappaTilde * tau) / 2)) / tau;
  const holdings = Array.from({ length: steps + 1 }, (_, j) =>
    j === steps ? 0 : quantity * left(kappa * horizon, 1 - j / steps),
  );
  const trades = holdings.slice(1).map((x, j) => (holdings[j] as number) - x);
  const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);
  const square = (xs: readonly number[]): number => sum(xs.map((x) => x * x));
  const variance = volatility * volatility * tau * square(holdings.slice(1));
  return {
    kappa,
    kappaTilde,
    ...(kappa > 0 ? { halfLife: 1 / kappa, halfLifeTilde: 1 / kappaTilde } : {}),
    holdings,
    trades,
    cost: (permanent * quantity ** 2) / 2 + fixed * sum(trades) + (eta / tau) * square(trades),
    variance,
    deviation: Math.sqrt(variance),
  };
}

/** sinh(a r) / sinh(a) in powers that neither overflow for a large a nor lose digits for a small. */
function left(a: number, r: number): number {
  const below = Math.expm1(-2 * a);
  return below === 0 ? r : (Math.exp(-a * (1 - r)) * Math.expm1(-2 * a * r)) / below;
}

function refuse(order: Order): void {
  for (const [name, x] of Object.entries(order))
    demand(x >= 0 && x < Number.POSITIVE_INFINITY, `${name} is finite and >= 0`, x);
  demand(order.quantity > 0, 'there is something to sell', order.quantity);
  demand(order.horizon > 0, 'selling takes time', order.horizon);
  demand(Number.isInteger(order.steps) && order.steps >= 1, 'a whole number of steps', order.steps);
}
