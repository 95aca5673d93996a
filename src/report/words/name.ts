import type { Freshness, Verdict } from '../../domain/decision.ts';
import type { LegId } from '../../domain/episode.ts';
import type { Confidence, Direction, Kind } from '../../domain/evidence.ts';
import type { Binding } from '../../domain/exposure.ts';
import type { RegimeId } from '../../domain/regime.ts';
import type { StopState } from '../../domain/stop.ts';
import type { CreditState, StressState } from '../../domain/stress.ts';

/** What states and kinds are called. */
export type Names = {
  readonly regime: { readonly [R in RegimeId]: string };
  /** The same in one word, where room is short. */
  readonly short: { readonly [R in RegimeId]: string };
  readonly verdict: { readonly [V in Verdict]: string };
  readonly stress: { readonly [S in StressState]: string };
  readonly stop: { readonly [S in StopState]: string };
  readonly credit: { readonly [C in CreditState]: string };
  readonly fresh: { readonly [F in Freshness['state']]: string };
  readonly leg: { readonly [L in LegId]: string };
  readonly kind: { readonly [K in Kind]: string };
  readonly direction: { readonly [D in Direction]: string };
  readonly confidence: { readonly [C in Confidence]: string };
  readonly binding: { readonly [B in Binding]: string };
  /** The six rungs, softest first. */
  readonly rungs: readonly [string, string, string, string, string, string];
};
