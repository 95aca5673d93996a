import type { CalendarId } from './calendar.ts';
import type { Text } from './text.ts';

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
};
