import { forecast } from './forecast.ts';
import { demand } from './require.ts';

/** One bin of forecasts that said about the same; bins without a forecast are left out. */
type Bin = {
  /** Place of the bin, 0 for the lowest forecasts. */
  readonly bin: number;
  readonly n: number;
  /** Mean of what was said. */
  readonly forecast: number;
  /** Share of what came. */
  readonly frequency: number;
};

/** Brier score = reliability - resolution + uncertainty + variance - covariance. */
export type Murphy = {
  readonly bins: readonly Bin[];
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

/** Keeps a forecast that stands on a bin's lower edge in that bin. */
const EDGE = 1e-9;

/**
 * Murphy's parts of the Brier score over bins of equal width, with the two parts that arise because
 * forecasts differ within a bin. Bin of f: floor(count f + 1e-9), at most count - 1.
 * Sources: A. H. Murphy, "A new vector partition of the probability score", J. Applied Meteorology
 * 12 (1973) 595-600; D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in
 * the Brier score decomposition", Weather and Forecasting 23 (2008) 752-757.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @param count      number of bins, a whole number >= 1
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example murphy([0, 1], [0, 1]).resolution // 0.25
 */
export function murphy(
  forecasts: readonly number[],
  outcomes: readonly number[],
  count: number = 5,
): Murphy {
  forecast(forecasts, outcomes);
  demand(Number.isInteger(count) && count >= 1, 'count is a whole number >= 1', count);
  const n = forecasts.length;
  const places = forecasts.map((f) => Math.min(count - 1, Math.floor(count * f + EDGE)));
  const bins: Bin[] = [];
  let [reliability, resolution, variance, covariance] = [0, 0, 0, 0];
  const base = average(outcomes);
  for (let bin = 0; bin < count; bin++) {
    const said = forecasts.filter((_, i) => places[i] === bin);
    const came = outcomes.filter((_, i) => places[i] === bin);
    if (said.length === 0) continue;
    const [f, y] = [average(said), average(came)];
    bins.push({ bin, n: said.length, forecast: f, frequency: y });
    reliability += (said.length * (f - y) ** 2) / n;
    resolution += (said.length * (y - base) ** 2) / n;
    for (const [i, s] of said.entries()) {
      variance += (s - f) ** 2 / n;
      covariance += (2 * (s - f) * (came[i] - y)) / n;
    }
  }
  return { bins, reliability, resolution, uncertainty: base * (1 - base), variance, covariance };
}

const average = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
