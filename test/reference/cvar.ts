import { LuDecomposition, Matrix } from 'ml-matrix';
import { type Condition, programme } from '../../src/kernel/linearprogram.ts';
import { normalDensity, normalQuantile } from '../../src/kernel/normal.ts';
import { demand, finite } from '../../src/kernel/require.ts';

/** Loss at the level, and mean loss beyond it; the atom at the level counts in part. */
export type Tail = { readonly var: number; readonly cvar: number };

/**
 * CVaR (expected shortfall) of a weighted sample: the mean of the worst 1 - beta of the weight.
 * Source: R. T. Rockafellar and S. Uryasev, "Conditional value-at-risk for general loss
 * distributions", Journal of Banking & Finance 26 (2002) 1443-1471, proposition 8.
 * @param losses   any unit, a loss is positive
 * @param weights  shares >= 0 that sum to 1, one a loss
 * @param beta     level, 0 <= beta < 1
 * @returns        var is the smallest loss by which weight beta is reached
 * @throws RangeError when sizes differ, weights are no shares or beta lies outside
 * @example cvar([1, 2, 3, 4], [0.25, 0.25, 0.25, 0.25], 0.5) // { var: 2, cvar: 3.5 }
 */
export function cvar(losses: readonly number[], weights: readonly number[], beta: number): Tail {
  level(beta);
  finite(losses, 1);
  shares(weights, losses.length);
  const order = losses.map((_, i) => i).sort((i, j) => losses[j] - losses[i]);
  const tail = 1 - beta;
  let taken = 0;
  let sum = 0;
  let at = losses[order[0]];
  for (const i of order) {
    if (weights[i] === 0) continue;
    at = losses[i];
    const part = Math.min(weights[i], tail - taken);
    sum += part * at;
    taken += part;
    // The level stands where strictly more than the tail is reached; rounding is not more.
    if (taken >= tail && weights[i] - part > 1e-12) break;
  }
  return { var: at, cvar: sum / tail };
}

/**
 * The same of a normal return.
 * @param mean  of the return
 * @param sd    >= 0
 * @param beta  level, 0 < beta < 1
 * @returns     losses, unit of the return
 * @example normalCvar(0, 0, 0.5) // { var: 0, cvar: 0 }
 */
export function normalCvar(mean: number, sd: number, beta: number): Tail {
  level(beta);
  demand(sd >= 0, 'a deviation is not below 0', sd);
  const z = normalQuantile(beta);
  return { var: sd * z - mean, cvar: (sd * normalDensity(z)) / (1 - beta) - mean };
}

/** Shares of a mix, and its tail. */
export type Mix = Tail & { readonly shares: readonly number[] };

/**
 * The mix of assets, none sold short, whose loss has the least CVaR, as a linear programme.
 * Source: R. T. Rockafellar and S. Uryasev, "Optimization of conditional value-at-risk", Journal of
 * Risk 2 (2000) 21-41.
 * @param returns  one row a scenario, one return an asset
 * @param weights  of the scenarios, shares that sum to 1
 * @param beta     level, 0 <= beta < 1
 * @param least    mean return that the mix must have; left out, none
 * @returns        undefined when no mix has that mean
 * @throws RangeError when sizes differ, weights are no shares or beta lies outside
 * @example leastCvar([[1, -1], [1, -3]], [0.5, 0.5], 0.5) // { shares: [1, 0], var: -1, cvar: -1 }
 */
export function leastCvar(
  returns: readonly (readonly number[])[],
  weights: readonly number[],
  beta: number,
  least?: number,
): Mix | undefined {
  level(beta);
  shares(weights, returns.length);
  const [n, assets] = [returns.length, returns[0]?.length ?? 0];
  // Columns: shares, the level as a difference of two, excess losses.
  const row = (of: readonly number[], level: number, excess = -1): number[] => [
    ...of,
    level,
    -level,
    ...returns.map((_, s) => (s === excess ? -1 : 0)),
  ];
  const mean = Array.from({ length: assets }, (_, i) =>
    returns.reduce((sum, r, s) => sum + weights[s] * r[i], 0),
  );
  const none = mean.map(() => 0);
  const found = programme({
    cost: [...none, 1, -1, ...weights.map((p) => p / (1 - beta))],
    equal: [
      {
        row: row(
          mean.map(() => 1),
          0,
        ),
        value: 1,
      },
    ],
    below: [
      ...returns.map((r, s) => ({
        row: row(
          r.map((x) => -x),
          -1,
          s,
        ),
        value: 0,
      })),
      ...(least === undefined
        ? []
        : [
            {
              row: row(
                mean.map((m) => -m),
                0,
              ),
              value: -least,
            },
          ]),
    ],
  });
  if (typeof found === 'string') return undefined;
  const mix = found.x.slice(0, assets);
  const losses = Array.from({ length: n }, (_, s) => -dot(returns[s], mix));
  return { shares: mix, ...cvar(losses, weights, beta) };
}

/**
 * Weights of least variance under linear equalities, in closed form; short positions are allowed.
 * @param covariance  symmetric, positive definite on what the equalities leave free
 * @param equal       row.w = value
 * @returns           undefined when the equalities repeat or contradict each other
 * @example leastVariance([[1, 0], [0, 3]], [{ row: [1, 1], value: 1 }]) // [0.75, 0.25]
 */
export function leastVariance(
  covariance: readonly (readonly number[])[],
  equal: readonly Condition[],
): readonly number[] | undefined {
  const n = covariance.length;
  const all = [
    ...covariance.map((row, i) => [...row, ...equal.map((c) => c.row[i])]),
    ...equal.map((c) => [...c.row, ...equal.map(() => 0)]),
  ];
  const lu = new LuDecomposition(all);
  if (lu.isSingular()) return undefined;
  const right = [...covariance.map(() => 0), ...equal.map((c) => c.value)];
  return lu.solve(Matrix.columnVector(right)).to1DArray().slice(0, n);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i], 0);

const level = (beta: number): void =>
  demand(beta >= 0 && beta < 1, 'a level is 0 <= beta < 1', beta);

function shares(weights: readonly number[], n: number): void {
  demand(weights.length === n, `as many weights as rows, ${n}`, weights.length);
  finite(weights, 1);
  const sum = weights.reduce((s, w) => s + w, 0);
  demand(weights.every((w) => w >= 0) && Math.abs(sum - 1) <= 1e-9, 'weights are shares', sum);
}
