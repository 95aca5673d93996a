import type { Day, Instant } from './time.ts';

/** One value of one series, with the two clocks: what day it speaks of, and when it was known. */
export type Observation = {
  readonly series: string;
  /** The session that the value belongs to. */
  readonly at: Day;
  /** When it could first be known. Of two values for one day the later known stands. */
  readonly knownAt: Instant;
  readonly value: number;
};

/** The name under which a memo points at an observation: series and day. */
export type ObservationId = string;
