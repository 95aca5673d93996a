import type { Series } from '../../domain/series.ts';
import type { Day } from '../../domain/time.ts';

/** Days within which two values of a series are neighbours. */
const MAX_NEIGHBOUR_DAYS = 31;

/** How far a value may stand from its neighbour: `told` beyond the first, refused beyond the second. */
type Bounds = { readonly told: number; readonly refused: number };

/** Of the larger to the smaller. */
const RATIOS: Bounds = { told: 1.3, refused: 3 };
/** The same of a rate between two currencies: the other way round it is another rate, and often no further away. */
const FX_RATIOS: Bounds = { told: 1.1, refused: 1.3 };
/** Points of per cent between two yields. */
const POINTS: Bounds = { told: 0.5, refused: 2 };

/** A value, and where it comes from. */
export type Neighbour<W> = {
  readonly day: Day;
  readonly value: number;
  readonly given: W | undefined;
};

/** A step between two values that is larger than a series takes from day to day. */
export type Leap<W> = {
  readonly from: Neighbour<W>;
  readonly to: Neighbour<W>;
  /** How many times the largest step that nothing is said of. */
  readonly size: number;
  readonly refused: boolean;
};

/** Whether a series is told in per cent. */
export const inPerCent = ({ kind, unit }: Pick<Series, 'kind' | 'unit'>): boolean =>
  (kind === 'yield' || kind === 'spread') && /per ?cent|%/i.test(unit);

/**
 * Steps of a series beside which a given value stands, that look like another unit, a split or another series.
 * @param all by day, none twice
 */
export const leaps = <W>(all: readonly Neighbour<W>[], series: Series): readonly Leap<W>[] =>
  all.flatMap((to, i): readonly Leap<W>[] => {
    const from = all[i - 1];
    if (!from || (!from.given && !to.given) || to.day - from.day > MAX_NEIGHBOUR_DAYS) return [];
    const [step, { told, refused }] = stepOf(series, from.value, to.value);
    return step > told ? [{ from, to, size: step / told, refused: step > refused }] : [];
  });

function stepOf(series: Series, a: number, b: number): readonly [step: number, bounds: Bounds] {
  if (series.kind === 'yield' || a <= 0 || b <= 0)
    return [Math.abs(a - b) / (series.kind === 'yield' && !inPerCent(series) ? 100 : 1), POINTS];
  return [Math.max(a / b, b / a), series.kind === 'fx' ? FX_RATIOS : RATIOS];
}
