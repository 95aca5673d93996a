import type { Belief } from './regime.ts';

/** How a decision would read had an act that could come been known with it, all else the same. */
export type Foretold = {
  /** Id of the act among the thesis' possible facts. */
  readonly fact: string;
  /** Stops that it trips and that have not tripped without it. */
  readonly trips: readonly string[];
  /** Exposure that evening, and that which the limits then lead to; shares of own capital. */
  readonly target: number;
  readonly optimum: number;
  readonly odds: Belief;
};
