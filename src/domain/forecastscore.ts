import type { Estimator, Foretold } from './delever.ts';
import type { Bin, Known, Spread } from './known.ts';
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
