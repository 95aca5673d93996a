import type { Bin, Known } from './known.ts';
import type { Belief, RegimeId } from './regime.ts';
import type { Day } from './time.ts';

/** A penalty, the smaller the better, beside that of repeating the prior each day. */
export type Penalty = {
  readonly own: number;
  readonly prior: number;
  /** 1 - own / prior: above 0 the calls beat the prior; undefined where the prior is perfect. */
  readonly skill?: number;
};

/** How the regime calls fared against what came. */
export type RegimeScore = {
  /** Episodes with at least one call that resolved. */
  readonly episodes: number;
  /** Calls made; they are resolved, void (what came could not be seen) or open (the history ends first, nothing having tripped). */
  readonly decisions: number;
  readonly resolved: number;
  readonly void: number;
  readonly open: number;
  /** Resolved calls whose horizons do not overlap: the cases that are near to independent. */
  readonly apart: number;
  /** How often each regime came. */
  readonly came: { readonly [R in RegimeId]: number };
  /** How many of the resolved calls gave each regime the most. */
  readonly called: { readonly [R in RegimeId]: number };
  /** Mean of the squared distances summed over the three regimes, 0..2. */
  readonly brier: Known<Penalty>;
  /** Mean of -ln of the probability given to what came, nats. */
  readonly log: Known<Penalty>;
  /** What was said of friction against how often it came, of calls that overlap; unknown with fewer than ten. */
  readonly curve: Known<FrictionCurve>;
};

/** Fewest cases of a curve, and of a row of it that is judged. */
export const MIN_CALIBRATION_CASES = 10;
/** How far what came may be from what was said, share. */
export const CALIBRATION_TOLERANCE = 0.1;

/** What was said against how often it came, rows without a call left out. */
export type FrictionCurve = {
  /** `from` <= what was said < `to`. */
  readonly rows: readonly (Bin & { readonly from: number; readonly to: number })[];
  /** Lower edge of the lowest row that misses; absent where none with cases enough does. */
  readonly off?: number;
};

/** A call, and whether what shows a regime happened at the decision of that day; undefined: not to be seen. */
export type Called = {
  readonly day: Day;
  readonly belief: Belief;
  readonly friction: boolean | undefined;
  readonly rupture: boolean | undefined;
};
