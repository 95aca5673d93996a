import type { CalendarId } from './calendar.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

/** What a number is: it decides how a move is measured. Moves of the first three are log returns. */
export const SERIES_KINDS = ['price', 'index', 'fx', 'yield', 'spread'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** What a series is, where it comes from, and when its values become known. */
export type Series = {
  readonly id: string;
  readonly title: Text;
  readonly unit: string;
  readonly kind: SeriesKind;
  /** Years; a yield of a leg moves its price by -duration x change. Only for yields. */
  readonly duration?: number;
  /** +1, or -1 where a rise of the series is a fall of the leg. */
  readonly sign: 1 | -1;
  readonly calendar: CalendarId;
  /** Wall time at which a value is known, `lag` sessions after its own. */
  readonly known: { readonly time: string; readonly zone: string; readonly lag: number };
  /** Set where the values are later revisions, not first prints; says which. */
  readonly vintage?: Text;
  readonly source: string;
  /** Name of the long daily history in a calibration folder, where it differs from the id. */
  readonly history?: string;
  /** Whence its values are pulled, `source/key`; where it is not said, a person brings them. */
  readonly feed?: string;
};

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
