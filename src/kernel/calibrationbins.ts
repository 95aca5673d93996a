import { forecast } from './forecast.ts';
import { demand } from './require.ts';

/** Forecasts that said about the same: how many, mean of what was said, share of what came. */
type Bin = { readonly n: number; readonly forecast: number; readonly frequency: number };

/** Keeps a forecast that stands on a bin's lower edge in that bin. */
const EDGE = 1e-9;

/**
 * Bin of a forecast among so many of equal width: floor(count f + 1e-9), at most count - 1.
 * @example binOf(0.2, 5) // 1
 */
export const binOf = (f: number, count: number): number =>
  Math.min(count - 1, Math.floor(count * f + EDGE));

/**
 * Forecasts against what came, in bins of equal width; bins without a forecast are left out.
 * @param forecasts  probabilities, 0..1, at least one
 * @param outcomes   as many, 1 where it came and 0 where it did not
 * @param count      number of bins, a whole number >= 1
 * @throws RangeError when lengths differ, there is none, or a value is outside its range
 * @example calibrationBins([0, 1], [0, 1])[1].frequency // 1
 */
export function calibrationBins(
  forecasts: readonly number[],
  outcomes: readonly number[],
  count: number = 5,
): readonly Bin[] {
  forecast(forecasts, outcomes);
  demand(Number.isInteger(count) && count >= 1, 'count is a whole number >= 1', count);
  return Array.from({ length: count }, (_, bin) => bin).flatMap((bin) => {
    const said = forecasts.filter((f) => binOf(f, count) === bin);
    const came = outcomes.filter((_, i) => binOf(forecasts[i], count) === bin);
    if (said.length === 0) return [];
    return [{ n: said.length, forecast: average(said), frequency: average(came) }];
  });
}

const average = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
