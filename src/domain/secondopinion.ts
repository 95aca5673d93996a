import type { TwoStates } from '../kernel/markov.ts';
import type { Known } from './known.ts';
import type { Day } from './time.ts';

/**
 * Two states of a market, calm first and stormy, as a Markov-switching model was fitted to so many moves
 * of the risk leg, per cent a session.
 */
export type SwitchingModel = TwoStates & { readonly count: number };

/** What other methods make of the same prices: shown beside the regime call, never in it. */
export type Second = {
  /** Filtered chance that the market is in its stormy state. */
  readonly stormy: Known<number>;
  /** Chance that the moves have changed their law within the last so many sessions. */
  readonly change: Known<{
    readonly within: number;
    readonly probability: number;
    /** First session of the run that is now most likely. */
    readonly since: Day;
  }>;
};
