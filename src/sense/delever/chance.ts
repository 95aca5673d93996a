import type { Spread } from '../../domain/known.ts';
import { exp, log } from '../../kernel/fdlibm.ts';
import { betaQuantile } from '../../kernel/gamma.ts';
import { variance } from '../../kernel/mean.ts';
import { NORMAL_90 } from '../../kernel/normal.ts';
export const PRIOR_CASES = 20;
/** Nearest that a benchmark comes to certainty. */
const MIN_DOUBT = 1e-6;
/** Farthest shift of the log-odds, and the change of it that no longer matters. */
const MAX_SHIFT = 30;
const SHIFT_TOLERANCE = 1e-12;

/** Whether something came of a fall, and how likely the benchmark held it. */
export type PastTrial = { readonly benchmark: number; readonly came: boolean };

/**
 * A probability as past cases shift it from its benchmark. Falls differ in depth, and so does the
 * benchmark of each: what they share is a shift of the log-odds, found as the mode of its posterior.
 * The prior is worth twenty cases that went as the benchmark says, so that without a past the benchmark
 * stands. The 80 % interval holds the doubt of the mode, the prior counted as cases, and how far the
 * prior holds the shift back: the square by which the cases alone shift farther than their own doubt
 * and the prior's explain. It does not hold that the shift may change with time or with depth.
 * @param benchmark  of the case ahead, 0..1
 * @returns          inside 0..1
 */
export function retraceChance(benchmark: number, past: readonly PastTrial[]): Spread {
  const odds = past.map((t) => logit(t.benchmark));
  const own = logit(benchmark);
  const came = past.filter((t) => t.came).length + PRIOR_CASES * logistic(own);
  const { shift, curve } = mode([...odds, own], [...odds.map(() => 1), PRIOR_CASES], came);
  const p = logistic(own + shift);
  const held = PRIOR_CASES * p * (1 - p);
  const reach = NORMAL_90 * Math.sqrt(1 / curve + mismatch(shift, curve - held, held));
  return { low: logistic(own + shift - reach), at: p, high: logistic(own + shift + reach) };
}

/**
 * The share of past cases in which it came, whatever the benchmark of each. The 80 % interval holds
 * two doubts, joined as roots of squares on the scale of log-odds: of the share, by the beta
 * distribution with Jeffreys' prior; and of the case ahead, which is one of its own depth and not the
 * mean of all, by the spread of the past benchmarks.
 * @param past at least two cases
 */
export function pastShare(past: readonly PastTrial[]): Spread {
  const came = past.filter((t) => t.came).length;
  const [yes, no] = [came + 0.5, past.length - came + 0.5];
  const centre = log(yes / no);
  const depth = NORMAL_90 ** 2 * variance(past.map((t) => logit(t.benchmark)));
  const reach = (p: number): number =>
    Math.sqrt((logit(betaQuantile(p, yes, no)) - centre) ** 2 + depth);
  const at = came / past.length;
  return {
    low: Math.min(at, logistic(centre - reach(0.1))),
    at,
    high: Math.max(at, logistic(centre + reach(0.9))),
  };
}

/**
 * Square by which the prior holds the shift back, beyond what chance and the prior explain. To first
 * order the cases alone shift by s (c + h) / c, so that the prior takes s h / c; were it right, that
 * would have the variance h / (c (c + h)).
 * @param cases  curvature of the cases; held: of the prior
 */
const mismatch = (shift: number, cases: number, held: number): number =>
  cases > 0 ? Math.max(0, ((shift * held) / cases) ** 2 - held / (cases * (cases + held))) : 0;

/** Shift of log-odds at which as many are expected as came, and the curvature there: Newton, bracketed. */
function mode(odds: readonly number[], weights: readonly number[], came: number) {
  let [low, high, shift] = [-MAX_SHIFT, MAX_SHIFT, 0];
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
    if (Math.abs(next - shift) < SHIFT_TOLERANCE || high - low < SHIFT_TOLERANCE)
      return { shift, curve };
    shift = next;
  }
}

const logit = (p: number): number => {
  const kept = Math.min(1 - MIN_DOUBT, Math.max(MIN_DOUBT, p));
  return log(kept / (1 - kept));
};

const logistic = (x: number): number => 1 / (1 + exp(-x));
