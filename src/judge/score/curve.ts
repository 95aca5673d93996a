import {
  CALIBRATION_TOLERANCE,
  type FrictionCurve,
  MIN_CALIBRATION_CASES,
} from '../../domain/forecastscore.ts';
import type { Bin, Known } from '../../domain/known.ts';
import { binOf, calibrationBins } from '../../kernel/scores.ts';

/** Bins of a curve. */
const CURVE_BINS = 5;
/** Lower edges of the bins of a chance that is mostly small. Source: DECISION, section 5. */
const SAID_EDGES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7];

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
 * Calibration of a chance that is mostly small. A row with ten cases or more misses where what came is
 * further from what was said, on average, than the tolerance.
 */
export function frictionCurve(all: readonly Said[]): FrictionCurve {
  const rows = calibrationBins(
    all.map((c) => c.said),
    all.map((c) => Number(c.came)),
    SAID_EDGES,
  ).map((b) => {
    const bin = binOf(b.forecast, SAID_EDGES);
    return { from: SAID_EDGES[bin] as number, to: SAID_EDGES[bin + 1] ?? 1, ...b };
  });
  return judged(rows);
}

/** Several of these curves as one: each row is the mean of theirs by their cases. */
export const pooledCurve = (all: readonly FrictionCurve[]): FrictionCurve =>
  judged(
    SAID_EDGES.flatMap((edge) => {
      const same = all.flatMap((c) => c.rows.filter((b) => b.from === edge));
      const n = same.reduce((sum, b) => sum + b.n, 0);
      const of = (figure: 'forecast' | 'frequency'): number =>
        same.reduce((sum, b) => sum + b.n * b[figure], 0) / n;
      const [first] = same;
      return first ? [{ ...first, n, forecast: of('forecast'), frequency: of('frequency') }] : [];
    }),
  );

function judged(rows: FrictionCurve['rows']): FrictionCurve {
  const off = rows.find(
    (b) =>
      b.n >= MIN_CALIBRATION_CASES && Math.abs(b.frequency - b.forecast) > CALIBRATION_TOLERANCE,
  );
  return { rows, ...(off ? { off: off.from } : {}) };
}

/**
 * A calibration curve, or several of the same cases.
 * @param cases  how many cases there are
 * @returns      unknown with fewer than ten
 */
export const curve = <T>(cases: number, of: () => T): Known<T> =>
  cases < MIN_CALIBRATION_CASES
    ? { unknown: { kind: 'too few', of: 'cases', least: MIN_CALIBRATION_CASES } }
    : of();
