import type { Bin, Known } from '../../domain/known.ts';
import { calibrationBins } from '../../kernel/calibrationbins.ts';

/** Fewest cases of a curve. */
const MIN_CASES = 10;
/** Bins of a curve. */
const CURVE_BINS = 5;

/** What was said, 0..1, and whether it came. */
export type Said = { readonly said: number; readonly came: boolean };

/** Calibration in fifths: bins without a forecast are left out. */
export const bins = (all: readonly Said[]): readonly Bin[] =>
  calibrationBins(
    all.map((c) => c.said),
    all.map((c) => Number(c.came)),
    CURVE_BINS,
  );

/**
 * A calibration curve, or several of the same cases.
 * @param cases  how many cases there are
 * @returns      unknown with fewer than ten
 */
export const curve = <T>(cases: number, of: () => T): Known<T> =>
  cases < MIN_CASES ? { unknown: { kind: 'too few', of: 'cases', least: MIN_CASES } } : of();
