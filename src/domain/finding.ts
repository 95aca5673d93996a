import type { CalendarId, StatedClosure } from './calendar.ts';
import type { Watch } from './evidence.ts';
import type { Text } from './text.ts';
import type { Day, Instant } from './time.ts';

/** Something about one day of one series. */
type OfDay<Kind extends string> = {
  readonly kind: Kind;
  readonly series: string;
  readonly day: Day;
};
type Change = { readonly from: number; readonly to: number };

/** What is wrong with the data. Collected, shown in the memo, and never thrown. */
export type Finding =
  /** A value should be known by now and is not. */
  | { readonly kind: 'stale'; readonly series: string; readonly last: Day; readonly due: Day }
  /** No value at all yet. */
  | { readonly kind: 'absent'; readonly series: string }
  /** A session inside the run has no value although later ones do. */
  | OfDay<'missing'>
  /** The same value told twice. */
  | OfDay<'duplicate'>
  /** A later value replaced an earlier one. */
  | (OfDay<'revised'> & Change)
  /** A value that the series cannot take, such as a price of zero; it is left out. */
  | (OfDay<'impossible'> & { readonly value: number })
  /** A series moves in one session further than markets do: most likely a slip. It is used all the same. */
  | (OfDay<'jump'> & Change)
  /** A step that no session has made, as if the unit had changed or shares were split; the value is left out. */
  | (OfDay<'rescaled'> & Change)
  /** A value repeated to the last digit, since a day, longer than the series' own past allows; it is left out. */
  | (OfDay<'unmoved'> & {
      readonly since: Day;
      readonly value: number;
      /** Sessions in a row with the value. */
      readonly sessions: number;
    })
  /** A value is said to have been known before its series' own rule. It is used all the same. */
  | OfDay<'early'>
  /** A day far from every other of its series, and from the episode; its value is left out. */
  | OfDay<'stray'>
  /** A leg has a value on a day on which its market keeps no session; it is left out. */
  | OfDay<'closed'>
  /** A day is taken for closed because somebody states it. */
  | ({ readonly kind: 'stated closed' } & StatedClosure)
  /** No series of a calendar has its value of a day while others have theirs: it may have been closed. */
  | { readonly kind: 'perhaps closed'; readonly calendar: CalendarId; readonly day: Day }
  /** Days are judged for which the closed days of a calendar are not known. */
  | { readonly kind: 'calendar not known'; readonly calendar: CalendarId; readonly year: number }
  /** Two sources give different values for one day, and both became known at once; none is taken. */
  | (OfDay<'conflicting'> & { readonly values: readonly number[] })
  /** The values are later revisions, so the replay knows a little more than was known then. */
  | { readonly kind: 'vintage'; readonly series: string; readonly vintage: Text }
  /** No calibration vintage ends before the window that is judged. */
  | { readonly kind: 'uncalibrated'; readonly legs: string }
  /** A vintage reaches into the window that it would judge, and was refused. */
  | { readonly kind: 'refused'; readonly until: Day; readonly start: Day }
  /** An item of evidence rests on a weak source. */
  | { readonly kind: 'weak'; readonly evidence: string; readonly source: string }
  /** A date of an item that is most likely a slip; it is used as it stands. */
  | {
      readonly kind: 'odd date';
      readonly evidence: string;
      readonly field: 'occurred_on' | 'known_on' | 'scheduled_for' | 'effective_on';
      readonly day: Day;
    }
  /** Items of one claim, known at one instant, contradict each other; none counts until somebody decides. */
  | { readonly kind: 'disputed'; readonly claim: string; readonly evidence: readonly string[] }
  /** An act in force whose counterparty no key of a stop covers: the stop cannot tell whom it hits. */
  | {
      readonly kind: 'unmatched';
      readonly evidence: string;
      readonly stop: string;
      readonly counterparties: readonly string[];
    }
  /** No item of a watch group for longer than the thesis allows. */
  | {
      readonly kind: 'silent';
      readonly watch: Watch;
      readonly days: number;
      readonly limit: number;
    }
  /** Evidence is not gathered for this stretch. */
  | { readonly kind: 'unread' };

/** A finding and the instant from which it could be known. */
export type Found = { readonly at: Instant; readonly finding: Finding };
