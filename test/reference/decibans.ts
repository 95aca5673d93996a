import { demand } from '../../src/kernel/require.ts';

/**
 * Weight of evidence for a hypothesis, 10 log10 of its likelihood ratio: 10 decibans make the odds
 * ten times as large; 1 is about what a person can just notice.
 * Source: I. J. Good, "Probability and the Weighing of Evidence" (1950), after A. M. Turing.
 * @param given      probability of the evidence if the hypothesis holds, 0 < p <= 1
 * @param otherwise  probability of the evidence if it does not, 0 < p <= 1
 * @returns          decibans, positive when the evidence speaks for it
 * @throws RangeError when a probability is outside its range
 * @example decibans(0.5, 0.05) // 10
 */
export function decibans(given: number, otherwise: number): number {
  demand(given > 0 && given <= 1, 'a likelihood lies in (0, 1]', given);
  demand(otherwise > 0 && otherwise <= 1, 'a likelihood lies in (0, 1]', otherwise);
  return 10 * Math.log10(given / otherwise);
}

/**
 * Probability after evidence of a weight: posterior odds = prior odds x 10^(weight / 10).
 * @param prior   0 < p < 1
 * @param weight  decibans, finite
 * @returns       0..1
 * @throws RangeError when the prior is outside (0, 1) or the weight is not finite
 * @example posterior(0.5, 10) // 0.9090909090909091
 */
export function posterior(prior: number, weight: number): number {
  demand(prior > 0 && prior < 1, 'prior lies between 0 and 1', prior);
  demand(Number.isFinite(weight), 'a weight is a finite number', weight);
  // 1 / (1 + odds against) stays a number for every weight.
  return 1 / (1 + ((1 - prior) / prior) * 10 ** (-weight / 10));
}
