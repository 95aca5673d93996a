import type { Mixes, Part } from '../domain/exposure.ts';
import { type Belief, REGIMES } from '../domain/regime.ts';
import type { ExposurePolicy } from '../domain/thesis.ts';
import { expm1, log } from '../kernel/fdlibm.ts';
import { power } from '../kernel/power.ts';
import { deviates, mixture, partsOf } from './mixture.ts';

/** Mid-point quantiles of one regime's outcome. */
export const OUTCOME_POINTS = 201;
/** Least return of an outcome, share: a book cannot lose more. */
const MIN_RETURN = -0.95;
/** Step of the exposure grid. */
export const EXPOSURE_STEP = 0.01;
/** Share of the worst outcomes that CVaR averages. */
export const TAIL_SHARE = 0.05;

/**
 * What the book may do over the horizon, by regime, and what each exposure on the grid 0, 0.01, ...
 * makes of it. Expectations are linear in the regime's probability, so they are tabled once, each
 * when it is first asked for.
 */
export type Outcomes = {
  /** By regime, calm to harsh: its outcomes, smallest first. */
  readonly rows: readonly (readonly number[])[];
  /** By regime: mean, mean of gains, mean of losses (>= 0). */
  readonly mean: readonly number[];
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** Last point of the grid. */
  readonly last: number;
  /** Of a grid point, by regime: E log(1 + f x) and E (1 + f x)^-lambda; infinite where 1 + f x <= 0. */
  readonly growth: (point: number) => readonly number[];
  readonly risk: (point: number) => readonly number[];
};

/** Mid-point quantiles of a mixture, smallest first. */
type Quantiles = (parts: readonly Part[]) => readonly number[];

/** The shape that outcomes have, worked out once. */
const SHAPE = deviates(OUTCOME_POINTS);

/** Quantiles of mixtures of outcomes. */
export const quantilesOf: Quantiles = (parts) => mixture(parts, SHAPE);

/**
 * Tables for a policy. Each regime's outcome is the policy's own, or the mixture of its paths where
 * those are given. The regimes are forced into stochastic order, quantile by quantile, so that a
 * harsher regime never pays more. Source: MODELS, block 11.
 * @param mixes  of the book under each path: impact by shares of the book, with deviations that add up
 *               as if all assets of a path moved fully together, an upper bound
 * @param quantiles  of a regime's paths, smallest first, for a caller that asks often
 */
export function outcomes(
  policy: ExposurePolicy,
  mixes: Mixes = {},
  quantiles = quantilesOf,
): Outcomes {
  const lambda = log(policy.beta) / log(policy.alpha);
  const rows: (readonly number[])[] = [];
  let calmer: readonly number[] | undefined;
  for (const regime of REGIMES) {
    const row = quantiles(partsOf(mixes, policy, regime)).slice();
    for (let i = 0; i < row.length; i++) {
      const x = row[i] as number;
      const most = calmer ? (calmer[i] as number) : Number.POSITIVE_INFINITY;
      row[i] = Math.min(Math.max(MIN_RETURN, x), most);
    }
    rows.push(row);
    calmer = row;
  }
  const averages = (of: (x: number) => number): readonly number[] =>
    rows.map((row) => {
      let sum = 0;
      for (const x of row) sum += of(x);
      return sum / OUTCOME_POINTS;
    });
  const table = (of: (worth: number) => number) => {
    const seen = new Map<number, readonly number[]>();
    return (point: number): readonly number[] => {
      const found = seen.get(point);
      if (found) return found;
      const made = averages((x) => of(Math.max(0, 1 + point * EXPOSURE_STEP * x)));
      seen.set(point, made);
      return made;
    };
  };
  let moments: Pick<Outcomes, 'mean' | 'up' | 'down'> | undefined;
  const known = () =>
    (moments ??= {
      mean: averages((x) => x),
      up: averages((x) => Math.max(0, x)),
      down: averages((x) => Math.max(0, -x)),
    });
  return {
    rows,
    get mean() {
      return known().mean;
    },
    get up() {
      return known().up;
    },
    get down() {
      return known().down;
    },
    last: Math.floor(policy.leverage / EXPOSURE_STEP + 1e-9),
    growth: table(log),
    risk: table((x) => power(x, -lambda)),
  };
}

/** Mean of the best twentieth of a full exposure, the mirror of `tailLoss`. */
export const tailGain = (p: Belief, { rows }: Pick<Outcomes, 'rows'>): number =>
  tailLoss(p, { rows: rows.map((row) => row.map((x) => -x).toReversed()) });

/**
 * What outcomes make of money: a log move x gains exp(x) - 1 of what it is of. Decisions weigh the log
 * moves themselves; a loss that is told in money is read from these.
 */
export const asMoney = ({ rows }: Pick<Outcomes, 'rows'>): Pick<Outcomes, 'rows'> => ({
  rows: rows.map((row) => row.map(expm1)),
});

/** Mean of one table over the regimes. */
export const mixed = (p: Belief, table: readonly number[]): number =>
  REGIMES.reduce((sum, r, k) => sum + p[r] * (table[k] as number), 0);

/**
 * CVaR 95 % of the loss of a full exposure: minus the mean of the worst twentieth. Of equal outcomes
 * the calmer regime's counts first.
 */
export function tailLoss(
  p: Belief,
  { rows: [calm = [], middle = [], harsh = []] }: Pick<Outcomes, 'rows'>,
): number {
  const none = Number.POSITIVE_INFINITY;
  let [left, sum, a, b, c] = [TAIL_SHARE, 0, 0, 0, 0];
  while (left > 0) {
    const x = a < calm.length ? (calm[a] as number) : none;
    const y = b < middle.length ? (middle[b] as number) : none;
    const z = c < harsh.length ? (harsh[c] as number) : none;
    let [worst, chance] = [x, p.noise];
    if (z < x && z < y) {
      worst = z;
      chance = p.rupture;
      c++;
    } else if (y < x) {
      worst = y;
      chance = p.friction;
      b++;
    } else if (x < none) a++;
    else break;
    const weight = Math.min(left, chance / OUTCOME_POINTS);
    sum += weight * worst;
    left -= weight;
  }
  return -sum / TAIL_SHARE;
}
