import type { Estimator, Foretold } from './delever.ts';
import type { Bin, Known, Spread } from './known.ts';
import type { Belief, RegimeId } from './regime.ts';
import type { ByCause, Cause } from './threat.ts';
import type { Day } from './time.ts';

/** A penalty of forecasts, the smaller the better, beside that of past mean, fear rule and walk. */
export type Rivals = { readonly [B in keyof Foretold]: Known<number> };

/** A forecast of how far a fall comes back, as it was made, and what the twenty sessions brought. */
export type RetraceCall = {
  /** Day of the decision, and the twentieth session after its close. */
  readonly made: Day;
  readonly due: Day;
  readonly by: Estimator;
  /** Probabilities of half back at any close, and at the twentieth; of `own` the 80 % intervals. */
  readonly half: Foretold;
  readonly end: Foretold;
  readonly interval: { readonly half: Spread; readonly end: Spread };
  /** Log move over the twenty sessions as it was foretold, 80 %. */
  readonly move: Known<Spread>;
  readonly came: { readonly half: boolean; readonly end: boolean; readonly move: number };
  /** Continuous ranked probability scores of the move, in its sigmas of twenty sessions. */
  readonly crps: Rivals;
};

/** How the forecasts of an episode's falls fared. Penalties are means over `calls`. */
export type RetraceScore = {
  /** Forecasts made; those not yet due. */
  readonly made: number;
  readonly open: number;
  /** Those that have come due, oldest first; of them, how many do not overlap. */
  readonly calls: readonly RetraceCall[];
  readonly apart: number;
  readonly brier: { readonly half: Rivals; readonly end: Rivals };
  /** Nats. */
  readonly log: { readonly half: Rivals; readonly end: Rivals };
  readonly crps: Rivals;
  /** Intervals of the move that held, of how many. */
  readonly coverage: Known<{ readonly held: number; readonly of: number }>;
  /** Calibration in fifths; unknown with fewer than ten calls. */
  readonly curve: Known<{ readonly half: readonly Bin[]; readonly end: readonly Bin[] }>;
};

/** Penalties of own shares and of the base rate over the same threats. */
export type BasePenalty = { readonly own: number; readonly base: number };

/** What a threat was to become as of its announcement, and what it became. */
export type ThreatCall = {
  readonly threat: string;
  readonly announced: Day;
  readonly ended: Day;
  readonly came: Cause;
  /** Shares by the outlook and by the pooled base rate; each sums to 1. */
  readonly own: ByCause;
  readonly base: ByCause;
  /** Threats that had ended by then. */
  readonly cases: number;
};

/** How outlooks fared on the threats that ended within an episode. Penalties are means over `calls`. */
export type ThreatScore = {
  /** By day of announcement, then by id; and the clusters they belong to. */
  readonly calls: readonly ThreatCall[];
  readonly clusters: number;
  /** Those announced before the first decision. */
  readonly before: number;
  /** Threats that ended and had no outlook, too few having ended before their announcement. */
  readonly untold: number;
  /** Threats still open at the end, and closed ones whose end has no day. */
  readonly open: number;
  readonly undated: number;
  /** Over the five ends, 0..2, and nats. */
  readonly brier: Known<BasePenalty>;
  readonly log: Known<BasePenalty>;
  /** Calibration of the outlook by end, in fifths; unknown with fewer than ten threats. */
  readonly curve: Known<ByCause<readonly Bin[]>>;
};

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
