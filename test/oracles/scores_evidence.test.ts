import { expect, test } from 'vitest';
import { mean } from '../../src/kernel/mean.ts';
import { brier, crpsEnsemble, crpsNormal, logScore } from '../../src/kernel/scores.ts';
import { decibans, posterior } from '../reference/decibans.ts';
import { murphy } from '../reference/murphy.ts';
import { SCORES } from './scores_evidence.ts';

/** The oracle's rule: absolute, 1e-12. */
const agree = (got: number, want: number): void =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12);

test('Brier and log score as scikit-learn has them', () => {
  agree(brier(SCORES.forecasts, SCORES.outcomes), SCORES.brier);
  agree(logScore(SCORES.forecasts, SCORES.outcomes), SCORES.logScore);
  agree(mean(SCORES.outcomes), SCORES.baseRate);
});

test('the Murphy parts, bin by bin', () => {
  const m = murphy(SCORES.forecasts, SCORES.outcomes, 5);
  expect(m.bins.map((b) => [b.bin, b.n])).toEqual(SCORES.bins.map(([bin, n]) => [bin, n]));
  for (const [i, [, , said, came]] of SCORES.bins.entries()) {
    agree(m.bins[i]?.forecast as number, said);
    agree(m.bins[i]?.frequency as number, came);
  }
  agree(m.reliability, SCORES.reliability);
  agree(m.resolution, SCORES.resolution);
  agree(m.uncertainty, SCORES.uncertainty);
  agree(m.variance, SCORES.withinVariance);
  agree(m.covariance, SCORES.withinCovariance);
  agree(m.reliability - m.resolution + m.uncertainty + m.variance - m.covariance, SCORES.brier);
});

test('weights of evidence, one after another', () => {
  let p = SCORES.prior;
  for (const [given, otherwise, weight, after] of SCORES.steps) {
    agree(decibans(given, otherwise), weight);
    p = posterior(p, decibans(given, otherwise));
    agree(p, after);
  }
});

test('ranked probability scores of a normal and of an ensemble', () => {
  for (const [m, s, x, score] of SCORES.normal) agree(crpsNormal(m, s, x), score);
  agree(crpsEnsemble(SCORES.ensemble.members, SCORES.ensemble.x), SCORES.ensemble.score);
});
