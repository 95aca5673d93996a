import { forecast } from './forecast.ts';
import { demand } from './require.ts';

/** Forecasts that said about the same: how many, mean of what was said, share of what came. */
type Bin = { readonly n: number; readonly forecast: number; readonly frequency: number };

/** Keeps a forecast that stands on a bin's lower edge in that bin. */
const EDGE = 1e-9;

/** So many bins of equal width, or the lower edge of each, rising from 0. */
type Bins = number | readonly number[];

/**
 * Bin of a forecast: among so many of equal width floor(count f + 1e-9), at most count - 1.
 * @example binOf(0.2, 5) // 1
 * @example binOf(0.6, [0, 0.1, 0.5, 0.7]) // 2
 */
export const binOf = (f: number, bins: Bins): number =>
  typeof bins === 'number'
    ? Math.min(bins - 1, Math.floor(bins * f + EDGE))
    : bins.findLastIndex((edge) => f + EDGE >= edge);

/**
 * Forecasts against what came, in bins; bins without a forecast are left out.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @param bins       number of bins of equal width, a whole number >= 1, or their lower edges from 0
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example calibrationBins([0, 1], [0, 1])[1].frequency // 1
 */
export function calibrationBins(
  forecasts: readonly number[],
  outcomes: readonly number[],
  bins: Bins = 5,
): readonly Bin[] {
  forecast(forecasts, outcomes);
  const count = typeof bins === 'number' ? bins : bins.length;
  demand(Number.isInteger(count) && count >= 1, 'count is a whole number >= 1', count);
  return Array.from({ length: count }, (_, bin) => bin).flatMap((bin) => {
    const said = forecasts.filter((f) => binOf(f, bins) === bin);
    const came = outcomes.filter((_, i) => binOf(forecasts[i], bins) === bin);
    if (said.length === 0) return [];
    return [{ n: said.length, forecast: average(said), frequency: average(came) }];
  });
}

const average = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
