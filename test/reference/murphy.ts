import { binOf, calibrationBins } from '../../src/kernel/scores.ts';

/** Brier score = reliability - resolution + uncertainty + variance - covariance. */
type Murphy = {
  /** In order; `bin` is the place, 0 for the lowest forecasts. */
  readonly bins: readonly (ReturnType<typeof calibrationBins>[number] & { readonly bin: number })[];
  /** How far what was said lies from what came, bin by bin; 0 is calibrated. */
  readonly reliability: number;
  /** How far the bins lie apart from the base rate; larger is better. */
  readonly resolution: number;
  /** What the outcomes alone leave open, base rate x (1 - base rate). */
  readonly uncertainty: number;
  /** Variance of the forecasts within their bins. */
  readonly variance: number;
  /** Twice the covariance of forecast and outcome within the bins. */
  readonly covariance: number;
};

/**
 * Murphy's parts of the Brier score over the bins of calibration, with the two parts that arise
 * because forecasts differ within a bin.
 * Sources: A. H. Murphy, "A new vector partition of the probability score", J. Applied Meteorology
 * 12 (1973) 595-600; D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in
 * the Brier score decomposition", Weather and Forecasting 23 (2008) 752-757.
 */
export function murphy(
  forecasts: readonly number[],
  outcomes: readonly number[],
  count: number = 5,
): Murphy {
  const places = [...new Set(forecasts.map((f) => binOf(f, count)))].sort((a, b) => a - b);
  const bins = calibrationBins(forecasts, outcomes, count).map((b, i) => ({
    ...b,
    bin: places[i] as number,
  }));
  const n = forecasts.length;
  const base = outcomes.reduce((sum, y) => sum + y, 0) / n;
  let [reliability, resolution, variance, covariance] = [0, 0, 0, 0];
  for (const { bin, n: size, forecast: f, frequency: y } of bins) {
    reliability += (size * (f - y) ** 2) / n;
    resolution += (size * (y - base) ** 2) / n;
    for (const [i, s] of forecasts.entries()) {
      if (binOf(s, count) !== bin) continue;
      variance += (s - f) ** 2 / n;
      covariance += (2 * (s - f) * ((outcomes[i] as number) - y)) / n;
    }
  }
  return { bins, reliability, resolution, uncertainty: base * (1 - base), variance, covariance };
}
