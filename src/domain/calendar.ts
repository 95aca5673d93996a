import type { Day } from './time.ts';

/** The calendars that a series may keep. */
export const CALENDARS = [
  'nyse',
  'sifma',
  'dxy',
  'icebofa',
  'london',
  'lbma',
  'target',
  'milan',
  'frankfurt',
  'paris',
  'tokyo',
  'taiwan',
  'hongkong',
  'shanghai',
  'fx',
  'weekdays',
  'daily',
  'wednesdays',
  'thursdays',
  'fridays',
  'saturdays',
  'monthly',
  'monthend',
] as const;
export type CalendarId = (typeof CALENDARS)[number];

/** Whether a market keeps a session on a day. */
export type Calendar = (day: Day) => boolean;

export type Calendars = { readonly [C in CalendarId]: Calendar };

/** A day on which a market is closed although its calendar does not know it, as somebody states. */
export type StatedClosure = {
  readonly calendar: CalendarId;
  readonly day: Day;
  /** Why, and who says so. */
  readonly reason: string;
};
