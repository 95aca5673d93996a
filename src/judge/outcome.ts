import { type Belief, REGIMES } from '../domain/regime.ts';
import type { ExposurePolicy } from '../domain/thesis.ts';
import { studentQuantile } from '../kernel/student.ts';

/** Mid-point quantiles of one regime's outcome. */
const POINTS = 201;
/** Tails of the outcome: Student-t, rescaled to unit variance. */
const NU = 4;
/** A book cannot lose more than this share. */
const FLOOR = -0.95;
/** Step of the exposure grid. */
export const STEP = 0.01;
/** Share of the worst outcomes that CVaR averages. */
const TAIL = 0.05;

/**
 * What the book may do over the horizon, by regime, and what each exposure on the grid 0, 0.01, ...
 * makes of it. Expectations are linear in the regime's probability, so they are tabled once.
 */
export type Outcomes = {
  /** Every outcome of every regime, smallest first: return, and the regime it belongs to. */
  readonly sorted: readonly { readonly x: number; readonly regime: 0 | 1 | 2 }[];
  /** By regime: mean, mean of gains, mean of losses (>= 0). */
  readonly mean: readonly number[];
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** By regime and grid point: E log(1 + f x) and E (1 + f x)^-lambda; infinite where 1 + f x <= 0. */
  readonly growth: readonly (readonly number[])[];
  readonly risk: readonly (readonly number[])[];
};

/**
 * Tables for a policy. The regimes are forced into stochastic order, quantile by quantile, so that
 * a harsher regime never pays more. Source: MODELS, block 11.
 */
export function outcomes(policy: ExposurePolicy): Outcomes {
  const quantiles = Array.from(
    { length: POINTS },
    (_, i) => studentQuantile((i + 0.5) / POINTS, NU) / Math.SQRT2,
  );
  const lambda = Math.log(policy.beta) / Math.log(policy.alpha);
  const rows: number[][] = [];
  for (const [k, regime] of REGIMES.entries()) {
    const { mean, sd } = policy.outcomes[regime];
    rows.push(
      quantiles.map((q, i) =>
        Math.min(Math.max(FLOOR, mean + sd * q), rows[k - 1]?.[i] ?? Number.POSITIVE_INFINITY),
      ),
    );
  }
  const grid = Array.from(
    { length: Math.floor(policy.leverage / STEP + 1e-9) + 1 },
    (_, i) => i * STEP,
  );
  const average = (row: readonly number[], of: (x: number) => number): number =>
    row.reduce((sum, x) => sum + of(x), 0) / POINTS;
  const worth = (f: number, x: number): number => Math.max(0, 1 + f * x);
  return {
    sorted: rows
      .flatMap((row, k) => row.map((x) => ({ x, regime: k as 0 | 1 | 2 })))
      .sort((a, b) => a.x - b.x || a.regime - b.regime),
    mean: rows.map((row) => average(row, (x) => x)),
    up: rows.map((row) => average(row, (x) => Math.max(0, x))),
    down: rows.map((row) => average(row, (x) => Math.max(0, -x))),
    growth: rows.map((row) => grid.map((f) => average(row, (x) => Math.log(worth(f, x))))),
    risk: rows.map((row) => grid.map((f) => average(row, (x) => worth(f, x) ** -lambda))),
  };
}

/** Mean of one table over the regimes. */
export const mixed = (p: Belief, table: readonly number[]): number =>
  REGIMES.reduce((sum, r, k) => sum + p[r] * (table[k] as number), 0);

/** Mean of one grid point of a table over the regimes. */
export const mixedAt = (p: Belief, table: readonly (readonly number[])[], i: number): number =>
  p.noise * (table[0]?.[i] as number) +
  p.friction * (table[1]?.[i] as number) +
  p.rupture * (table[2]?.[i] as number);

/** CVaR 95 % of the loss of a full exposure: minus the mean of the worst twentieth. */
export function tailLoss(p: Belief, { sorted }: Outcomes): number {
  const share = REGIMES.map((r) => p[r] / POINTS);
  let left = TAIL;
  let sum = 0;
  for (let i = 0; left > 0 && i < sorted.length; i++) {
    const { x, regime } = sorted[i] as Outcomes['sorted'][number];
    const weight = Math.min(left, share[regime] as number);
    sum += weight * x;
    left -= weight;
  }
  return -sum / TAIL;
}
