import type { Chance } from '../../domain/delever.ts';
import { betaQuantile } from '../../kernel/betaquantile.ts';

/** Cases that a prior is worth. */
export const PRIOR = 20;
/** Normal quantile at 0.9. */
const NINE_TENTHS = 1.2815515655446004;
/** Nearest that a benchmark comes to certainty. */
const CERTAIN = 1e-6;
/** Farthest shift of the log-odds, and the change of it that no longer matters. */
const FAR = 30;
const NEAR = 1e-12;

/** Whether something came of a fall, and how likely the benchmark held it. */
export type Trial = { readonly benchmark: number; readonly came: boolean };

/**
 * A probability as past cases shift it from its benchmark. Falls differ in depth, and so does the
 * benchmark of each: what they share is a shift of the log-odds, found as the mode of its posterior.
 * The prior is worth twenty cases that went as the benchmark says, so that without a past the benchmark
 * stands. The 80 % interval is that of the normal curve at the mode.
 * @param benchmark  of the case ahead, 0..1
 * @returns          inside 0..1
 */
export function chance(benchmark: number, past: readonly Trial[]): Chance {
  const odds = past.map((t) => logit(t.benchmark));
  const own = logit(benchmark);
  const came = past.filter((t) => t.came).length + PRIOR * logistic(own);
  const { shift, curve } = mode([...odds, own], [...odds.map(() => 1), PRIOR], came);
  const reach = NINE_TENTHS / Math.sqrt(curve);
  return {
    low: logistic(own + shift - reach),
    at: logistic(own + shift),
    high: logistic(own + shift + reach),
  };
}

/**
 * The share of past cases in which it came, whatever the benchmark of each. The 80 % interval is that
 * of the beta distribution with Jeffreys' prior.
 * @param past at least one case
 */
export function pastShare(past: readonly Trial[]): Chance {
  const came = past.filter((t) => t.came).length;
  const at = (p: number): number => betaQuantile(p, came + 0.5, past.length - came + 0.5);
  return { low: at(0.1), at: came / past.length, high: at(0.9) };
}

/** Shift of log-odds at which as many are expected as came, and the curvature there: Newton, bracketed. */
function mode(
  odds: readonly number[],
  weights: readonly number[],
  came: number,
): { readonly shift: number; readonly curve: number } {
  let [low, high, shift] = [-FAR, FAR, 0];
  for (;;) {
    let [expected, curve] = [0, 0];
    for (let i = 0; i < odds.length; i++) {
      const p = logistic((odds[i] as number) + shift);
      expected += (weights[i] as number) * p;
      curve += (weights[i] as number) * p * (1 - p);
    }
    if (expected < came) low = shift;
    else high = shift;
    const step = shift + (came - expected) / curve;
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - shift) < NEAR || high - low < NEAR) return { shift, curve };
    shift = next;
  }
}

const logit = (p: number): number => {
  const kept = Math.min(1 - CERTAIN, Math.max(CERTAIN, p));
  return Math.log(kept / (1 - kept));
};

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
