type Four = readonly [number, number, number, number];

/**
 * The oracle scores_evidence, carried along because it is small: Brier and log score by scikit-learn
 * 1.2.1, the rest worked out by hand and checked by numerical integration (scores within 1e-15).
 */
export const SCORES = {
  outcomes: [1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0],
  forecasts: [
    0.8, 0.2, 0.1, 0.6, 0.3, 0.4, 0.05, 0.7, 0.35, 0.55, 0.2, 0.15, 0.9, 0.5, 0.25, 0.1, 0.45, 0.65,
    0.3, 0.05,
  ],
  brier: 0.0915,
  logScore: 0.3290516790353594,
  baseRate: 0.35,
  /** Bin, count, mean forecast, frequency. */
  bins: [
    [0, 5, 0.09, 0],
    [1, 6, 0.26666666666666666, 0],
    [2, 4, 0.475, 0.5],
    [3, 3, 0.65, 1],
    [4, 2, 0.85, 1],
  ] satisfies Four[],
  reliability: 0.04410833333333333,
  resolution: 0.1775,
  uncertainty: 0.2275,
  withinVariance: 0.002391666666666666,
  withinCovariance: 0.005,
  prior: 0.3,
  /** P(evidence if it holds), P(evidence if not), decibans, probability after it. */
  steps: [
    [0.7, 0.15, 6.690067809585756, 0.6666666666666666],
    [0.1, 0.45, -6.532125137753436, 0.3076923076923077],
    [0.5, 0.2, 3.979400086720376, 0.5263157894736842],
  ] satisfies Four[],
  /** Mean, standard deviation, what came, score. */
  normal: [
    [0, 1, 0, 0.23369497725510913],
    [0.4, 0.3, 0.9, 0.34263905593850763],
    [0.5, 0.2, 0.1, 0.2905583643371807],
  ] satisfies Four[],
  ensemble: { members: [0.1, 0.25, 0.3, 0.45, 0.7], x: 0.6, score: 0.168 },
};
