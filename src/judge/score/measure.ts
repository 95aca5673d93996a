import type { Known } from '../../domain/known.ts';
import type { Measures, WealthPath } from '../../domain/score.ts';
import { DAYS_PER_YEAR } from '../../domain/time.ts';
import { log } from '../../kernel/fdlibm.ts';
import { mean } from '../../kernel/mean.ts';
import { demand } from '../../kernel/require.ts';
import { TAIL_SHARE } from '../outcome.ts';

/** Sessions in a long stretch. */
const STRETCH_SESSIONS = 20;
/** Returns that must stand behind a yearly or a 20-session figure. */
const MIN_YEARLY_RETURNS = 60;

/**
 * What a path was worth: growth, deepest fall, tail losses, gains over losses, time out.
 * The 20-session stretches overlap, so they are fewer cases than they look.
 * @returns each figure unknown, with the reason, where too few sessions stand behind it
 */
export function measure({ start, points, turnover }: WealthPath): Measures {
  const n = points.length;
  const returns = points.map((p) => p.ret);
  const wealth = [1, ...points.map((p) => p.wealth)];
  const [end, last] = [wealth[n] as number, points[n - 1]?.day ?? start];
  const from = (least: number, of: () => Known<number>): Known<number> =>
    n < least ? { unknown: { kind: 'too few', of: 'sessions', least } } : of();
  return {
    sessions: n,
    total: from(1, () => end - 1),
    growth: from(MIN_YEARLY_RETURNS, () =>
      end > 0
        ? (log(end) * DAYS_PER_YEAR) / (last - start)
        : { unknown: { kind: 'nothing is left' } },
    ),
    drawdown: from(1, () => deepest(wealth)),
    cvar: {
      one: from(MIN_TAIL_RETURNS, () => tail(returns)),
      twenty: from(MIN_YEARLY_RETURNS, () => tail(longReturns(wealth))),
    },
    asymmetry: from(MIN_TAIL_RETURNS, () => gainLossRatio(returns)),
    out: from(1, () => points.filter((p) => p.exposure === 0).length / n),
    exposure: from(1, () => mean(points.map((p) => p.exposure))),
    turnover,
  };
}

/** Deepest fall from an earlier high, share, <= 0. */
export function deepest(wealth: readonly number[]): number {
  let [peak, worst] = [0, 0];
  for (const w of wealth) {
    peak = Math.max(peak, w);
    worst = Math.min(worst, w / peak - 1);
  }
  return worst;
}

/** Returns of every run of 20 sessions, up to ruin. */
export function longReturns(wealth: readonly number[]): number[] {
  return wealth.slice(STRETCH_SESSIONS).flatMap((w, i) => {
    const before = wealth[i] as number;
    return before > 0 ? [w / before - 1] : [];
  });
}

/** Sum of gains over sum of losses. */
export function gainLossRatio(returns: readonly number[]): Known<number> {
  const loss = returns.reduce((s, r) => s + Math.max(0, -r), 0);
  if (loss === 0) return { unknown: { kind: 'no losing session' } };
  return returns.reduce((s, r) => s + Math.max(0, r), 0) / loss;
}

/** Returns that must stand behind a worst twentieth. */
const MIN_TAIL_RETURNS = 20;

/**
 * CVaR 95 %: minus the mean of the worst twentieth; the outcome on the edge counts with its part.
 * Source: R. T. Rockafellar and S. Uryasev, "Optimization of conditional value-at-risk",
 * Journal of Risk 2 (2000), for equally likely outcomes.
 * @param returns at least one, share
 * @returns       share; a loss is positive, below 0 when even the worst twentieth gained
 * @throws RangeError when empty
 */
export function tail(returns: readonly number[]): number {
  demand(returns.length > 0, 'a tail needs at least one return', returns.length);
  const mass = TAIL_SHARE * returns.length;
  const sum = [...returns]
    .sort((a, b) => a - b)
    .reduce((s, x, i) => s + x * Math.min(1, Math.max(0, mass - i)), 0);
  return -sum / mass;
}
